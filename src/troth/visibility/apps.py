"""Django's handle on the visibility app; loads every capability's who_sees.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class VisibilityConfig(AppConfig):
    name = "troth.visibility"
    label = "visibility"

    def ready(self) -> None:
        from . import checks  # noqa: F401 registers the system checks

        autodiscover_modules("who_sees")
