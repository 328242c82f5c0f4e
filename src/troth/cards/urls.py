"""Addresses of cards and questions."""

from django.urls import URLPattern, path, register_converter

from troth.accounts.urls import OneOf

from .views import cards, loop, manual, questions


class Said(OneOf):
    regex = "answer|back|reply"


register_converter(Said, "said")

app_name = "cards"
urlpatterns: list[URLPattern] = [
    path("cards/", cards.list_cards, name="list"),
    path("cards/write/", cards.write, name="write"),
    path("cards/page/", cards.one_page, name="page"),
    path("cards/about-me.md", cards.markdown, name="markdown"),
    path("cards/import/", manual.bring, name="bring"),
    path("cards/import/keep/", manual.keep, name="keep"),
    path("cards/<uuid:id>/", cards.change, name="change"),
    path("cards/<uuid:id>/share/", cards.share, name="share"),
    path("cards/<uuid:id>/renew/", cards.renew, name="renew"),
    path("cards/<uuid:id>/delete/", cards.delete, name="delete"),
    path("cards/<uuid:id>/acted/", loop.acted, name="acted"),
    path("cards/acted/<uuid:id>/take-back/", loop.take_back, name="take-back-acted"),
    path("cards/acted/<uuid:id>/was-it-so/", loop.was_it_so, name="was-it-so"),
    path("cards/acted/<uuid:id>/unsay/", loop.unsay, name="unsay"),
    path("cards/ask/<uuid:id>/", questions.choose, name="choose"),
    path("cards/ask/<uuid:id>/<slug:key>/", questions.ask, name="ask"),
    path("cards/question/<uuid:id>/", questions.show, name="question"),
    path("cards/question/<uuid:id>/aside/", questions.set_aside, name="set-aside"),
    path("cards/question/<uuid:id>/take-back/", questions.take_back, name="take-back-question"),
    path("cards/question/<uuid:id>/<said:kind>/", questions.say, name="say"),
    path("cards/turn/<uuid:id>/take-back/", questions.take_back_turn, name="take-back-turn"),
]
