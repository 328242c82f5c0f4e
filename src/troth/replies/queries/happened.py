"""Did it happen? What a group says, a round later, of what it was told, and is reminded of before it says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from troth.people.models import Person
from troth.pulses.models import Counted, Release
from troth.pulses.queries.releases import releases_for, wording_of
from troth.pulses.queries.rounds import Mine
from troth.pulses.rules.reading import Question, after_in
from troth.replies.models import Reply
from troth.visibility.gate import visible_to

from .answers import Answer, answer_of, answer_to, replies_for


@dataclass(frozen=True)
class Happened:
    """What a group said of the answer it had been given: one sentence in ranges, from the results that came next."""

    release: Release
    question: Question


@dataclass(frozen=True)
class SaidOfAnswer:
    """The same beside the results it came with; no `answer` where that group had been given none in time."""

    question: Question
    answer: Answer | None


@dataclass(frozen=True)
class Reminder:
    """What people were told after the last results; nothing where nobody answered them."""

    answer: Answer | None


def said_after(viewer: Person, reply: Reply) -> Happened | None:
    """What the next results of the same teams say of this answer; None until there are some that were asked."""
    later = _results_of(viewer, reply.release).filter(
        circle__round__answering_first__gt=reply.release.circle.round.answering_first
    )
    found = later.order_by("circle__round__answering_first").first()
    return happened_in(found, reply) if found else None


def happened_in(later: Release, reply: Reply) -> Happened | None:
    """What the results after this answer say of it, if it was there before those questions were answered."""
    if later.document is None or not _in_time(reply, later):
        return None
    question = after_in(later.document, wording_of(later))
    return Happened(later, question) if question else None


def said_with(viewer: Person, release: Release, question: Question) -> SaidOfAnswer:
    """What was said in these results of the answer to the ones before."""
    before = _last_before(_results_of(viewer, release), release.circle.round.answering_first)
    answer = answer_to(viewer, before) if before else None
    return SaidOfAnswer(question, answer if answer and _in_time(answer.reply, release) else None)


def _results_of(viewer: Person, release: Release) -> QuerySet[Release]:
    return releases_for(viewer).filter(document__isnull=False, circle__lineage=release.circle.lineage)


def _last_before(results: QuerySet[Release], day: date) -> Release | None:
    earlier = results.filter(circle__round__answering_first__lt=day)
    return earlier.order_by("-circle__round__answering_first").first()


def _in_time(reply: Reply, later: Release) -> bool:
    return reply.published_on < later.circle.round.answering_first


def reminder_for(viewer: Person, mine: Sequence[Mine]) -> Reminder | None:
    """What the viewer's group was told after its last results, where one of these rounds asks about it.

    Who has come since sees what the group was told, though not its figures; whose group is new, what they were told in
    the one before.
    """
    asking = [one for one in mine if one.round.asks_after]
    if not asking:
        return None
    day = min(one.round.answering_first for one in asking)
    lineages = {circle.lineage for one in asking for circle in one.path}
    last = _last_before(releases_for(viewer).filter(document__isnull=False, circle__lineage__in=lineages), day)
    if last:
        return Reminder(answer_to(viewer, last))
    counted = visible_to(viewer, Counted).order_by().values("circle")
    told = replies_for(viewer).filter(
        Q(release__circle__lineage__in=lineages) | Q(release__circle__in=counted),
        release__circle__round__answering_first__lt=day,
    )
    latest = told.order_by("-release__circle__round__answering_first").first()
    return Reminder(answer_of(latest) if latest else None)
