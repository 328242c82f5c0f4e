"""Apart: beginning, writing one's own side, sealing it; both sides are revealed at one instant or not at all.

Each step first locks the accord's row, so that two sides take turns; the reveal is one conditional UPDATE in the
transaction in which the second side seals. What one side does alone leaves no line in any log.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from troth.accords.models import Accord, Answer, Side, Topic
from troth.accords.parties import locked
from troth.accords.states import Stage
from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person
from troth.people.queries import is_leader_of

UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One topic as a side filled it in; `owed` None is "no expectation"."""

    topic: UUID | None = None
    own_topic: str = ""
    owed: int | None = None
    importance: int = 1
    expects: str = ""
    offers: str = ""
    comes_from: str = ""


def begin_accord(*, actor: Person, other: Person) -> Accord:
    """Begin one between a leader and somebody they lead, whoever of the two asks; the running one where there is."""
    if is_leader_of(actor, other):
        leader, member = actor, other
    elif is_leader_of(other, actor):
        leader, member = other, actor
    else:
        raise Refused("An accord is between a leader and somebody they lead, now.")
    return open_accord(actor=actor, leader=leader, member=member, is_new_role=False)


@transaction.atomic
def open_accord(*, actor: Person | None, leader: Person, member: Person, is_new_role: bool) -> Accord:
    """The running accord of the two, begun if there is none. Twice and at once: one."""
    running = Accord.objects.filter(leader=leader, member=member).exclude(stage__in=[Stage.ENDED, Stage.GONE])
    found = running.first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            made = Accord.objects.create(
                leader=leader, member=member, is_new_role=is_new_role, began_on=clock.today(UTC)
            )
    except IntegrityError:
        return running.get()
    Side.objects.bulk_create(Side(accord=made, author=author) for author in (leader, member))
    for person in (leader, member):
        record(actor=actor, subject=person, action="began", kind="accord")
        if actor is None or person.id != actor.id:
            tell(person=person, kind="accord")
    return made


@transaction.atomic
def save_side(*, actor: Person, accord: Accord, given: Sequence[Given]) -> None:
    """Write one's own side as far as it is filled in; what is not among `given` stays as it was."""
    _open_side(actor, accord)
    topics = Topic.objects.in_bulk([one.topic for one in given if one.topic])
    for one in given:
        _check(one)
        if one.topic is not None and one.topic not in topics:
            raise Refused("There is no such topic.")
        Answer.objects.update_or_create(
            accord=accord,
            author=actor,
            topic=topics[one.topic] if one.topic else None,
            own_topic=one.own_topic,
            defaults={
                "owed": one.owed,
                "importance": one.importance,
                "expects": one.expects.strip(),
                "offers": one.offers.strip(),
                "comes_from": one.comes_from.strip(),
            },
        )


@transaction.atomic
def add_own_topic(*, actor: Person, accord: Accord, title: str) -> None:
    """A topic of one's own; the other sees it when both sides are shown."""
    _open_side(actor, accord)
    title = " ".join(title.split())
    if not title or len(title) > 80:
        raise Refused("Name the topic in a few words.", field="title")
    Answer.objects.get_or_create(accord=accord, author=actor, topic=None, own_topic=title)


@transaction.atomic
def remove_own_topic(*, actor: Person, accord: Accord, answer: UUID) -> None:
    """Take a topic of one's own away again."""
    _open_side(actor, accord)
    Answer.objects.filter(id=answer, accord=accord, author=actor, topic=None).delete()


@transaction.atomic
def reuse_side(*, actor: Person, accord: Accord) -> int:
    """A leader's side of their latest other accord, copied where this one is still empty; how many topics."""
    now = _open_side(actor, accord)
    if now.leader_id != actor.id:
        raise Refused("Only a leader writes the same side for several people.")
    written = Answer.objects.filter(author=actor, accord__leader=actor).exclude(accord=accord)
    latest = written.order_by("-accord__began_on", "accord_id").values_list("accord", flat=True).first()
    have = set(Answer.objects.filter(accord=accord, author=actor).values_list("topic_id", "own_topic"))
    copied = [row for row in written.filter(accord=latest) if (row.topic_id, row.own_topic) not in have]
    Answer.objects.bulk_create(
        Answer(
            accord=now,
            author=actor,
            topic_id=row.topic_id,
            own_topic=row.own_topic,
            owed=row.owed,
            importance=row.importance,
            expects=row.expects,
            offers=row.offers,
            comes_from=row.comes_from,
        )
        for row in copied
    )
    return len(copied)


@transaction.atomic
def seal_side(*, actor: Person, accord: Accord) -> bool:
    """Seal one's side; True where both are sealed now, and so revealed. Sealing again changes nothing."""
    now = locked(actor, accord)
    if now.stage != Stage.APART:
        return now.revealed_on is not None
    if not Answer.objects.filter(accord=now, author=actor).exists():
        raise Refused("Rate at least one topic before you seal.")
    Side.objects.filter(accord=now, author=actor).update(sealed=True)
    if Side.objects.filter(accord=now, sealed=True).count() < 2:
        return False
    revealed = Accord.objects.filter(id=now.id, stage=Stage.APART).update(
        stage=Stage.TALK, revealed_on=clock.today(UTC)
    )
    if revealed:
        for person in (now.leader, now.member):
            tell(person=person, kind="accord")
    return bool(revealed)


@transaction.atomic
def unseal_side(*, actor: Person, accord: Accord) -> None:
    """Open one's side again, as long as the other has not sealed."""
    now = locked(actor, accord)
    if now.stage != Stage.APART:
        raise Refused("Both of you have sealed, so both sides are shown already.")
    Side.objects.filter(accord=now, author=actor).update(sealed=False)


def _open_side(actor: Person, accord: Accord) -> Accord:
    now = locked(actor, accord)
    if now.stage != Stage.APART:
        raise Refused("Both sides are shown already. What you agree from here on goes into clauses.")
    if Side.objects.filter(accord=now, author=actor, sealed=True).exists():
        raise Refused("Your side is sealed. Open it again to change it.")
    return now


def _check(one: Given) -> None:
    if one.owed is not None and one.owed not in range(5):
        raise Refused("Choose how far it is owed.")
    if one.importance not in (1, 2, 3):
        raise Refused("Choose how much it matters.")
    if max(len(words) for words in (one.expects, one.offers, one.comes_from)) > 600:
        raise Refused("Please keep it to 600 characters.")
