from django.apps import AppConfig


class PrintsConfig(AppConfig):
    name = "socialaid.prints"
    label = "prints"
