"""What of accounts is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet

from troth.cites.models import Citing
from troth.people.models import Person
from troth.visibility.gate import visible_to

from .compare_states import Stage
from .models import (
    BookEntry,
    Comparison,
    ComparisonPick,
    ComparisonSide,
    Moment,
    PrivatePromise,
    Promise,
    PromiseChange,
)
from .promise_states import State
from .queries.citing import cited_in

Rows = list[dict[str, Any]]


def export(person: Person) -> dict[str, Rows]:
    """Everything of accounts that is the person's own or shared with them, by kind, as plain values."""
    return {
        "promise": [
            {
                "from": row.giver.name,
                "to": row.receiver.name,
                **_plain(row, "words", "said_on", "due_on", "first_due_on", "state", "because", "settled_on", "answer"),
                **_about(person, row),
            }
            for row in _all(person, Promise, "giver", "receiver").order_by("said_on", "id")
        ],
        "promise_change": [
            {"proposed_by": row.by.name, **_plain(row, "words", "due_on")}
            for row in _all(person, PromiseChange, "by").order_by("due_on", "id")
        ],
        "private_promise": [
            {
                "with": row.other.name,
                **_plain(row, "direction", "words", "said_on", "due_on", "state", "settled_on"),
                **_about(person, row),
            }
            for row in _all(person, PrivatePromise, "other").order_by("said_on", "id")
        ],
        "moment": [
            {
                "by": row.doer.name,
                "touched": row.touched.name,
                "kind": row.kind.words,
                **_plain(row, "happened_on", "offered_on", "planned", "words"),
                **_about(person, row),
            }
            for row in _all(person, Moment, "doer", "touched", "kind").order_by("happened_on", "id")
        ],
        "book_entry": [
            {
                "about": row.about.name,
                "kind": row.kind.words,
                **_plain(row, "happened_on", "felt", "size", "words", "kept", "expires_on"),
            }
            for row in _all(person, BookEntry, "about", "kind").order_by("happened_on", "id")
        ],
        "comparison": [
            {
                "proposed_by": row.proposer.name,
                "to": row.other.name,
                **_plain(row, "number", "stage", "ends_at", "revealed_on"),
            }
            for row in _all(person, Comparison, "proposer", "other").order_by("ends_at", "id")
        ],
        "comparison_side": [_plain(row, "ready", "out") for row in _all(person, ComparisonSide).order_by("id")],
        "comparison_pick": [
            {
                "by": row.author.name,
                "kind": row.kind.words,
                **_plain(row, "happened_on", "mine", "felt", "size", "words"),
            }
            for row in _all(person, ComparisonPick, "author", "kind").order_by("happened_on", "id")
        ],
    }


def _all(person: Person, model: type[Any], *related: str) -> QuerySet[Any]:
    rows = visible_to(person, model)
    return rows.select_related(*related) if related else rows


def _plain(row: Model, *fields: str) -> dict[str, Any]:
    return {field: getattr(row, field) for field in fields}


def _about(person: Person, row: Citing) -> dict[str, str]:
    about = cited_in(person, row)
    return {"about_what": about.says} if about else {}


@transaction.atomic
def erase(person: Person) -> None:
    """Delete what is the person's own, now. To the other side of a comparison it looks as if it simply runs out."""
    BookEntry.objects.filter(author=person).delete()
    PrivatePromise.objects.filter(author=person).delete()
    Moment.objects.filter(doer=person).delete()
    PromiseChange.objects.filter(by=person).delete()
    Promise.objects.filter(Q(giver=person) & ~Q(state=State.ASKED) | Q(receiver=person, state=State.ASKED)).delete()
    Promise.objects.filter(receiver=person).update(answer=Promise.Answer.NOTHING)
    for comparison in Comparison.objects.filter(Q(proposer=person) | Q(other=person)):
        Comparison.objects.filter(id=comparison.id).update(pair=str(comparison.id))  # it held the person's id
    ComparisonPick.objects.filter(author=person).delete()
    ComparisonSide.objects.filter(author=person).exclude(comparison__stage=Stage.REVEALED).update(ready=False, out=True)


def what_remains(person: Person) -> list[str]:
    """Sentences on what stays, because it is others' words; the same for everybody, so that it tells nothing."""
    return [
        "What others promised you, and what they asked whether they heard right: those are their words.",
        "Moments others offered you: what they wrote about what they did themselves.",
        "Whatever others wrote in their own private books, if anything.",
        "The other side of notes you compared, without yours.",
    ]
