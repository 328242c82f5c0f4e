"""Addresses of pulses."""

from django.urls import URLPattern, path, register_converter

from troth.accounts.urls import OneOf

from .views import collecting, leading, safely


class SignedDocument(OneOf):
    regex = "manifest|gate|tally"


register_converter(SignedDocument, "signed_document")

app_name = "pulses"
urlpatterns: list[URLPattern] = [
    path("safely/", safely.safely, name="safely"),
    path("safely/how/", safely.how, name="how"),
    path("safely/figures/", safely.past, name="past"),
    path("safely/figures/<uuid:id>/", safely.figures, name="figures"),
    path("safely/figures/<uuid:id>/figures.json", safely.figures_paper, name="figures-paper"),
    path("safely/rounds/", leading.rounds, name="rounds"),
    path("safely/rounds/begin/", leading.begin, name="begin"),
    path("safely/rounds/end/", leading.end, name="end"),
    path("safely/pause/<uuid:id>/remove/", leading.remove_pause, name="remove-pause"),
    path("safely/keys/", leading.keys, name="keys"),
    path("safely/keys/<uuid:id>/remove/", leading.remove_key, name="remove-key"),
    path("safely/round/<uuid:id>/", safely.check, name="check"),
    path("safely/round/<uuid:id>/together/", safely.together, name="together"),
    path("safely/round/<uuid:id>/<signed_document:which>.json", safely.document, name="document"),
    path("pulse/issue/", collecting.collect, name="collect"),
]
