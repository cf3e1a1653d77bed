from typing import Any

from django.core.management.base import BaseCommand, CommandError

from socialaid.files.actions.rewrapping import rewrap


class Command(BaseCommand):
    help = "Wrap the key of every stored file under the newest of FILE_KEYS; afterwards the older ones can go."

    def handle(self, *args: Any, **options: Any) -> None:
        wrapped, lost = rewrap()
        self.stdout.write(f"{wrapped} keys wrapped under the newest of FILE_KEYS.")
        if lost:
            raise CommandError(f"{lost} keys open under none of FILE_KEYS: put the old key back into the list.")
