"""The days of a round in a calendar: of everybody counted in it, alike whatever they have done, and of nobody else."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.cast import Cast
from tests.visibility.factories import pulse_circle_of, pulse_days
from troth.kernel.upcoming import Upcoming
from troth.people.models import Person
from troth.pulses.models import Issued, Round
from troth.pulses.queries.upcoming import ANSWER, COLLECT, upcoming_for

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
FROM = datetime.combine(DAY, time(), UTC)


def days_of(person: Person) -> dict[str, Upcoming]:
    return {one.kind: one for one in upcoming_for(person, FROM, FROM + timedelta(days=60))}


def test_those_counted_have_the_first_day_and_the_answering_days(cast: Cast) -> None:
    pulse_circle_of(cast, Round.objects.create(state="issuing", **pulse_days(DAY)))
    found = days_of(cast.ben)
    assert (found[COLLECT].starts, found[COLLECT].ends) == (DAY, DAY + timedelta(days=1))
    assert (found[ANSWER].starts, found[ANSWER].ends) == (DAY + timedelta(days=28), DAY + timedelta(days=36))
    assert not found[ANSWER].cancelled
    assert "pulse" not in "".join(one.neutral_title for one in found.values()).lower()
    assert days_of(cast.gil) == days_of(cast.ama) == {}


def test_it_is_the_same_whether_or_not_somebody_has_collected(cast: Cast) -> None:
    circle = pulse_circle_of(cast, Round.objects.create(state="issuing", **pulse_days(DAY)))
    before = days_of(cast.ben), days_of(cast.chidi)
    Issued.objects.create(round=circle.round, person=cast.ben, circle=circle, digest="0" * 64)
    assert (days_of(cast.ben), days_of(cast.chidi)) == before
    assert before[0] == before[1]


def test_nothing_stands_there_before_the_list_is_made_and_what_is_off_is_taken_out(cast: Cast) -> None:
    found = Round.objects.create(state="frozen", **pulse_days(DAY))
    circle = pulse_circle_of(cast, found)
    assert days_of(cast.ben) == {}
    Round.objects.filter(id=found.id).update(state="gated", gate="{}")
    assert (days_of(cast.ben)[COLLECT].cancelled, days_of(cast.ben)[ANSWER].cancelled) == (False, True)
    type(circle).objects.filter(id=circle.id).update(is_final=True)
    assert not days_of(cast.ben)[ANSWER].cancelled
    Round.objects.filter(id=found.id).update(state="cancelled")
    off = days_of(cast.ben)
    assert [(one.cancelled, one.revision) for one in off.values()] == [(True, 1), (True, 1)]


def test_three_rounds_a_quarter_are_collected_for_on_one_day(cast: Cast) -> None:
    first = pulse_days(DAY)
    for number in range(3):
        later = timedelta(days=30 * number)
        days = first | {name: first[name] + later for name in ("answering_first", "answering_last")}  # type: ignore[operator]
        pulse_circle_of(cast, Round.objects.create(state="issuing", **days))
    found = upcoming_for(cast.ben, FROM, FROM + timedelta(days=100))
    assert [one.kind for one in found] == [COLLECT, ANSWER, ANSWER, ANSWER]
