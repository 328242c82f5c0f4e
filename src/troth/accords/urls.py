"""Addresses of accords."""

from django.urls import URLPattern, path, register_converter

from troth.accounts.urls import OneOf

from .views import clauses, pairs, proposals, reviews, teams, topics


class SideStep(OneOf):
    regex = "seal|unseal|reuse"


class ClauseAnswer(OneOf):
    regex = "agree|drop|keep"


class ProposalStep(OneOf):
    regex = "adopt|withdraw"


class Settled(OneOf):
    regex = "settled|stands"


register_converter(SideStep, "side_step")
register_converter(ClauseAnswer, "clause_answer")
register_converter(ProposalStep, "proposal_step")
register_converter(Settled, "settled_or_not")

app_name = "accords"
urlpatterns: list[URLPattern] = [
    path("accords/", pairs.list_accords, name="list"),
    path("accords/what-it-is/", pairs.explain, name="explain"),
    path("accords/with/<uuid:id>/", pairs.begin, name="begin"),
    path("accords/<uuid:id>/", pairs.show, name="show"),
    path("accords/<uuid:id>/save/", pairs.save, name="save-side"),
    path("accords/<uuid:id>/topic/", pairs.own_topic, name="own-topic"),
    path("accords/<uuid:id>/topic/<uuid:answer>/away/", pairs.remove_topic, name="remove-topic"),
    path("accords/<uuid:id>/<side_step:step>/", pairs.step, name="step"),
    path("accords/<uuid:id>/clause/", clauses.propose, name="propose-clause"),
    path("accords/<uuid:id>/sign/", clauses.sign, name="sign"),
    path("accords/<uuid:id>/end/", pairs.end, name="end"),
    path("accords/<uuid:id>/hand-over/", pairs.hand_over, name="hand-over"),
    path("accords/<uuid:id>/review/", reviews.review, name="review"),
    path("accords/clause/<uuid:id>/", clauses.show, name="show-clause"),
    path("accords/clause/<uuid:id>/edit/", clauses.edit, name="edit-clause"),
    path("accords/clause/<uuid:id>/rate/", reviews.rate, name="rate-clause"),
    path("accords/clause/<uuid:id>/<clause_answer:says>/", clauses.answer, name="answer-clause"),
    path("accords/rating/<uuid:id>/", reviews.flag, name="flag"),
    path("accords/version/<uuid:id>/", clauses.version, name="version"),
    path("accords/version/<uuid:id>/paper/", clauses.paper, name="paper"),
    path("accords/team/<uuid:id>/", teams.show, name="team"),
    path("accords/team/<uuid:id>/propose/", proposals.propose, name="team-propose"),
    path("accords/team-clause/<uuid:id>/", teams.clause, name="team-clause"),
    path("accords/team-clause/<uuid:id>/change/", proposals.change, name="team-change"),
    path("accords/team-clause/<uuid:id>/end/", proposals.end, name="team-end"),
    path("accords/team-version/<uuid:id>/", teams.version, name="team-version"),
    path("accords/team-version/<uuid:id>/answer/", teams.answer_version, name="team-answer-version"),
    path("accords/proposal/<uuid:id>/", proposals.show, name="team-proposal"),
    path("accords/proposal/<uuid:id>/answer/", proposals.answer, name="team-answer"),
    path("accords/proposal/<uuid:id>/reword/", proposals.reword, name="team-reword"),
    path("accords/proposal/<uuid:id>/decline/", proposals.decline, name="team-decline"),
    path("accords/proposal/<uuid:id>/<proposal_step:step>/", proposals.step, name="team-step"),
    path("accords/team-answer/<uuid:id>/reply/", proposals.reply, name="team-reply"),
    path("accords/team-answer/<uuid:id>/<settled_or_not:says>/", proposals.settle, name="team-settle"),
    path("operate/topics/", topics.list_topics, name="topics"),
    path("operate/topics/<uuid:id>/", topics.reword, name="reword-topic"),
    path("operate/topics/<uuid:id>/retire/", topics.retire, name="retire-topic"),
]
