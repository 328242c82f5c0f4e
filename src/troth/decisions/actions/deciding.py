"""The final say, told to all at one moment; and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from troth.audit.actions import record_many
from troth.decisions.models import MOST_LONG, MOST_SHORT, MOST_WORDS, Decision, Input
from troth.decisions.rules import LONGEST_AHEAD, Heard, Missing, Stage, what_is_missing
from troth.jobs import actions as jobs
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person

from .holding import SETTLED, circle_of, held, only, phase_now, utc_today, words_within
from .opening import MORNING, UTC, by_key, closes_key, review_key

FURTHEST_REVIEW = 2 * LONGEST_AHEAD


@dataclass(frozen=True, kw_only=True)
class FinalSay:
    """What was decided, why, what would change it, and when it is looked at again."""

    outcome: str
    reasons: str
    review_on: date
    would_change: str = ""


@transaction.atomic
def decide(*, actor: Person, decision: Decision, final: FinalSay) -> Decision:
    """Record the final say and tell everybody included. The same again changes nothing.

    Raises Refused while the window is open, an input has no answer, or an objection stands.
    """
    now = held(decision.id)
    only(actor, now.decider)
    words = _words(final)
    if now.stage == Stage.DECIDED and (now.outcome, now.reasons) == (words["outcome"], words["reasons"]):
        return now
    if now.stage != Stage.OPEN:
        raise Refused(SETTLED)
    refuse_what_is_missing(what_is_missing(phase_now(now), heard_in(now)))
    check_review(final.review_on)
    for name, value in words.items():
        setattr(now, name, value)
    now.stage, now.ended_on, now.review_on, now.revision = (
        Stage.DECIDED,
        utc_today(),
        final.review_on,
        now.revision + 1,
    )
    now.save()
    for key in (closes_key(now), by_key(now)):
        jobs.drop(key=key)
    _plan_review(now)
    _tell_others(now, actor, "decided")
    return now


def _words(final: FinalSay) -> dict[str, str]:
    return {
        "outcome": words_within(final.outcome, MOST_LONG, "outcome", needed="Say what is decided."),
        "reasons": words_within(final.reasons, MOST_LONG, "reasons", needed="Say why. It is what makes it bearable."),
        "would_change": words_within(final.would_change, MOST_SHORT, "would_change"),
    }


def heard_in(decision: Decision) -> list[Heard]:
    """Every input, as far as it can stand in the way."""
    return [
        Heard(
            is_answered=one.answer_id is not None,
            is_objection=one.is_objection,
            is_lifted=one.lifted,
            can_be_lifted=one.author.left_on is None,
        )
        for one in Input.objects.filter(decision=decision).select_related("author")
    ]


def refuse_what_is_missing(missing: Missing) -> None:
    """Raises Refused with the first thing that is still to come."""
    if missing.window_open:
        raise Refused("Input is still welcome. It can be decided once that time is over.")
    if missing.unanswered:
        count = "One input waits" if missing.unanswered == 1 else f"{missing.unanswered} inputs wait"
        raise Refused(f"{count} for an answer. It can be told once each has one.")
    if missing.objections:
        raise Refused(
            "An objection stands. Only the one who raised it can lift it. "
            "If it cannot be met, call this off and say so."
        )


def check_review(day: date) -> None:
    """Raises Refused for a day that is not ahead, or too far."""
    if not utc_today() < day <= utc_today() + FURTHEST_REVIEW:
        raise Refused("Choose a day within the next two years.", field="review_on")


def _plan_review(now: Decision) -> None:
    jobs.drop(key=review_key(now))
    if now.review_on is not None:
        jobs.put(
            kind="decisions.review_due",
            due_at=datetime.combine(now.review_on, MORNING, UTC),
            args={"decision": str(now.id)},
            key=review_key(now),
        )


def _tell_others(now: Decision, actor: Person, action: str) -> None:
    people = [one for one in (*circle_of(now), now.opener) if one.left_on is None and one.id != actor.id]
    others = {one.id: one for one in people}
    record_many(actor=actor, subjects=list(others.values()), action=action, kind="decision")
    for person in others.values():
        tell(person=person, kind="decision")


@transaction.atomic
def look_back(*, actor: Person, decision: Decision, came_of: str, review_on: date | None = None) -> Decision:
    """Write down what came of it, for all who were included; and when to look again, if ever. Anew replaces it."""
    now = held(decision.id)
    only(actor, *([now.decider, now.opener] if now.decider.left_on else [now.decider]))
    if now.stage != Stage.DECIDED:
        raise Refused("There is nothing to look back at yet.")
    if review_on is not None:
        check_review(review_on)
    came_of = words_within(came_of, MOST_WORDS, "came_of", needed="Write at least a few words.")
    if (now.came_of, now.review_on) == (came_of, review_on):
        return now
    now.came_of, now.came_of_on, now.review_on = came_of, utc_today(), review_on
    now.revision += 1
    now.save(update_fields=["came_of", "came_of_on", "review_on", "revision"])
    _plan_review(now)
    _tell_others(now, actor, "looked back")
    return now
