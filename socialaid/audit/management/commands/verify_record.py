"""Is the record as it was sealed?"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from socialaid.audit.queries.chain import Broken, Walk, Walked


class Command(BaseCommand):
    help = "Walks the chain of seals over the record and names the first broken link; exit code 1 where there is one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head", action="append", default=[], help="a head noted earlier; it must lie on the chain"
        )
        parser.add_argument(
            "--heads", type=Path, help="record-heads.json as it was saved earlier; all of it must lie there"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = {*options["head"], *_saved(options["heads"])}
        try:
            walked = Walk(known=known).go(now=timezone.now())
        except Broken as broken:
            raise CommandError(f"The record is broken: {broken}.") from broken
        self.stdout.write(_sentence(walked))


def _saved(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        return [head["hash"] for head in json.loads(file.read_text())["heads"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{file} does not hold published heads.") from error


def _sentence(walked: Walked) -> str:
    return (
        f"The record is whole: {walked.rows} rows under {walked.seals} seals, {walked.late} of them sealed late; "
        f"{walked.waiting} wait for their seal. Head: {walked.end}"
    )
