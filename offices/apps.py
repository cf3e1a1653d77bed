from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from socialaid.audit import acts


class OfficesConfig(AppConfig):
    name = "offices"

    def ready(self) -> None:
        acts.announce({"letters.rewritten": _("Words of a letter written anew")})
