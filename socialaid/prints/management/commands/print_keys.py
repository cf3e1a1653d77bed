from base64 import urlsafe_b64encode
from pathlib import Path
from secrets import token_bytes
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from socialaid.prints.actions.signing import withdraw_key
from socialaid.prints.queries import key_days


class Command(BaseCommand):
    help = "The keys that sign printed sheets: list them, make a new one, or withdraw one that got into other hands."

    def add_arguments(self, parser: Any) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument(
            "--new", action="store_true", help="make a key; it signs after a restart, the old still check"
        )
        choice.add_argument("--withdraw", metavar="ID", help="tell offline checks to believe this key no longer")

    def handle(self, *args: Any, new: bool, withdraw: str | None, **options: Any) -> None:
        if new:
            return self._make()
        if withdraw:
            return self._withdraw(withdraw)
        for key in key_days():
            days = ", ".join(f"{name} {key[name]}" for name in ("since", "until", "withdrawn") if key[name])
            self.stdout.write(f"{key['id']}  {key['public']}  {days or 'has not signed yet'}")
        return None

    def _make(self) -> None:
        keys = ",".join([urlsafe_b64encode(token_bytes(32)).decode(), *settings.PRINT_KEYS])
        kept = Path(settings.VAR_DIR) / "keys" / "print_keys"
        if not (settings.DEMO and kept.is_file() and kept.read_text() == ",".join(settings.PRINT_KEYS)):
            self.stdout.write(f"PRINT_KEYS={keys}")
            self.stderr.write("Put this into the environment of web and worker, then restart them.")
            return
        _rewrite(kept, keys)
        self.stdout.write(f"A new key stands in front in {kept}. Restart: it signs what is printed from then on.")

    def _withdraw(self, name: str) -> None:
        key = withdraw_key(name=name, today=timezone.localdate())
        if key is None:
            raise CommandError(f"No key {name} has signed a sheet.")
        self.stdout.write(f"{key} is withdrawn since {key.withdrawn}. Make a new key too if it still signs.")


def _rewrite(kept: Path, keys: str) -> None:
    beside = kept.with_name(f"{kept.name}.new")
    beside.touch(mode=0o600)
    beside.write_text(keys)
    beside.replace(kept)
