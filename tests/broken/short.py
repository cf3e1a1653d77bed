"""The real Celery application with short waits, for workers that a test starts and kills.

Where HOLD_AT says so, the worker stands still in the middle of a sheet, after leaving the sign HELD for the test.
"""

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from celery.signals import worker_process_init
from django.utils.module_loading import import_string

from socialaid.celery import app

HOLD_AT = os.environ.get("HOLD_AT", "")
SWEEPS = ("notices.sweep", "prints.sweep")
VERY_LONG = 600

app.conf.beat_schedule = {name: {"task": name, "schedule": 1.0} for name in SWEEPS}
if os.environ.get("REDIS_URL"):
    app.conf.broker_transport_options = app.conf.broker_transport_options | {
        "visibility_timeout": 4,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
    }


@worker_process_init.connect
def _prepare(**_facts: object) -> None:
    import_string("socialaid.prints.tasks.sweep").run.__globals__["PATIENCE"] = timedelta(seconds=1)
    making = import_string("socialaid.prints.actions.making.make").__globals__
    if HOLD_AT == "drawing":
        making["render_pdf"] = _stand_still
    models = import_string("socialaid.notices.models.DeliveryQuerySet").due.__globals__
    models["LEASE"] = timedelta(seconds=3)
    if HOLD_AT == "sending":
        import_string("socialaid.notices.actions.sending.SENDERS")["email"] = _stand_still
    if HOLD_AT == "keeping":
        making["Print"].objects._queryset_class.unmade = _stand_still


def _stand_still(*_anything: Any) -> None:
    Path(os.environ["HELD"]).touch()
    time.sleep(VERY_LONG)
