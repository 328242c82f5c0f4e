"""What waits on Today because of talks: each thing in words, for the right one of the two."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from tests.cast import Cast
from tests.talks.conftest import DAY, NOW, Prepared
from troth.kernel import clock
from troth.people.models import Person
from troth.talks.actions import after, series, talks
from troth.talks.models import Meeting, Series
from troth.today.queries import waiting_for

Of = Callable[[Person], Client]


def kinds(person: Person, days: int = 0) -> list[str]:
    """What waits for somebody that many days later, of talks."""
    with clock.held(NOW + timedelta(days=days)):
        found = waiting_for(person, DAY + timedelta(days=days), clock.now())
    ours = {"talk", "revisit", "follow-up", "talk-meant", "one-to-one", "owed-to-me", "skipped"}
    return [one.kind for one in found if one.kind in ours]


def test_new_1_1s_are_seen_by_both_then_only_near_their_day(cast: Cast, one_to_ones: Series) -> None:
    assert kinds(cast.ama) == kinds(cast.ben) == ["one-to-one"]
    assert kinds(cast.ben, 4) == []
    assert kinds(cast.ben, 6) == ["one-to-one"]
    assert kinds(cast.ben, 8) == ["one-to-one"]
    series.move_meeting(actor=cast.ama, meeting=Meeting.objects.get(), starts_at=NOW + timedelta(days=20), revision=0)
    assert kinds(cast.ben, 4) == ["one-to-one"]
    assert kinds(cast.chidi) == []


def test_an_invitation_is_seen_at_once_and_so_is_calling_it_off(cast: Cast, prepared: Prepared) -> None:
    talk = prepared()
    talks.plan_talk(actor=cast.ama, talk=talk, starts_at=NOW + timedelta(days=9), minutes=20, invitation="Tea?")
    assert (kinds(cast.ama), kinds(cast.ben)) == ([], ["talk"])
    assert kinds(cast.ama, 8) == ["talk"]
    talks.drop_talk(actor=cast.ama, talk=talk)
    assert (kinds(cast.ama, 8), kinds(cast.ben, 8)) == ([], ["talk"])
    assert kinds(cast.ben, 10) == []


def test_what_is_owed_comes_to_the_one_who_owes_and_may_be_declined_by_the_other(cast: Cast, held: Prepared) -> None:
    talk = held(level=2)
    assert kinds(cast.ama, 1) == ["follow-up"]
    assert kinds(cast.ama, 7) == ["follow-up", "follow-up"]
    assert kinds(cast.ben) == ["owed-to-me", "owed-to-me"]
    after.revisit_later(actor=cast.ben, talk=talk, due_at=NOW + timedelta(hours=4))
    assert kinds(cast.ama) == ["revisit"]


def test_the_day_one_meant_to_talk_comes_to_oneself_alone(cast: Cast, prepared: Prepared, client_of: Of) -> None:
    talk = prepared()
    talks.save_preparation(actor=cast.ama, talk=talk, said={}, meant_for=DAY + timedelta(days=1))
    assert kinds(cast.ama) == []
    assert kinds(cast.ama, 1) == ["talk-meant"]
    assert kinds(cast.ben, 1) == []
    talks.save_preparation(actor=cast.ama, talk=talk, said={}, meant_for=DAY)
    page = client_of(cast.ama).get("/").content.decode()
    assert "Only you see this" in page
    assert "Papers after four" in page
