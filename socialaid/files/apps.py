from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "socialaid.files"
    label = "files"
