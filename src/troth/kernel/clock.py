"""The one source of the present moment, so that a test or the demo can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, tzinfo

_offset = timedelta(0)
_held: datetime | None = None


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _held or datetime.now(UTC) + _offset


def today(zone: tzinfo) -> date:
    """The calendar day it is now for someone in `zone`."""
    return now().astimezone(zone).date()


@contextmanager
def moved(to: datetime) -> Iterator[None]:
    """Let the clock run from `to` (aware) within the block, for the whole process: server threads see it too.

    Raises ValueError for a naive `to`.
    """
    global _offset
    if to.tzinfo is None:
        raise ValueError("moved() takes an aware datetime")
    before = _offset
    _offset = to - datetime.now(UTC)
    try:
        yield
    finally:
        _offset = before


@contextmanager
def held(at: datetime) -> Iterator[None]:
    """Let it be exactly `at` (aware) throughout the block, so that what falls due depends on no machine's speed.

    Raises ValueError for a naive `at`.
    """
    global _held
    if at.tzinfo is None:
        raise ValueError("held() takes an aware datetime")
    before = _held
    _held = at.astimezone(UTC)
    try:
        yield
    finally:
        _held = before
