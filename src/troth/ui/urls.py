"""Addresses of ui."""

from django.urls import URLPattern, path

from troth.ui import views

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("gallery/", views.gallery, name="gallery"),
    path("theme/", views.choose_theme, name="choose-theme"),
]
