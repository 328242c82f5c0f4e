"""Concerns in the box: ten thousand of them, and what it costs to hand one in, to list them, to open one.

`python -m bench.concerns` prints a table, on SQLite; with TROTH_BENCH_BOX_URL, on that database.
"""

import os
import secrets
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import quantiles

from tests.box import rounds
from tests.box.concerning import Company
from tests.box.rounds import Day
from troth.blind.letters import LENGTHS
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.concerns.standing import As
from troth_box.concerns.store import Letter

CONCERNS, LETTERS, TRIES = 10_000, 4, 60
TODAY = date(2026, 12, 7)


def filled(box: Box, day: Day) -> Company:
    """Ten thousand concerns of the last hundred days, each with four letters; nobody can open these."""
    company = Company.begun(box, day, TODAY)
    kinds = (As.MESSAGE, As.ACKNOWLEDGE, As.MESSAGE, As.REPLY)
    with box.store.transaction():
        for _ in range(CONCERNS):
            writer = secrets.token_hex(16)
            box.post.concerns.add_thread(writer)
            first = TODAY - timedelta(days=1 + secrets.randbelow(100))
            for number, kind in enumerate(kinds[: 1 + secrets.randbelow(LETTERS)]):
                at = min(first + timedelta(days=3 * number), TODAY - timedelta(days=1))
                sealed = secrets.token_bytes(LENGTHS[0])
                box.post.concerns.add_letter(writer, Letter(secrets.token_bytes(32), at, kind, sealed))
    return company


def timed(act: Callable[[], object]) -> float:
    """The 95th percentile in milliseconds."""
    took = []
    for _ in range(TRIES):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    return quantiles(took, n=20)[-1]


def main() -> None:
    """Fill a box and print what each thing costs."""
    with tempfile.TemporaryDirectory() as folder:
        day = Day(TODAY)
        box = Box(rounds.settings_in(Path(folder), os.environ.get("TROTH_BENCH_BOX_URL", "")), today=day)
        start = time.perf_counter()
        company = filled(box, day)
        print(f"{CONCERNS} concerns put in: {time.perf_counter() - start:.0f} s")
        openings = iter([company.opening(Writer.new()) for _ in range(TRIES)])
        writer = company.opened()
        day.today += timedelta(days=1)
        inbox, after = company.of_listener(Kind.INBOX, after="", open=True), company.inbox()["after"]
        further = company.of_listener(Kind.INBOX, after=after, open=True)
        thread = company.of_listener(Kind.THREAD, thread=writer.thread)
        read = company.ask(Kind.READ, writer, day=day.today)
        day.today -= timedelta(days=1)
        lines = {"hand one in": timed(lambda: box.post.open(next(openings).to_bytes()))}
        day.today += timedelta(days=1)
        lines |= {
            "list fifty": timed(lambda: box.post.desk.inbox(inbox)),
            "list the next fifty": timed(lambda: box.post.desk.inbox(further)),
            "open one, as a listener": timed(lambda: box.post.desk.thread(thread)),
            "open one, as its writer": timed(lambda: box.post.read(read)),
            "counts of all": timed(company.counts),
        }
        for name, took in lines.items():
            print(f"{name}: {took:.1f} ms (95 % of {TRIES})")
        start = time.perf_counter()
        box.post.repack()
        print(f"written anew: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
