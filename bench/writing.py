"""Keeps each part's figures as JSON in bench/results, and makes the page of the documentation from them."""

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests import postgres

from .places import ROOT, urgency

RESULTS = ROOT / "bench" / "results"
PAGE = ROOT / "docs" / "operate" / "figures.md"
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
SEEN_ELSEWHERE = 6400

Part = dict[str, Any]


def load() -> float:
    """How busy the machine is, by the average of the last minute: 2 is all of two cores."""
    return round(os.getloadavg()[0], 1)


def keep(part: str, figures: Part, *, load_before: float) -> None:
    """Write a part's figures, with the day and the machine."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    about = {"measured_at": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", "load": [load_before, load()], **machine()}
    (RESULTS / f"{part}.json").write_text(json.dumps({**about, **figures}, indent=1) + "\n")


def machine() -> Part:
    """The machine in general words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "machine": f"{os.cpu_count()} cores, {round(memory)} GB of memory, Linux",
        "niceness": urgency(),
        "python": platform.python_version(),
        "django": version("django"),
        "granian": version("granian"),
        "postgresql": postgres.programs().parent.name,
    }


def write_table() -> None:
    """Make docs/operate/figures.md anew from what was kept."""
    parts = {path.stem: json.loads(path.read_text()) for path in sorted(RESULTS.glob("*.json"))}
    makers = {
        "pages": _pages,
        "server": _server,
        "chores": _chores,
        "notices": _notices,
        "signing": _signing,
        "ballots": _ballots,
        "concerns": _concerns,
        "measures": _measures,
        "tallying": _tallying,
        "million": _tallying,
    }
    text = [HEAD]
    for name, make in makers.items():
        if name in parts:
            text += [make(parts[name]), _seen(parts[name])]
    Path(PAGE).parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text("\n".join(text))


HEAD = """# Figures

Measured by `make bench` (or `.venv/bin/python -m bench` and the parts `pages`, `server`, `chores`, `notices`,
`signing`, `ballots`, `concerns`, `measures`, `tallying`), which writes this page and the numbers behind it in
`bench/results/`. The company measured is made up, from a fixed seed: see `bench/company.py`. In both sizes the people
who are asked about are the same: a leader of seven, with the same moments, promises and entries around them.
"""


def _seen(part: Part) -> str:
    before, after = part["load"]
    urgent = " The measured processes ran before the others." if part["niceness"] < 0 else ""
    return (
        f"\nMeasured {part['measured_at']} on {part['machine']}; Python {part['python']}, Django {part['django']}, "
        f"Granian {part['granian']}, PostgreSQL {part['postgresql']} with its default settings. "
        + (
            part.get("note")
            or f"The machine was shared: its load was {before} when this began and {after} when it ended."
        )
        + f"{urgent}\n"
    )


