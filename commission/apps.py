from django.apps import AppConfig


class CommissionConfig(AppConfig):
    name = "commission"

    def ready(self) -> None:
        from commission import acts  # noqa: PLC0415

        acts.announce_all()
