"""How the acts on an account are called."""

from django.utils.translation import gettext_lazy as _

from socialaid.audit import acts

LABELS = {
    "account.claimed": _("Person of the account stated"),
    "account.confirmed": _("Identity of the account confirmed"),
    "account.exported": _("All that is held about her taken home"),
    "letters.wished": _("Ways of letters chosen"),
    "letters.reminders_stopped": _("Reminders stopped"),
    "account.confirmation_taken_back": _("Confirmation of the account taken back"),
}


def announce_all() -> None:
    acts.announce(LABELS)
