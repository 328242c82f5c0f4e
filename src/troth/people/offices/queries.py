"""Who holds what, who is proposed, what is voted on: as the one who reads may see it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from troth.people.models import (
    Election,
    Elector,
    HasVoted,
    Nomination,
    Objection,
    Office,
    OfficeStart,
    Person,
    RuleChange,
)
from troth.people.queries import current
from troth.visibility.gate import one_visible, visible_to

from .rules import ElectionState, NominationState, countersigners

ELECTED = (Office.Kind.REPRESENTATIVE, Office.Kind.LISTENER, Office.Kind.KEYHOLDER)
"""Offices of the employees' side; the operator is not one."""


def has_begun() -> bool:
    """Whether the employees' side has begun: nominations are open."""
    return OfficeStart.objects.filter(is_used=True).exists() or sitting(Office.Kind.REPRESENTATIVE).exists()


def is_proposed(person: Person) -> bool:
    """Whether a nomination of this person is under way."""
    running = [state for state in NominationState if state.is_running]
    return Nomination.objects.filter(nominee=person, state__in=running).exists()


def sitting(kind: str) -> QuerySet[Office]:
    """Offices of that kind held now, by people who are here; deputies after the others."""
    return (
        Office.objects.filter(current(), kind=kind, person__left_on=None)
        .select_related("person")
        .order_by("is_deputy", "since", "person__name")
    )


def offices_for(viewer: Person) -> QuerySet[Office]:
    """All offices held now."""
    held = visible_to(viewer, Office).filter(current(), person__left_on=None)
    return held.select_related("person", "nomination__countersigned_by", "nomination__election").order_by(
        "is_deputy", "since"
    )


def offices_of(viewer: Person, person: Person) -> QuerySet[Office]:
    """The offices a person holds now."""
    return visible_to(viewer, Office).filter(current(), person=person)


def running_nominations_for(viewer: Person) -> QuerySet[Nomination]:
    """Nominations something can still come of, those of a vote apart."""
    states = [state for state in NominationState if state.is_running]
    return (
        visible_to(viewer, Nomination)
        .filter(state__in=states)
        .select_related("nominee", "proposed_by", "replaces__person", "election")
        .order_by("due_at", "nominee__name")
    )


def past_nominations_for(viewer: Person) -> QuerySet[Nomination]:
    """What came of earlier ones, latest first."""
    states = [state for state in NominationState if not state.is_running]
    rows = visible_to(viewer, Nomination).filter(state__in=states)
    return rows.select_related("nominee", "countersigned_by", "election").order_by("-due_at")


def running_elections_for(viewer: Person) -> QuerySet[Election]:
    """Votes that are not closed."""
    return visible_to(viewer, Election).exclude(state=ElectionState.CLOSED).order_by("due_at")


def roll_for(viewer: Person, election: Election, words: str = "") -> QuerySet[Elector]:
    """Who may vote, by name; those whose name holds `words`."""
    rows = visible_to(viewer, Elector).filter(election=election, person__name__icontains=words.strip())
    return rows.select_related("person").order_by("person__name")


def has_voted(viewer: Person, election: Election) -> bool:
    """Whether the reader has voted: nobody can ask it of anybody else."""
    return visible_to(viewer, HasVoted).filter(election=election, person=viewer).exists()


def may_vote(viewer: Person, election: Election) -> bool:
    """Whether the reader is on the roll of an open vote and has not voted."""
    on_roll = Elector.objects.filter(election=election, person=viewer).exists()
    return election.state == ElectionState.VOTING and on_roll and not has_voted(viewer, election)


def objections_for(viewer: Person, nomination: Nomination) -> QuerySet[Objection]:
    """The objections the reader may see: their own, or all for a representative."""
    return visible_to(viewer, Objection).filter(nomination=nomination).select_related("person").order_by("person__name")


def countersigners_of(nomination: Nomination) -> list[UUID]:
    """Who may countersign it: sitting representatives with no part in it."""
    replaced = nomination.replaces.person_id if nomination.replaces else None
    held = sitting(Office.Kind.REPRESENTATIVE).values_list("person_id", flat=True)
    return countersigners(held, nominee=nomination.nominee_id, proposer=nomination.proposed_by_id, replaced=replaced)


def candidates_of(election: Election) -> QuerySet[Nomination]:
    """Those who can still be chosen in it: here, and operators of nothing."""
    states = (NominationState.OPEN, NominationState.WAITING, NominationState.VOTING)
    operators = Office.objects.filter(current(), kind=Office.Kind.OPERATOR).values("person")
    rows = Nomination.objects.filter(election=election, state__in=states, nominee__left_on=None)
    return rows.exclude(nominee__in=operators).select_related("nominee").order_by("nominee__name", "id")


def rule_changes_for(viewer: Person) -> QuerySet[RuleChange]:
    """Every change of a rule, latest first."""
    return visible_to(viewer, RuleChange).select_related("proposed_by", "decided_by").order_by("-due_at")


def holds(offices: Iterable[Office], kind: str) -> bool:
    """Whether one of these is of that kind."""
    return any(office.kind == kind for office in offices)


def nomination_for(viewer: Person, nomination_id: UUID) -> Nomination:
    """One nomination. Raises Http404 where there is none, or none the reader may know of."""
    return one_visible(viewer, Nomination, id=nomination_id)


def election_for(viewer: Person, election_id: UUID) -> Election:
    """One vote. Raises Http404."""
    return one_visible(viewer, Election, id=election_id)


def office_for(viewer: Person, office_id: UUID) -> Office:
    """One office somebody holds or held. Raises Http404."""
    return one_visible(viewer, Office, id=office_id)


def rule_change_for(viewer: Person, change_id: UUID) -> RuleChange:
    """One change of a rule. Raises Http404."""
    return one_visible(viewer, RuleChange, id=change_id)
