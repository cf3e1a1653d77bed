"""How the acts of a case are called on its timeline."""

from django.utils.translation import gettext_lazy as _

from socialaid.audit import acts

LABELS = {
    "application.filed": _("Application filed"),
    "application.returned": _("Returned for completion"),
    "application.completed": _("Completed and sent again"),
    "application.registered": _("Registered, coupon given"),
    "application.referred": _("Put on the agenda of a sitting"),
    "application.put_off": _("Put off by the commission"),
    "application.decided": _("Commission's decision received"),
    "application.ordered": _("Department's decision signed"),
    "application.settled": _("Settled: paid, or the refusal delivered"),
    "application.closed": _("Closed"),
    "application.withdrawn": _("Withdrawn by the applicant"),
    "application.stopped": _("Stopped"),
    "document.checked": _("Document checked"),
    "document.handed_in": _("Document handed in"),
    "document.harmful_refused": _("File with a virus refused"),
    "document.scan_removed": _("Page of a document removed"),
    "delivery.handed_over": _("Result handed over"),
    "delivery.posted": _("Result posted"),
    "delivery.returned": _("Letter came back"),
    "application.account_corrected": _("Bank account corrected"),
    "application.rules_followed": _("Draft moved to the new rules"),
    "application.representation_ended": _("Representative acts no longer"),
    "person.kept": _("Person to act for written down"),
    "person.ended": _("Acting for a person ended"),
    "application.assigned": _("Given to a specialist"),
}


def announce_all() -> None:
    acts.announce(LABELS)
