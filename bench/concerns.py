"""Concerns in the box: ten thousand of them, and what it costs to hand one in, to list them, to open one."""

import secrets
import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import quantiles
from typing import Any

from tests.box.concerning import Company
from tests.box.rounds import Day
from troth.blind.letters import LENGTHS
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.concerns.desk import PAGE
from troth_box.concerns.standing import As
from troth_box.concerns.store import Letter

from .ballots import PLACES

CONCERNS, TRIES = 10_000, 100
TODAY = date(2026, 12, 7)  # within the quarter of the tests' company
DAYS = 100  # over which they came
KINDS = (As.MESSAGE, As.ACKNOWLEDGE, As.MESSAGE, As.REPLY)
A_DAY = timedelta(days=1)


def measure(*, concerns: int = CONCERNS, tries: int = TRIES) -> dict[str, Any]:
    """Each step in milliseconds, on both databases as an installation has them."""
    rows: list[dict[str, Any]] = []
    seconds: dict[str, float] = {}
    for engine, place in PLACES.items():
        with place() as database:
            day = Day(TODAY)
            box = Box(database.settings, today=day)
            filled = Filled(box, day, concerns)
            rows += [{"engine": engine, "step": name, **_timed(step, tries)} for name, step in filled.steps(tries)]
            filled.write_more()
            seconds[engine] = round(_seconds(box.post.repack), 1)
            box.store.close()
            print(f"{engine}: {len(rows)} steps, written anew in {seconds[engine]} s", flush=True)
    return {"concerns": concerns, "letters": filled.letters, "tries": tries, "rows": rows, "anew": seconds}


class Filled:
    """A box with concerns of one to four letters in it; nobody can open those, which a box does not know."""

    def __init__(self, box: Box, day: Day, concerns: int) -> None:
        self.box, self.day, self.letters = box, day, 0
        self.company = Company.begun(box, day, TODAY)
        with box.store.transaction():
            for _ in range(concerns):
                self._concern()
        box.post.repack()

    def _concern(self) -> None:
        thread = secrets.token_hex(16)
        self.box.post.concerns.add_thread(thread)
        first = self.day.today - A_DAY * (1 + secrets.randbelow(DAYS))
        for number, kind in enumerate(KINDS[: 1 + secrets.randbelow(len(KINDS))]):
            day = min(first + 3 * A_DAY * number, self.day.today - A_DAY)
            sealed = secrets.token_bytes(LENGTHS[0])
            self.box.post.concerns.add_letter(thread, Letter(secrets.token_bytes(32), day, kind, sealed))
            self.letters += 1

    def write_more(self) -> None:
        """So that there is something to be written anew."""
        self.company.opened()

    def steps(self, tries: int) -> list[tuple[str, Callable[[], object]]]:
        """What is done, by its name. What a browser does before is done before."""
        company, post = self.company, self.box.post
        openings = iter([company.opening(Writer.new()).to_bytes() for _ in range(tries)])
        writer = company.opened()
        company.answer(writer)
        self.day.today += A_DAY
        inbox = company.of_listener(Kind.INBOX, after="", open=True)
        further = company.of_listener(Kind.INBOX, after=company.inbox()["after"] or "", open=True)
        thread = company.of_listener(Kind.THREAD, thread=writer.thread)
        read = company.ask(Kind.READ, writer, day=self.day.today)
        return [
            ("Hand one in", lambda: post.open(next(openings))),
            (f"List {PAGE}, the latest", lambda: post.desk.inbox(inbox)),
            (f"List the next {PAGE}", lambda: post.desk.inbox(further)),
            ("Open one, as a listener", lambda: post.desk.thread(thread)),
            ("Open one, as its writer", lambda: post.read(read)),
            ("Both counts, over all of them", company.counts),
        ]


def _timed(step: Callable[[], object], tries: int) -> dict[str, float]:
    took = sorted(1000 * _seconds(step) for _ in range(tries))
    middle, high = (quantiles(took, n=20)[at] for at in (9, 18))
    return {"p50": round(middle, 1), "p95": round(high, 1)}


def _seconds(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began
