"""Addresses of concerns on the site. Concerns themselves have none here."""

from django.urls import URLPattern, path

from . import before, views

app_name = "concerns"
urlpatterns: list[URLPattern] = [
    path("safely/listeners/", views.listeners, name="listeners"),
    path("safely/listeners.json", views.document, name="document"),
    path("safely/listening/", views.listening, name="listening"),
    path("safely/listening/remove/", views.remove_key, name="remove-key"),
    path("safely/outside/", views.outside, name="outside"),
    path("safely/outside/<uuid:id>/remove/", views.remove_outside, name="remove-outside"),
    path("safely/heard/", views.heard, name="heard"),
    path("safely/heard/publish/", views.publish, name="publish"),
    path("safely/before/", before.lies, name="before"),
    path("safely/before/put/", before.put, name="put"),
    path("safely/before/<uuid:id>/", before.show, name="brought"),
    path("safely/before/<uuid:id>/answer/", before.answer, name="answer"),
    path("safely/before/<uuid:id>/take-back/", before.take_back, name="take-back"),
]
