"""Django's handle on the cards app."""

from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "troth.cards"
    label = "cards"

    def ready(self) -> None:
        """Hand accounts what it offers and can undo for cards, without accounts knowing them."""
        from . import offering, undo

        offering.register()
        undo.register()
