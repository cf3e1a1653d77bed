"""Celery: doorbells only. Every ring may be lost, so every ring has a sweep in the schedule below."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialaid.settings")

app = Celery("socialaid")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)

# The heartbeat and the prints stand in lines of their own, and a worker takes from each line in turn: a hundred prints
# that wait hold up no letter, and say nothing about who is alive.
QUEUES = ("celery", "heartbeat", "prints")
app.conf.task_queues = {name: {"exchange": name, "routing_key": name} for name in QUEUES}
app.conf.task_routes = {"portal.heartbeat": {"queue": "heartbeat"}, "prints.*": {"queue": "prints"}}

app.conf.beat_schedule = {
    "heartbeat": {"task": "portal.heartbeat", "schedule": 30.0},
    "work": {"task": "portal.work", "schedule": 30.0},
    "record": {"task": "audit.seal", "schedule": 60.0},
    "files": {"task": "files.sweep", "schedule": 60.0},
    "files-orphans": {"task": "files.sweep_orphans", "schedule": crontab(hour=3, minute=40)},
    "notices": {"task": "notices.sweep", "schedule": 60.0},
    "prints": {"task": "prints.sweep", "schedule": 60.0},
    "harmful-pages": {"task": "applications.answer_harmful", "schedule": 60.0},
    "rules": {"task": "applications.follow_rules", "schedule": crontab(minute="2-59/10")},
    "accounts-unconfirmed": {"task": "accounts.forget_unconfirmed", "schedule": crontab(hour=3, minute=10)},
    "accounts-sessions": {"task": "accounts.clear_sessions", "schedule": crontab(hour=3, minute=20)},
    "drafts": {"task": "applications.sweep_drafts", "schedule": crontab(hour=6, minute=40)},
    "deadlines-morning": {"task": "deadlines.sweep", "schedule": crontab(hour=7, minute=0)},
    "deadlines-catch-up": {"task": "deadlines.sweep", "schedule": crontab(hour="8-19", minute=20)},
}


def keep_our_logging(**_facts: object) -> None:
    """Worker and beat log as the web does: Celery changes nothing once somebody listens to this signal."""


setup_logging.connect(keep_our_logging)
