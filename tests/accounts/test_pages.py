"""Every page of accounts and Today opens for those it is for, and shows what it should."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from troth.accounts.actions.books import mark_moment, record_entry
from troth.accounts.actions.comparisons import propose_comparison
from troth.accounts.actions.lines import hear_promise
from troth.accounts.actions.moments import offer_moment
from troth.accounts.actions.promises import say_promise, send_heard
from troth.accounts.models import MomentKind
from troth.kernel import clock
from troth.people.models import Person

As = Callable[[Person], Client]


def kind(key: str) -> MomentKind:
    return MomentKind.objects.get(key=key)


@pytest.fixture
def life(cast: Cast) -> dict[str, str]:
    """A little of everything between Ben and his leader Ama."""
    promise = say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    say_promise(actor=cast.ben, to=cast.ama, words="read the draft", due_on=clock.now().date())
    heard = send_heard(actor=cast.ben, giver=cast.ama, words="ask finance about the desk")
    line = hear_promise(actor=cast.ben, giver=cast.ama, words="look at my hours")
    moment = offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("late_change"), words="moved the meeting")
    mark_moment(actor=cast.ben, moment=moment, felt="withdrawal", size=2)
    entry = record_entry(actor=cast.ben, about=cast.ama, kind=kind("listened"), felt="deposit", size=3)
    record_entry(
        actor=cast.ben,
        about=cast.ama,
        kind=kind("credit"),
        felt="deposit",
        size=3,
        happened_on=clock.now().date() - timedelta(days=20),
    )
    comparison = propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    return {
        "promise": str(promise.id),
        "heard": str(heard.id),
        "line": str(line.id),
        "moment": str(moment.id),
        "entry": str(entry.id),
        "comparison": str(comparison.id),
        "ama": str(cast.ama.id),
        "ben": str(cast.ben.id),
        "emil": str(cast.emil.id),
    }


BEN_READS = [
    "/",
    "/between/",
    "/between/?q=chidi",
    "/between/{ama}/",
    "/between/{emil}/",
    "/promises/",
    "/promises/{promise}/",
    "/promises/{promise}/change/",
    "/promises/{heard}/",
    "/lines/{line}/not-yet/",
    "/moments/new/",
    "/moments/new/?person={ama}&kind=thanks",
    "/moments/{moment}/",
    "/book/",
    "/book/{ama}/",
    "/book/{emil}/",
    "/book/{ama}/new/",
    "/book/entry/{entry}/",
    "/look-back/",
    "/look-back/2026-2/",
    "/compare/",
    "/compare/with/{emil}/",
    "/compare/{comparison}/",
]


@pytest.mark.parametrize("address", BEN_READS)
def test_a_member_can_open_every_page_of_their_own(address: str, cast: Cast, as_: As, life: dict[str, str]) -> None:
    response = as_(cast.ben).get(address.format(**life), follow=True)
    assert response.status_code == 200
    assert b"<h1>" in response.content


AMA_READS = [
    "/",
    "/between/",
    "/between/{ben}/",
    "/promises/{promise}/",
    "/promises/{heard}/correct/",
    "/promises/{promise}/not-yet/",
    "/book/{ben}/",
    "/book/{ben}/new/",
    "/look-back/",
    "/compare/with/{ben}/",
    "/compare/{comparison}/",
]


@pytest.mark.parametrize("address", AMA_READS)
def test_a_leader_can_open_every_page_of_their_own(address: str, cast: Cast, as_: As, life: dict[str, str]) -> None:
    assert as_(cast.ama).get(address.format(**life)).status_code == 200


NOT_EMILS = [
    "/promises/{promise}/",
    "/promises/{promise}/not-yet/",
    "/promises/{heard}/correct/",
    "/lines/{line}/not-yet/",
    "/moments/{moment}/",
    "/book/entry/{entry}/",
    "/compare/{comparison}/",
    "/compare/{comparison}/pick/",
    "/operate/kinds/",
]


@pytest.mark.parametrize("address", NOT_EMILS)
@pytest.mark.parametrize("who", ["emil", "chidi", "frida", "lena", "rafa", "kay"])
def test_what_is_between_two_people_is_not_there_for_others(
    address: str, who: str, cast: Cast, as_: As, life: dict[str, str]
) -> None:
    assert as_(getattr(cast, who)).get(address.format(**life)).status_code == 404


NOT_AMAS = ["/lines/{line}/not-yet/", "/moments/{moment}/", "/book/entry/{entry}/"]


@pytest.mark.parametrize("address", NOT_AMAS)
def test_a_members_private_pages_are_not_there_for_their_leader(
    address: str, cast: Cast, as_: As, life: dict[str, str]
) -> None:
    assert as_(cast.ama).get(address.format(**life)).status_code == 404


def test_the_operator_changes_the_catalogue(cast: Cast, as_: As) -> None:
    client = as_(cast.olu)
    assert client.get("/operate/kinds/").status_code == 200
    client.post("/operate/kinds/", {"words": "Brought cake", "leaning": "gives"})
    cake = MomentKind.objects.get(words="Brought cake")
    client.post(f"/operate/kinds/{cake.id}/", {"words": "Brought a cake"})
    client.post(f"/operate/kinds/{kind('interrupted').id}/retire/")
    page = client.get("/operate/kinds/").content.decode()
    assert "Brought a cake" in page
    assert MomentKind.objects.get(words="Brought cake").retired
    offered = as_(cast.ben).get("/moments/new/").content.decode()
    assert "Brought a cake" in offered
    assert "Brought cake" not in offered
    assert "Interrupted" not in offered


def test_a_quiet_day_says_so(cast: Cast, as_: As) -> None:
    assert "A quiet day is a good day" in as_(cast.emil).get("/").content.decode()
