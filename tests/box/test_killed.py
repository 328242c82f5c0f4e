"""Killed before or after each statement, and once more by somebody else: everything happens once, and whole."""

import json
import os
import signal
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.box import rounds
from tests.box.rounds import AFTER, FIRST, ISSUING, SITE, Day, Example
from troth.blind import signed
from troth.blind.signed import Kind
from troth_box.box import Box
from troth_box.keyholder import counting
from troth_box.settings import Settings
from troth_box.states import UNCOUNTED, State
from troth_box.store import Store

Step = Callable[[Box], None]
MOST_STATEMENTS = 60


def until_killed(settings: Settings, day: Day, step: Step, *, at: int) -> bool:
    """Do the step in another process that is killed at one of its statements; whether it came to its end before."""
    child = os.fork()
    if child == 0:
        try:
            box = Box(settings, today=day)
            _kill_at(box.store, at)
            step(box)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return not os.WIFSIGNALED(status)


def _kill_at(store: Store, at: int) -> None:
    """Even numbers are before a statement, odd ones after it."""
    run, count = store.run, iter(range(1000))

    def run_or_die(sql: str, values: Sequence[object]) -> Any:
        place = next(count)
        if 2 * place == at:
            os.kill(os.getpid(), signal.SIGKILL)
        found = run(sql, values)
        if 2 * place + 1 == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    store.run = run_or_die  # type: ignore[method-assign]


def _state(box: Box, example: Example) -> tuple[State, bool]:
    return box.store.states()[example.id]


def _with_ballots(box: Box, day: Day, example: Example) -> Example:
    rounds.open_round(box, day, example)
    for _ in range(6):
        box.take_ballot(example.id, example.envelope().to_bytes())
    return example


class Case:
    """A step, the round before it, and how it must be in the end."""

    def __init__(self, box: Box, day: Day) -> None:
        self.box, self.day = box, day
        self.example = self.make()

    end: tuple[State, bool]

    def make(self) -> Example:
        raise NotImplementedError

    def step(self, box: Box) -> None:
        raise NotImplementedError

    def check(self) -> None:
        assert _state(self.box, self.example) == self.end


class TakingAGate(Case):
    end = (State.GATED, False)

    def make(self) -> Example:
        example = rounds.double(self.box.settings)
        self.day.today = ISSUING
        self.box.take_manifest(example.signed_manifest)
        self.day.today = FIRST
        return example

    def step(self, box: Box) -> None:
        box.take_gate(self.example.id, self.example.signed_gate())

    def check(self) -> None:
        super().check()
        assert self.box.store.has_table(self.example.id)


class TakingABallot(Case):
    end = (State.OPEN, False)

    def make(self) -> Example:
        example = rounds.double(self.box.settings)
        self.day.today = ISSUING
        self.box.take_manifest(example.signed_manifest)
        self.day.today = FIRST
        self.box.take_gate(example.id, example.signed_gate())
        self.envelope = example.envelope()
        return example

    def step(self, box: Box) -> None:
        box.take_ballot(self.example.id, self.envelope.to_bytes())

    def check(self) -> None:
        super().check()
        assert self.box.store.keys(self.example.id) == [self.envelope.key]


class TakingATally(Case):
    end = (State.SHREDDED, False)

    def make(self) -> Example:
        example = _with_ballots(self.box, self.day, rounds.double(self.box.settings))
        assert example.keyholder
        self.day.today = AFTER
        export = json.loads(b"".join(self.box.export(example.id, example.asking())))
        self.result = counting.count(export, example.keyholder)
        return example

    def step(self, box: Box) -> None:
        box.take_tally(self.example.id, self.result.to_bytes())

    def check(self) -> None:
        super().check()
        assert self.box.tally(self.example.id) == self.result.signed.to_bytes()
        assert self.box.store.figures(self.example.id) == self.result.figures_bytes
        assert not self.box.store.has_table(self.example.id)


class Releasing(TakingATally):
    """One circle's figures are asked for; the other's go."""

    def make(self) -> Example:
        example = super().make()
        self.box.take_tally(example.id, self.result.to_bytes())
        self.asked = signed.sign(Kind.FIGURES, {"round": example.id, "circles": []}, SITE).to_bytes()
        return example

    def step(self, box: Box) -> None:
        assert box.release(self.example.id, self.asked) == b"{}"

    def check(self) -> None:
        Case.check(self)
        assert self.box.store.figures(self.example.id) == b"{}"


class CountingAlone(Case):
    end = (State.SHREDDED, False)

    def make(self) -> Example:
        example = _with_ballots(self.box, self.day, rounds.single(self.box))
        self.day.today = AFTER
        return example

    def step(self, box: Box) -> None:
        box.move_on(self.example.id)

    def check(self) -> None:
        super().check()
        assert self.box.tally(self.example.id)
        assert self.box.seals.found(self.example.id) is None


class GivingUp(Case):
    end = (State.CANCELLED, False)

    def make(self) -> Example:
        example = _with_ballots(self.box, self.day, rounds.double(self.box.settings))
        self.day.today = AFTER + UNCOUNTED
        return example

    def step(self, box: Box) -> None:
        box.move_on(self.example.id)

    def check(self) -> None:
        super().check()
        assert not self.box.store.has_table(self.example.id)


CASES = [TakingAGate, TakingABallot, TakingATally, Releasing, CountingAlone, GivingUp]


@pytest.mark.parametrize("kind", CASES)
def test_killed_at_any_statement_and_done_again_it_is_as_if_done_once(box: Box, day: Day, kind: type[Case]) -> None:
    killed = 0
    for at in range(MOST_STATEMENTS):
        case = kind(box, day)
        box.store.close()  # a database in a file must not be carried into another process
        if until_killed(box.settings, day, case.step, at=at):
            break
        killed += 1
        case.step(box)
        case.check()
    assert 4 <= killed < MOST_STATEMENTS - 1


@pytest.mark.parametrize("kind", CASES)
def test_two_workers_at_once_do_it_once(box: Box, day: Day, kind: type[Case]) -> None:
    case = kind(box, day)
    box.store.close()
    children = [_forked(box.settings, day, case.step) for _ in range(4)]
    for child in children:
        _, status = os.waitpid(child, 0)
        assert (os.WIFEXITED(status), os.WEXITSTATUS(status)) == (True, 0)
    case.step(box)
    case.check()


def _forked(settings: Settings, day: Day, step: Step) -> int:
    child = os.fork()
    if child:
        return child
    failed = 1
    try:
        step(Box(settings, today=day))
        failed = 0
    finally:
        os._exit(failed)
