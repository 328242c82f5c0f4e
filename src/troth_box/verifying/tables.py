"""Whether a box's tables could tell who or when: no such column, nothing that fills itself in, no row in order."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..box import Box
from ..looking import Found
from ..settings import Settings
from ..store.rows import table as table_of
from .reading import Reading, Table, reading
from .saying import holds, wrong

ABOUT = "Tables of the box"
BALLOTS = re.compile(r"ballots_[0-9a-f]{32}")
ANY, NOWHERE = "0" * 32, "http://localhost"
TYPES = re.compile(r"date|time|interval|serial|inet|cidr|macaddr", re.IGNORECASE)
NAMES = re.compile(
    r"(^|_)(at|on|when|time|timestamp|date|day|ip|addr|address|host|user|person|member|mail|email|agent|cookie|session"
    r"|seq|sequence|counter|number|rank|visits?)(_|$)",
    re.IGNORECASE,
)
MEND = "Nobody should answer before it is known who added it and what it holds. Take the box down, and say so."


def look_at_tables(box: Reading) -> list[Found]:
    """What is wrong with them, or that nothing is."""
    found = [*_problems_of(box)]
    if found:
        return [wrong(ABOUT, says, MEND) for says in found]
    return [holds(ABOUT, "No time, person, address, counter or sequence is in them, and nothing fills itself in.")]


def _problems_of(box: Reading) -> Iterator[str]:
    known = _as_shipped()
    for table in box.tables():
        shape = "ballots" if BALLOTS.fullmatch(table.name) else table.name
        yield from _problems_of_table(table, known.get(shape))
    for kind, name in box.besides():
        yield f"There is a {kind} named {name}; Troth makes none."


def _problems_of_table(table: Table, known: Table | None) -> Iterator[str]:
    if known is None:
        yield f"There is a table named {table.name}; Troth makes none of that name."
    names = {column.name for column in known.columns} if known else set()
    for column in table.columns:
        of = f"The column {column.name} of {table.name}"
        if known and column.name not in names:
            yield f"{of} is not one of Troth's."
        if TYPES.search(column.type) or NAMES.search(column.name):
            yield f"{of} ({column.type}) could hold who came, from where or when."
        if column.fills_itself:
            yield f"{of} fills itself in."
    if known and known.is_sorted and not table.is_sorted and _is_lite(table):
        yield f"The rows of {table.name} are numbered as they come, where they should be sorted by a random key."


def _is_lite(table: Table) -> bool:
    """Only SQLite's types are written in capitals."""
    return any(column.type.isupper() for column in table.columns)


def _as_shipped() -> dict[str, Table]:
    """The tables that this version makes, from an empty box of its own."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'new.sqlite3'}"
        box = Box(Settings(Path(folder), url, NOWHERE, None))
        box.store.add_table(ANY)
        box.store.close()
        fresh = reading(url)
        try:
            found = {table.name: table for table in fresh.tables()}
        finally:
            fresh.close()
    found["ballots"] = found.pop(table_of(ANY))
    return found
