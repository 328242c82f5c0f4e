"""What the files of the database tell of concerns: not who came when, no slip of a concern, nothing deleted."""

import hashlib
from itertools import pairwise
from typing import Any

import pytest

from tests import postgres, processes
from tests.box.concerning import Company
from tests.box.rounds import Day
from tests.box.test_traces import PIECE, database_files
from tests.settings import IS_POSTGRES
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.concerns.store import TABLES

CONCERNS = 30


@pytest.fixture
def company(box: Box, day: Day) -> Company:
    return Company.begun(box, day)


def sent(company: Company, count: int = CONCERNS) -> list[tuple[Writer, bytes, bytes]]:
    """Writer, slip and sealed letter of each."""
    found = []
    for _ in range(count):
        writer = Writer.new()
        opening = company.opening(writer)
        company.box.post.open(opening.to_bytes())
        found.append((writer, opening.message, opening.sealed))
    return found


def contents_of(box: Box) -> list[bytes]:
    """Every file of the database in use."""
    read = postgres.content_of if IS_POSTGRES else processes.content_of
    return [read(file) for file in database_files(box)]


def traces_of(box: Box, pieces: list[bytes]) -> int:
    contents = contents_of(box)
    return sum(any(piece in content for content in contents) for piece in pieces)


def middle(sealed: bytes) -> bytes:
    return sealed[len(sealed) // 2 :][:PIECE]


def test_what_is_deleted_is_in_no_file_once_the_tables_are_written_anew(company: Company) -> None:
    found = sent(company, 6)
    company.later()
    for writer, *_ in found:
        company.answer(writer)
    everything = [middle(sealed) for _, _, sealed in found]
    assert traces_of(company.box, everything) == 6  # the search works
    for writer, *_ in found[:5]:
        company.box.post.delete(company.ask(Kind.DELETE, writer))
    company.box.repack_changed()
    names = [(writer.thread.encode(), middle(sealed)) for writer, _, sealed in found]
    assert traces_of(company.box, [piece for _, piece in names]) == 1
    assert traces_of(company.box, [name for name, _ in names]) == 1
    assert company.texts(found[5][0])


@pytest.mark.skipif(IS_POSTGRES, reason="of SQLite's own file")
def test_the_twin_that_merely_deletes_leaves_every_letter_in_its_files(company: Company) -> None:
    found = sent(company, 6)
    company.box.store.execute("PRAGMA secure_delete = OFF")
    company.box.store.execute("DELETE FROM concern_letter")
    assert traces_of(company.box, [middle(sealed) for _, _, sealed in found]) == 6


def test_written_anew_letters_lie_in_the_order_of_their_random_names(company: Company) -> None:
    """The twin, before: they lie as they came."""
    found = sent(company)
    arrived = [writer.thread for writer, *_ in found]
    before = [arrived.index(id) for id in _as_they_lie(company.box, found)]
    assert sum(one < other for one, other in pairwise(before)) >= 0.9 * (CONCERNS - 1)
    company.box.repack()
    assert _as_they_lie(company.box, found) == sorted(arrived)
    if IS_POSTGRES:
        for name in ("slip", "thread", "letter"):
            assert company.box.store.execute(f"SELECT count(DISTINCT xmin::text) FROM concern_{name}") == [(1,)]
    company.opened()
    company.box.repack()
    company.later()
    assert len(company.inbox()["threads"]) == CONCERNS + 1


def _as_they_lie(box: Box, found: list[tuple[Writer, bytes, bytes]]) -> list[str]:
    if IS_POSTGRES:
        return [str(id) for (id,) in box.store.execute("SELECT thread FROM concern_letter ORDER BY ctid")]
    box.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = processes.content_of(box.settings.data / "box.sqlite3")
    return [id for _, id in sorted((content.index(sealed[-PIECE:]), writer.thread) for writer, _, sealed in found)]


def test_no_column_could_hold_a_time_an_address_or_a_number_and_none_joins_a_slip_to_its_concern(box: Box) -> None:
    kept = {name: columns for name, (columns, _) in TABLES.items() if name in ("slip", "thread", "letter")}
    assert kept == {
        "slip": "key BYTES NOT NULL, season TEXT NOT NULL",
        "thread": "id TEXT NOT NULL, closed TEXT, shut INTEGER NOT NULL, by_writer INTEGER NOT NULL",
        "letter": "thread TEXT NOT NULL, key BYTES NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, "
        "sealed BYTES NOT NULL",
    }
    there: list[tuple[Any, ...]]
    if IS_POSTGRES:
        there = box.store.execute("SELECT count(*) FROM pg_class WHERE relkind = 'S'")
    else:
        there = box.store.execute(
            "SELECT count(*) FROM sqlite_master WHERE name LIKE 'concern%' AND type = 'table' "
            "AND sql NOT LIKE '%WITHOUT ROWID'"
        )
    assert there == [(0,)]


def test_in_one_day_nothing_tells_the_slip_of_a_concern(company: Company) -> None:
    """With all rows of both tables: their orders have nothing to do with each other once written anew."""
    found = sent(company)
    company.box.repack()
    slips = [bytes(key) for (key,) in company.box.store.execute("SELECT key FROM concern_slip ORDER BY key")]  # type: ignore[arg-type]
    threads = [str(id) for (id,) in company.box.store.execute("SELECT id FROM concern_thread ORDER BY id")]
    true = {hashlib.sha256(message).digest(): writer.thread for writer, message, _ in found}
    guessed = sum(true[slip] == thread for slip, thread in zip(slips, threads, strict=True))
    assert guessed <= 6  # of 30, by chance one; more than six once in 80,000
