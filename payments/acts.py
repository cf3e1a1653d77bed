"""The acts of this room, as the record of events shows them."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "payment.opened": _("Payment became owed"),
    "transfer.prepared": _("Payment prepared"),
    "transfer.approved": _("Payment approved"),
    "transfer.made": _("Payment made by the bank"),
    "transfer.returned": _("Payment sent back by the bank"),
    "transfer.cancelled": _("Transfer cancelled"),
}
