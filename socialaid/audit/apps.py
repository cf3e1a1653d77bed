from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from socialaid.audit import acts


class AuditConfig(AppConfig):
    name = "socialaid.audit"
    label = "audit"

    def ready(self) -> None:
        acts.announce({"record.exported": _("Lines of the record saved as a file")})
