"""The list of topics, kept by the operator."""

from django.db import transaction

from troth.accords.models import Topic
from troth.audit.actions import record
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.people.queries import has_office


@transaction.atomic
def reword_topic(*, actor: Person, topic: Topic, title: str, examples: str) -> None:
    """Another title and other examples, from now on; what was written under it stays."""
    _operator(actor)
    title = " ".join(title.split())
    lines = [" ".join(line.split()) for line in examples.splitlines() if line.strip()]
    if not title:
        raise Refused("Give it a short name.", field="title")
    if not 2 <= len(lines) <= 3:
        raise Refused("Give two or three examples, one a line.", field="examples")
    Topic.objects.filter(id=topic.id).update(title=title, examples="\n".join(lines))
    record(actor=actor, subject=None, action="changed", kind="accord_topic")


@transaction.atomic
def retire_topic(*, actor: Person, topic: Topic) -> None:
    """Take it out of the list, or put it back."""
    _operator(actor)
    Topic.objects.filter(id=topic.id).update(retired=not topic.retired)
    record(actor=actor, subject=None, action="changed", kind="accord_topic")


def _operator(actor: Person) -> None:
    if not has_office(actor, "operator"):
        raise Refused("The operator keeps this list.")
