"""Addresses of replies, beside those of the figures they answer."""

from django.urls import URLPattern, path

from .views import reading, writing

app_name = "replies"
urlpatterns: list[URLPattern] = [
    path("safely/figures/<uuid:id>/guess/", writing.guess, name="guess"),
    path("safely/figures/<uuid:id>/answer/", writing.write, name="write"),
    path("safely/figures/<uuid:id>/answer/forget/", writing.forget, name="forget"),
    path("safely/answers/", reading.history, name="history"),
    path("safely/answers/waiting/", reading.waiting, name="waiting"),
    path("safely/answers/<uuid:id>/", reading.show, name="show"),
    path("safely/answers/<uuid:id>/correct/", writing.correct, name="correct"),
]
