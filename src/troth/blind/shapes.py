"""Reading what strangers wrote: each function returns a value of the kind it names, or says which part is wrong."""

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date
from itertools import pairwise
from typing import TypeVar

from .canonical import from_b64
from .refusals import FormRefused

HEX_64 = re.compile(r"[0-9a-f]{64}")
ROUND = re.compile(r"[0-9a-f]{32}")
CIRCLE = re.compile(r"[0-9a-f]{16}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # control, format, half and private signs, ends of lines
JOINERS = frozenset("\u200c\u200d")  # without which some Persian and Hindi names cannot be written
BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")  # letters to Unicode, and nothing on a screen
One = TypeVar("One")


def fields(value: object, names: set[str], where: str) -> dict[str, object]:
    """A dict with exactly these names."""
    if not isinstance(value, dict):
        raise FormRefused(f"{where} must be a set of named values")
    missing, unknown = names - value.keys(), value.keys() - names
    if missing:
        raise FormRefused(f"{where} lacks {', '.join(sorted(missing))}")
    if unknown:
        raise FormRefused(f"{where} has {', '.join(sorted(unknown))}, which does not belong there")
    return value


def version(value: object, where: str) -> None:
    """Version 1 of a document: the only one there is."""
    if value != 1 or isinstance(value, bool):
        raise FormRefused(f"{where} has a version this program does not know")


def text(value: object, where: str, *, most: int) -> str:
    """From one to `most` characters that show what they are."""
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise FormRefused(f"{where} must be a text of 1 to {most} characters")
    if not is_seen(value):
        raise FormRefused(f"{where} has characters that cannot be seen, or no letter")
    return value


def prose(value: object, where: str, *, most: int) -> str:
    """A text of several lines, of at most so many characters: anything people write, and no control characters."""
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise FormRefused(f"{where} must be a text of 1 to {most} characters")
    if any(unicodedata.category(one) == "Cc" and one != "\n" for one in value):
        raise FormRefused(f"{where} has characters that do not belong into a text")
    return value


def one_of(value: object, choices: Collection[str], where: str) -> str:
    if not isinstance(value, str) or value not in choices:
        raise FormRefused(f"{where} must be one of {', '.join(choices)}")
    return value


def is_seen(value: str) -> bool:
    """Whether a text, such as a name, has a letter or digit that shows, and no sign that hides what is around it.

    A ghost with an empty name, or with one that rubs out a line of the screen, would be counted and not be noticed.
    """
    kinds = {one: unicodedata.category(one) for one in value}
    is_hiding = any(kind in HIDDEN and one not in JOINERS for one, kind in kinds.items())
    return not is_hiding and any(kind[0] in "LN" and one not in BLANK_LETTERS for one, kind in kinds.items())


def matching(value: object, pattern: re.Pattern[str], where: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise FormRefused(f"{where} is not in its form")
    return value


def whole(value: object, where: str, *, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise FormRefused(f"{where} must be a whole number from {least} to {most}")
    return value


def truth(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise FormRefused(f"{where} must be true or false")
    return value


def day(value: object, where: str) -> date:
    written = matching(value, DAY, where)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise FormRefused(f"{where} is not a day") from None


def octets(value: object, where: str, *, length: int) -> bytes:
    """Exactly so many bytes, written in base64url."""
    if not isinstance(value, str):
        raise FormRefused(f"{where} must be bytes in base64url")
    try:
        return from_b64(value, length)
    except FormRefused as refused:
        raise FormRefused(f"{where}: {refused}") from None


def several(value: object, each: Callable[[object], One], where: str, *, least: int, most: int) -> tuple[One, ...]:
    """A list of `least` to `most` values, each read by `each`."""
    if not isinstance(value, list) or not least <= len(value) <= most:
        raise FormRefused(f"{where} must be a list of {least} to {most}")
    return tuple(each(one) for one in value)


def increasing(values: tuple[str, ...], where: str) -> tuple[str, ...]:
    """The same texts, if they are sorted and none comes twice."""
    if any(one >= following for one, following in pairwise(values)):
        raise FormRefused(f"{where} must be sorted, each once")
    return values


def numbers_by(value: object, keys: re.Pattern[str], where: str, *, most: int) -> dict[str, int]:
    """A whole number from 0 to `most` for each key."""
    if not isinstance(value, dict):
        raise FormRefused(f"{where} must be a set of named numbers")
    return {matching(key, keys, where): whole(number, where, least=0, most=most) for key, number in value.items()}
