"""Django's handle on the identity app."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "troth.identity"
    label = "identity"

    def ready(self) -> None:
        from .forgetting import forget_times

        forget_times()
