from django.apps import AppConfig

from applications import acts, letters


class ApplicationsConfig(AppConfig):
    name = "applications"

    def ready(self) -> None:
        acts.announce_all()
        letters.announce_all()
