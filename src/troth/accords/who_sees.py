"""Who may read what of accords."""

from django.db.models import Q

from troth.accords.states import Stage
from troth.people.models import Person
from troth.people.queries import led_by
from troth.visibility.gate import bind

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
