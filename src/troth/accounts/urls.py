"""Addresses of accounts."""

from django.urls import URLPattern, path, register_converter

from .views import books, comparisons, kinds, lines, look_back, moments, promises


class OneOf:
    """A word out of a few in an address."""

    regex = ""

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class Settled(OneOf):
    regex = "keep|cannot|release"


class Answer(OneOf):
    regex = "yes|not-for-me"


class Agreement(OneOf):
    regex = "agree|leave"


class Became(OneOf):
    regex = "kept|cannot|released"


class Step(OneOf):
    regex = "ready|not-ready|out|in"


register_converter(Step, "step")
register_converter(Settled, "settled")
register_converter(Answer, "answer")
register_converter(Agreement, "agreement")
register_converter(Became, "became")

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("promises/", promises.list_promises, name="list-promises"),
    path("promises/say/", promises.say_promise, name="say-promise"),
    path("promises/<uuid:id>/", promises.show_promise, name="show-promise"),
    path("promises/<uuid:id>/<settled:move>/", promises.settle, name="settle-promise"),
    path("promises/<uuid:id>/<answer:says>/", promises.answer, name="answer-promise"),
    path("promises/<uuid:id>/not-yet/", promises.delay, name="delay-promise"),
    path("promises/<uuid:id>/correct/", promises.accept, name="correct-promise"),
    path("promises/<uuid:id>/accept/", promises.accept_as_heard, name="accept-promise"),
    path("promises/<uuid:id>/take-back/", promises.take_back_question, name="take-back-promise"),
    path("promises/<uuid:id>/change/", promises.change, name="change-promise"),
    path("promises/<uuid:id>/change/<agreement:says>/", promises.answer_change, name="answer-change"),
    path("lines/<uuid:id>/send/", lines.send, name="send-line"),
    path("lines/<uuid:id>/<became:state>/", lines.settle, name="settle-line"),
    path("lines/<uuid:id>/not-yet/", lines.delay, name="delay-line"),
    path("lines/<uuid:id>/delete/", lines.delete, name="delete-line"),
    path("moments/new/", moments.offer, name="offer-moment"),
    path("moments/<uuid:id>/", moments.mark, name="mark-moment"),
    path("moments/<uuid:id>/take-back/", moments.take_back, name="take-back-moment"),
    path("book/", books.list_books, name="books"),
    path("book/<uuid:id>/", books.show_book, name="book"),
    path("book/<uuid:id>/new/", books.record, name="record-entry"),
    path("book/entry/<uuid:id>/", books.change, name="change-entry"),
    path("book/entry/<uuid:id>/keep/", books.keep, name="keep-entry"),
    path("book/entry/<uuid:id>/delete/", books.delete, name="delete-entry"),
    path("look-back/", look_back.look_back, name="look-back"),
    path("look-back/<int:year>-<int:month>/", look_back.look_back, name="look-back-month"),
    path("compare/", comparisons.list_comparisons, name="comparisons"),
    path("compare/with/<uuid:id>/", comparisons.propose, name="propose-comparison"),
    path("compare/<uuid:id>/", comparisons.show, name="show-comparison"),
    path("compare/<uuid:id>/number/", comparisons.agree, name="agree-comparison"),
    path("compare/<uuid:id>/pick/", comparisons.pick, name="pick-moment"),
    path("compare/<uuid:id>/<step:step>/", comparisons.move, name="move-comparison"),
    path("compare/picked/<uuid:id>/take-back/", comparisons.unpick, name="unpick-moment"),
    path("operate/kinds/", kinds.list_kinds, name="kinds"),
    path("operate/kinds/<uuid:id>/", kinds.reword, name="reword-kind"),
    path("operate/kinds/<uuid:id>/retire/", kinds.retire, name="retire-kind"),
    path("undo/<str:key>/", promises.undo, name="undo"),
]
