from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "socialaid.audit"
    label = "audit"
