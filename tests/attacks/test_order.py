"""In which order did they come? Granted to the attacker: who sat down to answer when. Not granted: which ballot.

The attacker has seen all twelve people answer, one after the other, and takes away every file of the box. The k-th
person is given the ballot that seems to have come k-th. The twin's twelve are the same people with the same ballots.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.attacks.chance import ROUNDS
from tests.attacks.places import (
    InPostgres,
    InSqlite,
    Numbered,
    Place,
    found_in,
    in_order_of,
    product,
    tail,
    turned,
    written,
)
from tests.attacks.verdicts import NONE, Attack, judge_links, right
from tests.attacks.worlds import Round, at_random, played
from tests.box.rounds import Day
from tests.settings import IS_POSTGRES
from troth_box.box import Box

FILES = "the box's files, and the order in which the twelve answered"
NUMBERED = "a table whose rows are numbered as they come"
UNPACKED = "the same files before they are written anew, at the next half minute: what came since then is in them"
Look = Callable[[Place, Round], list[bytes]]


@dataclass(frozen=True)
class Order:
    """One way to see an order. With `is_early` the twin is the product itself, before its ballots are written anew."""

    attack: Attack
    look: Look
    is_early: bool = False


def by_rows(place: Place, found: Round) -> list[bytes]:
    return [key for key, _ in place.rows()]


def by_dump(place: Place, found: Round) -> list[bytes]:
    return found_in(place.dump(), found, written)


def by_file(place: Place, found: Round) -> list[bytes]:
    return found_in(place.file(), found, turned)


def by_log(place: Place, found: Round) -> list[bytes]:
    assert isinstance(place, InSqlite)
    log = place.ahead()
    return found_in(log, found, tail) if log else at_random(found.keys)


def by_ctid(place: Place, found: Round) -> list[bytes]:
    assert isinstance(place, InPostgres)
    return in_order_of([(key, [int(n) for n in by[1:-1].split(",")]) for key, by in place.rows("ctid::text")])


def by_xmin(place: Place, found: Round) -> list[bytes]:
    return in_order_of(place.rows("xmin::text::bigint"))


BOTH = (
    Order(Attack("order of the rows", FILES, "rows as SELECT gives them, without ORDER BY", NUMBERED), by_rows),
    Order(Attack("order in a dump", FILES, "lines as pg_dump or .dump writes them", NUMBERED), by_dump),
    Order(Attack("place in the file", FILES, "ballots as they lie in the file", NUMBERED), by_file),
)
IN_SQLITE = (
    Order(Attack("write-ahead log", FILES, "ballots as they lie in the -wal file", UNPACKED), by_log, is_early=True),
)
IN_POSTGRES = (
    Order(Attack("ctid", FILES, "where each row lies", UNPACKED), by_ctid, is_early=True),
    Order(Attack("xmin", FILES, "the number of the transaction that wrote the row", UNPACKED), by_xmin, is_early=True),
)
ORDERS = (*BOTH, *(IN_POSTGRES if IS_POSTGRES else IN_SQLITE))


def test_nothing_in_the_box_tells_the_order_in_which_people_came(box: Box, day: Day) -> None:
    hits, on_twin = dict.fromkeys(ORDERS, NONE), dict.fromkeys(ORDERS, NONE)
    numbered = Numbered(box)
    for turn in range(ROUNDS):
        found = played(box, day, turn)
        early = {one: one.look(product(box, found), found) for one in ORDERS if one.is_early}
        beside = numbered(found)
        late = {one: one.look(beside, found) for one in ORDERS if not one.is_early}
        box.rewriting.write_changed()
        for one in ORDERS:
            hits[one] += right(one.look(product(box, found), found), found.keys)
            on_twin[one] += right({**early, **late}[one], found.keys)
    numbered.close()
    for one in ORDERS:
        judge_links(one.attack, product=hits[one], twin=on_twin[one])
