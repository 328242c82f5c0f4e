"""Guess first, then see: the leader's own, once, in seconds, and nobody learns of it."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.replies.said import later, released
from troth.audit.models import AuditEntry
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.replies.actions.guessing import guess
from troth.replies.actions.tending import tend
from troth.replies.models import Guess

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def test_a_leader_guesses_first_and_members_see_at_once(cast: Cast, client_of: ClientOf) -> None:
    release = released(cast)
    figures = f"/safely/figures/{release.id}/"
    ama, ben = client_of(cast.ama), client_of(cast.ben)
    assert ben.get(figures).status_code == 200
    response = ama.get(figures)
    assert response.status_code == 302
    asked = ama.get(response["Location"]).content.decode()
    assert "about 3.75" not in asked
    assert "5 to 9 of 9" not in asked
    given = {"level-core": "5", "share-safety-1": "few"}
    assert ama.post(response["Location"], given)["Location"] == figures
    page = ama.get(figures).content.decode()
    assert "What you thought, and what they said" in page
    assert "Lower than you thought, by about 1.25." in page
    assert "More agree than you thought." in page
    assert "What you thought" not in ben.get(figures).content.decode()


def test_passing_is_one_tap_and_comes_once(cast: Cast, client_of: ClientOf) -> None:
    release = released(cast)
    ama = client_of(cast.ama)
    ama.post(f"/safely/figures/{release.id}/guess/", {"pass": "1"})
    page = ama.get(f"/safely/figures/{release.id}/").content.decode()
    assert "about 3.75" in page
    assert "What you thought" not in page
    assert ama.get(f"/safely/figures/{release.id}/guess/").status_code == 302


def test_once_guessed_it_stays_because_the_figures_were_seen(cast: Cast) -> None:
    release = released(cast)
    guess(actor=cast.ama, release=release, levels={"core": 2.0}, shares={})
    guess(actor=cast.ama, release=release, levels={"core": 4.0}, shares={})
    assert Guess.objects.get().levels == {"core": 2.0}


def test_only_what_is_offered_is_taken(cast: Cast) -> None:
    for given in ({"levels": {"core": 3.3}, "shares": {}}, {"levels": {}, "shares": {"safety-1": "all"}}):
        with pytest.raises(Refused, match="Choose one"):
            guess(actor=cast.ama, release=released(cast), **given)  # type: ignore[arg-type]


def test_nobody_guesses_about_a_place_or_long_afterwards_or_about_nothing(cast: Cast, client_of: ClientOf) -> None:
    place, long_ago = released(cast, wording="place"), released(cast, ago=181)
    nothing = released(cast)
    type(nothing).objects.filter(id=nothing.id).update(document=None, reason="Too few answered.")
    for release in (place, long_ago, nothing):
        assert client_of(cast.ama).get(f"/safely/figures/{release.id}/").status_code == 200


def test_a_guess_is_not_in_the_log_and_goes_after_a_year(cast: Cast) -> None:
    guess(actor=cast.ama, release=released(cast), levels={"core": 2.0}, shares={})
    assert not AuditEntry.objects.exists()
    with later(364):
        tend()
    assert Guess.objects.exists()
    with later(366):
        tend()
        tend()
    assert not Guess.objects.exists()
