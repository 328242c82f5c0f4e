"""Django's handle on the today app."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    name = "troth.today"
    label = "today"
