"""How the acts around a maslikhat's decision are called on the record."""

from django.utils.translation import gettext_lazy as _

from socialaid.audit import acts

LABELS = {
    "rules.begun": _("New decision of the maslikhat begun"),
    "rules.changed": _("Facts of the new decision changed"),
    "rules.category_added": _("Category added to the new decision"),
    "rules.category_changed": _("Category of the new decision changed"),
    "rules.category_dropped": _("Category dropped from the new decision"),
    "rules.category_restored": _("Category taken into the new decision again"),
    "rules.discarded": _("Draft of the new decision thrown away"),
    "rules.published": _("New decision of the maslikhat published"),
}


def announce_all() -> None:
    acts.announce(LABELS)
