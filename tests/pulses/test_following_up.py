"""Whether what was answered happened is asked of everybody, once one of the groups was answered, and not before."""

from datetime import date, timedelta

import pytest

from tests.cast import Cast
from tests.pulses import playing
from tests.pulses.papers import TOLD
from tests.visibility.factories import pulse_days
from troth.cli.demo.played_box import PlayedBox
from troth.kernel import clock
from troth.measure.items import AFTER, CORE
from troth.people.models import Person
from troth.pulses.actions.following_up import asks_after
from troth.pulses.actions.preparing import manifest_of
from troth.pulses.models import Circle, Counted, Duty, Release, Round

pytestmark = pytest.mark.django_db
Two = tuple[list[Person], list[Person]]


def next_round(after: date) -> Round:
    """The round that is prepared next, by the worker, with its manifest."""
    for week in range(1, 20):
        playing.pass_day(after + timedelta(days=7 * week))
        found = Round.objects.filter(answering_first__gt=after).exclude(manifest="").first()
        if found:
            return found
    raise AssertionError("no round was prepared")


def test_it_is_asked_once_a_group_was_answered(cast: Cast, box: PlayedBox, teams: Two) -> None:
    playing.begin(cast)
    first = playing.the_round()
    assert [one.id for one in manifest_of(first).items] == [one.id for one in CORE]
    playing.pass_days(playing.BEGAN, playing.COLLECTING)
    everybody = Person.objects.filter(id__in=Counted.objects.filter(circle__round=first).values("person"))
    playing.collect(list(everybody), first)
    playing.pass_day(first.collecting_last + timedelta(days=1))
    playing.pass_day(first.answering_last + timedelta(days=1))
    answered = Release.objects.filter(document__isnull=False).order_by("id")[:1].get()
    Duty.objects.filter(release=answered).update(answered_on=first.answering_last + timedelta(days=4))
    second = next_round(first.answering_last)
    asked = [(one.id, one.scale) for one in manifest_of(second).items]
    assert second.asks_after
    assert asked == [*((one.id, "core") for one in CORE), (AFTER.id, "after")]


def test_it_is_asked_about_the_last_results_alone(cast: Cast) -> None:
    now = circle_of(clock.now().date()).round
    assert not asks_after(now)
    results(ago=200, answered=True)
    assert asks_after(now)
    results(ago=100, answered=False)
    assert not asks_after(now)
    results(ago=100, answered=True, lineage="1" * 64)  # of other teams
    assert not asks_after(now)


def circle_of(collecting: date, lineage: str = "0" * 64) -> Circle:
    """A round with one circle."""
    found = Round.objects.create(**pulse_days(collecting))
    return Circle.objects.create(
        round=found, name="0" * 16, wording="leader", called="Quay", lineage=lineage, eligible=9
    )


def results(*, ago: int, answered: bool, lineage: str = "0" * 64) -> None:
    """What came out so many days ago, answered or not."""
    day = clock.now().date() - timedelta(days=ago)
    circle = circle_of(day - timedelta(days=40), lineage)
    made = Release.objects.create(circle=circle, document=TOLD, released_on=day)
    Duty.objects.create(release=made, since=day, answered_on=day if answered else None)
