"""What an operator waits for: a roster of 10,000, the demo, a second start, a copy of the large database, jobs."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from tests import postgres

from .company import LEADERS, OTHERS, PEOPLE, led_by
from .places import ROOT, Place, child, cluster, environment, places
from .server import running
from .words import FIRST, LAST

ON_ROSTER = 250
JOBS = 2000
PORT = 8171


def measure(*, houses: int = ON_ROSTER, jobs: int = JOBS) -> dict[str, Any]:
    """Seconds (or jobs a second) of each chore, with what it did."""
    found: list[dict[str, Any]] = []
    for engine, env in _empty_places():
        found.append(
            {"chore": f"Import a roster of {houses * PEOPLE:,} people", "engine": engine, **_import(env, houses)}
        )
        print(found[-1], flush=True)
    with _folder() as data:
        found += _demo(data)
    with places() as all_places:
        for place in all_places:
            found.append(_jobs(place, jobs) if place.size == "40" else _copy(place))
            print(found[-1], flush=True)
    return {"chores": found}


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="troth-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _empty_places() -> Iterator[tuple[str, dict[str, str]]]:
    """A migrated, empty installation on each database."""
    with _folder() as data:
        env = environment(data)
        child("found", env=env)
        yield "sqlite", env
    with cluster() as server, _folder() as data:
        name = "troth_roster"
        server.drop(name)
        server.create(name)
        env = environment(
            data, DATABASE_URL=server.url(name), TROTH_OWNER_DATABASE_URL=server.url(name, postgres.OWNER)
        )
        child("found", env=env)
        yield "postgresql", env
        server.drop(name)


def _timed(*arguments: str, env: dict[str, str]) -> float:
    """Seconds that `troth ARGUMENTS` took, from being typed to its end."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "troth", *arguments], env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    return round(time.perf_counter() - began, 1)


def _import(env: dict[str, str], houses: int) -> dict[str, Any]:
    file = Path(env["TROTH_DATA"]) / "roster.csv"
    file.write_text("\n".join(["name,email,team,leads", *_roster(houses)]) + "\n")
    return {"seconds": _timed("import", "people", str(file), "--yes", env=env)}


def _roster(houses: int) -> Iterator[str]:
    random = Random("roster")
    for house in range(houses):
        for place in range(PEOPLE):
            name, email = f"{random.choice(FIRST)} {random.choice(LAST)}", f"p{house * PEOPLE + place}@example.org"
            small = next((leader for leader in LEADERS if place in led_by(leader)), None)
            team = f"House {house}" if place in (*LEADERS, *OTHERS) else f"Team {house}-{small}" if small else ""
            leads = f"House {house}" if place == 0 else f"Team {house}-{place}" if place in LEADERS else ""
            yield f"{name},{email},{team},{leads}"


def _demo(data: Path) -> list[dict[str, Any]]:
    """Loading the demo company, and starting once more where it is there already."""
    env = environment(data)
    loaded = {"chore": "Load the demo company", "engine": "sqlite", "seconds": _timed("demo", env=env)}
    print(loaded, flush=True)
    command = [sys.executable, "-m", "troth", "serve", "--demo", "--port", str(PORT)]
    is_by_make = subprocess.run(["make", "-q", ".venv/.run"], cwd=ROOT, check=False).returncode == 0
    if is_by_make:
        command = ["make", "run", f"PORT={PORT}"]
    starts = []
    for _ in range(4):
        with running(command, env=env, port=PORT, path="/sign-in/") as seconds:
            starts.append(seconds)
    how = "make run" if is_by_make else "what `make run` runs"
    # The first one collected the static files; the middle one of the others counts.
    again = {"chore": f"Second start ({how})", "engine": "sqlite", "seconds": round(sorted(starts[1:])[1], 1)}
    print(again, flush=True)
    return [loaded, again]


def _copy(place: Place) -> dict[str, Any]:
    with _folder() as folder:
        file = folder / "copy.troth"
        seconds = _timed("backup", str(file), env=place.env)
        size = round(file.stat().st_size / 1e6)
    what = f"Copy the database of {place.size} people, checked"
    return {"chore": what, "engine": place.engine, "seconds": seconds, "megabytes": size}


def _jobs(place: Place, jobs: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "troth", "work", "--beside", str(os.getpid())]
    workers = [subprocess.Popen(command, env=place.env, cwd=ROOT) for _ in range(2)]
    try:
        rate = child("jobs", str(jobs), env=place.env)["per_second"]
    finally:
        for worker in workers:
            worker.terminate()
            worker.wait(timeout=30)
    return {"chore": f"Two workers, {jobs:,} small jobs", "engine": place.engine, "per_second": rate}
