from django.apps import AppConfig

from payments.acts import LABELS
from payments.letters import LETTERS
from socialaid.audit import acts
from socialaid.notices import registry


class PaymentsConfig(AppConfig):
    name = "payments"

    def ready(self) -> None:
        acts.announce(LABELS)
        registry.announce(LETTERS)
