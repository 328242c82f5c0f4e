"""p95 of the hot pages at both sizes and on both databases: both sizes by turns, so that they meet the same machine."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from . import company
from .places import ENGINES, ROOT, SIZES, Place, places

ROUNDS, TIMES, WARM = 50, 7, 30
MOST = 1.5

Times = list[tuple[float, float]]


@dataclass(frozen=True)
class Page:
    """A page as one person asks for it; each turn takes the next of `paths`."""

    title: str
    viewer: str
    paths: tuple[str, ...]


def pages() -> list[Page]:
    """The leader of seven of house 0, and the first of those seven."""
    leader, member = company.person(0, 1), company.person(0, 4)
    seven = tuple(f"/between/{UUID(company.person(0, place))}/" for place in company.led_by(1))
    asking = tuple(f"/cards/ask/{UUID(company.person(0, place))}/" for place in company.led_by(1))
    return [
        Page("Leader: Today", leader, ("/",)),
        Page("Leader: between us, each of the seven in turn", leader, seven),
        Page("Member: the book about the leader", member, (f"/book/{UUID(leader)}/",)),
        Page("Member: between us, about the leader", member, (f"/between/{UUID(leader)}/",)),
        Page("Leader: list of people", leader, ("/between/",)),
        Page("Member: look back", member, ("/look-back/",)),
        Page("Leader: all accords", leader, ("/accords/",)),
        Page("Member: the accord with the leader", member, (f"/accords/{UUID(company.accord_of(leader, member))}/",)),
        Page("Member: my cards", member, ("/cards/",)),
        Page("Leader: a question for each of the seven in turn", leader, asking),
    ]


class Asked:
    """A process of the product that answers for pages."""

    def __init__(self, place: Place) -> None:
        self.place = place
        command = [sys.executable, "-m", "bench.child", "ask"]
        self.process = subprocess.Popen(
            command, env=place.env, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, page: Page, times: int) -> Times:
        """Seconds on the clock and on the processor, of each of that many answers."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"as": page.viewer, "paths": page.paths, "times": times}) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{page.title} failed on {self.place.engine} with {self.place.size} people")
        return [tuple(one) for one in json.loads(answer)]

    def end(self) -> None:
        """Let the process end by itself."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=20)
        if self.process.stdout:
            self.process.stdout.close()


@contextmanager
def asked(place: Place) -> Iterator[Asked]:
    """A process for the length of the block."""
    process = Asked(place)
    try:
        yield process
    finally:
        process.end()


def measure(*, rounds: int = ROUNDS, times: int = TIMES) -> dict[str, Any]:
    """All pages on all databases, with how much a larger organisation costs."""
    sizes = tuple(SIZES)
    found: list[dict[str, Any]] = []
    with places() as all_places:
        for engine in ENGINES:
            with ExitStack() as open_processes:
                here = [place for place in all_places if place.engine == engine]
                processes = [open_processes.enter_context(asked(place)) for place in here]
                found += [_page(page, engine, processes, rounds=rounds, times=times) for page in pages()]
        filled = {f"{place.engine}, {place.size} people": place.made for place in all_places}
    return {"sizes": sizes, "pages": found, "filled": filled, "requests": rounds * times, "at_most": MOST}


def _page(page: Page, engine: str, processes: Sequence[Asked], *, rounds: int, times: int) -> dict[str, Any]:
    taken: dict[str, Times] = {process.place.size: [] for process in processes}
    for process in processes:
        process.ask(page, WARM)
    for turn in range(rounds):
        for process in processes if turn % 2 else reversed(processes):
            taken[process.place.size] += process.ask(page, times)
    figures = {size: figures_of(times) for size, times in taken.items()}
    small, large = (figures[size] for size in SIZES)
    ratios = {name: round(large[name] / small[name], 2) for name in ("p50", "p95", "processor")}
    print(f"{engine}: {page.title}: p95 {small['p95']} and {large['p95']} ms, {ratios['p95']} times", flush=True)
    return {"page": page.title, "engine": engine, "ms": figures, "times": ratios}


def figures_of(times: Times) -> dict[str, float]:
    """Milliseconds: the middle and the 95th of a hundred on the clock, and the middle on our processor."""
    clock = sorted(one * 1000 for one, _ in times)
    return {
        "p50": round(statistics.median(clock), 2),
        "p95": round(clock[int(len(clock) * 0.95)], 2),
        "processor": round(statistics.median(one * 1000 for _, one in times), 2),
    }
