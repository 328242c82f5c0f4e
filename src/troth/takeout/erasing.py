"""Deleting everything of one person's, at once: all of it or, should anything go wrong, nothing."""

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from django.db import transaction
from django.db.models import PROTECT, ForeignObjectRel, QuerySet, TextField
from django.db.models.functions import Cast

from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person

from .plan import takeouts

GONE = "Someone who has left"


def what_remains(person: Person) -> list[str]:
    """What stays after erasure, one sentence each."""
    return [sentence for takeout in takeouts() for sentence in takeout.what_remains(person)]


@transaction.atomic
def erase_everything(*, person: Person, typed: str) -> None:
    """Delete all that is `person`'s own, their way to sign in and their name. Done already is done.

    What others wrote themselves stays theirs, and names somebody who has left. Raises Refused unless `typed` is the
    person's name.
    """
    if _as_typed(typed) != _as_typed(person.name):
        raise Refused(f"To delete everything, type your name as it stands here: {person.name}.", field="typed")
    found = Person.objects.select_for_update().filter(id=person.id).first()
    if found is None:
        return
    for takeout in takeouts():
        takeout.erase(found)
    _take_out_of_jobs(found)
    _leave(found)


def _as_typed(name: str) -> str:
    """A name without what keyboards do differently: case, spaces, accents in one sign or two."""
    return " ".join(normalize("NFKC", name).casefold().split())


def _take_out_of_jobs(person: Person) -> None:
    """Forget what is due about this person alone; where a job names several, only the one."""
    named = str(person.id)
    Job.objects.filter(key__contains=named).delete()
    for job in Job.objects.annotate(text=Cast("args", TextField())).filter(text__contains=named):
        args = {
            key: [one for one in value if one != named] for key, value in job.args.items() if isinstance(value, list)
        }
        args = job.args | args
        if named in str(args):
            job.delete()
        else:
            Job.objects.filter(id=job.id).update(args=args)


def _leave(person: Person) -> None:
    """Delete the person's row. The models say what that means for rows that name them.

    CASCADE goes with them, SET_NULL forgets them, and PROTECT marks what somebody else wrote: there a nameless row of
    its own, with an id of its own, takes their place.
    """
    kept = [(rows, name) for rows, name in _protected(person) if rows.exists()]
    if kept:
        nameless = Person.objects.create(name=GONE, left_on=clock.now().date())
        for rows, name in kept:
            rows.update(**{name: nameless})
    person.delete()


def _protected(person: Person) -> Iterator[tuple[QuerySet[Any], str]]:
    """The rows of each table whose model protects the person it names, and the field that does."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.on_delete is PROTECT:
            name = relation.field.name
            yield relation.related_model._default_manager.filter(**{name: person}), name
