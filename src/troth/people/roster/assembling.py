"""A file to a roster: rows cleaned, then held against each other. Pure; knows no database."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from .columns import columns_of
from .days import order_of
from .placing import placed
from .rows import LeftOut, day_texts, row_of
from .tables import table_of
from .values import Columns, Field, Line, Problem, Roster, Row, Unreadable


def read_roster(content: bytes, filename: str, *, today: date) -> Roster:
    """The roster a file describes, with every problem in it. Never raises for what a file holds."""
    try:
        table = table_of(content, filename)
        columns, start = columns_of(table.lines)
    except Unreadable as error:
        return Roster(problems=(error.problem,))
    rows, problems, left_out = _rows(table.lines[start:], columns)
    if not rows and not problems:
        problems.append(Problem(0, "there is nobody in it."))
    problems += _doubles(rows)
    resolved, more = _managers(rows, left_out, today)
    problems += more
    active = [row for row in resolved if not (row.left_on and row.left_on <= today)]
    teams, places = placed(active)
    problems += _cycles(active)
    return Roster(
        people=tuple(resolved),
        teams=teams,
        places=places,
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        left_out=tuple(Problem(one.line, one.reason) for one in left_out),
        dropped=columns.dropped,
        ignored=columns.ignored,
        source=columns.source,
        read_as=table.read_as,
        knows=frozenset(columns.places),
    )


def _rows(lines: tuple[Line, ...], columns: Columns) -> tuple[list[Row], list[Problem], list[LeftOut]]:
    order = order_of(day_texts(lines, columns))
    rows: list[Row] = []
    problems: list[Problem] = []
    left_out: list[LeftOut] = []
    for line in lines:
        found = row_of(line, columns, order)
        if isinstance(found, Row):
            rows.append(found)
        elif isinstance(found, LeftOut):
            left_out.append(found)
        else:
            problems.extend(found)
    return rows, problems, left_out


def _doubles(rows: list[Row]) -> list[Problem]:
    problems = []
    for kind, what in (("email", "address"), ("login", "login name"), ("number", "number")):
        lines: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            value = getattr(row, kind).casefold()
            if value:
                lines[value].append(row)
        for value, same in lines.items():
            problems += [
                Problem(row.line, f"the {what} {value} is also at line {same[0].line}. Two people cannot share one.")
                for row in same[1:]
            ]
    return problems


class _Directory:
    """Everybody in the file, by whatever a manager's cell may name them."""

    def __init__(self, rows: list[Row]) -> None:
        self.by_key: dict[str, Row] = {}
        for row in rows:
            for key in (row.email, row.login, f"#{row.number.casefold()}" if row.number else ""):
                if key:
                    self.by_key.setdefault(key, row)
        self.by_name: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.by_name[row.name.casefold()].append(row)

    def find(self, manager: str) -> Row | str:
        """The row meant, or why it cannot be told."""
        if found := self.by_key.get(manager):
            return found
        last, comma, first = manager.partition(",")
        same = self.by_name.get(f"{first.strip()} {last.strip()}" if comma else manager, [])
        if len(same) == 1:
            return same[0]
        if same:
            lines = " and ".join(str(row.line) for row in same[:3])
            return f"there are several people named {same[0].name} (lines {lines}). Give the manager's e-mail address."
        return f"the manager {manager.removeprefix('#')} is not in the file."


def _managers(rows: list[Row], left_out: list[LeftOut], today: date) -> tuple[list[Row], list[Problem]]:
    """The rows with managers as keys of other rows; a manager not in the file, or gone, is a problem of the line."""
    directory = _Directory(rows)
    resolved: list[Row] = []
    problems: list[Problem] = []
    for row in rows:
        if not row.manager:
            resolved.append(row)
            continue
        found = directory.find(row.manager)
        reason = found if isinstance(found, str) else _unfit(found, row, today)
        if reason:
            problems.append(Problem(row.line, reason + (_perhaps(left_out) if isinstance(found, str) else "")))
        key = found.key if isinstance(found, Row) and not reason else ""
        resolved.append(replace(row, manager=key))
    return resolved, problems


def _perhaps(left_out: list[LeftOut]) -> str:
    return f" ({len(left_out)} lines were left out as guests or not active.)" if left_out else ""


def _unfit(manager: Row, row: Row, today: date) -> str:
    if manager.line == row.line:
        return "the manager is the same person."
    is_gone = manager.left_on and manager.left_on <= today
    if is_gone and not (row.left_on and row.left_on <= today):
        return f"the manager {manager.name} left on {manager.left_on} (line {manager.line})."
    return ""


def _cycles(rows: list[Row]) -> list[Problem]:
    """Each ring of managers once, named at its first line."""
    by_key = {row.key: row for row in rows}
    done: set[str] = set()
    problems = []
    for start in rows:
        path: dict[str, None] = {}
        here: Row | None = start
        while here and here.key not in done and here.key not in path:
            path[here.key] = None
            here = by_key.get(here.manager)
        if here and here.key in path:
            problems.append(_ring(by_key, list(path), here.key))
        done.update(path)
    return problems


def _ring(by_key: dict[str, Row], path: list[str], first: str) -> Problem:
    ring = [by_key[key] for key in path[path.index(first) :]]
    top = min(range(len(ring)), key=lambda at: ring[at].line)
    ring = ring[top:] + ring[:top]
    names = " → ".join(f"{row.name} (line {row.line})" for row in (*ring[:6], ring[0]))
    return Problem(ring[0].line, f"managers in a circle: {names}.")


def says_teams(roster: Roster) -> bool:
    """Whether the file says anything about teams: if not, it leaves them as they are."""
    return bool(
        roster.knows & {Field.TEAM, Field.TEAM_PATH, Field.MANAGER, Field.MANAGER_NUMBER, Field.LEADS, Field.ROLE}
    )
