"""Django's handle on the ui app."""

from django import forms
from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "troth.ui"
    label = "ui"

    def ready(self) -> None:
        """Say what a form still needs in our own words, once for every form of the product."""
        forms.Field.default_error_messages["required"] = "Please write something here."
        forms.ChoiceField.default_error_messages["required"] = "Please choose one."
        forms.MultipleChoiceField.default_error_messages["required"] = "Please choose at least one."
        forms.BooleanField.default_error_messages = {"required": "Please tick this if you agree."}
        forms.FileField.default_error_messages["required"] = "Please choose a file."
        forms.DateField.default_error_messages["invalid"] = "That is not a day we can read. Try 2026-03-12."
