"""The picture of the states for the README."""

from typing import Any

from django.core.management.base import BaseCommand

from applications.drawing import mermaid


class Command(BaseCommand):
    help = "Prints the states of a case and the moves between them as a Mermaid diagram."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(mermaid())
