from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from socialaid.prints import kinds


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        kinds.announce({"stand_sheet": _("Sheet for the stand")})
