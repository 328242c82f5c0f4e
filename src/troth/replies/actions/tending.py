"""What happens by itself: everybody in a group is told of its answer alike, and what was kept long enough goes."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from troth.jobs.actions import put
from troth.kernel import clock
from troth.notices.actions import tell
from troth.people.models import Membership, Person
from troth.people.queries import current
from troth.pulses.actions.moving import today
from troth.pulses.models import CircleTeam, Counted
from troth.replies.models import Draft, Guess, Reply
from troth.replies.rules import REPLY_KEPT

BATCH = 500
TOLD_WITHIN = timedelta(days=14)  # a worker that was down for longer tells nobody of the past


@transaction.atomic
def tell_next(*, reply_id: UUID, after: UUID | None = None) -> None:
    """Tell the next few hundred that their group was answered, whatever they did; and put down those who follow."""
    found = Reply.objects.filter(id=reply_id, published_on__gt=today() - TOLD_WITHIN).first()
    if found is None:
        return
    batch = list(_people(found, after)[:BATCH])
    for person in batch:
        tell(person=person, kind="reply")
    if len(batch) == BATCH:
        args = {"reply": str(reply_id), "after": str(batch[-1].id)}
        put(kind="replies.tell", due_at=clock.now(), args=args)


def _people(found: Reply, after: UUID | None) -> QuerySet[Person]:
    """Those counted, and the members and leaders of its teams now; not whoever wrote it."""
    circle = found.release.circle_id
    counted = Counted.objects.filter(circle=circle).exclude(person=None).order_by().values("person")
    teams = CircleTeam.objects.filter(circle=circle).order_by().values("team")
    there = Membership.objects.filter(current(), team__in=teams).order_by().values("person")
    people = Person.objects.filter(Q(id__in=counted) | Q(id__in=there), left_on=None)
    people = people.exclude(id=found.author_id).order_by("id")
    return people.filter(id__gt=after) if after else people


@transaction.atomic
def tend() -> None:
    """Every night; twice is once. Guesses go after a year, drafts after 60 days, answers after two years."""
    Guess.objects.filter(goes_on__lte=today()).delete()
    Draft.objects.filter(goes_on__lte=today()).delete()
    Reply.objects.filter(published_on__lte=today() - REPLY_KEPT).delete()
