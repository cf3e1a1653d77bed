"""The demo sign-ins, for people and for programs."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo_people import people


class Command(BaseCommand):
    help = "Lists the demo sign-ins: role, office, name, password, secret of the second factor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="as a JSON list")
        parser.add_argument("--office", help="only this office (its code), the applicants and the region")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("There are no demo people in production.")
        rows = people(office=options["office"])
        if options["json"]:
            self.stdout.write(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(
                f"{row.username:28} {row.password:16} {row.secret:34} {row.code:8} {row.role_code:14} {row.name}"
            )
