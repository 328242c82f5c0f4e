"""Ballots that come at the same moment go into one INSERT: each has its own answer, and none harms another."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

from tests.box.rounds import Example
from tests.settings import IS_POSTGRES
from troth.blind.ballots import Envelope
from troth_box.box import Box
from troth_box.refusal import Refusal
from troth_box.store import Added, Kept
from troth_box.store.rows import table
from troth_box.store.together import Together

MANY = 12


def all_at_once(calls: Sequence[Callable[[], object]]) -> list[object]:
    """What each of them gives or raises, each in a thread of its own."""
    came: list[object] = [None] * len(calls)
    begin = threading.Barrier(len(calls))

    def run(place: int) -> None:
        begin.wait()
        try:
            came[place] = calls[place]()
        except Exception as problem:
            came[place] = problem

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return came


class Held:
    """Writes letters as capitals. The first write ends only when all others wait; "x" cannot be written."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self.has_begun, self.may_end = threading.Event(), threading.Event()

    def write(self, group: list[str]) -> list[str]:
        self.groups.append(group)
        self.has_begun.set()
        assert self.may_end.wait(timeout=60)
        if "x" in group:
            raise ValueError("x")
        return [one.upper() for one in group]


def told(letters: str, *, most: int) -> tuple[list[object], list[list[str]]]:
    """What each letter was told, and what was written together, where all but the first come during the first."""
    held = Held()
    together = Together(held.write, most=most)
    came: list[object] = []
    first = threading.Thread(target=lambda: came.append(together.add(letters[0])))
    first.start()
    assert held.has_begun.wait(timeout=60)
    opened = threading.Timer(0.2, held.may_end.set)
    opened.start()
    came_later = all_at_once([partial(together.add, one) for one in letters[1:]])
    first.join()
    return [*came, *came_later], held.groups


def test_who_comes_during_a_write_is_written_with_the_others_who_do() -> None:
    came, groups = told("abcdefg", most=4)
    assert came == list("ABCDEFG")
    assert [len(group) for group in groups] == [1, 4, 2]


def test_one_that_cannot_be_written_harms_no_other() -> None:
    came, groups = told("abxc", most=9)
    assert [came[place] for place in (0, 1, 3)] == ["A", "B", "C"]
    assert isinstance(came[2], ValueError)
    assert sorted(map(len, groups)) == [1, 1, 1, 1, 3]


def test_alone_it_is_told_what_went_wrong_and_the_next_is_written() -> None:
    held = Held()
    held.may_end.set()
    together = Together(held.write, most=4)
    with pytest.raises(ValueError, match="x"):
        together.add("x")
    assert together.add("a") == "A"


def test_two_may_be_at_it_and_no_more() -> None:
    held, lock = Held(), threading.Lock()
    most, now = 0, 0

    def write(group: list[str]) -> list[str]:
        nonlocal most, now
        with lock:
            now += 1
            most = max(most, now)
        came = held.write(group)
        with lock:
            now -= 1
        return came

    together = Together(write, most=3, at_once=2)
    threading.Timer(0.3, held.may_end.set).start()
    letters = "abcdefghijkl"
    assert all_at_once([partial(together.add, one) for one in letters]) == list(letters.upper())
    assert most == 2
    assert sorted("".join(one for group in held.groups for one in group)) == list(letters)


def test_one_that_is_refused_leaves_the_others_of_its_moment_as_they_are(box: Box, example: Example) -> None:
    """Whichever of them come together: each is told of its own, and the good ones are there."""
    good = [example.envelope() for _ in range(MANY)]
    bad = [b"{}", Envelope(good[0].circle, good[1].message, good[0].signature, good[0].sealed).to_bytes()]
    calls = [partial(box.take_ballot, example.id, data) for data in [*(one.to_bytes() for one in good), *bad]]
    came = all_at_once(calls)
    assert came[:MANY] == [None] * MANY
    assert [one.status for one in came[MANY:] if isinstance(one, Refusal)] == [400, 403]
    assert set(box.store.keys(example.id)) == {one.key for one in good}


def kept(envelope: Envelope) -> Kept:
    return Kept(envelope.key, envelope.circle, envelope.message, envelope.signature, envelope.sealed)


def test_of_a_group_each_ballot_has_its_own_answer(box: Box, example: Example) -> None:
    before, first, new = example.envelope(), example.envelope(), example.envelope()
    box.take_ballot(example.id, before.to_bytes())
    group = [before, example.again(before), first, example.again(first), first, new]
    assert box.store.add_all(example.id, [kept(one) for one in group]) == [
        Added.AGAIN, Added.OTHER, Added.TAKEN, Added.OTHER, Added.AGAIN, Added.TAKEN,
    ]  # fmt: skip
    found = {one.key: one.sealed for one in box.store.ballots(example.id)}
    assert found == {one.key: one.sealed for one in (before, first, new)}


def test_within_a_group_nothing_tells_who_came_first(
    box: Box, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the order, the database is told the same; and the rows share one transaction, as xmin shows."""
    run, asked = box.store.run, []

    def seen(sql: str, values: Sequence[object]) -> Any:
        asked.append((sql, values))
        return run(sql, values)

    monkeypatch.setattr(box.store, "run", seen)
    group = [kept(example.envelope()) for _ in range(MANY)]
    box.store.add_all(example.id, group)
    box.store.add_all(example.id, group[::-1])
    inserts = [one for one in asked if one[0].startswith("INSERT")]
    assert inserts == [inserts[0]] * 2
    if IS_POSTGRES:
        assert box.store.execute(f"SELECT count(DISTINCT xmin::text) FROM {table(example.id)}") == [(1,)]


def test_many_at_once_are_all_taken_in_fewer_statements(
    box: Box, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, begun, asked = box.store.run, threading.Event(), []

    def slow(sql: str, values: Sequence[object]) -> Any:
        if sql.startswith("INSERT"):
            asked.append(sql)
            begun.wait(timeout=0.1)  # as a disk would take its time
        return run(sql, values)

    monkeypatch.setattr(box.store, "run", slow)
    envelopes = [example.envelope() for _ in range(MANY)]
    other = example.again(envelopes[0])
    sent = [one.to_bytes() for one in (*envelopes, *envelopes[1:], other)]
    came = all_at_once([partial(box.take_ballot, example.id, data) for data in sent])
    refused = [one for one in came if one is not None]
    assert [one.status for one in refused if isinstance(one, Refusal)] == [409]
    assert len(refused) == 1
    assert box.store.keys(example.id) == sorted(one.key for one in envelopes)
    assert len(asked) < MANY


def test_written_anew_while_they_come_none_is_lost(box: Box, example: Example) -> None:
    groups = [[example.envelope() for _ in range(4)] for _ in range(4)]

    def send(group: list[Envelope]) -> None:
        for one in group:
            box.take_ballot(example.id, one.to_bytes())

    came = all_at_once([*(partial(send, group) for group in groups), *(box.repack for _ in range(4))])
    assert came == [None] * len(came)
    assert box.store.keys(example.id) == sorted(one.key for group in groups for one in group)
