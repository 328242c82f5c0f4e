"""What lies in the demo's box for its listeners from the first minute on: three concerns of the last two weeks.

`python -m troth.cli.demo.sealed` waits until the demo's site has published who listens, puts them there once, and ends.
It needs nothing of the site. The listeners' keys and the writers' words follow from their names and are no secret, so
that whoever tries the demo can be either.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from time import sleep
from typing import Any

from troth.blind import letters, sealing
from troth.blind.letters import Answered, Self, Step, Written
from troth.blind.listeners import Listeners
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.concern.identity import ListenerIdentity
from troth_box.concerns.standing import As
from troth_box.concerns.store import Letter
from troth_box.settings import from_environment

LISTENERS = ("kwabena.oseitutu", "kirsty.macleod")
PATIENCE = 600  # seconds for the site's worker to publish the list
DONE = "demo-concerns"


@dataclass(frozen=True)
class Said:
    """A letter so many days ago: by the writer, or by one of the listeners. `box` is what the box is told of it."""

    ago: int
    kind: str
    text: str
    by: int | None = None

    @property
    def box(self) -> As:
        return As.MESSAGE if self.by is None else As(self.kind)


@dataclass(frozen=True)
class Told:
    """One concern, and what became of it. `pen` is the name its writer goes by."""

    name: str
    theme: str
    passing: str
    letters: tuple[Said, ...]
    pen: str = ""


TOLD = (
    Told(
        "straps",
        "danger",
        "gist",
        (
            Said(
                12,
                "concern",
                "On the dock we are told to sign for a check of the straps before a load goes out. Nobody has made "
                "that check for weeks. Whoever asks is told that there is no time.\n\nI do not want anybody to lose "
                "their job over this. I want it to stop before something comes down.",
            ),
            Said(11, "acknowledge", "I have read this and take it seriously. You will hear from me within a week.", 0),
            Said(
                9,
                "reply",
                "I have been down there at two loadings, without saying why. It is as you say. May I take it to those "
                "who plan the loads? In which words? Please write down what I may say, and no more.",
                0,
            ),
            Said(7, "release", "On the dock people are told to sign for a check of the straps that nobody has made."),
            Said(
                5,
                "reply",
                "Thank you. Two people check together from Monday on and sign for each other; until then nothing "
                "leaves unchecked. It stands under “What became of it”, in your words.",
                0,
            ),
        ),
    ),
    Told(
        "nights",
        "load",
        "no",
        (
            Said(
                4,
                "concern",
                "Three of the last five night shifts were one person short, and each time the same people are asked "
                "to stay on. Saying no is possible. It is remembered, too.",
            ),
            Said(3, "acknowledge", "Read, and thank you. I am looking at the rotas of this year before I answer.", 1),
        ),
        pen="Night bird",
    ),
    Told(
        "meeting",
        "respect",
        "words",
        (
            Said(
                1,
                "concern",
                "In our Monday meeting one person is laughed at whenever they ask something. It is not me, and I "
                "laughed along. They have stopped asking. I think whoever leads the meeting does not notice.",
            ),
        ),
    ),
)  # fmt: skip


def identity_of(handle: str) -> ListenerIdentity:
    """The key of a listener in the demo company."""
    return ListenerIdentity.of(sealing.identity_of(hashlib.sha256(f"troth demo, {handle}".encode()).digest()))


def writer_of(name: str) -> Writer:
    """Whoever wrote one of these, with their twelve words."""
    return Writer.of(hashlib.sha256(f"troth demo, {name}".encode()).digest()[:16])


def put_down(box: Box, listed: Listeners, today: date) -> None:
    """Put all of them into the box at once. What is there already stays as it is."""
    concerns = box.post.concerns
    with concerns.transaction():
        for told in TOLD:
            writer = writer_of(told.name)
            if concerns.add_thread(writer.thread):
                for number, said in enumerate(told.letters):
                    sealed = _sealed(told, number, said, writer, listed)
                    day = today - timedelta(days=said.ago)
                    concerns.add_letter(writer.thread, Letter(hashlib.sha256(sealed).digest(), day, said.box, sealed))
    box.post.repack()


def _sealed(told: Told, number: int, said: Said, writer: Writer, listed: Listeners) -> bytes:
    count = sum((one.by is None) is (said.by is None) for one in told.letters[:number])
    same: dict[str, Any] = {
        "box": listed.box, "thread": writer.thread, "number": count, "kind": said.kind, "text": said.text,
        "to": tuple(sorted(listed.by_id)), "directory": listed.digest,
    }  # fmt: skip
    readers = [*(one.recipient for one in listed.listeners), writer.recipient]
    if said.by is None:
        who = Self(Step.PEN_NAME, told.pen, writer.pen_key, writer.pen_proof(writer.thread)) if told.pen else Self()
        about: dict[str, Any] = {"theme": told.theme, "passing": told.passing, "care": None}
        letter = Written(**same, **about, reply=writer.recipient, who=who)
        return letters.close(letter, writer.writing, readers)
    identity = identity_of(LISTENERS[said.by])
    own = listed.by_key[identity.holder.verify]
    return letters.close(Answered(**same, listener=own.id), identity.signing, readers)


def is_complete(listed: Listeners | None) -> bool:
    """Whether both of the demo's listeners can be written to."""
    return listed is not None and all(identity_of(one).holder.verify in listed.by_key for one in LISTENERS)


def main(wait: Callable[[float], None] = sleep) -> None:
    """Once for each box: what somebody deletes afterwards stays deleted."""
    box = Box(from_environment())
    done = box.settings.data / DONE
    try:
        for _ in range(PATIENCE):
            if done.exists():
                return
            listed = box.post.listeners_now()
            if listed and is_complete(listed):
                put_down(box, listed, box.today())
                done.touch()
                return
            wait(1)
    finally:
        box.store.close()


if __name__ == "__main__":
    main()
