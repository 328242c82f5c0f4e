"""Who may read what of accords."""

from django.db.models import Q

from troth.accords.states import Says, Stage
from troth.people.models import Membership, Person
from troth.people.queries import current, led_by
from troth.visibility.gate import Filter, bind

from .models import (
    Accord,
    Answer,
    Clause,
    ClauseEdit,
    Feeling,
    Fulfilment,
    HandOver,
    Side,
    Signature,
    TeamAccord,
    TeamAnswer,
    TeamClause,
    TeamProposal,
    TeamReply,
    TeamVersion,
    TeamWording,
    Topic,
    Version,
)


def _own(viewer: Person) -> Q:
    return Q(author=viewer)


def _revealed(viewer: Person) -> Q:
    """The other's answers, once both have sealed; an accord that ended before that stays closed."""
    between_us = Q(accord__leader=viewer) | Q(accord__member=viewer)
    return between_us & ~Q(author=viewer) & ~Q(accord__revealed_on=None) & ~Q(accord__stage=Stage.APART)


def _handed(viewer: Person, path: str) -> Q:
    """What a member handed over to `viewer`, while `viewer` leads them."""
    return Q(**{f"{path}hand_over__to": viewer, f"{path}member__in": led_by(viewer).order_by().values("id")})


def _team_of(viewer: Person, role: str, path: str) -> Q:
    """The rows of teams in which `viewer` has that role, now; `path` leads to the team."""
    teams = Membership.objects.filter(current(), person=viewer, role=role).order_by()
    return Q(**{f"{path}team__in": teams.values("team")})


def _led(path: str) -> Filter:
    """For those who lead exactly that team, now."""
    return lambda viewer: _team_of(viewer, Membership.Role.LEADER, path)


def _together(path: str) -> Filter:
    """For the members of that team, now."""
    return lambda viewer: _team_of(viewer, Membership.Role.MEMBER, path)


def _said(row: TeamAnswer) -> str:
    if row.says == Says.CONCERN:
        return f"A concern of {row.author}{_quoted(row.reason)}."
    return f"{row.author} {'agrees' if row.says == Says.AGREE else 'stands aside'}."


def _quoted(words: str) -> str:
    return f": “{words}”" if words else ""


bind("accord_topic", Topic, everyone=lambda _viewer: Q())
bind(
    "accord",
    Accord,
    author=lambda viewer: Q(member=viewer),
    counterpart=lambda viewer: Q(leader=viewer),
    says=lambda row: f"{row.member} with {row.leader}, since {row.began_on} ({row.stage}).",
    joined=["leader", "member"],
)
bind("accord_side", Side, author=_own, says=lambda row: "You have sealed." if row.sealed else "You have not sealed.")
bind(
    "accord_answer",
    Answer,
    author=_own,
    counterpart=_revealed,
    says=lambda row: (
        f"{row.author} on {row.topic or row.own_topic}: "
        f"{'no expectation' if row.owed is None else f'{row.owed} of 4'}{_quoted(row.expects)}"
    ),
    joined=["author", "topic"],
)
bind(
    "accord_clause",
    Clause,
    author=lambda viewer: Q(accord__member=viewer),
    counterpart=lambda viewer: Q(accord__leader=viewer),
    says=lambda row: f"{row.title}{_quoted(row.words)}",
)
bind(
    "accord_clause_edit",
    ClauseEdit,
    author=lambda viewer: Q(clause__accord__member=viewer),
    counterpart=lambda viewer: Q(clause__accord__leader=viewer),
    says=lambda row: f"{row.by} on {row.on}{_quoted(row.texts.get('words', ''))}",
    joined=["by"],
)
bind(
    "accord_version",
    Version,
    author=lambda viewer: Q(accord__member=viewer),
    counterpart=lambda viewer: Q(accord__leader=viewer),
    leader=lambda viewer: _handed(viewer, "accord__"),
    says=lambda row: f"Version {row.number}, made on {row.made_on}, with the hash {row.digest[:12]}.",
)
bind(
    "accord_signature",
    Signature,
    author=lambda viewer: Q(version__accord__member=viewer),
    counterpart=lambda viewer: Q(version__accord__leader=viewer),
    leader=lambda viewer: _handed(viewer, "version__accord__"),
    says=lambda row: f"{row.by} signed version {row.version.number} on {row.on}.",
    joined=["by", "version"],
)
bind(
    "accord_hand_over",
    HandOver,
    author=lambda viewer: Q(accord__member=viewer),
    counterpart=lambda viewer: Q(to=viewer, accord__member__in=led_by(viewer).order_by().values("id")),
    says=lambda row: f"The accord with {row.accord.leader}, handed over to {row.to}.",
    joined=["accord__leader", "to"],
)
bind(
    "accord_fulfilment",
    Fulfilment,
    author=_own,
    says=lambda row: f"{row.clause.title}: {row.kept:+d} on {row.rated_on}.",
    joined=["clause"],
)
bind("accord_feeling", Feeling, author=_own, says=lambda row: f"“{row.words}”")
bind("team_accord", TeamAccord, leader=_led(""), teammate=_together(""))
bind("team_clause", TeamClause, leader=_led("accord__"), teammate=_together("accord__"))
bind("team_version", TeamVersion, leader=_led("accord__"), teammate=_together("accord__"))
bind(
    "team_proposal",
    TeamProposal,
    author=lambda viewer: Q(by=viewer),
    says=lambda row: f"A proposal of {row.by} on {row.proposed_on} ({row.state}).",
    joined=["by"],
    leader=_led("accord__"),
    teammate=_together("accord__"),
)
bind(
    "team_wording",
    TeamWording,
    author=lambda viewer: Q(proposal__by=viewer),
    says=lambda row: f"{row.title}{_quoted(row.words)}",
    leader=_led("proposal__accord__"),
    teammate=_together("proposal__accord__"),
)
bind(
    "team_answer",
    TeamAnswer,
    author=_own,
    says=_said,
    joined=["author"],
    leader=_led("accord__"),
    teammate=_together("accord__"),
)
bind(
    "team_reply",
    TeamReply,
    author=_own,
    counterpart=lambda viewer: Q(answer__author=viewer),
    says=lambda row: f"{row.author} to a concern{_quoted(row.words)}",
    joined=["author"],
    leader=_led("answer__accord__"),
    teammate=_together("answer__accord__"),
)
