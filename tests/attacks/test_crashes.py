"""Killed at every statement: a process of its own dies there, and whoever got no answer tries again."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count

import pytest

from tests.attacks.verdicts import NONE, Attack, Hits, judge_none
from tests.attacks.worlds import any_answers, tokens_of
from tests.box import rounds
from tests.box.rounds import AFTER, CIRCLE, FIRST, Day, Example
from troth.blind import canonical
from troth.blind.ballots import Envelope
from troth.blind.parts import Circle
from troth_box.box import Box
from troth_box.keyholder import checking, counting
from troth_box.refusal import Refusal
from troth_box.settings import Settings
from troth_box.store import Store

TOKENS = 6
Phase = Callable[[Box, Day, Example, list[Envelope]], None]


def answer(box: Box, day: Day, example: Example, envelopes: list[Envelope]) -> None:
    """The first day: everybody sends, and sends again."""
    day.today = FIRST
    box.move_on(example.id)
    for envelope in envelopes:
        box.take_ballot(example.id, envelope.to_bytes())
    box.store.repack(example.id)


def close(box: Box, day: Day, example: Example, envelopes: list[Envelope]) -> None:
    """The day after: the keyholder fetches, counts and sends; where that was done already, nothing is left to do."""
    day.today = AFTER
    assert example.keyholder
    with suppress(Refusal):  # counted already, before the process died
        export = json.loads(b"".join(box.export(example.id, example.asking())))
        box.take_tally(example.id, counting.count(export, example.keyholder).to_bytes())
    box.move_on(example.id)


PHASES: tuple[Phase, ...] = (answer, close)


def dying(box: Box, *, at: int, is_done: bool) -> None:
    """The process ends at that statement: before it, or with `is_done` after it."""
    run, number = box.store.run, count(1)

    def run_or_die(sql: str, values: object) -> object:
        is_last = next(number) == at
        if is_last and not is_done:
            os._exit(9)
        found = run(sql, values)  # type: ignore[arg-type]
        if is_last:
            os._exit(9)
        return found

    box.store.run = run_or_die  # type: ignore[method-assign, assignment]


def is_killed(settings: Settings, phase: Phase, example: Example, envelopes: list[Envelope], **when: object) -> bool:
    """Do the phase in another process that dies; whether it came so far."""
    child = os.fork()
    if not child:
        with suppress(BaseException):
            day = Day(FIRST)
            box = Box(settings, today=day)
            dying(box, **when)  # type: ignore[arg-type]
            phase(box, day, example, envelopes)
            os._exit(0)
        os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), f"the process ended in another way: {code}"
    return code == 9


def lost_or_doubled(settings: Settings, phase: Phase, **when: object) -> int | None:
    """By how many the count differs from the tokens, for a death in this place; None where there is no such place."""
    day = Day()
    box = Box(settings, today=day)
    example = rounds.open_round(box, day, rounds.double(settings))
    box.store.close()
    envelopes = [
        example.again(Envelope(CIRCLE, token.message, token.signature, b""), any_answers())
        for token in tokens_of(0)[:TOKENS]
    ]
    came_so_far = True
    for one in PHASES:
        if one is phase:
            came_so_far = is_killed(settings, phase, example, envelopes, **when)
        box = Box(settings, today=day)
        one(box, day, example, envelopes)
        box.store.close()
    box = Box(settings, today=day)
    state, is_unclean = box.store.states()[example.id]
    document = canonical.loads(box.tally(example.id))
    box.store.close()
    assert (state, is_unclean) == ("shredded", False)
    return abs(len(document["document"]["hashes"]) - TOKENS) if came_so_far else None  # type: ignore[index, call-overload]


def test_killed_at_every_statement_the_count_is_that_of_the_tokens(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Circle, "check_key", lambda _: None)  # slow, and not what is attacked here
    monkeypatch.setattr(checking, "words_of", lambda _: ())
    monkeypatch.setattr(checking, "gate_words_of", lambda _: ())
    product = NONE
    for phase in PHASES:
        for is_done in (False, True):
            for at in count(1):
                wrong = lost_or_doubled(settings, phase, at=at, is_done=is_done)
                if wrong is None:
                    break
                product += Hits(int(wrong > 0), 1)
    assert product.tries > 40
    box = Box(settings, today=Day())
    twin = lost_by_the_twin(box.store)
    box.store.close()
    judge_none(
        Attack(
            "killed at every statement",
            "the plug",
            "the process ends before or after each statement in turn; everybody tries again",
            "a token noted as used in one transaction, its ballot stored in the next",
        ),
        product=product,
        twin=twin,
    )


def lost_by_the_twin(store: Store) -> Hits:
    """Killed between the two, the token is used and no ballot is there; the second try is refused."""
    text = "text PRIMARY KEY"
    store.execute(f"CREATE TABLE used (token {text})")
    store.execute(f"CREATE TABLE voted (token {text})")
    for token in range(12):
        for is_killed_between in (True, False):
            is_new = store.changed("INSERT INTO used VALUES (?) ON CONFLICT DO NOTHING", (f"{token}",))
            if is_new and not is_killed_between:
                store.changed("INSERT INTO voted VALUES (?)", (f"{token}",))
    [(stored,)] = store.execute("SELECT count(*) FROM voted")
    return Hits(12 - int(str(stored)), 12)
