"""Django's handle on the audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "troth.audit"
    label = "audit"
