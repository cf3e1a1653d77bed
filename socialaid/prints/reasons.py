"""Why a sheet counts no longer: what anybody who checks it is told."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    MISTAKE = "mistake", _("There is a mistake on the sheet")
    ISSUED_WRONGLY = "issued_wrongly", _("It should not have been given out")
    LOST = "lost", _("The sheet was lost or stolen")
    REPLACED = "replaced", _("Another sheet has taken its place")
