"""What `troth box verify` finds in a box, each thing provoked once; a sound box is found sound, and stays as it is."""

import random
import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing

import psycopg
import pytest

from tests.box import rounds
from tests.box.rounds import CIRCLE, OTHER, SITE, Day, Example
from tests.settings import IS_POSTGRES
from troth.blind import signed
from troth_box.box import Box
from troth_box.settings import Settings
from troth_box.states import State
from troth_box.verifying.order import Order, correlation, order_of
from troth_box.verifying.within import verify_box

BALLOTS = 12
BLOB = "bytea" if IS_POSTGRES else "BLOB"


@pytest.fixture
def answered(box: Box, example: Example) -> Example:
    for _ in range(BALLOTS):
        box.take_ballot(example.id, example.envelope().to_bytes())
    box.repack()
    return example


def sql(settings: Settings, *statements: str) -> None:
    """Past the box, as somebody with its database would."""
    if IS_POSTGRES:
        with psycopg.connect(settings.database_url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]
        return
    with closing(sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))) as lite, lite:
        for statement in statements:
            lite.execute(statement)


def said(settings: Settings, *levels: str) -> str:
    """What is found at these levels; how loud the tests' own database server is, is none of the box's."""
    wanted = levels or ("error",)
    found = [one for one in verify_box(settings)[0] if one.about != "Database"]
    return " ".join(f"{one.about}: {one.says}" for one in found if one.level in wanted)


def test_a_sound_box_is_found_sound_and_stays_as_it_is(settings: Settings, box: Box, answered: Example) -> None:
    before = [[*box.store.ballots(answered.id)], box.store.states()]
    found, papers, _ = verify_box(settings)
    about = {one.about for one in found if one.level == "good"}
    assert said(settings) == ""
    assert {"Tables of the box", "Ballots of 2026-10-29", "Order of 2026-10-29", "Shredded"} <= about
    assert papers[answered.id].manifest == answered.signed_manifest
    assert [[*box.store.ballots(answered.id)], box.store.states()] == before
    assert str(BALLOTS) not in said(settings, "good", "warning", "unseen")  # nobody is to see a running count


ADDED: list[tuple[Callable[[str], str], str]] = [
    (lambda _: "ALTER TABLE round ADD COLUMN came_at text", "could hold who came"),
    (lambda id: f"ALTER TABLE ballots_{id} ADD COLUMN colour text DEFAULT 'red'", "fills itself in"),
    (lambda _: "CREATE TABLE visits (id text)", "a table named visits"),
    (lambda id: f"CREATE VIEW seen AS SELECT * FROM ballots_{id}", "a view named seen"),
]
ADDED += [
    (lambda _: "CREATE SEQUENCE came", "a sequence named came")
    if IS_POSTGRES
    else (lambda id: f"CREATE TRIGGER noted AFTER INSERT ON ballots_{id} BEGIN SELECT 1; END", "a trigger named noted")
]


def test_whatever_was_added_to_the_tables_is_named(settings: Settings, box: Box, answered: Example) -> None:
    for statement, words in ADDED:
        sql(settings, statement(answered.id))
        assert words in said(settings)


@pytest.mark.skipif(IS_POSTGRES, reason="tables without row numbers are SQLite's")
def test_rows_numbered_as_they_come_are_named(settings: Settings, box: Box, answered: Example) -> None:
    table = f"ballots_{answered.id}"
    made = "key BLOB PRIMARY KEY, circle TEXT NOT NULL, message BLOB NOT NULL, signature BLOB NOT NULL, sealed BLOB"
    sql(settings, f"ALTER TABLE {table} RENAME TO old", f"CREATE TABLE {table} ({made} NOT NULL)", "DROP TABLE old")
    assert "numbered as they come" in said(settings)


def test_ballots_that_lie_as_they_came_are_named(settings: Settings, box: Box, answered: Example) -> None:
    for _ in range(3 * BALLOTS):
        box.take_ballot(answered.id, answered.envelope().to_bytes())
    assert "in the order in which they came" in said(settings, "warning")
    box.repack()
    assert "in the order in which they came" not in said(settings, "warning")


