"""Collecting: once, whole, blind; the same again is the same, anything else is refused; and nothing of it is left."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from tests.cast import Cast, make_cast
from tests.pages import without_tokens
from tests.pulses.playing import BEGAN, COLLECTING, asking, at, begin, collect, fill, pass_day, pass_days, the_round
from tests.settings import IS_POSTGRES
from troth.audit.models import AuditEntry
from troth.blind import canonical
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.kinds import KINDS
from troth.people.models import Person
from troth.pulses.actions import mixing
from troth.pulses.actions.issuing import AGAIN, WHOLE, Ask, asked_in, asks_in, issue
from troth.pulses.models import Circle, Issued, Round
from troth.takeout.erasing import erase_everything

pytestmark = pytest.mark.django_db
Two = tuple[list[Person], list[Person]]


@pytest.fixture
def found(cast: Cast, teams: Two) -> Round:
    """A round whose collecting has begun."""
    begin(cast)
    pass_days(BEGAN, COLLECTING)
    return the_round()


def test_what_comes_back_is_a_token_of_each_circle_up_to_the_top(cast: Cast, found: Round) -> None:
    made = asking(cast.ben, found)
    with clock.held(at(COLLECTING)):
        answer = issue(actor=cast.ben, asks=made.asks)
    assert len(made.tokens(answer)) == len(made.asks) >= 2
    assert {one["circle"] for one in answer.rosters} == {one.circle for one in made.asks}
    assert all("Ben Lindqvist" in one["names"] for one in answer.rosters)  # type: ignore[operator]


def test_the_same_again_gets_the_same_and_another_is_refused(cast: Cast, found: Round) -> None:
    made = asking(cast.ben, found)
    with clock.held(at(COLLECTING)):
        first = issue(actor=cast.ben, asks=made.asks)
        assert issue(actor=cast.ben, asks=made.asks) == first
        with pytest.raises(Refused) as refused:
            issue(actor=cast.ben, asks=asking(cast.ben, found).asks)
    assert refused.value.message == AGAIN
    assert Issued.objects.filter(person=cast.ben).count() == len(made.asks)


def test_half_of_it_or_anothers_is_refused_and_costs_nothing(cast: Cast, found: Round) -> None:
    mine, theirs = asking(cast.ben, found).asks, asking(cast.emil, found).asks
    too_large = [Ask(mine[0].round, mine[0].circle, b"\xff" * 384), *mine[1:]]
    with clock.held(at(COLLECTING)):
        for asks in (mine[:1], [], theirs, [*mine, *mine], too_large):
            with pytest.raises(Refused, match=WHOLE[:20]):
                issue(actor=cast.ben, asks=asks)
        assert not Issued.objects.exists()
        issue(actor=cast.ben, asks=mine)


def test_somebody_in_no_group_gets_nothing(cast: Cast, found: Round) -> None:
    with clock.held(at(COLLECTING)), pytest.raises(Refused):
        issue(actor=cast.frida, asks=asking(cast.ben, found).asks)


def test_what_cannot_be_read_is_said_so() -> None:
    for text in ("", "nonsense", "e30", "{}x", '{"asks":[{"round":1}]}', '{"asks":5}', '{"asks":[{}]}'):
        with pytest.raises(Refused):
            assert asks_in(asked_in(text)) == ["never"]


def test_the_row_has_no_time_and_the_log_no_line(cast: Cast, found: Round) -> None:
    lines = AuditEntry.objects.count()
    collect([cast.ben], found)
    assert AuditEntry.objects.count() == lines
    assert {field.get_internal_type() for field in Issued._meta.fields} == {"UUIDField", "ForeignKey", "CharField"}


def test_over_the_web_by_script_and_by_hand(cast: Cast, found: Round) -> None:
    client, made = Client(), asking(cast.ben, found)
    with clock.held(at(COLLECTING)):
        client.force_login(cast.ben.login)
        before = dict(client.session.items())
        page = client.get("/pulse/issue/").content.decode()
        assert "Chidi Okafor" in page
        answer = client.post("/pulse/issue/", {"ask": made.text}, headers={"Accept": "application/json"})
        given = json.loads(answer.content)
        assert answer.status_code == 200
        assert {one["round"] for one in given["signed"]} == {found.name}
        assert canonical.loads(answer.content) == given
        by_hand = client.post("/pulse/issue/", {"ask": made.text})
        assert by_hand.status_code == 200
        assert canonical.to_b64(answer.content) in by_hand.content.decode()  # the code that `troth ballot` takes
        other = asking(cast.ben, found).text
        assert client.post("/pulse/issue/", {"ask": other}, headers={"Accept": "application/json"}).status_code == 409
        assert client.post("/pulse/issue/", {"ask": other}).status_code == 422
        nothing = client.post("/pulse/issue/", {"ask": "?"}, headers={"Accept": "application/json"})
        assert (nothing.status_code, list(json.loads(nothing.content))) == (422, ["say"])
        assert dict(client.session.items()) == before


PAGES = ("/", "/week/", "/waiting/", "/safely/", "/safely/how/", "/safely/figures/", "/safely/keys/", "/between/")


def _pages(people: dict[str, Person], found: Round) -> dict[tuple[str, str], bytes]:
    pages = {}
    for name, person in people.items():
        client = Client()
        client.force_login(person.login)
        more = [f"/safely/round/{found.id}/", f"/safely/round/{found.id}/together/", "/pulse/issue/"]
        for address in (*PAGES, *more, *(["/safely/rounds/"] if name in ("olu", "rafa") else [])):
            pages[name, address] = without_tokens(client.get(address).content)
    return pages


def test_nobodys_page_changes_by_a_byte_because_somebody_collected(cast: Cast, found: Round) -> None:
    people = {name: one for name, one in cast.everyone().items() if one.left_on is None}
    with clock.held(at(COLLECTING)):
        before = _pages(people, found)
        issue(actor=cast.ben, asks=asking(cast.ben, found).asks)
        after = _pages(people, found)
    assert [where for where in before if before[where] != after[where]] == []


def test_everybody_is_told_alike(cast: Cast, found: Round, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from troth.pulses.actions import telling

    told: list[tuple[str, str]] = []
    monkeypatch.setattr(telling, "tell", lambda *, person, kind: told.append((person.name, kind)))
    collect([cast.ben], found)
    pass_day(found.collecting_last - timedelta(days=7))
    names = [name for name, _ in told]
    assert len(names) == len(set(names))
    assert {"Ben Lindqvist", "Chidi Okafor", "Emil Sørensen"} <= set(names)
    assert {kind for kind, _ in telling.OCCASIONS.values()} <= set(KINDS)


def test_erasing_everything_takes_that_one_collected_and_in_the_end_the_name(cast: Cast, found: Round) -> None:
    collect([cast.ben], found)
    with clock.held(at(COLLECTING)):
        erase_everything(person=cast.ben, typed=cast.ben.name)
    assert set(Issued.objects.values_list("person", "digest")) == {(None, "")}  # a number, so that counts stay true
    lists = [one.together for one in Circle.objects.filter(round=found)]
    assert any("Ben Lindqvist" in one.names for one in lists)  # the others check the list by its checksum
    pass_days(COLLECTING, found.answering_last + timedelta(days=1))
    for one in lists:
        one.refresh_from_db()
    assert not any("Ben Lindqvist" in [*one.names, *one.to_go] for one in lists)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_one(box: object) -> None:
    """Asked twice at the same moment, from many threads, each with another message: one of them is taken."""
    cast = make_cast()
    people = [cast.ben, *fill(cast.quay, 9)]
    begin(cast)
    pass_days(BEGAN, COLLECTING)
    found = the_round()
    tries = 500 if IS_POSTGRES else 60
    asks = [asking(person, found).asks for person in people for _ in range(tries // len(people))]
    turns = list(zip(asks, [person for person in people for _ in range(tries // len(people))], strict=True))
    taken: list[str] = []
    refused: set[str] = set()

    def ask(part: list[tuple[list[Ask], Person]]) -> None:
        for one, person in part:
            try:
                issue(actor=person, asks=one)
            except Refused as error:
                refused.add(error.message)
            else:
                taken.append(person.name)
        connection.close()

    with clock.held(at(COLLECTING)):
        threads = [threading.Thread(target=ask, args=(turns[start::8],)) for start in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(taken) == sorted(person.name for person in people)
    assert refused == {AGAIN}
    assert Issued.objects.count() == len(people) * len(asks[0])


def test_who_collected_is_put_down_anew_in_no_order_and_nothing_of_it_changes(cast: Cast, found: Round) -> None:
    made = asking(cast.ben, found)
    with clock.held(at(COLLECTING)):
        first = issue(actor=cast.ben, asks=made.asks)
        collect([cast.chidi, cast.emil], found)
        before = list(Issued.objects.order_by("id").values())
        assert mixing.mix_issued(round_id=found.id, known=0) == len(before)
        assert list(Issued.objects.order_by("id").values()) == before
        assert issue(actor=cast.ben, asks=made.asks) == first
    job = Job.objects.get(kind="pulses.mix")
    assert job.due_at == at(COLLECTING) + mixing.HOUR
    pass_day(COLLECTING + timedelta(days=1))
    assert Job.objects.get(kind="pulses.mix").args["known"] == len(before)
    pass_days(found.collecting_last, found.answering_first + timedelta(days=1))
    assert not Job.objects.filter(kind="pulses.mix").exists()
    assert mixing.mix_issued(round_id=found.id, known=0) is None
