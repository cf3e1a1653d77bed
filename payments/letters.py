"""The letters of this room and what staff call them."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "payments/made": _("The money was sent"),
    "payments/returned": _("The bank sent the money back"),
}
