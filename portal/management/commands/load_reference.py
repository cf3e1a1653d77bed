"""Load the offices, the standard, the calendar, the categories and the grounds of refusal."""

from typing import Any

from django.core.management.base import BaseCommand

from applications.actions import loading as applications
from deadlines.actions import loading as deadlines
from entitlements.actions import loading as entitlements
from offices.actions import loading as offices


class Command(BaseCommand):
    help = "Load the reference data; it can be run as often as one likes."

    def handle(self, *args: Any, **options: Any) -> None:
        for app in (offices, deadlines, entitlements, applications):
            for what, count in app.load().items():
                self.stdout.write(f"{what}: {count}")
