"""What a roster is made of: frozen values, with every problem a value that carries its line."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Field(StrEnum):
    """What a column can mean to us. Everything else in the file is ignored or dropped unread."""

    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    LAST_FIRST = "last name, first name"
    EMAIL = "email"
    OTHER_EMAIL = "other email"
    LOGIN = "login"
    NUMBER = "number"
    TEAM = "team"
    TEAM_PATH = "team path"
    ROLE = "role"
    LEADS = "leads"
    MANAGER = "manager"
    MANAGER_NUMBER = "manager number"
    JOINED = "joined"
    LEFT = "left"
    STATUS = "status"
    GUEST = "guest"
    ZONE = "zone"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at one line (1 is the first; 0 the file as a whole), in words for whoever must mend it."""

    line: int
    reason: str
    column: str = ""

    def __str__(self) -> str:
        where = f"Line {self.line}" if self.line else "The file"
        return f"{where}{f', {self.column}' if self.column else ''}: {self.reason}"


class Unreadable(Exception):
    """The file as a whole cannot be read; carries the one Problem that says why."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.problem = Problem(line, reason)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: where it stands in the file, and its cells."""

    number: int
    cells: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as lines of cells, and how it was read (said in the preview, so that a wrong guess is seen)."""

    lines: tuple[Line, ...]
    read_as: str


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of the file means, and which were not looked at."""

    header_line: int
    places: dict[Field, int]
    titles: dict[Field, str]
    dropped: tuple[str, ...]
    ignored: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """One person as the file has them, cleaned. `manager` is an address, a login name or a number, folded."""

    line: int
    name: str
    email: str = ""
    login: str = ""
    number: str = ""
    team: tuple[str, ...] = ()
    leads: tuple[tuple[str, ...], ...] = ()
    manager: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    zone: str = ""
    job: str = ""

    @property
    def key(self) -> str:
        """What names this person within the file."""
        return self.email or self.login or self.number


TeamKey = str
"""What names a team across imports: "path:a/b" (by team) or "led:someone" (by manager)."""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team as the file implies it."""

    key: TeamKey
    name: str
    parent: TeamKey | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One person in one team: member or leader."""

    person: str
    team: TeamKey
    is_leader: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """The file, whole: its people, teams and places, and everything that is wrong with it."""

    people: tuple[Row, ...] = ()
    teams: tuple[TeamRow, ...] = ()
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()
    dropped: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    source: str = ""
    read_as: str = ""
    knows: frozenset[Field] = field(default_factory=frozenset)
