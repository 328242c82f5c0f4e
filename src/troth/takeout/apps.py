"""Django's handle on the takeout app."""

from django.apps import AppConfig


class TakeoutConfig(AppConfig):
    name = "troth.takeout"
    label = "takeout"
