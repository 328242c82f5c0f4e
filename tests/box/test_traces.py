"""What the files of the database tell: not who came when, and after counting nothing of any ballot."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests import postgres
from tests.box import rounds
from tests.box.rounds import AFTER, Day, Example
from tests.settings import IS_POSTGRES
from troth.blind.ballots import Envelope
from troth_box.box import Box
from troth_box.keyholder import counting
from troth_box.store.rows import table

PIECE = 16  # bytes of a ballot that nothing else has; its first ones are those of every sealed file
BALLOTS = 30


def database_files(box: Box) -> list[Path]:
    """All files of the database but PostgreSQL's write-ahead log, which docs/operate/box.md leaves to the operator."""
    if not IS_POSTGRES:
        return [file for file in box.settings.data.iterdir() if file.name.startswith("box.sqlite3")]
    cluster = postgres.shared()
    cluster.run("CHECKPOINT")
    data = cluster.folder / "data"
    return [file for file in data.rglob("*") if file.is_file() and "pg_wal" not in file.parts]


def traces_of(box: Box, envelopes: list[Envelope]) -> dict[str, set[str]]:
    """In which files any piece of any of these ballots is left, and of which parts of it."""
    left: dict[str, set[str]] = {}
    for file in database_files(box):
        content = postgres.content_of(file)
        for part in ("sealed", "signature", "message", "key"):
            every = [getattr(one, part) for one in envelopes]
            pieces = {one[at : at + PIECE] for one in every for at in (len(one) // 4, len(one) // 2, len(one) - PIECE)}
            assert len(pieces) >= 2 * len(envelopes), "a piece that others have, too"
            if found := sum(piece in content for piece in pieces):
                left.setdefault("/".join(file.parts[-3:]), set()).add(f"{found} of {part}")
    return left


def send(box: Box, example: Example, count: int = BALLOTS) -> list[Envelope]:
    envelopes = [example.envelope() for _ in range(count)]
    for envelope in envelopes:
        box.take_ballot(example.id, envelope.to_bytes())
    return envelopes


def count(box: Box, day: Day, example: Example) -> None:
    import json

    assert example.keyholder
    day.today = AFTER
    export = json.loads(b"".join(box.export(example.id, example.asking())))
    box.take_tally(example.id, counting.count(export, example.keyholder).to_bytes())


def give_up(box: Box, day: Day, example: Example) -> None:
    from troth_box.states import UNCOUNTED

    day.today = AFTER + UNCOUNTED
    box.move_on(example.id)


@pytest.mark.skipif(not IS_POSTGRES, reason="of PostgreSQL's own statistics")
def test_the_server_gathers_no_statistics_of_ballots_by_itself(box: Box, example: Example) -> None:
    """The twin: gathered by hand, they hold pieces of every ballot."""
    envelopes = send(box, example, 3)
    for _ in range(2):
        asked = "SELECT reloptions FROM pg_class WHERE oid = to_regclass(?)"
        assert box.store.execute(asked, (table(example.id),)) == [(["autovacuum_enabled=off"],)]
        box.repack()
    box.store.execute(f"ANALYZE {table(example.id)}")
    kept = str(box.store.execute("SELECT histogram_bounds FROM pg_stats WHERE tablename = ?", (table(example.id),)))
    assert all(one.key.hex() in kept for one in envelopes)


@pytest.mark.parametrize("end", [count, give_up])
def test_after_counting_nothing_of_any_ballot_is_in_any_file(
    box: Box, day: Day, example: Example, end: Callable[[Box, Day, Example], None]
) -> None:
    envelopes = send(box, example)
    assert any(f"{2 * BALLOTS} of key" in parts for parts in traces_of(box, envelopes).values())  # the search works
    end(box, day, example)
    assert not box.store.has_table(example.id)
    assert traces_of(box, envelopes) == {}


@pytest.mark.skipif(IS_POSTGRES, reason="of SQLite's own file")
def test_the_twin_that_merely_deletes_leaves_every_ballot_in_its_files(box: Box, example: Example) -> None:
    """Why there is secure_delete, VACUUM and a truncated log: without them this is what an attacker finds."""
    envelopes = send(box, example)
    box.store.execute("PRAGMA secure_delete = OFF")
    box.store.execute(f"DELETE FROM {table(example.id)}")
    assert traces_of(box, envelopes)


def test_ballots_come_back_in_no_order_of_arrival(box: Box, example: Example) -> None:
    keys = [envelope.key for envelope in send(box, example)]
    assert box.store.keys(example.id) == [kept.key for kept in box.store.ballots(example.id)] == sorted(keys)


def test_written_anew_ballots_lie_in_the_order_of_their_keys(box: Box, example: Example) -> None:
    """The twin, before: they lie as they came, which whoever has the files can see."""
    envelopes = send(box, example)
    arrived = [envelope.key for envelope in envelopes]
    before = [arrived.index(key) for key in _as_they_lie(box, example, envelopes)]
    in_order = sum(one < other for one, other in pairwise(before))
    assert in_order >= 0.9 * (BALLOTS - 1)
    box.rewriting.write_changed()
    assert _as_they_lie(box, example, envelopes) == sorted(arrived)
    assert box.store.keys(example.id) == sorted(arrived)
    if IS_POSTGRES:
        assert box.store.execute(f"SELECT count(DISTINCT xmin::text) FROM {table(example.id)}") == [(1,)]
    box.take_ballot(example.id, example.envelope().to_bytes())
    box.repack()
    assert len(box.store.keys(example.id)) == BALLOTS + 1


def _as_they_lie(box: Box, example: Example, envelopes: list[Envelope]) -> list[bytes]:
    if IS_POSTGRES:
        return [bytes(key) for (key,) in box.store.execute(f"SELECT key FROM {table(example.id)} ORDER BY ctid")]  # type: ignore[arg-type]
    box.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = (box.settings.data / "box.sqlite3").read_bytes()
    places = [(content.index(envelope.sealed[-PIECE:]), envelope.key) for envelope in envelopes]
    return [key for _, key in sorted(places)]


def test_two_boxes_with_the_same_ballots_look_alike(box: Box, example: Example, tmp_path: Path, day: Day) -> None:
    if IS_POSTGRES:
        pytest.skip("of SQLite's own file")
    envelopes = send(box, example)
    other = Box(rounds.settings_in(tmp_path / "other"), today=day)
    rounds.open_round(other, day, example)
    for envelope in reversed(envelopes):
        other.take_ballot(example.id, envelope.to_bytes())
    for one in (box, other):
        one.repack()
    assert _as_they_lie(box, example, envelopes) == _as_they_lie(other, example, envelopes)
    other.store.close()


def test_no_column_could_hold_a_time_an_address_or_a_number(box: Box, example: Example) -> None:
    if IS_POSTGRES:
        found = box.store.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = ?", (table(example.id),)
        )
        sequences = box.store.execute("SELECT count(*) FROM pg_class WHERE relkind = 'S'")
    else:
        found = [row[1:3] for row in box.store.execute(f"PRAGMA table_info({table(example.id)})")]
        sequences = box.store.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'")
        [(sql,)] = box.store.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table(example.id),))
        assert str(sql).endswith("WITHOUT ROWID")
    kinds = {str(name): str(kind).lower() for name, kind in found}
    binary, text = ("bytea", "text") if IS_POSTGRES else ("blob", "text")
    assert kinds == dict.fromkeys(("key", "message", "signature", "sealed"), binary) | {"circle": text}
    assert sequences == [(0,)]


def test_every_ballot_is_equally_long(box: Box, example: Example) -> None:
    send(box, example, 5)
    box.take_ballot(example.id, example.envelope({}).to_bytes())
    lengths = {len(kept.sealed) for kept in box.store.ballots(example.id)}
    assert len(lengths) == 1
    assert all(one < other for one, other in pairwise(box.store.keys(example.id)))
