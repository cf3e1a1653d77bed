from django.apps import AppConfig

from applications import acts, letters


class ApplicationsConfig(AppConfig):
    name = "applications"

    def ready(self) -> None:
        from applications import attached  # noqa: PLC0415 - reads prints, whose tables are known only now

        acts.announce_all()
        letters.announce_all()
        attached.announce_all()
