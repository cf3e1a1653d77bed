"""Take the steps of the ladder by hand, or see what would be done."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from deadlines.actions.watching import Planned, sweep


class Command(BaseCommand):
    help = "Takes the steps on due days that have come: reminders, breaches, letters. One line for each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="the day to work for, as 2026-11-18")
        parser.add_argument("--dry-run", action="store_true", help="only print what would be done")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        today = options["today"] or timezone.localdate(now)
        if today > timezone.localdate(now) and not options["dry_run"]:
            raise CommandError("A day that has not come yet can only be looked at: add --dry-run.")
        for line in sweep(today=today, now=now, dry_run=options["dry_run"]):
            self.stdout.write(_written(line))


def _written(line: Planned) -> str:
    passed = "" if line.told else " (passed over)"
    return f"{line.office} {line.number} {line.step}{passed} due {line.due_on.isoformat()}"
