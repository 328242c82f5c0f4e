"""What of decisions waits for somebody, each with its reason: a few, and nothing that depends on what others keep."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from troth.decisions.models import Decision, FeltHeard, Included, Input, Support
from troth.decisions.rules import SayLevel, Stage, phase_of, what_is_missing
from troth.kernel import clock
from troth.people.models import Person
from troth.ui.days import plain_day
from troth.visibility.gate import visible_to

from .decisions import heard

FEW = 12
LATELY = timedelta(days=14)


@dataclass(frozen=True)
class Waiting:
    """A decision in which something is mine to do: what, and why now."""

    decision: Decision
    says: str
    why: str
    url: str


def decisions_waiting(viewer: Person, today: date) -> list[Waiting]:
    """What is the reader's to do in decisions, what they run first."""
    return [*_to_run(viewer, today), *_asked(viewer, today), *_to_feel(viewer, today)][:FEW]


def _to_run(viewer: Person, today: date) -> list[Waiting]:
    rows = visible_to(viewer, Decision).filter(decider=viewer).select_related("opener")
    due = Q(stage=Stage.OPEN) | Q(stage=Stage.DECIDED, review_on__lte=today)
    mine = list(rows.filter(due).order_by("decide_by", "id")[:FEW])
    said: dict[UUID, list[Input]] = {one.id: [] for one in mine}
    inputs = visible_to(viewer, Input).filter(decision__in=[one.id for one in mine if one.stage == Stage.OPEN])
    for one in inputs.select_related("author") if mine else []:
        said[one.decision_id].append(one)
    found = [_mine_to_do(one, said[one.id], today) for one in mine]
    return [one for one in found if one is not None]


def _mine_to_do(one: Decision, said: list[Input], today: date) -> Waiting | None:
    if one.stage == Stage.DECIDED:
        why = "You said you would look at it again."
        return Waiting(one, "What came of it?", why, reverse("decisions:came-of", args=[one.id]))
    missing = what_is_missing(phase_of(Stage.OPEN, one.closes_at, clock.now()), map(heard, said))
    if missing.window_open:
        return None
    by = f"To be decided by {plain_day(one.decide_by, today=today)}."
    if one.decide_by < today:
        by = f"It was to be decided by {plain_day(one.decide_by, today=today)}."
    if missing.unanswered:
        count = "One input waits" if missing.unanswered == 1 else f"{missing.unanswered} inputs wait"
        return Waiting(one, f"{count} for your answer.", by, reverse("decisions:answer", args=[one.id]))
    if missing.objections:
        return Waiting(one, "An objection stands.", by, reverse("decisions:show", args=[one.id]))
    return Waiting(one, "It can be decided.", by, reverse("decisions:decide", args=[one.id]))


def _asked(viewer: Person, today: date) -> list[Waiting]:
    """Windows that are open and in which the reader has said and supported nothing; objections they could lift."""
    included = visible_to(viewer, Included).filter(person=viewer).order_by().values("decision")
    spoke = visible_to(viewer, Input).filter(author=viewer).order_by().values("decision")
    supported = visible_to(viewer, Support).filter(author=viewer).order_by().values("input__decision")
    rows = visible_to(viewer, Decision).filter(stage=Stage.OPEN, id__in=included).exclude(decider=viewer)
    asked = rows.filter(closes_at__gt=clock.now()).exclude(id__in=spoke).exclude(id__in=supported)
    found = [
        Waiting(one, "You are asked.", _until(viewer, one, today), reverse("decisions:show", args=[one.id]))
        for one in asked.select_related("decider").order_by("closes_at", "id")[:FEW]
    ]
    answered = visible_to(viewer, Input).filter(author=viewer, is_objection=True, lifted=False).exclude(answer=None)
    for one in rows.filter(say=SayLevel.AGREE, id__in=answered.order_by().values("decision")).order_by("id")[:FEW]:
        why = "Only you can say whether it still stands."
        found.append(Waiting(one, "Your objection was answered.", why, reverse("decisions:show", args=[one.id])))
    return found


def _until(viewer: Person, one: Decision, today: date) -> str:
    closes_on = one.closes_at.astimezone(ZoneInfo(viewer.zone)).date() if one.closes_at else today
    return f"{one.decider.name} decides. Input is welcome until {plain_day(closes_on, today=today)}."


def _to_feel(viewer: Person, today: date) -> list[Waiting]:
    """Lately decided, and nothing kept about it yet."""
    included = visible_to(viewer, Included).filter(person=viewer).order_by().values("decision")
    said = visible_to(viewer, FeltHeard).order_by().values("decision")
    rows = visible_to(viewer, Decision).filter(stage=Stage.DECIDED, ended_on__gte=today - LATELY, id__in=included)
    rows = rows.exclude(id__in=said).exclude(decider=viewer).select_related("decider")
    return [
        Waiting(
            one,
            "It is decided. Did you feel heard?",
            "What you say to that is for you alone.",
            reverse("decisions:show", args=[one.id]),
        )
        for one in rows.order_by("-ended_on", "id")[:FEW]
    ]
