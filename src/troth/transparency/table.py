"""The table of who sees what, as the page shows it: to everybody, and with real names to somebody signed in."""

from dataclasses import dataclass

from troth.people.models import Office, Person
from troth.people.queries import current, leaders_of, teammates_of
from troth.visibility import words as table_words
from troth.visibility.gate import visible_to
from troth.visibility.policy import GROUPS, Kind, Say

from .words import CELLS, COLUMNS, ICONS


@dataclass(frozen=True)
class Cell:
    """What one reader sees of one kind."""

    reader: str
    say: str
    icon: str
    is_never: bool


@dataclass(frozen=True)
class Row:
    """One kind of data and its cells, in the order of the columns."""

    kind: Kind
    cells: list[Cell]
    sentence: str


@dataclass(frozen=True)
class Group:
    """The kinds of one capability."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Role:
    """Who stands behind a column, for the one who reads the page."""

    title: str
    people: list[Person]
    words: str


def _row(kind: Kind) -> Row:
    cells = [
        Cell(COLUMNS[viewer], CELLS[say], ICONS[say], say is Say.NEVER)
        for viewer in COLUMNS
        if (say := kind.reach(viewer))
    ]
    return Row(kind, cells, table_words.seen_by(kind))


def groups() -> list[Group]:
    """The whole table."""
    return [Group(title, [_row(kind) for kind in kinds]) for title, kinds in GROUPS if kinds]


def columns() -> list[str]:
    """The heads of the columns."""
    return list(COLUMNS.values())


def holders(viewer: Person, kind: str) -> list[Person]:
    """Who holds that office now, deputies too, by name."""
    held = visible_to(viewer, Office).filter(current(), kind=kind, person__left_on=None)
    return [office.person for office in held.select_related("person").order_by("person__name", "id")]


def roles_for(viewer: Person) -> list[Role]:
    """Who stands behind each column for `viewer`, by name."""
    return [
        Role("Your leader", list(leaders_of(viewer)), "Whoever leads your team today. Not those above, nor before."),
        Role("Your teammates", list(teammates_of(viewer)), "Members of a team you belong to today."),
        Role("Listeners", holders(viewer, Office.Kind.LISTENER), "Chosen by the people here, not appointed."),
        Role("Representatives", holders(viewer, Office.Kind.REPRESENTATIVE), "Speak for the employees."),
        Role(
            "The operator", holders(viewer, Office.Kind.OPERATOR), "Looks after Troth itself: roster, sign-in, backups."
        ),
    ]
