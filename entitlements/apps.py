from django.apps import AppConfig


class EntitlementsConfig(AppConfig):
    name = "entitlements"

    def ready(self) -> None:
        from entitlements import acts  # noqa: PLC0415

        acts.announce_all()
