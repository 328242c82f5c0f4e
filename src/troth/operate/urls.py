"""Addresses of operate."""

from django.urls import path

from . import views

app_name = "operate"
urlpatterns = [
    path("operate/", views.show_findings, name="findings"),
    path("operate/given-up/", views.settle_given_up, name="settle-given-up"),
]
