"""What must be in no file, some of it never, some of it no more once the round is over, and the search for it."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests import postgres
from tests.processes import content_of
from tests.settings import IS_POSTGRES

PIECE = 16  # bytes that nothing else in the world has
Named = dict[tuple[str, str], list[bytes]]


@dataclass
class Canaries:
    """By what it is and whose. `never`: in no file at any time; `spent`: in none once the round is shredded."""

    never: Named = field(default_factory=dict)
    spent: Named = field(default_factory=dict)


def spelled(data: bytes) -> list[bytes]:
    """A secret as it could lie about: pieces of its bytes, and of its text."""
    text = urlsafe_b64encode(data)
    return [
        one[at : at + PIECE] for one in (data, text, data.hex().encode()) for at in (0, len(one) // 2, len(one) - PIECE)
    ]


def found_in(files: Iterable[Path], looked_for: Named) -> Mapping[tuple[str, str], set[str]]:
    """Which of them are in which files."""
    found: dict[tuple[str, str], set[str]] = {}
    for file in files:
        content = content_of(file)
        for what, pieces in looked_for.items():
            if any(piece in content for piece in pieces):
                found.setdefault(what, set()).add(file.name)
    return found


def files_in(*folders: Path) -> list[Path]:
    return [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]


def files_of_postgres(*databases: str) -> list[Path]:
    """What lies on the disk of the server that the tests share, after these databases were cleaned; else nothing."""
    if not IS_POSTGRES:
        return []
    for name in databases:
        postgres.shared().run("VACUUM", name)
    postgres.shared().run("CHECKPOINT")
    return files_in(postgres.shared().folder)
