"""The keys of a single lock: one secret for each round, in a file outside the database.

Whoever has the server has these: that is what "single lock" says on every page. They go once the round is counted.
"""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from .keyholder.identity import Identity


class Seals:
    """The secrets in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def made(self, round: str) -> Identity:
        """The round's secret, made at the first call. Two workers at once agree: the file appears whole, once."""
        return Identity.of(kept(self._path(round), lambda: Identity.new().secret))

    def found(self, round: str) -> Identity | None:
        """The round's secret, if there is one still."""
        try:
            return Identity.of(self._path(round).read_text())
        except FileNotFoundError:
            return None

    def destroy(self, round: str) -> None:
        """Overwrite and remove it. Done already is done."""
        path = self._path(round)
        if path.exists():
            _overwrite(path)
            path.unlink(missing_ok=True)
            _settle(path.parent)

    def _path(self, round: str) -> Path:
        return self._folder / round


def kept(path: Path, made: Callable[[], str]) -> str:
    """The text in a file that only its owner reads, made whole at the first call and never changed."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f".{secrets.token_hex(16)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(made())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            _overwrite(draft)
        draft.unlink()
        _settle(path.parent)
    return path.read_text()


def _overwrite(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:  # another worker was first
        return


def _settle(folder: Path) -> None:
    """A file that appeared or went is on the disk only when its folder is."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
