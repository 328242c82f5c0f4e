"""Django's handle on citations: finds each capability's `citing.py`."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CitesConfig(AppConfig):
    name = "troth.cites"
    label = "cites"

    def ready(self) -> None:
        autodiscover_modules("citing")
