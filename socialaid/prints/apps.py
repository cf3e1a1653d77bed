from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from socialaid.prints import kinds


class PrintsConfig(AppConfig):
    name = "socialaid.prints"
    label = "prints"

    def ready(self) -> None:
        kinds.announce({"letter": _("Letter")})
