from django.apps import AppConfig

from socialaid.accounts import acts


class AccountsConfig(AppConfig):
    name = "socialaid.accounts"
    label = "accounts"

    def ready(self) -> None:
        acts.announce_all()
