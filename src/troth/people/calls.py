"""What of people and offices waits for somebody, each with where it is answered: a few narrow questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from troth.kernel import clock
from troth.visibility.gate import visible_to

from .confirming import leaders_to_confirm
from .models import Membership, Nomination, Office, Person, ProposedAddress
from .offices import queries
from .offices.registry import RULES
from .offices.rules import NominationState, RuleState
from .offices.words import title_of
from .queries import current, offices_held

NEW = timedelta(days=30)
"""How long a leader counts as new: later the question stands on My teams alone."""


@dataclass(frozen=True)
class Call:
    """Something that waits for the reader: a sentence, why it does, and where it is answered."""

    words: str
    why: str
    url: str


def calls_for(viewer: Person, held: frozenset[str] | None = None) -> list[Call]:
    """Everything of people and offices that waits for the reader; `held` are their offices, asked where not given."""
    held = offices_held(viewer) if held is None else held
    speaks = Office.Kind.REPRESENTATIVE in held
    as_representative = _as_representative(viewer) if speaks else ()
    return [*_addresses(viewer), *_leaders(viewer), *_asked(viewer), *as_representative, *_votes(viewer)]


def _addresses(viewer: Person) -> Iterator[Call]:
    for _ in visible_to(viewer, ProposedAddress).filter(person=viewer):
        yield Call(
            "Another e-mail address waits for your word.", "Until you agree it does nothing.", reverse("identity:mine")
        )


def _leaders(viewer: Person) -> Iterator[Call]:
    waiting = list(leaders_to_confirm(viewer))
    if not waiting:
        return
    since = clock.today(ZoneInfo("UTC")) - NEW
    rows = visible_to(viewer, Membership).filter(current())
    own = rows.filter(person=viewer, role=Membership.Role.MEMBER).values("team")
    leading = rows.filter(person__in=waiting, role=Membership.Role.LEADER, team__in=own, since__gte=since)
    new = set(leading.values_list("person_id", flat=True))
    for leader in waiting:
        if leader.id in new:
            yield Call(
                f"Does {leader.name} lead you?", "The list of people says so, since lately.", reverse("people:teams")
            )


def _asked(viewer: Person) -> Iterator[Call]:
    asked = visible_to(viewer, Nomination).filter(nominee=viewer, state=NominationState.ASKED)
    for one in asked.select_related("proposed_by"):
        proposer = one.proposed_by.name if one.proposed_by else "A colleague"
        words = f"{proposer} would like you to be {title_of(one.kind, is_deputy=one.is_deputy)}."
        yield Call(words, "Only the two of you know.", reverse("people:nomination", args=[one.id]))


def _as_representative(viewer: Person) -> Iterator[Call]:
    for one in queries.running_nominations_for(viewer).filter(state=NominationState.WAITING):
        if viewer.id in queries.countersigners_of(one):
            title = title_of(one.kind, is_deputy=one.is_deputy)
            yield Call(
                f"{one.nominee.name} is proposed as {title}.",
                "As a representative you agree, or do not.",
                reverse("people:nomination", args=[one.id]),
            )
    for change in queries.rule_changes_for(viewer).filter(state=RuleState.PROPOSED).exclude(proposed_by=viewer):
        if change.rule in RULES:
            rule = RULES[change.rule]
            words = f"{rule.title}: {change.after} {rule.unit} instead of {change.before}?"
            yield Call(words, "Without a representative’s word it does not happen.", reverse("people:rules"))


def _votes(viewer: Person) -> Iterator[Call]:
    for one in queries.running_elections_for(viewer):
        if queries.may_vote(viewer, one):
            title = title_of(one.kind, is_deputy=one.is_deputy)
            until = f"Until {one.due_at:%-d %B}. Nobody sees whether you do."
            yield Call(f"The members vote on who is {title}.", until, reverse("people:election", args=[one.id]))
