"""Django's handle on the people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "troth.people"
    label = "people"
