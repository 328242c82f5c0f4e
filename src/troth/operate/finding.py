"""One thing looked at, how it stands, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is."""

    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Finding:
    """`about` names the thing in a word or two, `says` is a sentence, `mend` what to do (empty where all is well)."""

    about: str
    level: Level
    says: str
    mend: str = ""


def good(about: str, says: str) -> Finding:
    """All is well."""
    return Finding(about, Level.GOOD, says)


def warning(about: str, says: str, mend: str) -> Finding:
    """It runs, but somebody should look."""
    return Finding(about, Level.WARNING, says, mend)


def error(about: str, says: str, mend: str) -> Finding:
    """It does not work, or does not protect."""
    return Finding(about, Level.ERROR, says, mend)
