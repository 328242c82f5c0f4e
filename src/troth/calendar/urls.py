"""Addresses of calendar."""

from django.urls import URLPattern, path

from . import views

app_name = "calendar"
urlpatterns: list[URLPattern] = [
    path("calendar/", views.mine, name="mine"),
    path("calendar/address/", views.make, name="make"),
    path("calendar/address/revoke/", views.revoke, name="revoke"),
    path("calendar/<slug:kind>/<uuid:id>.ics", views.file, name="file"),
    path("calendar/<str:secret>.ics", views.feed, name="feed"),
]
