"""What of decisions waits for somebody, each with its reason: a few, and nothing that depends on what others keep."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Model, Q
from django.urls import reverse

from troth.decisions.models import Decision, FeltHeard, Included, Input, Support
from troth.decisions.rules import Missing, SayLevel, Stage, phase_of, what_is_missing
from troth.kernel import clock
from troth.people.models import Person
from troth.ui.days import plain_day
from troth.visibility.gate import visible_to

from .decisions import heard

FEW, MOST_NEAR = 12, 60
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
    """What is the reader's to do in decisions, what they run first. Where none is open or fresh, one question."""
    near = _near(viewer, today)
    mine = [one for one in near if one.decider_id == viewer.id]
    others = _included_in([one for one in near if one.decider_id != viewer.id], viewer)
    asked = [one for one in others if one.stage == Stage.OPEN]
    lately = [one for one in others if one.ended_on and one.ended_on >= today - LATELY]
    return [*_to_run(viewer, mine, today), *_asked(viewer, asked, today), *_to_feel(viewer, lately, today)][:FEW]


def _near(viewer: Person, today: date) -> list[Decision]:
    """Open, decided lately, or to be looked at again by the reader: the nearest days first."""
    again = Q(stage=Stage.DECIDED, decider=viewer, review_on__lte=today)
    near = Q(stage=Stage.OPEN) | Q(stage=Stage.DECIDED, ended_on__gte=today - LATELY) | again
    rows = visible_to(viewer, Decision).filter(near).select_related("opener", "decider")
    return list(rows.order_by("decide_by", "id")[:MOST_NEAR])


def _included_in(decisions: list[Decision], viewer: Person) -> list[Decision]:
    """Those in which the reader may have a say: who opened one may not be included in it."""
    included = _with(viewer, Included, decisions, person=viewer)
    return [one for one in decisions if one.id in included]


def _with(
    viewer: Person, model: type[Model], decisions: list[Decision], path: str = "decision", **wanted: object
) -> set[UUID]:
    """Which of these decisions have such a row; nothing is asked where there are none of them."""
    if not (ids := [one.id for one in decisions]):
        return set()
    rows = visible_to(viewer, model).filter(**wanted, **{f"{path}__in": ids})
    return set(rows.order_by().values_list(path, flat=True))


def _to_run(viewer: Person, decisions: list[Decision], today: date) -> list[Waiting]:
    due = [one for one in decisions if one.stage == Stage.OPEN or (one.review_on and one.review_on <= today)]
    mine = due[:FEW]
    said: dict[UUID, list[Input]] = {one.id: [] for one in mine}
    if is_open := [one.id for one in mine if one.stage == Stage.OPEN]:
        for one in visible_to(viewer, Input).filter(decision__in=is_open).select_related("author"):
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


def _asked(viewer: Person, decisions: list[Decision], today: date) -> list[Waiting]:
    """Windows that are open and in which the reader has said and supported nothing; objections they could lift."""
    now = clock.now()
    running = [one for one in decisions if one.closes_at and one.closes_at > now]
    spoke = _with(viewer, Input, running, author=viewer)
    supported = _with(viewer, Support, running, "input__decision", author=viewer)
    silent = sorted(
        (one for one in running if one.id not in spoke | supported), key=lambda one: (one.closes_at or now, one.id)
    )
    found = [_one_asked(one, "You are asked.", _until(viewer, one, today)) for one in silent[:FEW]]
    agreeing = [one for one in decisions if one.say == SayLevel.AGREE]
    answered = _with(viewer, Input, agreeing, author=viewer, is_objection=True, lifted=False, answer__isnull=False)
    objected = sorted((one for one in decisions if one.id in answered), key=lambda one: one.id)[:FEW]
    why = "Only you can say whether it still stands."
    return [*found, *(_one_asked(one, "Your objection was answered.", why) for one in objected)]


def _one_asked(one: Decision, says: str, why: str) -> Waiting:
    who, taps = one.decider.name, (_tap("Open", "show", one),)
    return Waiting(sort="asked", decision=one, says=says, why=why, since=one.opened_on, taps=taps, who=who)


def _until(viewer: Person, one: Decision, today: date) -> str:
    closes_on = one.closes_at.astimezone(ZoneInfo(viewer.zone)).date() if one.closes_at else today
    return f"{one.decider.name} decides. Input is welcome until {plain_day(closes_on, today=today)}."


def _to_feel(viewer: Person, decisions: list[Decision], today: date) -> list[Waiting]:
    """Lately decided, and nothing kept about it yet."""
    said = _with(viewer, FeltHeard, decisions)
    fresh = sorted((one for one in decisions if one.id not in said), key=lambda one: one.id)
    fresh.sort(key=lambda one: one.ended_on or today, reverse=True)
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
        for one in fresh[:FEW]
    ]
