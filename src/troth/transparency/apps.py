"""Django's handle on the transparency app."""

from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "troth.transparency"
    label = "transparency"
