"""Promises, private lines, comparisons and notes that run out."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from troth.accounts.models import BookEntry, PrivatePromise
from troth.accounts.queries.comparisons import Side
from troth.accounts.queries.promises import Promises, Shown
from troth.today.rules import Nudge, Tap
from troth.ui.days import plain_day


def _to(shown: Shown, name: str, *args: str) -> str:
    return reverse(f"accounts:{name}", args=[shown.promise.id, *args])


def promises_nudges(promises: Promises, today: date) -> Iterator[Nudge]:
    """One's own on their day, what others heard or would change, and what others say they kept."""
    yield from (_due(shown, today) for shown in promises.due)
    yield from (_heard(shown) for shown in promises.asked_of_me)
    yield from (_change(shown, today) for shown in promises.changes)
    yield from (_answer(shown, today) for shown in promises.to_answer)


def _due(shown: Shown, today: date) -> Nudge:
    due_on = shown.promise.due_on
    return Nudge(
        kind="promise-due",
        about=shown.promise.id,
        lead="You to",
        who=shown.other.name,
        tail=shown.and_others.strip(),
        says=shown.promise.words,
        why=f"You said so. It was for {plain_day(due_on, today=today)}.",
        since=due_on,
        taps=(
            Tap("Kept", _to(shown, "settle-promise", "keep"), does=True),
            Tap("Not yet, because", _to(shown, "delay-promise")),
            Tap("I can’t", _to(shown, "settle-promise", "cannot"), does=True),
        ),
    )


def _heard(shown: Shown) -> Nudge:
    return Nudge(
        kind="promise-heard",
        about=shown.promise.id,
        lead="You to",
        who=shown.other.name,
        says=shown.promise.words,
        why=f"{shown.other.name} asks: did I hear this right? Leaving it tells nobody anything.",
        since=shown.promise.said_on,
        taps=(
            Tap("Yes, I said that", _to(shown, "accept-promise"), does=True),
            Tap("Put it right", _to(shown, "correct-promise")),
        ),
    )


def _change(shown: Shown, today: date) -> Nudge:
    change = shown.change
    assert change is not None  # noqa: S101 # changes hold only promises with one
    days = f"by {plain_day(change.due_on, today=today)}, instead of {plain_day(shown.promise.due_on, today=today)}"
    return Nudge(
        kind="promise-change",
        about=change.id,
        who=shown.other.name,
        says=change.words,
        why=f"{shown.other.name} proposes this, {days}. Nothing changes without your word.",
        since=shown.promise.said_on,
        taps=(
            Tap("Agree", _to(shown, "answer-change", "agree"), does=True),
            Tap("Leave it as it is", _to(shown, "answer-change", "leave"), does=True),
        ),
    )


def _answer(shown: Shown, today: date) -> Nudge:
    settled = shown.promise.settled_on or today
    return Nudge(
        kind="promise-answer",
        about=shown.promise.id,
        tail="to you",
        who=shown.other.name,
        says=shown.promise.words,
        why=f"{shown.other.name} says it was kept, {plain_day(settled, today=today)}. Was it so for you?",
        since=settled,
        taps=(
            Tap("Yes", _to(shown, "answer-promise", "yes"), does=True),
            Tap("Not for me", _to(shown, "answer-promise", "not-for-me"), does=True),
        ),
    )


def lines_nudges(lines: Iterable[PrivatePromise], today: date) -> Iterator[Nudge]:
    """One's private lines on their day."""
    for line in lines:
        is_theirs = line.direction == PrivatePromise.Direction.THEIRS
        yield Nudge(
            kind="line-due",
            about=line.id,
            who=line.other.name,
            lead="" if is_theirs else "You to",
            tail="to you" if is_theirs else "",
            says=line.words,
            why=f"It was for {plain_day(line.due_on, today=today)}. What became of it?",
            since=line.due_on,
            is_private=True,
            taps=(
                Tap("Kept", reverse("accounts:settle-line", args=[line.id, "kept"]), does=True),
                Tap("Not kept", reverse("accounts:settle-line", args=[line.id, "cannot"]), does=True),
                Tap("Not yet", reverse("accounts:delay-line", args=[line.id])),
                Tap(
                    "Ask: did I hear this right?" if is_theirs else f"Let {line.other.name} see it",
                    reverse("accounts:send-line", args=[line.id]),
                    does=True,
                ),
            ),
        )


def comparisons_nudges(sides: Iterable[Side], today: date) -> Iterator[Nudge]:
    """Comparisons in which something is one's own to do; nothing of it depends on what the other did in private."""
    for side in sides:
        ends = plain_day(side.comparison.ends_at.date(), today=today)
        number = side.comparison.number
        asks = f"{side.other.name} proposes to bring {number} moment{'' if number == 1 else 's'} each."
        yield Nudge(
            kind="comparison",
            about=side.comparison.id,
            who=side.other.name,
            says="Compare notes",
            why=f"{asks if side.number_waits_for_me else 'Choose what to bring.'} It runs until {ends}.",
            since=side.comparison.ends_at.date(),
            taps=(Tap("Open", reverse("accounts:show-comparison", args=[side.comparison.id])),),
        )


def entries_nudges(entries: Iterable[BookEntry], today: date) -> Iterator[Nudge]:
    """Private notes that go within a week unless they are kept."""
    for entry in entries:
        yield Nudge(
            kind="entry-goes",
            about=entry.id,
            who=entry.about.name,
            says=entry.kind.words,
            why=f"Private notes go after 240 days. This one goes {plain_day(entry.expires_on, today=today)}.",
            since=entry.expires_on,
            is_private=True,
            taps=(Tap("Keep it", reverse("accounts:keep-entry", args=[entry.id]), does=True),),
        )
