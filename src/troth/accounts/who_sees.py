"""Who may read what of promises, moments, private books and compared notes."""

from datetime import date

from django.db.models import Q

from troth.people.models import Person
from troth.people.queries import led_ids
from troth.visibility.gate import bind

from .compare_states import Stage
from .models import (
    BookEntry,
    Comparison,
    ComparisonPick,
    ComparisonSide,
    Moment,
    MomentKind,
    PrivatePromise,
    Promise,
    PromiseChange,
)


def _own(viewer: Person) -> Q:
    return Q(author=viewer)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _quoted(words: str) -> str:
    return f", “{words}”" if words else ""


_DIRECTIONS = {PrivatePromise.Direction.MINE: "yours to", PrivatePromise.Direction.THEIRS: "heard from"}


def _own_book(viewer: Person) -> Q:
    """One's own entries, except about someone one leads now: a leader keeps no book, not even an old one."""
    return Q(author=viewer) & ~Q(about__in=led_ids(viewer))


def _own_lines(viewer: Person) -> Q:
    """One's own lines, except about what someone one leads now is said to have promised."""
    about_led = Q(direction=PrivatePromise.Direction.THEIRS, other__in=led_ids(viewer))
    return Q(author=viewer) & ~about_led


def _revealed(viewer: Person) -> Q:
    between_us = Q(comparison__proposer=viewer) | Q(comparison__other=viewer)
    return between_us & Q(comparison__stage=Stage.REVEALED)


bind(
    "promise",
    Promise,
    author=lambda viewer: Q(giver=viewer),
    counterpart=lambda viewer: Q(receiver=viewer),
    says=lambda row: (
        f"{row.giver} to {row.receiver}: “{row.words}”, by {_day(row.due_on)} ({row.state.replace('_', ' ')})."
    ),
    joined=["giver", "receiver"],
)
bind(
    "promise_change",
    PromiseChange,
    author=lambda viewer: Q(by=viewer),
    counterpart=lambda viewer: ~Q(by=viewer) & (Q(promise__giver=viewer) | Q(promise__receiver=viewer)),
    says=lambda row: f"{row.by} would say it as “{row.words}”, by {_day(row.due_on)}.",
    joined=["by"],
)
bind(
    "private_promise",
    PrivatePromise,
    author=_own_lines,
    says=lambda row: f"“{row.words}”, by {_day(row.due_on)}, {_DIRECTIONS[row.direction]} {row.other}.",
    joined=["other"],
)
bind("moment_kind", MomentKind, everyone=lambda _viewer: Q())
bind(
    "moment",
    Moment,
    author=lambda viewer: Q(doer=viewer),
    counterpart=lambda viewer: Q(touched=viewer),
    says=lambda row: f"{row.doer} to {row.touched} on {_day(row.happened_on)}: {row.kind}{_quoted(row.words)}",
    joined=["doer", "touched", "kind"],
)
bind(
    "book_entry",
    BookEntry,
    author=_own_book,
    says=lambda row: f"About {row.about} on {_day(row.happened_on)}: {row.kind} ({row.felt}){_quoted(row.words)}",
    joined=["about", "kind"],
)
bind(
    "comparison",
    Comparison,
    author=lambda viewer: Q(proposer=viewer),
    counterpart=lambda viewer: Q(other=viewer),
    says=lambda row: f"{row.proposer} with {row.other}, {row.number} from each, until {_day(row.ends_at)}.",
    joined=["proposer", "other"],
)
bind(
    "comparison_side",
    ComparisonSide,
    author=_own,
    says=lambda row: "You stepped out." if row.out else "You are ready." if row.ready else "You are not ready yet.",
)
bind(
    "comparison_pick",
    ComparisonPick,
    author=_own,
    counterpart=_revealed,
    says=lambda row: f"{row.author} on {_day(row.happened_on)}: {row.kind} ({row.felt}){_quoted(row.words)}",
    joined=["author", "kind"],
)
