"""Addresses of decisions."""

from django.urls import URLPattern, path, register_converter

from troth.accounts.urls import OneOf

from .views import after, asking, reading, running


class InputStep(OneOf):
    regex = "support|stop-supporting|take-back|lift|object-again"


register_converter(InputStep, "input_step")

app_name = "decisions"
urlpatterns: list[URLPattern] = [
    path("decisions/", reading.list_decisions, name="list"),
    path("decisions/past/", reading.past, name="past"),
    path("decisions/ask/", asking.ask, name="ask"),
    path("decisions/<uuid:id>/", reading.show, name="show"),
    path("decisions/<uuid:id>/more/", asking.more, name="more"),
    path("decisions/<uuid:id>/name/", asking.name_decider, name="name"),
    path("decisions/<uuid:id>/call-off/", asking.call_off, name="call-off"),
    path("decisions/<uuid:id>/say/", reading.say, name="say"),
    path("decisions/input/<uuid:id>/<input_step:step>/", reading.step, name="input-step"),
    path("decisions/<uuid:id>/answer/", running.answer, name="answer"),
    path("decisions/answer/<uuid:id>/take-back/", running.take_back_answer, name="take-back-answer"),
    path("decisions/<uuid:id>/decide/", running.decide, name="decide"),
    path("decisions/<uuid:id>/came-of/", after.came_of, name="came-of"),
    path("decisions/<uuid:id>/heard/", after.felt_heard, name="heard"),
    path("decisions/<uuid:id>/heard/delete/", after.forget, name="forget-heard"),
]
