"""What tests of talks begin from: 1:1s of Ama and Ben, and talks at any stage."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tests.cast import Cast
from troth.kernel import clock
from troth.people.models import Person
from troth.talks.actions import matters, series, talks
from troth.talks.models import Series, Talk

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def on_a_day() -> Any:
    with clock.held(NOW):
        yield


@pytest.fixture
def one_to_ones(cast: Cast) -> Series:
    """Every week on Mondays at ten, the first in a week."""
    return begin(cast)


def begin(cast: Cast, **changes: Any) -> Series:
    rhythm = {"first": DAY + timedelta(days=7), "at": time(10), "every_days": 7}
    return series.begin_series(actor=cast.ama, other=cast.ben, **rhythm | changes)


Prepared = Callable[..., Talk]


@pytest.fixture
def prepared(cast: Cast) -> Prepared:
    """`prepared(level=2)`: a talk of Ama's with Ben that she prepares."""

    def prepared(by: Person | None = None, other: Person | None = None, **said: Any) -> Talk:
        fields = {"title": "Papers after four", "level": 1, "is_agreed": "yes", "reason": "It is urgent."}
        return matters.begin_matter(actor=by or cast.ama, other=other or cast.ben, **fields | said)

    return prepared


@pytest.fixture
def planned(prepared: Prepared) -> Prepared:
    """One to which the other is invited, in two days."""

    def planned(**said: Any) -> Talk:
        talk = prepared(**said)
        talks.plan_talk(
            actor=talk.by, talk=talk, starts_at=NOW + timedelta(days=2), minutes=20, invitation="Have you a moment?"
        )
        talk.refresh_from_db()
        return talk

    return planned


@pytest.fixture
def held(planned: Prepared) -> Prepared:
    """One that took place today."""

    def held(**said: Any) -> Talk:
        talk = planned(**said)
        talks.hold_talk(actor=talk.by, talk=talk, held_on=clock.today(UTC))
        talk.refresh_from_db()
        return talk

    return held
