"""Django's handle on the operate app."""

from django.apps import AppConfig


class OperateConfig(AppConfig):
    name = "troth.operate"
    label = "operate"
