from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from deadlines.acts import LABELS
from deadlines.letters import LETTERS
from socialaid.audit import acts
from socialaid.notices import registry


class DeadlinesConfig(AppConfig):
    name = "deadlines"
    verbose_name = _("Deadlines")

    def ready(self) -> None:
        acts.announce(LABELS)
        registry.announce(LETTERS)
