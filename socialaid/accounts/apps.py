from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "socialaid.accounts"
    label = "accounts"
