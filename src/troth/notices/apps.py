"""Django's handle on the notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "troth.notices"
    label = "notices"
