"""Short ways to a released round of Quay and its answer. Ama leads; Ben and Chidi are its members; Frida is one up."""

from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import UUID

from tests.cast import Cast
from tests.pulses.papers import TOLD
from tests.visibility.factories import pulse_circle_of, pulse_days
from troth.accounts.models import Promise
from troth.kernel import clock, ids
from troth.people.models import Person
from troth.pulses.models import CircleTeam, Duty, Release, Round
from troth.replies.actions.answering import Plan, Said, publish
from troth.replies.models import Reply

HEARD = "Saying no to a shift still feels risky here."
WILL = "put the rota up three weeks ahead"
WILL_NOT = "More people this year: there is no money for it."


def on(days: int) -> date:
    """The day that many days from now."""
    return clock.now().date() + timedelta(days=days)


def later(days: float) -> AbstractContextManager[None]:
    """The clock runs that many days ahead."""
    return clock.moved(clock.now() + timedelta(days=days))


def released(cast: Cast, *, ago: int = 0, asked: int | None = None, **circle: object) -> Release:
    """Figures of Quay that came out that many days ago; Ama owes an answer, then Frida may."""
    since = on(-ago)
    found = Round.objects.create(
        state="shredded", released_on=since, **pulse_days(since - timedelta(days=40 if asked is None else asked))
    )
    made = pulse_circle_of(cast, found, is_final=True, issued=9, counted=9, **circle)
    release = Release.objects.create(circle=made, document=TOLD, released_on=since)
    Duty.objects.create(release=release, team=cast.quay, above=cast.harbour, since=since)
    return release


def merged(cast: Cast, *, ago: int = 0) -> Release:
    """Figures of Quay and Loft together: Frida leads both from above, and nobody stands above her."""
    release = released(cast, ago=ago, wording="place", called="Loft and Quay", lineage="1" * 64)
    CircleTeam.objects.create(circle=release.circle, team=cast.loft)
    Duty.objects.filter(release=release).update(team=cast.harbour, above=None)
    return release


def said(due_in: int | None = 10) -> Said:
    """A whole answer, with one promise."""
    return Said(HEARD, [Plan(WILL, None if due_in is None else on(due_in))], WILL_NOT)


def answer(
    cast: Cast, release: Release, *, by: Person | None = None, id: UUID | None = None, due_in: int | None = 10
) -> Reply:
    """Published."""
    return publish(actor=by or cast.ama, release=release, said=said(due_in), id=id or ids.new_id())


def promise_to(person: Person) -> Promise:
    """The row of that one of the team."""
    return Promise.objects.get(receiver=person, words=WILL)
