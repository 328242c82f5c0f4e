"""Addresses of reminders."""

from django.urls import URLPattern, path

from . import views

app_name = "notices"
urlpatterns: list[URLPattern] = [
    path("reminders/", views.reminders, name="reminders"),
    path("reminders/snooze/", views.snooze, name="snooze"),
    path("reminders/chat/", views.chat, name="chat"),
    path("reminders/chat/try/", views.try_chat, name="try-chat"),
    path("reminders/chat/close/", views.close_chat, name="close-chat"),
    path("reminders/stop/<str:token>/", views.stop, name="stop"),
]
