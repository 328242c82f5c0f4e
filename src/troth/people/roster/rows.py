"""One line of the table to one clean row, or to the reasons why not."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .days import DayOrder, day_of
from .tables import FORMULA
from .values import Columns, Field, Line, Problem, Row

MAX_NAME = 120
MAX_KEY = 254
EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@(?:[^\s@<>,;:\"()\[\]\\.]{1,63}\.)+[^\s@<>,;:\"()\[\]\\.]{2,63}")
LOGIN = re.compile(r"[\w][\w.\-]{1,63}")

_NOTHING = {"", "-", "–", "—", "n/a", "null", "none", "#n/a"}
_GONE = {
    "inactive", "terminated", "suspended", "archived", "deactivated", "disabled", "deleted", "left", "false", "no", "0",
    "inaktiv", "ausgeschieden", "gekündigt", "inactif", "inactivo",
}  # fmt: skip
_LEADER = {"leader", "lead", "manager", "team lead", "team leader", "leitung", "teamleitung", "head", "owner", "yes"}
_MEMBER = {"member", "mitglied", "team member", "employee"}
# Invisible characters that turn text around or hide it. The joiners of Persian and Indic names stay.
_HIDDEN = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad")
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line about someone who is not to be in Troth: a guest, a closed account."""

    line: int
    reason: str


class _Cells:
    """The cells of one line by what they mean, gathering what is wrong with them."""

    def __init__(self, line: Line, columns: Columns, order: DayOrder) -> None:
        self.line, self.columns, self.order = line, columns, order
        self.problems: list[Problem] = []

    def wrong(self, meaning: Field, reason: str) -> None:
        self.problems.append(Problem(self.line.number, reason, self.columns.titles.get(meaning, "")))

    def raw(self, meaning: Field) -> object:
        at = self.columns.places.get(meaning)
        return self.line.cells[at] if at is not None and at < len(self.line.cells) else ""

    def text(self, meaning: Field, limit: int = MAX_KEY) -> str:
        value = self.raw(meaning)
        if value == FORMULA:
            self.wrong(meaning, "the cell computes something. Paste it as a value; Troth runs no formulas.")
            return ""
        text = " ".join(unicodedata.normalize("NFC", str(value)).translate(_HIDDEN).split())
        if text.casefold() in _NOTHING:
            return ""
        if text[0] in "=+-@":
            self.wrong(meaning, f"“{text[:30]}” begins with {text[0]} like a formula. Write it without.")
            return ""
        if any(unicodedata.category(letter) == "Cc" for letter in text) or "\ufffd" in text:
            self.wrong(meaning, "it holds characters that cannot be shown. Was the file saved in another encoding?")
            return ""
        if len(text) > limit:
            self.wrong(meaning, f"it is longer than {limit} characters.")
            return ""
        return text

    def day(self, meaning: Field) -> date | None:
        value = self.raw(meaning)
        if isinstance(value, date):
            return value
        text = self.text(meaning)
        found = day_of(text, self.order) if text else None
        if isinstance(found, str):
            self.wrong(meaning, found)
            return None
        return found


def row_of(line: Line, columns: Columns, order: DayOrder) -> Row | LeftOut | tuple[Problem, ...]:
    """The row, or why it is left out, or everything that is wrong with it."""
    cells = _Cells(line, columns, order)
    reason = _left_out(cells)
    if reason:
        return LeftOut(line.number, reason)
    email = _email(cells)
    row = Row(
        line=line.number,
        name=_name(cells),
        email=email,
        login=_login(cells),
        number=cells.text(Field.NUMBER, 64),
        team=_team(cells),
        leads=_leads(cells),
        manager=_manager(cells),
        joined_on=cells.day(Field.JOINED),
        left_on=cells.day(Field.LEFT),
        zone=_zone(cells),
        job=cells.text(Field.JOB, 2000)[:MAX_NAME],
    )
    _whole(cells, row)
    return tuple(cells.problems) or row


