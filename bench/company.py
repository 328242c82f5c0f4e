"""A made-up organisation of any size, built of equal houses: one neighbourhood is the same in a small and a large one.

A house has 40 people in 4 teams: a head; three leaders of seven; and fifteen others who, like the three, are members
of the head's team. The head belongs to the team of the house above. House 0 is never above another: it is the one that
is measured.
Every value is a string, an int or None, as SQLite stores it and as PostgreSQL's COPY reads it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from . import said
from .words import FIRST, JOBS, LAST, SAID, TOUCHED

SEED = "harbour"
PEOPLE, TEAMS = 40, 4
BELOW = 7
LEADERS = range(1, 4)
OTHERS = range(25, 40)
KEPT_FOR = 240

Row = tuple[str | int | None, ...]
Rows = dict[str, list[Row]]

COLUMNS: dict[str, tuple[str, ...]] = {
    "people.Person": ("id", "name", "job", "zone", "joined_on"),
    "people.Address": ("id", "person_id", "email"),
    "people.RosterEntry": ("id", "person_id", "number"),
    "people.Team": ("id", "name", "parent_id"),
    "people.Membership": ("id", "person_id", "team_id", "role", "since", "until"),
    "people.LeaderConfirmation": ("id", "person_id", "leader_id", "confirmed_on"),
    "people.Office": ("id", "kind", "person_id", "since"),
    "identity.Login": ("id", "person_id", "username", "email", "password"),
    "identity.Device": ("id", "person_id", "session", "words", "since"),
    "sessions.Session": ("session_key", "session_data", "expire_date"),
    "accounts.Moment": ("id", "doer_id", "touched_id", "kind_id", "happened_on", "offered_on", "planned", "words"),
    "accounts.BookEntry": (
        *("id", "author_id", "about_id", "kind_id", "happened_on", "felt", "size", "words", "moment_id", "expires_on"),
    ),
    "accounts.Promise": (
        *("id", "giver_id", "receiver_id", "words", "due_on", "first_due_on", "said_on", "state"),
        *("settled_on", "answer", "was_heard"),
    ),
    "accounts.PrivatePromise": (
        *("id", "author_id", "other_id", "direction", "words", "due_on", "said_on", "expires_on"),
    ),
    "accounts.Comparison": ("id", "proposer_id", "other_id", "pair", "number", "number_by_id", "stage", "ends_at"),
    "accounts.ComparisonSide": ("id", "comparison_id", "author_id"),
    **said.COLUMNS,
    "today.Snooze": ("id", "author_id", "about", "until"),
    "jobs.Job": ("id", "kind", "args", "key", "due_at"),
    "audit.Alias": ("person_id", "alias"),
    "audit.AuditEntry": ("id", "on", "actor", "subject", "action", "kind", "reading"),
}


@dataclass(frozen=True)
class Company:
    """How large, as seen from which day, and the ids of the catalogue's kinds and of the topics in a fixed order."""

    houses: int
    today: date
    kinds: tuple[str, ...]
    topics: tuple[str, ...]


def named(*what: object) -> str:
    """The same identifier for the same words, in the form of a random one."""
    raw = hashlib.blake2b(":".join((SEED, *map(str, what))).encode(), digest_size=16).hexdigest()
    return f"{raw[:12]}4{raw[13:16]}a{raw[17:]}"


def person(house: int, place: int) -> str:
    """Whoever has that place in that house."""
    return named("person", house, place)


def team(house: int, number: int) -> str:
    """Team 0 is the head's."""
    return named("team", house, number)


def led_by(place: int) -> list[int]:
    """The places of those whom the one at `place` leads within the house."""
    if place == 0:
        return [*LEADERS, *OTHERS]
    return list(range(4 + 7 * (place - 1), 4 + 7 * place)) if place in LEADERS else []


def accord_of(leader: str, member: str) -> str:
    """The accord of those two."""
    return named("accord", leader, member)


def houses_of(company: Company) -> Iterator[Rows]:
    """All rows, a house at a time, in an order that foreign keys like within each table's turn."""
    for house in range(company.houses):
        yield House(company, house).rows


