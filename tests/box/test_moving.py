"""What the box does by itself: round by round, so that one that cannot be moved holds up no other."""

import os
import sqlite3
import time
from typing import Any

import psycopg
import pytest

from tests import postgres
from tests.box import rounds
from tests.box.rounds import AFTER, Day, Example
from tests.box.test_rounds import refused, states
from tests.box.test_traces import count, send
from tests.settings import IS_POSTGRES
from troth_box import clock, seals
from troth_box.box import Box
from troth_box.seals import Seals
from troth_box.serving import moving
from troth_box.states import State
from troth_box.store import Busy
from troth_box.store.pool import Pool
from troth_box.store.rows import table


class Ended(BaseException):
    """Ends what otherwise runs for ever."""


def test_a_round_that_cannot_be_moved_holds_up_no_other(
    box: Box, day: Day, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    examples = [rounds.open_round(box, day, rounds.double(box.settings)) for _ in range(3)]
    stuck, move_on = sorted(one.id for one in examples)[0], box.move_on

    def fail_at_one(id: str) -> None:
        if id == stuck:
            raise RuntimeError("canary")
        move_on(id)

    monkeypatch.setattr(box, "move_on", fail_at_one)
    day.today = AFTER
    moving.move_all(box)
    assert {id: state for id, (state, _) in box.store.states().items()} == {
        one.id: State.OPEN if one.id == stuck else State.CLOSED for one in examples
    }
    said = capfd.readouterr().err
    assert "RuntimeError" in said
    assert "canary" not in said


def test_it_goes_on_for_ever_and_writes_ballots_anew_when_it_starts(
    box: Box, day: Day, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {envelope.key for envelope in send(box, example, 3)}
    done: list[Any] = []
    monkeypatch.setattr(box, "repack", lambda: done.append("repacked"))

    def sleep(seconds: float) -> None:
        done.append(seconds)
        if len(done) > moving.EVERY + 2:
            raise Ended

    monkeypatch.setattr(time, "sleep", sleep)
    with pytest.raises(Ended):
        moving._run_forever(box)
    assert done.count("repacked") == 2
    assert set(box.store.keys(example.id)) == keys
    monkeypatch.undo()
    box.repack()
    assert set(box.store.keys(example.id)) == keys


def test_a_round_that_changed_is_written_anew_at_the_next_turn_and_not_too_often(
    box: Box, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, repack, done = [0.0], box.store.repack, []

    def ten_seconds_long(id: str) -> None:
        repack(id)
        now[0] += 10
        done.append(id)

    monkeypatch.setattr(clock, "elapsed", lambda: now[0])
    monkeypatch.setattr(box.store, "repack", ten_seconds_long)
    for came, later, times in [(0, 0, 0), (5, 0, 1), (0, 1000, 1), (1, 0, 2), (1, 199, 2), (0, 1, 3), (0, 1000, 3)]:
        send(box, example, came)
        now[0] += later
        box.rewriting.write_changed()
        assert len(done) == times
    assert len(box.store.keys(example.id)) == 7


def test_a_round_that_could_not_be_written_anew_is_tried_again(
    box: Box, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(box, example, 1)

    def fail(id: str) -> None:
        raise Busy

    with monkeypatch.context() as broken:
        broken.setattr(box.store, "repack", fail)
        box.rewriting.write_changed()
    done: list[str] = []
    monkeypatch.setattr(box.store, "repack", done.append)
    for _ in range(2):
        box.rewriting.write_changed()
    assert done == [example.id]


def test_a_thread_is_started(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Box] = []
    monkeypatch.setattr(moving, "_run_forever", begun.append)
    moving.start(box).join()
    assert begun == [box]
    assert clock.today().year > 2000


def test_a_ballot_for_a_round_that_another_process_closed_is_not_taken(box: Box, example: Example) -> None:
    box.take_ballot(example.id, example.envelope().to_bytes())  # now this process knows the round
    assert box.store.move(example.id, State.OPEN, State.CLOSED)
    with refused(410):
        box.take_ballot(example.id, example.envelope().to_bytes())
    assert not box.store.move(example.id, State.OPEN, State.CLOSED)
    assert len(box.store.keys(example.id)) == 1


def test_a_ballot_for_a_round_without_a_table_is_not_taken(box: Box, day: Day, example: Example) -> None:
    box.take_ballot(example.id, example.envelope().to_bytes())
    box.store.execute(f"DROP TABLE {table(example.id)}")
    with refused(410):
        box.take_ballot(example.id, example.envelope().to_bytes())
    box.store.repack(example.id)


def test_a_gate_or_a_cancelling_that_comes_second_changes_nothing(box: Box, example: Example) -> None:
    assert not box.store.set_gate(example.id, b"another", State.GATED)
    assert not box.store.move(example.id, State.ISSUING, State.CANCELLED)
    assert not box.store.set_tally(example.id, b"early", b"{}", counted=set(), refused=0)
    assert states(box) == ["open"]
    with pytest.raises(ValueError, match="no round's id"):
        table("round; DROP TABLE round")


def test_the_second_of_two_that_make_a_seal_takes_the_firsts(
    box: Box, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    first, second = Seals(tmp_path / "seals"), Seals(tmp_path / "seals")
    link, made = os.link, []

    def late(draft: Any, path: Any) -> None:
        monkeypatch.setattr(os, "link", link)
        made.append(first.made("a" * 32))
        link(draft, path)

    monkeypatch.setattr(os, "link", late)
    assert second.made("a" * 32).secret == made[0].secret
    assert len(list((tmp_path / "seals").iterdir())) == 1
    for _ in range(2):
        second.destroy("a" * 32)
    assert first.found("a" * 32) is None
    seals._overwrite(tmp_path / "gone")


class Line:
    """A connection that may break."""

    def __init__(self) -> None:
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True


def test_a_connection_that_broke_is_not_used_again() -> None:
    pool = Pool(Line, lambda line: not line.is_closed)
    with pool.held() as first, pool.one() as again:
        assert first is again
        assert pool.is_held
    assert not pool.is_held
    first.close()
    with pool.one() as second:
        assert second is not first
    pool.close()
    assert second.is_closed


@pytest.mark.skipif(not IS_POSTGRES, reason="of a server")
def test_after_a_restart_of_the_database_the_next_ballot_is_taken(box: Box, example: Example) -> None:
    name = box.settings.database_url.rsplit("/", 1)[1]
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    postgres.shared().run(cut)
    box.take_ballot(example.id, example.envelope().to_bytes())
    assert len(box.store.keys(example.id)) == 1

    def cut_within() -> None:
        with box.store.transaction():
            box.store.execute("SELECT 1")
            postgres.shared().run(cut)
            box.store.execute("SELECT 1")

    with pytest.raises(psycopg.OperationalError):
        cut_within()


@pytest.mark.skipif(IS_POSTGRES, reason="of SQLite")
def test_what_cannot_be_cut_off_because_somebody_reads_is_cut_off_later(
    box: Box, day: Day, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        box.take_ballot(example.id, example.envelope().to_bytes())
    execute = box.store.execute

    def busy(sql: str, values: Any = ()) -> Any:
        return [(1, 0, 0)] if "wal_checkpoint" in sql else execute(sql, values)

    monkeypatch.setattr(box.store, "execute", busy)
    with pytest.raises(Busy):
        box.store.repack(example.id)
    box.repack()
    count(box, day, example)
    assert box.store.states()[example.id] == (State.TALLIED, True)
    monkeypatch.undo()
    moving.move_all(box)
    assert box.store.states()[example.id] == (State.SHREDDED, False)


@pytest.mark.skipif(IS_POSTGRES, reason="of SQLite")
def test_a_database_that_is_broken_is_not_taken_for_a_closed_round(box: Box, example: Example) -> None:
    box.store.execute(f"ALTER TABLE {table(example.id)} DROP COLUMN sealed")
    envelope = example.envelope()
    with pytest.raises(sqlite3.OperationalError):
        box.take_ballot(example.id, envelope.to_bytes())
    assert box.store.round("f" * 32) is None


def test_what_a_process_knows_of_rounds_is_bounded(
    box: Box, day: Day, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("troth_box.box.MOST_KNOWN", 1)
    other = rounds.open_round(box, day, rounds.double(box.settings))
    for one in (example, other, example):
        box.take_ballot(one.id, one.envelope().to_bytes())
    assert len(box._answering) == 1
    assert [len(box.store.keys(one.id)) for one in (example, other)] == [2, 1]


def test_only_rounds_with_ballots_are_written_anew(box: Box, day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = rounds.double(box.settings)
    box.take_manifest(waiting.signed_manifest)
    done: list[str] = []
    monkeypatch.setattr(box.store, "repack", done.append)
    box.repack()
    assert done == []
