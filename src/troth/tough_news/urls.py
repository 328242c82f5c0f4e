"""Addresses of tough news."""

from django.urls import URLPattern, path, register_converter

from troth.accounts.urls import OneOf

from .views import following, plans, telling


class Occasion(OneOf):
    regex = "2-days|2-weeks|30-days"


class CheckInMove(OneOf):
    regex = "done|another-way|not-wanted|reopen"


register_converter(Occasion, "occasion")
register_converter(CheckInMove, "check_in_move")

app_name = "tough_news"
urlpatterns: list[URLPattern] = [
    path("tough-news/", plans.list_news, name="list"),
    path("tough-news/plan/", plans.plan, name="plan"),
    path("tough-news/<uuid:id>/", plans.show, name="show"),
    path("tough-news/<uuid:id>/change/", plans.change, name="change"),
    path("tough-news/<uuid:id>/cards/", plans.cards, name="cards"),
    path("tough-news/<uuid:id>/delete/", plans.delete, name="delete"),
    path("tough-news/<uuid:id>/with/", plans.name_co_author, name="name-co-author"),
    path("tough-news/<uuid:id>/with/<uuid:person>/remove/", plans.remove_co_author, name="remove-co-author"),
    path("tough-news/<uuid:id>/tell/", telling.tell, name="tell"),
    path("tough-news/<uuid:id>/question/", telling.question, name="question"),
    path("tough-news/<uuid:id>/group/<occasion:occasion>/", telling.group, name="group"),
    path("tough-news/<uuid:id>/close/", telling.close, name="close"),
    path("tough-news/check-in/<uuid:id>/words/", following.words, name="words"),
    path("tough-news/check-in/<uuid:id>/<check_in_move:move>/", following.settle, name="settle"),
    path("tough-news/asked/<uuid:id>/", following.choose_way, name="choose-way"),
    path("tough-news/told/<uuid:id>/once-more/", following.ask_once_more, name="ask-once-more"),
    path("tough-news/words/<uuid:id>/delete/", following.delete_words, name="delete-words"),
]
