"""Addresses of guided conversations."""

from django.urls import URLPattern, path, register_converter

from troth.accounts.urls import OneOf

from .views import holding, setting


class StepNumber(OneOf):
    regex = "[1-5]"


register_converter(StepNumber, "guided_step")

app_name = "guided"
urlpatterns: list[URLPattern] = [
    path("conversation/team/<uuid:id>/", setting.team, name="team"),
    path("conversation/team/<uuid:id>/plan/", setting.plan, name="plan"),
    path("conversation/team/<uuid:id>/ask/", setting.ask, name="ask"),
    path("conversation/<uuid:id>/", holding.show, name="show"),
    path("conversation/<uuid:id>/move/", setting.move, name="move"),
    path("conversation/<uuid:id>/not-this-time/", setting.not_this_time, name="not-this-time"),
    path("conversation/<uuid:id>/prepare/", holding.prepare, name="prepare"),
    path("conversation/<uuid:id>/prepare/forget/", holding.forget, name="forget"),
    path("conversation/<uuid:id>/step/<guided_step:number>/", holding.step, name="step"),
    path("conversation/<uuid:id>/promise/", holding.promise, name="promise"),
    path("conversation/<uuid:id>/no-promise/", holding.no_promise, name="no-promise"),
]
