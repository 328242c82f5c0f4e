"""The site: who collected is known to it, by name; that must not help with any ballot, and nothing more may be kept."""

import secrets
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client

from tests.attacks.chance import PEOPLE, ROUNDS
from tests.attacks.verdicts import NONE, Attack, Hits, counted, judge_limit, judge_links, judge_none, right
from tests.attacks.worlds import CHANCE
from tests.cast import Cast, join, make_person
from tests.pulses.playing import BEGAN, COLLECTING, asking, at, begin, collect, fill, pass_days, played
from tests.settings import DATA_FOLDER, IS_POSTGRES
from troth.blind.keys import SigningKey, generate
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.pulses import keys
from troth.pulses.actions import issuing, mixing
from troth.pulses.actions.issuing import Ask, issue
from troth.pulses.models import Counted, Issued, Round

pytestmark = pytest.mark.django_db


@cache
def some_key(place: int) -> SigningKey:
    return generate()


@pytest.fixture(autouse=True)
def _keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of their own, and keys made once for all tests here."""
    turns = cycle(range(6))
    monkeypatch.setattr(django_settings, "KEYS", tmp_path / "keys", raising=False)
    monkeypatch.setattr(keys, "generate", lambda: some_key(next(turns)))


@pytest.fixture
def team(cast: Cast) -> Iterator[list[Person]]:
    """Twelve people of one team, a round for which they collect, and another team beside them."""
    people = [cast.ben, cast.chidi, *(make_person(f"Quay{number} Person") for number in range(PEOPLE - 2))]
    for person in people[2:]:
        join(person, cast.quay)
    fill(cast.loft, 9, named="Loft")
    with played():
        begin(cast)
        pass_days(BEGAN, COLLECTING)
        yield people


def every_row() -> set[str]:
    """The whole database of the site, a line for each row."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found |= {f"{table} {row!r}" for row in cursor.fetchall()}
    return found


# --- page views ------------------------------------------------------------------------------------------------------

PAGES = ("/", "/safely/", "/safely/how/", "/safely/figures/", "/pulse/issue/")


def leaves_a_row(client: Client, found: Round) -> bool:
    before = every_row()
    for address in (*PAGES, f"/safely/round/{found.id}/", f"/safely/round/{found.id}/together/"):
        assert client.get(address).status_code == 200, address
    return every_row() != before


def writes_down_the_visit(client: Client, moment: str) -> bool:
    """The twin: a session that knows when it was used last."""
    before, session = every_row(), client.session
    session["last_visit"] = moment
    session.save()
    return every_row() != before


def test_looking_at_the_pages_while_people_answer_leaves_no_row(team: list[Person]) -> None:
    found = Round.objects.get()
    collect(team, found)
    pass_days(found.collecting_last, found.answering_first)
    found.refresh_from_db()
    assert found.state == "open"
    with clock.held(at(found.answering_first)):
        clients = [Client() for _ in team]
        for client, person in zip(clients, team, strict=True):
            client.force_login(person.login)
            client.get("/")
        product = counted(clients, lambda client: leaves_a_row(client, found))
        twin = counted(clients, lambda client: writes_down_the_visit(client, str(clock.now())))
    judge_none(
        Attack(
            "page views joined to ballots",
            "the site's whole database, row by row, before and after each of twelve people looks at all pages, on "
            "a day on which they were there already (a session keeps the day, and no time)",
            "a row that a visit leaves or changes is that person's visit, to be joined to the ballot that came then",
            "a session that keeps the time of the last visit",
        ),
        product=product,
        twin=twin,
    )


# --- what a browser sends along --------------------------------------------------------------------------------------

CANARY = f"canary{secrets.token_hex(6)}"
SENT = {
    "HTTP_USER_AGENT": f"{CANARY}/1.0",
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "203.0.113.78",
    "HTTP_REFERER": f"http://{CANARY}/",
    "HTTP_ACCEPT_LANGUAGE": f"en,{CANARY}",
    "HTTP_X_REQUEST_ID": CANARY,
}


