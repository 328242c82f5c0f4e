"""Requests a second through `troth serve`, eight clients at once, beside bare Django behind the same server."""

import http.client
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from . import company
from .places import ROOT, Place, child, environment, places

CLIENTS, SECONDS, PORT = 8, 10, 8170
AIM = 150


def measure(*, seconds: int = SECONDS, port: int = PORT) -> dict[str, Any]:
    """Both leader's pages and the book, on the large company in both databases, and bare Django."""
    leader, member = company.person(0, 1), company.person(0, 4)
    asked = [
        ("Leader: between us", leader, f"/between/{UUID(member)}/"),
        ("Leader: Today", leader, "/"),
        ("Member: the book about the leader", member, f"/book/{UUID(leader)}/"),
    ]
    found = []
    with places(sizes=("100,000",)) as all_places:
        for place in all_places:
            cookies = {person: child("session", person, env=place.env)["cookie"] for person in (leader, member)}
            with troth(place, port):
                for title, person, path in asked:
                    figures = pressed(port, path, cookies[person], seconds=seconds)
                    found.append({"page": title, "engine": place.engine, **figures})
                    print(f"{place.engine}: {title}: {figures['per_second']} a second", flush=True)
    with bare(port):
        plain = pressed(port, "/", "", seconds=seconds)
    print(f"bare Django: {plain['per_second']} a second", flush=True)
    tool = "wrk" if shutil.which("wrk") else "eight threads of Python"
    return {"pages": found, "bare": plain, "clients": CLIENTS, "seconds": seconds, "tool": tool, "aim": AIM}


@contextmanager
def troth(place: Place, port: int) -> Iterator[None]:
    """`troth serve` on that database, as it starts by default but for the worker."""
    here = {"TROTH_ORIGIN": f"http://127.0.0.1:{port}", "TROTH_HOSTS": "127.0.0.1"}
    command = [sys.executable, "-m", "troth", "serve", "--no-worker", "--port", str(port)]
    with running(command, env=place.env | here, port=port, path="/sign-in/"):
        yield


@contextmanager
def bare(port: int) -> Iterator[None]:
    """Bare Django."""
    with running([sys.executable, "-m", "bench.bare", str(port)], env=environment(ROOT), port=port, path="/"):
        yield


@contextmanager
def running(command: Sequence[str], *, env: dict[str, str], port: int, path: str) -> Iterator[float]:
    """A server for the length of the block; gives the seconds until it first answered."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, process_group=0)
    try:
        while not _answers(port, path):
            if process.poll() is not None or time.perf_counter() - began > 120:
                raise RuntimeError(f"{' '.join(command)} did not start")
            time.sleep(0.02)
        yield time.perf_counter() - began
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def _answers(port: int, path: str) -> bool:
    try:
        return ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5), path, "") == 200
    except OSError:
        return False


def ask(connection: http.client.HTTPConnection, path: str, cookie: str) -> int:
    """The status of one page, read to its end."""
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def pressed(port: int, path: str, cookie: str, *, seconds: int) -> dict[str, float]:
    """Requests a second and milliseconds of the 50th and 99th of a hundred, after a warm-up."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(60):
        status = ask(connection, path, cookie)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
    return (_by_wrk if shutil.which("wrk") else _by_threads)(port, path, cookie, seconds)


def _by_wrk(port: int, path: str, cookie: str, seconds: int) -> dict[str, float]:
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookie}"]
    done = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], check=True, capture_output=True, text=True)
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise RuntimeError(done.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    shares = {
        share: _ms(value, unit) for share, value, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)", done.stdout)
    }
    return {"per_second": round(float(rate[1])) if rate else 0, "p50": shares["50"], "p99": shares["99"]}


def _ms(value: str, unit: str) -> float:
    return round(float(value) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit], 1)


def _by_threads(port: int, path: str, cookie: str, seconds: int) -> dict[str, float]:
    taken: list[float] = []
    until = time.perf_counter() + seconds

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while (began := time.perf_counter()) < until:
            if ask(connection, path, cookie) == 200:
                taken.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken.sort()
    shares = {name: round(taken[int(len(taken) * share)], 1) for name, share in (("p50", 0.5), ("p99", 0.99))}
    return {"per_second": round(len(taken) / seconds), **shares}