def _table(head: list[str], rows: list[list[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _pages(part: Part) -> str:
    small, large = part["sizes"]
    rows = [
        [
            one["page"],
            NAMES[one["engine"]],
            f"{one['ms'][small]['p50']:.1f} / {one['ms'][small]['p95']:.1f}",
            f"{one['ms'][large]['p50']:.1f} / {one['ms'][large]['p95']:.1f}",
            f"{one['times']['p50']:.2f}",
            f"**{one['times']['p95']:.2f}**",
        ]
        for one in part["pages"]
    ]
    head = ["Page", "Database", f"{small} people, ms p50 / p95", f"{large} people, ms p50 / p95", "p50 ×", "p95 ×"]
    worst = max(one["times"]["p95"] for one in part["pages"])
    filled = [_filled(where, made) for where, made in part["filled"].items()]
    return "\n".join(
        [
            "## What a page costs as the organisation grows",
            "",
            (
                "One process, one request after the other through the WSGI entry point with everything in between, "
                f"{part['requests']} of each, the two sizes taking turns. The aim is at most {part['at_most']} times; "
                f"the worst p95 seen is {worst:.2f} times."
            ),
            "",
            _table(head, rows),
            "",
            "The databases, filled beforehand (tables made, rows written, indexes and foreign keys checked):",
            "",
            *filled,
        ]
    )


def _filled(where: str, made: Part) -> str:
    engine, size = where.split(", ", 1)
    return f"- {NAMES[engine]}, {size}: {sum(made['rows'].values()):,} rows in {made['seconds']} s."


def _server(part: Part) -> str:
    plain = part["bare"]["per_second"]
    rows = [
        [
            one["page"],
            NAMES[one["engine"]],
            one["per_second"],
            one["p50"],
            one["p99"],
            f"{100 * one['per_second'] / plain:.1f} %",
        ]
        for one in part["pages"]
    ]
    rows.append(
        ["Bare Django, default middleware, “ok”", "none", plain, part["bare"]["p50"], part["bare"]["p99"], "100 %"]
    )
    return "\n".join(
        [
            "## Requests a second",
            "",
            (
                "`troth serve` as it starts by default (two processes of four threads), without a worker, "
                f"for 100,000 people; {part['clients']} clients at once for {part['seconds']} seconds "
                f"by {part['tool']}, on the same machine. "
                f"The aim is {part['aim']} a second where bare Django does {SEEN_ELSEWHERE:,}, "
                f"which is {100 * part['aim'] / SEEN_ELSEWHERE:.1f} %."
            ),
            "",
            _table(["Page", "Database", "a second", "ms p50", "ms p99", "of bare Django"], rows),
        ]
    )


def _chores(part: Part) -> str:
    rows = [[one["chore"], NAMES[one["engine"]], _figure(one)] for one in part["chores"]]
    return "\n".join(["## What an operator waits for", "", _table(["What", "Database", "Seen"], rows)])


def _notices(part: Part) -> str:
    head = ["Database", "Notices", "Workers killed", "Lost", "Sent twice", "Message-IDs", "a second", "All sent after"]
    rows = [
        [
            NAMES[one["engine"]],
            f"{one['notices']:,}",
            one["kills"],
            one["lost"],
            one["twice"],
            f"{one['message_ids']:,}",
            one["per_second"],
            f"{one['seconds']} s",
        ]
        for one in part["notices"]
    ]
    return "\n".join(
        [
            "## Notices by mail, with a worker killed again and again",
            "",
            (
                "As many people as notices, each with one that is due: dealt out, put into the outbox and handed to a "
                "mail server on the same machine by two workers. One of them is killed (SIGKILL) again and again at "
                "the very moment the mail server has a mail in hand, and started anew. A mail is sent twice at most "
                "once for each kill, always with the same Message-ID. The rate is that of the first nine tenths; "
                "what a killed worker had in hand is taken up when its lease of two minutes is over."
            ),
            "",
            _table(head, rows),
        ]
    )


def _figure(one: Part) -> str:
    if "per_second" in one:
        return f"{one['per_second']} a second"
    return f"{one['seconds']} s" + (f", {one['megabytes']} MB" if "megabytes" in one else "")


def _signing(part: Part) -> str:
    rows = [
        [
            "Two constant-time powers and their sum, nothing else",
            part["bare"]["milliseconds"],
            part["bare"]["per_second"],
        ],
        ["Sign a blinded message, all protections on", part["sign"]["milliseconds"], part["sign"]["per_second"]],
        *([what, spent, round(1000 / spent)] for what, spent in part["client"].items()),
    ]
    return "\n".join(
        [
            "## Anonymous tokens",
            "",
            (
                "RSA of 3072 bits, processor time on one core; the first two lines take turns in the same run, and the "
                "best turn of each counts. "
                f"The aim is {part['aim']} % of the bare powers; seen: {part['per_cent']} %."
            ),
            "",
            _table(["What", "ms", "a second"], rows),
        ]
    )


def _tallying(part: Part) -> str:
    seconds = part["seconds"]
    rows = [
        ["Check every signature and token", f"{seconds['check']} s"],
        ["Open and count", f"{seconds['count']} s"],
        ["Sign", f"{seconds['sign']} s"],
        ["In all, for one ballot", f"{part['each_microseconds']} µs"],
        ["Memory at its highest, the making of the ballots included", f"{part['megabytes']:,} MB"],
    ]
    return "\n".join(
        [
            f"## A keyholder counts {part['ballots']:,} ballots",
            "",
            (
                f"One process; processor time of one core; {part['circles']} circles, everybody answers five items. "
                f"A ballot is {part['kilobytes_each']} kB of the file that is handed over. Nothing is written to disk."
            ),
            "",
            _table(["What", "Seen"], rows),
        ]
    )


def _ballots(part: Part) -> str:
    rows = [
        [
            NAMES[one["engine"]],
            one["clients"],
            one["taken"],
            one["limit"],
            f"**{one['per_cent']} %**",
            *one["spent"].values(),
        ]
        for one in part["rows"]
    ]
    says = (
        "Over HTTP, the token's signature checked, on the disk before it is answered: `troth box serve` with "
        f"{_served(part, 'sqlite')} on SQLite, with {_served(part, 'postgresql')} on PostgreSQL. Beside it the "
        "database alone, in the same run, on the same table, with as many connections and one INSERT of one ballot for "
        "each transaction (pgbench; for SQLite a loop in Python): there nothing else uses the cores, here clients, box "
        "and database share them. The box writes ballots that come at the same moment in one INSERT. "
        "The last columns say what a ballot costs of processor time, and where. "
        f"Of {part['tries']} tries, each on a new database, the middle one. "
        f"The aim is {part['aim']} % on PostgreSQL with 32 clients."
    )
    head = [
        "Database",
        "Clients",
        "Ballots a second",
        "The database alone",
        "Ratio",
        "Clients, µs",
        "Box, µs",
        "Database, µs",
    ]
    parts = ["## Ballots", "", says, "", _table(head, rows), "", _profile(part)]
    page = f"The answering page with all that belongs to it: {part['page'] / 1000:.1f} kB compressed, of at most 60."
    return "\n".join([*parts, "", page])


def _served(part: Part, engine: str) -> str:
    processes, threads = part["served"][engine].values()
    return f"{processes} process{'es' if processes > 1 else ''} of {threads} threads"


def _concerns(part: Part) -> str:
    by_step: dict[str, list[Any]] = {}
    for one in part["rows"]:
        by_step.setdefault(one["step"], [one["step"]]).append(f"{one['p50']:.1f} / **{one['p95']:.1f}**")
    anew = ", ".join(f"{seconds} s on {NAMES[engine]}" for engine, seconds in part["anew"].items())
    says = (
        f"With {part['concerns']:,} concerns in the box and {part['letters']:,} letters of 2 kB before sealing; "
        f"{part['tries']} of each, one after the other, without HTTP: signatures and slips are checked, what is handed "
        "in is on the disk. Sealing and opening happen in the browser. Written anew, hourly where anything came: "
    )
    head = ["What", *(f"{NAMES[engine]}, ms p50 / p95" for engine in part["anew"])]
    return "\n".join(["## Concerns", "", f"{says}{anew}.", "", _table(head, [*by_step.values()])])


def _profile(part: Part) -> str:
    """Where a ballot's time goes, for the last row: PostgreSQL with the most clients."""
    one, looking, cores = part["rows"][-1], part["looking"], part["cores"]
    spent, door, in_all = one["spent"], one["at_the_door"]["box"], cores * 1e6 / one["taken"]
    rest = spent["box"] - door - sum(looking.values())
    rows = [
        ["Clients: sending and reading answers, by this measuring alone", spent["clients"]],
        ["Box: HTTP, up to a request refused at the door after its body was read", door],
        ["Box: reading the envelope in its one spelling", looking["read"]],
        ["Box: checking the token's signature", looking["token"]],
        ["Box: talking to the database, and threads that wait for one another", rest],
        ["Database: the ballot's share of an INSERT, its log, the disk", spent["database"]],
        ["Cores that did nothing, or something else on this machine", round(in_all - sum(spent.values()))],
    ]  # fmt: skip
    says = (
        f"Where the time goes: on {cores} cores {one['taken']:,} ballots a second leave {in_all:.0f} µs for each, with "
        f"{NAMES[one['engine']]} and {one['clients']} clients."
    )
    return "\n".join([says, "", _table(["What", "µs"], [[what, max(spent, 0)] for what, spent in rows])])


def _measures(part: Part) -> str:
    change = [[f"{one['n']} of {one['of']}", *(f"{one[name]} %" for name in CHANGE)] for one in part["change"]]
    release = [
        [f"{100 * one['leaving']:.0f} %", f"{one['released']} %", f"**{one['exposed']}**", one["exposed_without"]]
        for one in part["release"]
    ]
    audit = [[f"{one['people']:,}", f"{one['releases']:,}", f"{one['seconds']} s"] for one in part["audit"]]
    return "\n".join(
        [
            "## What the rule for a change does",
            "",
            (
                f"Simulated, {part['circles']:,} circles each, three waves and {part['after']} more (two years). "
                "First, nothing has changed, and yet a change is called at some time: by the rule; if one wave were "
                "enough; by the rule, where people differ more than is assumed (1.0 instead of 0.75). "
                "Then everybody moved down after the third wave, and it is called."
            ),
            "",
            _table(["Answering", *CHANGE.values()], change),
            "",
            "## What the audit of releases does",
            "",
            (
                "Simulated, a company of twelve teams of ten through three years; now and then two teams exchange a "
                "person. Exposed are people whom a difference of two releases, or of two such differences, leaves "
                "among fewer than five, if they answered the same each time."
            ),
            "",
            _table(["Leaving each quarter", "Released", "People exposed", "Exposed if all were released"], release),
            "",
            (
                "The price is high: most teams change a little each quarter. What it prevents, from the levels alone: "
                f"somebody who sees those of eight people and then of nine guesses in {part['joined']['right']} % of "
                f"{part['joined']['trials']:,} cases on which side of the eight the ninth stands; 50 % is chance."
            ),
            "",
            _table(["People", "Releases looked at together", "Audit of one more round"], audit),
        ]
    )


CHANGE = {
    "false": "False alarm",
    "false_at_once": "if one wave were enough",
    "false_wider": "if people differ more",
    "half": "Half a point down",
    "one": "One point down",
    "one_soon": "One point, within two waves",
}
