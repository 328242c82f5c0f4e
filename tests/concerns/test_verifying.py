"""What `troth verify` finds of concerns on the site: sound as it is made, and what was changed past it is named."""

from datetime import timedelta

import pytest

from tests.concerns.test_site import Asking, Clients, Place, collect, place
from troth.cli.verifying.between import look_between_lists
from troth.cli.verifying.concerns import look_at_concerns
from troth.concerns.models import ListenerKey, Listing, Season, SlipsGiven
from troth.jobs.models import Job
from troth_box.settings import Settings
from troth_box.verifying.listed import Published
from troth_box.verifying.within import verify_box

__all__ = ["place"]
pytestmark = pytest.mark.django_db


def said(place: Place, level: str = "error") -> str:
    with place.held():
        return " ".join(f"{one.about}: {one.says}" for one in look_at_concerns()[0] if one.level == level)


def test_what_the_site_made_is_sound_and_the_same_at_the_box(place: Place, client_of: Clients) -> None:
    assert "Nobody listens here yet" in said(place, "unseen")
    place.listen()
    collect(place, client_of(place.cast.ben), Asking(Season.objects.get()).text())
    assert said(place) == ""
    assert "Who listens: List 1" in said(place, "good")
    with place.held():
        ours, theirs = look_at_concerns()[1], verify_box(_settings(place))[2]
    assert [one.level for one in look_between_lists(ours, theirs)] == ["good"]
    assert look_between_lists(ours, Published()) == []
    other = Published({1: b"another"}, ours.seasons)
    assert "not the same: list 1" in look_between_lists(ours, other)[0].says
    assert "that this site does not know" in look_between_lists(Published(), theirs)[0].says


def _settings(place: Place) -> Settings:
    return place.box.settings


CHANGES = [
    (lambda: ListenerKey.objects.all().delete(), "a key that no listener has entered"),
    (lambda: Listing.objects.update(check_words="one two"), "not those of the list that was signed"),
    (lambda: Season.objects.update(check_words="one two"), "not those of the quarter that was signed"),
    (lambda: Season.objects.update(until="2027-06-30"), "days of the quarter are not the ones"),
    (lambda: Listing.objects.update(number=2), "is kept as list 2"),
    (lambda: Job.objects.filter(key__startswith="concerns.mix").delete(), "have not been put down anew"),
]


def test_what_was_changed_past_it_is_named(place: Place) -> None:
    from django.db import transaction

    place.listen()
    for change, words in CHANGES:
        with transaction.atomic():
            change()
            assert words in said(place)
            transaction.set_rollback(True)
    assert said(place) == ""


def test_what_is_left_of_a_quarter_that_is_over_is_named(place: Place, client_of: Clients) -> None:
    place.listen()
    season = Season.objects.get()
    collect(place, client_of(place.cast.ben), Asking(season).text())
    place.day.today = season.last + timedelta(days=2)
    assert "A key is left of a quarter that is over" in said(place)
    place.work()
    assert said(place) == ""
    SlipsGiven.objects.create(season=season, person=place.cast.ben, digest="00")
    assert "who was given slips in it" in said(place)
