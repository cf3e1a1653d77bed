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
    "document.harmful_found": _("Virus found later in a page, the page removed"),
    "document.taken_over": _("Document taken from an earlier case"),
    "document.scan_turned": _("Page of a document turned"),
    "document.scan_moved": _("Pages of a document put in another order"),
    "document.scan_removed": _("Page of a document removed"),
    "missing.listed": _("List of missing documents printed"),
    "delivery.handed_over": _("Result handed over"),
    "delivery.posted": _("Result posted"),
    "delivery.returned": _("Letter came back"),
    "household.written": _("Family and income written down"),
    "application.account_corrected": _("Bank account corrected"),
    "application.rules_followed": _("Draft moved to the new rules"),
    "draft.thrown_away": _("Draft thrown away"),
    "draft.expired": _("Draft deleted after its time"),
    "application.representation_ended": _("Representative acts no longer"),
    "person.kept": _("Person to act for written down"),
    "person.ended": _("Acting for a person ended"),
    "application.assigned": _("Given to a specialist"),
    "application.passed_on": _("Passed on to another department"),
    "application.sitting_changed": _("Sitting changed"),
    "contact.changed": _("Contact data changed"),
    "message.received": _("The citizen wrote a message"),
    "message.sent": _("The department wrote a message"),
    "message.set_aside": _("Message needs no answer"),
    "note.left": _("Note left"),
    "print.revoked": _("Printed sheet revoked"),
    "letters.posted": _("Letter posted"),
    "letters.handed_over": _("Letter handed over at the counter"),
    "letters.came_back": _("Posted letter came back"),
    "letters.sent_again": _("Letter sent again"),
}


def announce_all() -> None:
    acts.announce(LABELS)