class House:
    """One house's rows. Its contents depend on its number alone, not on how many there are."""

    def __init__(self, company: Company, number: int) -> None:
        self.company, self.number = company, number
        self.random = Random(f"{SEED}:{number}")
        self.rows: Rows = {table: [] for table in COLUMNS}
        self.count = 0
        self._people()
        self._teams()
        for place in (0, *LEADERS):
            for other in led_by(place):
                self._pair(place, other, is_near=place > 0)
        self._thanks()
        self._log()
        self._offices()

    def _id(self) -> str:
        self.count += 1
        return named("row", self.number, self.count)

    def _add(self, table: str, *values: str | int | None, id: str | None = None) -> str:
        """A row, with an identifier of its own if none is given."""
        id = id or self._id()
        self.rows[table].append((id, *values))
        return id

    def _ago(self, days: int) -> str:
        return (self.company.today - timedelta(days=days)).isoformat()

    def _people(self) -> None:
        for place in range(PEOPLE):
            id, number = person(self.number, place), self.number * PEOPLE + place
            name = f"{self.random.choice(FIRST)} {self.random.choice(LAST)}"
            email = f"p{number}@example.org"
            self.rows["people.Person"].append((id, name, self.random.choice(JOBS), "Europe/Berlin", self._ago(900)))
            self._add("people.Address", id, email)
            self._add("people.RosterEntry", id, f"{number:06d}")
            self._add("identity.Login", id, email, email, "!none")
            self.rows["audit.Alias"].append((id, named("alias", id)))
            if place % 5 == 0:
                key = named("session", id) + "00000000"
                self.rows["sessions.Session"].append((key, "0a" * 300, f"{self._ago(-20)} 00:00:00+00:00"))
                self._add("identity.Device", id, key, "Firefox on Linux", self._ago(10))

    def _teams(self) -> None:
        company, own = self.company, self.number
        last = company.houses - 1
        above = last - (last - own - 1) // BELOW if own < last else None
        top = team(own, 0)
        self.rows["people.Team"].append((top, f"House {own}", team(above, 0) if above is not None else None))
        self._member(0, top, "leader")
        if above is not None:
            self._member(0, team(above, 0), "member")
        for leader in LEADERS:
            small = team(own, leader)
            self.rows["people.Team"].append((small, f"Team {own}-{leader}", top))
            self._member(leader, small, "leader")
            for place in led_by(leader):
                self._member(place, small, "member")
        for place in led_by(0):
            self._member(place, top, "member")
        for place in range(0, PEOPLE, 4):
            before = team((7 * own + 3) % company.houses, place % 3 + 1)
            self._add("people.Membership", person(own, place), before, "member", self._ago(900), self._ago(600))

    def _member(self, place: int, where: str, role: str) -> None:
        self._add("people.Membership", person(self.number, place), where, role, self._ago(600 - place), None)

    def _pair(self, leader: int, member: int, *, is_near: bool) -> None:
        one, other = person(self.number, leader), person(self.number, member)
        self._add("people.LeaderConfirmation", other, one, self._ago(500))
        self._moments(one, other, 20 if is_near else 8, marked=10 if is_near else 3)
        self._moments(other, one, 6 if is_near else 2, marked=0)
        for _ in range(5 if is_near else 1):
            self._entry(other, one, self.random.randrange(1, 230), moment=None)
        self._promises(one, other, is_near=is_near)
        if member % 7 == 4:
            self._comparison(other, one)
        if is_near:
            said.add_accord(self._add, self._ago, self.company.topics, (one, other), id=accord_of(one, other))
            said.add_cards(self._add, self._ago, one, other)

    def _moments(self, doer: str, touched: str, how_many: int, *, marked: int) -> None:
        for count in range(how_many):
            days = 2 + count * (225 // how_many) + self.random.randrange(5)
            id = self._moment(doer, touched, days)
            if count < marked:
                self._entry(touched, doer, days, moment=id)

    def _moment(self, doer: str, touched: str, days: int) -> str:
        kind, on = self.random.choice(self.company.kinds), self._ago(days)
        return self._add("accounts.Moment", doer, touched, kind, on, on, int(days % 3 == 0), self.random.choice(SAID))

    def _entry(self, author: str, about: str, days: int, *, moment: str | None) -> None:
        felt = self.random.choices(("deposit", "neutral", "withdrawal"), (60, 15, 25))[0]
        words = "" if moment else self.random.choice(TOUCHED)
        size, kind = self.random.choice((1, 1, 2, 3)), self.random.choice(self.company.kinds)
        values = (self._ago(days), felt, size, words, moment, self._ago(days - KEPT_FOR))
        self._add("accounts.BookEntry", author, about, kind, *values)

    def _promises(self, leader: str, member: str, *, is_near: bool) -> None:
        self._promise(leader, member, due=-10, state="open")
        self._promise(member, leader, due=1, state="not_yet")
        if is_near:
            self._promise(leader, member, due=20, state="kept", answer="yes")
            self._promise(leader, member, due=90, state="kept")
            self._promise(leader, member, due=40, state="cannot")
            self._promise(member, leader, due=30, state="kept", answer="yes")
            line = ("mine", self.random.choice(SAID), self._ago(-3), self._ago(4), self._ago(-236))
            self._add("accounts.PrivatePromise", leader, member, *line)

    def _promise(self, giver: str, receiver: str, *, due: int, state: str, answer: str = "") -> None:
        on, settled = self._ago(due), None if state in ("open", "not_yet") else self._ago(due)
        said = (self.random.choice(SAID), on, on, self._ago(due + 14), state, settled, answer, 0)
        id = self._add("accounts.Promise", giver, receiver, *said)
        if settled is None:
            key, at = f"accounts.promise_due:{id}", f"{self._ago(min(due, -1))} 05:00:00+00:00"
            self._add("jobs.Job", "accounts.promise_due", f'{{"promise": "{id}"}}', key, at)
            self._add("today.Snooze", giver, id, self._ago(60))

    def _comparison(self, proposer: str, other: str) -> None:
        pair = ":".join(sorted((proposer, other)))
        ends = f"{self._ago(-7)} 05:00:00+00:00"
        id = self._add("accounts.Comparison", proposer, other, pair, 2, proposer, "agreed", ends)
        self._add("accounts.ComparisonSide", id, proposer)
        self._add("accounts.ComparisonSide", id, other)

    def _thanks(self) -> None:
        """Between colleagues of other houses, until the house has its 800 moments."""
        houses = self.company.houses
        for count in range(800 - len(self.rows["accounts.Moment"])):
            place = count % PEOPLE
            other = person((self.number + 1 + count) % houses, (place + 1) % PEOPLE)
            self._moment(person(self.number, place), other, 5 + 3 * count)

    def _log(self) -> None:
        for count in range(60):
            actor, subject = person(self.number, count % 4), person(self.number, 4 + count % 36)
            on, by, of = self._ago(1 + count), named("alias", actor), named("alias", subject)
            self._add("audit.AuditEntry", on, by, of, "read", "moment", f"{on}:{by}:{of}:moment:{count}")

    def _offices(self) -> None:
        if self.number % 50 == 0:
            for place, kind in enumerate(("listener", "representative", "keyholder", "operator"), start=30):
                self._add("people.Office", kind, person(self.number, place), self._ago(300))
