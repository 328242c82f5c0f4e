"""What of decisions waits for somebody, each with its reason: a few, and nothing that depends on what others keep."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from troth.decisions.models import Decision, FeltHeard, Included, Input, Support
from troth.decisions.rules import Missing, SayLevel, Stage, phase_of, what_is_missing
from troth.kernel import clock
from troth.people.models import Person
from troth.ui.days import plain_day
from troth.visibility.gate import visible_to

from .decisions import heard

FEW = 12
LATELY = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A decision in which something is mine to do: what, why now, since when, and where it is done.

    `sort` is "mine" (to answer, to decide), "asked", "again" (to look at) or "felt"; `who` is somebody else's name.
    """

    sort: str
    decision: Decision
    says: str
    why: str
    since: date
    taps: tuple[tuple[str, str], ...]
    who: str = ""


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


def _tap(words: str, name: str, one: Decision) -> tuple[str, str]:
    return words, reverse(f"decisions:{name}", args=[one.id])


def _mine_to_do(one: Decision, said: list[Input], today: date) -> Waiting | None:
    if one.stage == Stage.DECIDED:
        return Waiting(
            sort="again",
            decision=one,
            says="What came of it?",
            why="You said you would look at it again.",
            since=one.review_on or today,
            taps=(_tap("Write it down", "came-of", one),),
        )
    missing = what_is_missing(phase_of(Stage.OPEN, one.closes_at, clock.now()), map(heard, said))
    if missing.window_open:
        return None
    was = "To be decided" if one.decide_by >= today else "It was to be decided"
    by = f"{was} by {plain_day(one.decide_by, today=today)}."
    says, taps = _next_step(one, missing)
    return Waiting(sort="mine", decision=one, says=says, why=by, since=one.decide_by, taps=tuple(taps))


def _next_step(one: Decision, missing: Missing) -> tuple[str, list[tuple[str, str]]]:
    if missing.unanswered:
        count = "One input waits" if missing.unanswered == 1 else f"{missing.unanswered} inputs wait"
        return f"{count} for your answer.", [_tap("Answer", "answer", one)]
    if missing.objections:
        return "An objection stands.", [_tap("Open", "show", one)]
    if one.closes_at is None and one.opener_id == one.decider_id:
        return "Nobody was asked yet, and you still can.", [
            _tap("Decide", "decide", one),
            _tap("Ask first", "more", one),
        ]
    return "It can be decided.", [_tap("Decide", "decide", one)]


def _asked(viewer: Person, today: date) -> list[Waiting]:
    """Windows that are open and in which the reader has said and supported nothing; objections they could lift."""
    included = visible_to(viewer, Included).filter(person=viewer).order_by().values("decision")
    spoke = visible_to(viewer, Input).filter(author=viewer).order_by().values("decision")
    supported = visible_to(viewer, Support).filter(author=viewer).order_by().values("input__decision")
    rows = visible_to(viewer, Decision).filter(stage=Stage.OPEN, id__in=included).exclude(decider=viewer)
    rows = rows.select_related("decider")
    asked = rows.filter(closes_at__gt=clock.now()).exclude(id__in=spoke).exclude(id__in=supported)
    found = [
        _one_asked(one, "You are asked.", _until(viewer, one, today)) for one in asked.order_by("closes_at", "id")[:FEW]
    ]
    answered = visible_to(viewer, Input).filter(author=viewer, is_objection=True, lifted=False).exclude(answer=None)
    objected = rows.filter(say=SayLevel.AGREE, id__in=answered.order_by().values("decision")).order_by("id")[:FEW]
    why = "Only you can say whether it still stands."
    return [*found, *(_one_asked(one, "Your objection was answered.", why) for one in objected)]


def _one_asked(one: Decision, says: str, why: str) -> Waiting:
    who, taps = one.decider.name, (_tap("Open", "show", one),)
    return Waiting(sort="asked", decision=one, says=says, why=why, since=one.opened_on, taps=taps, who=who)


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
            sort="felt",
            decision=one,
            says="It is decided. Did you feel heard?",
            why="What you say to that is for you alone.",
            since=one.ended_on or today,
            taps=(_tap("Read it", "show", one),),
            who=one.decider.name,
        )
        for one in rows.order_by("-ended_on", "id")[:FEW]
    ]