def _left_out(cells: _Cells) -> str:
    if str(cells.raw(Field.GUEST)).casefold() == "guest":
        return "a guest"
    if str(cells.raw(Field.STATUS)).strip().casefold() in _GONE:
        return "not active"
    return ""


def _name(cells: _Cells) -> str:
    name = cells.text(Field.NAME, MAX_NAME)
    if name:
        return name
    first, last = cells.text(Field.FIRST_NAME, MAX_NAME), cells.text(Field.LAST_NAME, MAX_NAME)
    if first or last:
        return f"{first} {last}".strip()
    last, _, first = cells.text(Field.LAST_FIRST, MAX_NAME).partition(",")
    return f"{first.strip()} {last.strip()}".strip()


def _email(cells: _Cells) -> str:
    text = cells.text(Field.EMAIL)
    meaning = Field.EMAIL
    if not text and not cells.problems:
        text, meaning = cells.text(Field.OTHER_EMAIL), Field.OTHER_EMAIL
    if text and not EMAIL.fullmatch(text):
        cells.wrong(meaning, f"“{text[:60]}” is not an e-mail address.")
        return ""
    return text.lower()


def _login(cells: _Cells) -> str:
    text = cells.text(Field.LOGIN, 64)
    if text and not LOGIN.fullmatch(text):
        cells.wrong(
            Field.LOGIN, f"“{text}” is not a login name: letters, digits, dots, hyphens; at least two; no spaces."
        )
        return ""
    return text.casefold()


def _team(cells: _Cells) -> tuple[str, ...]:
    path = cells.text(Field.TEAM_PATH)
    if path:
        return tuple(part.strip() for part in path.split("/") if part.strip())
    return team_path(cells.text(Field.TEAM))


def team_path(text: str) -> tuple[str, ...]:
    """ "Operations / Berth 4" is a team within a team; "R/D" is one team."""
    return tuple(part.strip() for part in text.replace(" > ", " / ").split(" / ") if part.strip())


def _leads(cells: _Cells) -> tuple[tuple[str, ...], ...]:
    told = tuple(path for part in cells.text(Field.LEADS, 1000).split(";") if (path := team_path(part)))
    role = cells.text(Field.ROLE).casefold()
    if not role or role in _MEMBER:
        return told
    if role in _LEADER:
        team = _team(cells)
        return (*told, team) if team else told
    cells.wrong(Field.ROLE, f"“{role[:40]}” is neither member nor leader.")
    return told


def _manager(cells: _Cells) -> str:
    """An address or login name; or "#" and a number; or "=" and a name, when the file gives nothing better."""
    number = cells.text(Field.MANAGER_NUMBER, 64)
    if number:
        return f"#{number.casefold()}"
    return cells.text(Field.MANAGER).casefold()


def _zone(cells: _Cells) -> str:
    zone = cells.text(Field.ZONE, 64)
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        cells.wrong(Field.ZONE, f"“{zone}” is not a time zone such as Europe/Berlin.")
        return ""


def _whole(cells: _Cells, row: Row) -> None:
    if cells.problems:
        return
    if not row.name:
        cells.wrong(Field.NAME, "the name is empty.")
    if not row.email and not row.login:
        cells.wrong(Field.EMAIL, "there is neither an e-mail address nor a login name.")
    if any(len(part) > MAX_NAME for path in (row.team, *row.leads) for part in path):
        cells.wrong(Field.TEAM, f"the team's name is longer than {MAX_NAME} characters.")
    if row.joined_on and row.left_on and row.left_on < row.joined_on:
        cells.wrong(Field.LEFT, "the day of leaving is before the day of joining.")


def day_texts(lines: Sequence[Line], columns: Columns) -> list[str]:
    """Every day written as text, to tell once for the whole file whether days or months come first."""
    places = [columns.places[meaning] for meaning in (Field.JOINED, Field.LEFT) if meaning in columns.places]
    return [
        cell
        for line in lines
        for at in places
        if at < len(line.cells) and isinstance(cell := line.cells[at], str) and cell
    ]
