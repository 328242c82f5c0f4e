"""The keyholder's desk: what lies on it between Check, Count and Sign. In memory, and gone when the program ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused
from troth.blind.results import Result
from troth.blind.signed import Kind

from .. import clock
from ..reaching import Box
from ..trouble import Trouble
from . import checking, counting
from .checking import Checked
from .counting import Counted
from .identity import Identity

DO_NOT_COUNT = (
    "Do not count these. Keep the file, ask whoever gave it to you for a new one, and if that is no better, tell the "
    "people whose answers these are."
)


@dataclass(frozen=True)
class Key:
    """A key file as it was handed in, and the passphrase typed for it."""

    data: bytes = field(repr=False)
    passphrase: str = field(repr=False)

    def opened(self) -> Identity:
        if not self.data:
            raise Trouble("Your key file is needed for this.", "Choose the file that was saved when the key was made.")
        return Identity.unwrapped(self.data, self.passphrase)


@dataclass(frozen=True)
class Handed:
    """What was handed over: where from, and the digest two people can compare."""

    whence: str
    digest: str


@contextmanager
def in_words() -> Iterator[None]:
    """Say what is wrong with a document as trouble, with what to do."""
    try:
        yield
    except FormRefused as refused:
        raise Trouble(f"What was handed over does not hold: {refused}.", DO_NOT_COUNT) from None


class Desk:
    """One round at a time. Each step needs the one before; a step that fails leaves everything as it was."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything, keys first."""
        self.identity: Identity | None = None
        self.handed: Handed | None = None
        self.checked: Checked | None = None
        self.counted: Counted | None = None
        self.result: Result | None = None
        self.is_sent = False

    def check(self, data: bytes, whence: str) -> None:
        """Check a file."""
        with in_words():
            checked = checking.check(checking.read(data))
        refuse_too_early(checked.manifest)
        self.counted = self.result = None
        self.is_sent = False
        self.checked = checked
        self.handed = Handed(whence, checking.file_digest(data))

    def fetch(self, address: str, round: str, key: Key) -> None:
        """Ask the box for the ballots of a round that is closed (the only one, where none is named), and check them."""
        identity = key.opened()
        box = Box(address)
        name = round.strip() or only_closed(box)
        data = box.export(name, identity.sign(Kind.EXPORT, {"round": name}).to_bytes())
        self.check(data, f"the box at {box.origin}")
        self.identity = identity

    def count(self, key: Key | None) -> None:
        """Open and count; the key stays at hand for signing."""
        if self.checked is None:
            raise Trouble("There is nothing to count yet.", "Check a file of ballots first.")
        identity = self.identity or (key or Key(b"", "")).opened()
        self.counted = counting.counted(self.checked, identity)
        self.identity, self.result, self.is_sent = identity, None, False

    def sign(self) -> Result:
        """Sign the figures, and let go of the key. Twice is once."""
        if self.result is not None:
            return self.result
        if self.counted is None or self.identity is None:
            raise Trouble("There is nothing to sign yet.", "Count first.")
        self.result = counting.sign(self.counted, self.identity)
        self.identity = None
        return self.result

    def send(self) -> None:
        """Hand the signed result to the box of the round. Sending it twice does no harm."""
        if self.checked is None or self.result is None:
            raise Trouble("There is nothing to send yet.", "Sign first.")
        manifest = self.checked.manifest
        Box(manifest.box).send_tally(manifest.round, self.result.to_bytes())
        self.is_sent = True


def refuse_too_early(manifest: Manifest) -> None:
    """A count while answering goes on, and another one later, would together show what came in between."""
    last = manifest.answering.last
    if clock.today() <= last:
        raise Trouble(
            f"This round is answered up to {last}.", "Count the day after, and once. Refuse any earlier file."
        )


def only_closed(box: Box) -> str:
    """The one round of this box that waits to be counted."""
    closed = box.rounds_in("closed")
    if not closed:
        raise Trouble("No round of this box waits to be counted.", "It may still be open, or be counted already.")
    if len(closed) > 1:
        raise Trouble("More than one round waits to be counted.", f"Name one of them: {', '.join(closed)}.")
    return closed[0]
