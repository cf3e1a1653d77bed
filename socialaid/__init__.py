"""SocialAid: social assistance by decisions of local representative bodies (Akmola region)."""

from socialaid.celery import app as celery_app

__all__ = ["celery_app"]
