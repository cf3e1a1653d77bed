from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "socialaid.notices"
    label = "notices"
