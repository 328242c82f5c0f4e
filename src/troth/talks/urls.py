"""Addresses of talks."""

from django.urls import URLPattern, path, register_converter

from troth.accounts.urls import OneOf

from .views import after, matters, overview, series, talks


class MeetingStep(OneOf):
    regex = "held|skipped"


class Covered(OneOf):
    regex = "covered|open|away"


class FollowUpStep(OneOf):
    regex = "done|declined"


register_converter(MeetingStep, "meeting_step")
register_converter(Covered, "covered")
register_converter(FollowUpStep, "follow_up_step")

app_name = "talks"
urlpatterns: list[URLPattern] = [
    path("talks/", overview.list_talks, name="list"),
    path("talks/spectrum/", overview.explain, name="spectrum"),
    path("talks/mirror/", overview.mirror, name="mirror"),
    path("talks/one-to-one/with/<uuid:id>/", series.begin, name="begin-series"),
    path("talks/one-to-one/<uuid:id>/", series.show, name="series"),
    path("talks/one-to-one/<uuid:id>/change/", series.change, name="change-series"),
    path("talks/one-to-one/<uuid:id>/end/", series.end, name="end-series"),
    path("talks/one-to-one/<uuid:id>/agenda/", series.add_item, name="add-item"),
    path("talks/agenda/<uuid:id>/<covered:covered>/", series.settle_item, name="settle-item"),
    path("talks/meeting/<uuid:id>/", series.meeting, name="meeting"),
    path("talks/meeting/<uuid:id>/move/", series.move, name="move-meeting"),
    path("talks/meeting/<uuid:id>/<meeting_step:state>/", series.settle, name="settle-meeting"),
    path("talks/meeting/<uuid:id>/how/", series.how, name="how"),
    path("talks/meeting/<uuid:id>/note/", series.share_note, name="share-note"),
    path("talks/meeting/<uuid:id>/own/", series.keep_note, name="keep-note"),
    path("talks/note/<uuid:id>/take-back/", series.take_back_note, name="take-back-note"),
    path("talks/matter/with/<uuid:id>/", matters.begin, name="begin"),
    path("talks/matter/<uuid:id>/", matters.show, name="matter"),
    path("talks/matter/<uuid:id>/next/", matters.next_talk, name="next-talk"),
    path("talks/matter/<uuid:id>/close/", matters.close, name="close-matter"),
    path("talks/matter/<uuid:id>/reopen/", matters.reopen, name="reopen-matter"),
    path("talks/matter/<uuid:id>/support/", matters.support, name="support"),
    path("talks/matter/<uuid:id>/promise/", matters.promise, name="promise"),
    path("talks/word/<uuid:id>/take-back/", matters.take_back_word, name="take-back-word"),
    path("talks/talk/<uuid:id>/", talks.show, name="talk"),
    path("talks/talk/<uuid:id>/prepare/", talks.prepare, name="prepare"),
    path("talks/talk/<uuid:id>/note/", talks.note, name="note"),
    path("talks/talk/<uuid:id>/plan/", talks.plan, name="plan"),
    path("talks/talk/<uuid:id>/move/", talks.move, name="move-talk"),
    path("talks/talk/<uuid:id>/drop/", talks.drop, name="drop-talk"),
    path("talks/talk/<uuid:id>/held/", talks.held, name="held"),
    path("talks/talk/<uuid:id>/words/", after.words, name="words"),
    path("talks/talk/<uuid:id>/revisit/", after.revisit, name="revisit"),
    path("talks/revisit/<uuid:id>/", after.finish_revisit, name="finish-revisit"),
    path("talks/revisit/<uuid:id>/let-go/", after.let_go, name="let-go"),
    path("talks/follow-up/<uuid:id>/<follow_up_step:state>/", after.follow_up, name="follow-up"),
]
