"""Django's handle on the jobs app; loads every capability's due.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "troth.jobs"
    label = "jobs"

    def ready(self) -> None:
        autodiscover_modules("due")
