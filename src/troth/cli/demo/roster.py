"""The company's roster as a file, as its personnel system would export it on a given day."""

import csv
import io
from datetime import date, timedelta

from .people import (
    BEFORE_HE_LED,
    COMPANY,
    CREWS,
    DOMAIN,
    FIRST_DAY,
    FORMER_HEAD_OF_IT,
    HOUSE,
    IT,
    Colleague,
    Crew,
    leader_of_it,
)

COLUMNS = ("name", "email", "login", "job", "team", "leads", "joined")


def roster_days(first: int) -> list[int]:
    """The days before today on which the file changes, the first one first."""
    everybody = [one for crew in CREWS for one in crew.members]
    days = {day for one in everybody for day in (one.came, one.went) if day is not None}
    assert FORMER_HEAD_OF_IT.went is not None  # noqa: S101
    return [first, *sorted(days | {FORMER_HEAD_OF_IT.went}, reverse=True)]


def roster_file(ago: int, today: date) -> bytes:
    """The file that many days before `today`: who works here then, where, and who leads."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for crew in CREWS:
        leader = leader_of_it(ago) if crew is IT else crew.leader
        if crew is IT and leader is FORMER_HEAD_OF_IT:
            table.writerow(_row(BEFORE_HE_LED, crew, "", today))
        table.writerow(_row(leader, HOUSE, _path(crew), today))
        for one in crew.members:
            if (one.came is None or one.came >= ago) and (one.went is None or one.went < ago):
                table.writerow(_row(one, crew, "", today))
    return out.getvalue().encode()


def _path(crew: Crew) -> str:
    return COMPANY if crew is HOUSE else f"{COMPANY} / {crew.name}"


def _row(one: Colleague, crew: Crew, leads: str, today: date) -> tuple[str, ...]:
    has_mail = next((each.has_mail for each in CREWS if one in each.members), True)
    email = f"{one.handle}@{DOMAIN}" if has_mail else ""
    team = "" if leads == COMPANY else _path(crew)
    return one.name, email, one.handle, one.job, team, leads, _joined(one, today).isoformat()


def _joined(one: Colleague, today: date) -> date:
    """A day in the last dozen years that belongs to the name, for those who were here all along."""
    if one.came is not None:
        return today - timedelta(days=one.came)
    return today - timedelta(days=FIRST_DAY + 20 + sum(map(ord, one.handle)) * 37 % 4200)