def test_a_changed_document_is_named(settings: Settings, box: Box, answered: Example) -> None:
    other = signed.sign(signed.Kind.GATE, {"round": answered.id}, SITE).to_bytes()
    box.store.execute("UPDATE round SET gate = ? WHERE id = ?", (other, answered.id))
    assert "the gate" in said(settings)
    manifest = bytearray(answered.signed_manifest)
    at = manifest.find(b'"eligible":40')
    manifest[at + 11 : at + 13] = b"41"
    box.store.execute("UPDATE round SET manifest = ? WHERE id = ?", (bytes(manifest), answered.id))
    assert "signature does not belong" in said(settings)


def _row(example: Example, **changed: object) -> tuple[object, ...]:
    envelope = example.envelope()
    row = {"key": envelope.key, "circle": CIRCLE, "message": envelope.message}
    row |= {"signature": envelope.signature, "sealed": envelope.sealed}
    return tuple((row | changed).values())


CHANGED = [
    ({"sealed": b"short"}, "not like all others"),
    ({"key": b"\0" * 32}, "another name or group"),
    ({"circle": OTHER}, "token was not issued"),
    ({"signature": secrets.token_bytes(384)}, "token was not issued"),
]


@pytest.mark.parametrize(("changed", "words"), CHANGED, ids=[next(iter(changed)) for changed, _ in CHANGED])
def test_a_ballot_that_nobody_cast_is_named(
    settings: Settings, box: Box, example: Example, changed: dict[str, object], words: str
) -> None:
    box.store.execute(f"INSERT INTO ballots_{example.id} VALUES (?, ?, ?, ?, ?)", _row(example, **changed))
    assert words in said(settings)


def test_more_ballots_than_tokens_are_named(settings: Settings, box: Box, day: Day) -> None:
    a_round = rounds.double(box.settings)
    box.take_manifest(a_round.signed_manifest)
    day.today = rounds.FIRST
    box.take_gate(a_round.id, a_round.signed_gate(issued=8))
    box.move_on(a_round.id)
    for _ in range(9):
        box.take_ballot(a_round.id, a_round.envelope().to_bytes())
    assert "more ballots than people who collected" in said(settings)


def test_what_is_left_of_rounds_that_are_over_is_named(settings: Settings, box: Box, day: Day) -> None:
    single = rounds.open_round(box, day, rounds.single(box))
    box.take_ballot(single.id, single.envelope().to_bytes())
    kept = settings.data / "kept"
    shutil.copy(settings.data / "seals" / single.id, kept)
    day.today = rounds.AFTER
    box.move_on(single.id)
    assert box.store.states()[single.id][0] is State.SHREDDED
    assert said(settings) == ""
    assert "no ballot and no key" in said(settings, "good")
    shutil.copy(kept, settings.data / "seals" / single.id)
    assert "Keys are left" in said(settings)
    sql(settings, f"CREATE TABLE ballots_{single.id} (key {BLOB} PRIMARY KEY)")
    assert "Ballots are left" in said(settings)


def test_what_its_doctor_finds_is_said_too(settings: Settings, box: Box) -> None:
    settings.data.chmod(0o755)
    assert "Others on this machine can look" in said(settings)


def test_an_order_is_told_from_chance() -> None:
    keys = [bytes([number]) for number in range(60)]
    assert (correlation(keys, keys), correlation(keys[::-1], keys)) == (1, -1)
    assert order_of([*keys[:50], *keys[:49:-1]], keys) is Order.SORTED  # the last few as they came
    assert order_of([*keys[::2], *keys[1::2]], keys) is Order.PARTLY
    assert order_of(random.Random(7).sample(keys, len(keys)), keys) is Order.NOT_AT_ALL
    assert order_of(keys[:9], keys[:9]) is Order.TOO_FEW
    found = [order_of(random.Random(seed).sample(keys, len(keys)), keys) for seed in range(1000)]
    assert found.count(Order.SORTED) == 0
    assert found.count(Order.PARTLY) < 20  # one in a hundred on either side
