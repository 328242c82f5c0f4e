"""Django's handle on the accords app."""

from django.apps import AppConfig


class AccordsConfig(AppConfig):
    name = "troth.accords"
    label = "accords"
