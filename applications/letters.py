"""The letters and printed sheets of a case and what people call them."""

from django.utils.translation import gettext_lazy as _

from socialaid.notices import registry
from socialaid.prints import kinds

TITLES = {
    "applications/filed": _("Application received"),
    "applications/returned": _("Something is missing"),
    "applications/registered": _("Registered: your coupon"),
    "applications/harmful_found": _("A virus was found in a document"),
    "applications/put_off": _("The commission put the case off"),
    "applications/decided": _("The commission has decided"),
    "applications/ordered": _("The decision is signed"),
    "applications/account_corrected": _("Another bank account"),
    "applications/household_corrected": _("Your family and its income"),
    "applications/withdrawn": _("Application withdrawn"),
    "applications/stopped": _("The case was stopped"),
    "applications/handed_over": _("The result was handed over"),
    "applications/posted": _("The result was posted"),
    "applications/representation_ended": _("Your representative acts no longer"),
    "applications/acting_ended": _("You act no longer in a case"),
    "applications/rules_changed": _("New rules for an application begun"),
    "applications/draft_ends": _("An application begun that will be deleted"),
    "applications/message": _("The department has written to you"),
    "applications/contact_changed": _("Contact data changed"),
    "applications/passed_on": _("Another department takes over"),
    "applications/print_revoked": _("A printed sheet counts no longer"),
    "applications/rules_ended": _("Kind of assistance that has ended"),
}


SHEETS = {
    "coupon": _("Coupon"),
    "department_decision": _("Department's decision"),
    "missing_documents": _("List of missing documents"),
    "grant_notice": _("Notice of grant"),
    "refusal_notice": _("Notice of refusal"),
}


def announce_all() -> None:
    registry.announce(TITLES)
    kinds.announce(SHEETS)
