"""Invented people and cases; never in production."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.demo.populating import populate
from socialaid.lib import doorbell


class Command(BaseCommand):
    help = "Loads the demo people and cases once."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo people are never loaded in production.")
        with doorbell.silent():
            count = populate(today=timezone.localdate(), now=timezone.now())
        self.stdout.write(f"{count} demo cases loaded." if count else "The demo is there already.")