def test_nothing_a_browser_sends_along_is_kept_by_collecting(
    team: list[Person], caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    found, log = Round.objects.get(), tmp_path / "access.log"
    with clock.held(at(COLLECTING)):
        for person in team:
            client = Client()
            client.force_login(person.login)
            client.cookies["other"] = CANARY
            answer = client.post("/pulse/issue/", {"ask": asking(person, found).text}, **SENT)  # type: ignore[arg-type]
            assert answer.status_code == 200
            with log.open("a") as written:  # the twin: a line as web servers write it
                written.write(f'{SENT["REMOTE_ADDR"]} - {person.id} "POST /pulse/issue/" "{SENT["HTTP_USER_AGENT"]}"\n')
    rows = "\n".join(every_row())
    kept = [rows, caplog.text, *(path.read_text("latin1") for path in _files(DATA_FOLDER, tmp_path / "keys"))]
    held = [CANARY, "203.0.113.77", "203.0.113.78"]
    assert Issued.objects.count() == len(team) * len(asking(team[0], found).asks)
    judge_none(
        Attack(
            "address, browser or cookie in any file, when collecting",
            "the site's database, files and log",
            "what a browser sent along is searched for",
            "an access log, as web servers write it",
        ),
        product=counted(held, lambda canary: any(canary in one for one in kept)),
        twin=counted(held[:2], lambda canary: canary in log.read_text()),
    )


def _files(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


# --- the order of collecting ---------------------------------------------------------------------------------------


class Stamp:
    """In place of RSA, which is not attacked here: what is signed has no part in what the row holds."""

    public = SimpleNamespace(number_of=lambda blinded: 1)


def in_order_of_rows() -> list[Any]:
    """Who has collected, as the rows lie."""
    column = "ctid" if IS_POSTGRES else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT person_id FROM pulses_issued ORDER BY {column}")
        rows = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
    return list(dict.fromkeys(rows))


def test_in_which_order_people_collected(team: list[Person], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "signing_key", lambda *_: Stamp)
    monkeypatch.setattr(issuing, "blind_sign", lambda *_: bytes(384))
    found, early, late = Round.objects.get(), NONE, NONE
    for _ in range(ROUNDS):
        Issued.objects.all().delete()
        order = CHANCE.sample(team, PEOPLE)
        with clock.held(at(COLLECTING)):
            for person in order:
                issue(actor=person, asks=asks_of(person, found))
        early += right(in_order_of_rows(), [person.id.hex for person in order])
        mixing.mix_issued(round_id=found.id, known=0)
        late += right(in_order_of_rows(), [person.id.hex for person in order])
    holds, guesses = "the site's database, while people collect", "rows as they lie"
    twin = "the same rows before they are put down anew, which is done every hour"
    judge_links(Attack("who collected before whom", holds, guesses, twin), product=late, twin=early)
    judge_limit(
        Attack(
            "who collected before whom, within the hour",
            holds,
            guesses,
            "none",
            limit="rows lie as they came until they are put down anew, every hour, and for longer in what the database "
            "has not yet written over (dead rows, free pages, its log); it tells nothing of any ballot",
        ),
        product=early,
    )


def asks_of(person: Person, found: Round) -> list[Ask]:
    places = Counted.objects.filter(person=person, circle__round=found).select_related("circle")
    return [Ask(found.name, place.circle.name, secrets.token_bytes(384)) for place in places]


def test_collecting_twice_gets_nobody_a_second_token(team: list[Person]) -> None:
    """One after the other; five hundred at once are in tests/pulses/test_issuing.py."""
    found, product = Round.objects.get(), NONE
    with clock.held(at(COLLECTING)):
        for person in team:
            first, second = asking(person, found), asking(person, found)
            issue(actor=person, asks=first.asks)
            product += Hits(int(_is_issued(person, second.asks)), 1)
    judge_none(
        Attack(
            "a second token",
            "their own sign-in, and a second browser",
            "another blinded message is sent to be signed",
            "an issuer that keeps no row of whom it has given one",
        ),
        product=product,
        twin=Hits(PEOPLE, PEOPLE),
    )


def _is_issued(person: Person, asks: list[Ask]) -> bool:
    try:
        return bool(issue(actor=person, asks=asks))
    except Refused:
        return False
