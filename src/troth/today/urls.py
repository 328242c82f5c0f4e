"""Addresses of today."""

from django.urls import URLPattern, path

from . import views

app_name = "today"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("waiting/", views.waiting, name="waiting"),
    path("week/", views.week, name="week"),
    path("between/", views.between, name="between"),
    path("between/<uuid:id>/", views.between_person, name="between-person"),
    path("aside/<uuid:id>/", views.aside, name="put-aside"),
    path("aside/<uuid:id>/back/", views.back, name="bring-back"),
    path("less/<slug:kind>/", views.less, name="see-less"),
    path("less/<slug:kind>/again/", views.again, name="see-again"),
]
