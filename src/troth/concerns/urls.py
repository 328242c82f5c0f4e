"""Addresses of concerns on the site. Concerns themselves have none here."""

from django.urls import URLPattern, path

from . import views

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
]
