"""What can be asked for, in words: for the listener who chooses, and for the one it is put before."""

from collections.abc import Mapping
from dataclasses import dataclass

from .rules import Asked, Did


@dataclass(frozen=True)
class AskedWords:
    """What it is called, what it means to the listener, and what it asks of the reader."""

    called: str
    means: str
    asks: str


ASKED: Mapping[Asked, AskedWords] = {
    Asked.DECISION: AskedWords(
        "A decision", "Something is to be decided, or decided anew.", "It asks for a decision, or for another one."
    ),
    Asked.TALK: AskedWords(
        "A talk", "Something is to be talked about with those it concerns.", "It asks that this is talked about."
    ),
    Asked.REPAIR: AskedWords(
        "Mending", "Something hurt, and is to be gone back to.", "It asks that you go back to something that hurt."
    ),
    Asked.FOLLOW_UP: AskedWords(
        "Going back to hard news",
        "Something was announced and left open.",
        "It asks that you go back to news that was hard, and was left open.",
    ),
}

DID_WORDS: Mapping[Did, str] = {
    Did.DONE: "Something was done",
    Did.WILL: "Something will be done",
    Did.WILL_NOT: "It stays as it is",
}
