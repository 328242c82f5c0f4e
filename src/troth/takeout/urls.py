"""Addresses of takeout."""

from django.urls import URLPattern, path

from . import views

app_name = "takeout"
urlpatterns: list[URLPattern] = [
    path("my-data/", views.my_data, name="my-data"),
    path("my-data/copy.json", views.copy_json, name="copy-json"),
    path("my-data/copy.html", views.copy_page, name="copy-page"),
    path("my-data/erase/", views.erase, name="erase"),
    path("my-data/gone/", views.gone, name="gone"),
]
