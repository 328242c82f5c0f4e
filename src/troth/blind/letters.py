"""A letter of a concern: what is said, by whom, closed so that neither its length nor its seal tells whom it is for.

Inside lies a document signed by whoever wrote it: the thread's own key, or a listener's. Around it is a plain file of
age with always twelve stanzas in random order: the readers, and strangers whose secret was thrown away.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from . import canonical, shapes, signed
from .listeners import ID, MOST_LISTENERS
from .manifest import ORIGIN
from .refusals import FormRefused
from .sealing import key_of, new_identity, seal, sealed_length, unseal
from .signed import Kind
from .writers import check_pen, thread_of

SIZES = (2048, 8192, 32768)  # bytes inside
STANZAS = MOST_LISTENERS + 1
LENGTHS = tuple(sealed_length(size, STANZAS) for size in SIZES)
MOST_LETTERS, MOST_TEXT, MOST_NAME = 10_000, 20_000, 80
THEMES = ("load", "respect", "fairness", "danger", "rules", "leading", "other")
PASSING = ("no", "gist", "words")  # on to the leader: nothing, what was released, or word for word
CHANGES = ("better", "same", "worse")
# A release is for everybody; what is to be brought is for one person who can act. Each text says which of the two.
BY_WRITER = ("concern", "more", "release", "bring", "care", "closing")
BY_LISTENER = ("acknowledge", "reply", "note", "closing")


class Step(StrEnum):
    """How far a writer has come out. Upward only, and only by the writer."""

    ANONYMOUS = "anonymous"
    PEN_NAME = "pen-name"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Self:
    """What a writer says of who they are. Behind a pen-name stands a key; a name is what they say."""

    step: Step = Step.ANONYMOUS
    name: str = ""
    key: bytes = b""
    proof: bytes = b""

    @classmethod
    def of(cls, value: object, thread: str) -> "Self":
        step = Step(shapes.one_of(value.get("is") if isinstance(value, dict) else None, list(Step), "who wrote"))
        names = {
            Step.ANONYMOUS: {"is"},
            Step.PEN_NAME: {"is", "name", "key", "proof"},
            Step.NAMED: {"is", "name"},
        }
        found = shapes.fields(value, names[step], "who wrote")
        if step is Step.ANONYMOUS:
            return cls()
        name = shapes.text(found["name"], "the name", most=MOST_NAME)
        if step is Step.NAMED:
            return cls(step, name)
        key = shapes.octets(found["key"], "the pen-name's key", length=32)
        proof = shapes.octets(found["proof"], "the pen-name's proof", length=64)
        check_pen(key, proof, thread)
        return cls(step, name, key, proof)

    def to_document(self) -> dict[str, object]:
        document: dict[str, object] = {"is": self.step.value}
        if self.step is not Step.ANONYMOUS:
            document["name"] = self.name
        if self.step is Step.PEN_NAME:
            document |= {"key": canonical.to_b64(self.key), "proof": canonical.to_b64(self.proof)}
        return document


@dataclass(frozen=True, slots=True)
class Letter:
    """What both have. `number` counts the letters of one side; `directory` is the digest of the listeners' list."""

    box: str
    thread: str
    number: int
    kind: str
    text: str
    to: tuple[str, ...]
    directory: str

    def to_document(self) -> dict[str, object]:
        return {
            "version": 1,
            "box": self.box,
            "thread": self.thread,
            "number": self.number,
            "as": self.kind,
            "text": self.text,
            "to": list(self.to),
            "directory": self.directory,
        }


@dataclass(frozen=True, slots=True)
class Written(Letter):
    """By the writer. `reply` is to whom answers are sealed."""

    reply: str
    who: Self
    theme: str
    passing: str
    care: str | None

    def to_document(self) -> dict[str, object]:
        return Letter.to_document(self) | {
            "reply": self.reply,
            "step": self.who.to_document(),
            "theme": self.theme,
            "pass": self.passing,
            "care": self.care,
        }


@dataclass(frozen=True, slots=True)
class Answered(Letter):
    """By a listener. `by` is the key that signed; whether it is a listener's, the reader looks up."""

    listener: str
    by: bytes = b""

    def to_document(self) -> dict[str, object]:
        return Letter.to_document(self) | {"from": self.listener}


def close(letter: Letter, key: Ed25519PrivateKey, recipients: Collection[str]) -> bytes:
    """The sealed bytes: signed, padded, sealed to these among strangers. What its readers would refuse is refused."""
    plain = signed.sign(Kind.SAID, letter.to_document(), key).to_bytes()
    read(plain, letter.thread)
    return close_again(plain, recipients)


def close_again(plain: bytes, recipients: Collection[str]) -> bytes:
    """Seal what somebody signed, for other readers: the signature inside stays its author's."""
    room = next((size for size in SIZES if len(plain) < size), None)
    if room is None:
        raise FormRefused("this is longer than a letter can be")
    if len(set(recipients)) > STANZAS:
        raise FormRefused("a letter has twelve readers at most")
    strangers = [new_identity()[1] for _ in range(STANZAS - len(set(recipients)))]
    everybody = [*set(recipients), *strangers]
    secrets.SystemRandom().shuffle(everybody)
    return seal((plain + b"\n").ljust(room), everybody)


def opened(sealed: bytes, identity: str) -> bytes:
    """The signed document in a letter, for one of its readers."""
    return unpadded(unseal(sealed, identity))


def unpadded(plain: bytes) -> bytes:
    data, line_end, padding = plain.partition(b"\n")
    if not line_end or padding.strip(b" "):
        raise FormRefused("a letter is padded with spaces, and this is not")
    return data


def read(plain: bytes, thread: str) -> Written | Answered:
    """The letter in a signed document, by the writer of `thread` if its key signed it, otherwise by who it says."""
    found = signed.read(Kind.SAID, plain, None)
    document = canonical.loads(found.document)
    letter = _written(document) if thread_of(found.by) == thread else _answered(document, found.by)
    if letter.thread != thread:
        raise FormRefused("this letter belongs to another concern")
    return letter


def _written(value: object) -> Written:
    names = {*SHARED, "reply", "step", "theme", "pass", "care"}
    found = shapes.fields(value, names, "a letter")
    shared = _read_shared(found, BY_WRITER)
    reply = shapes.text(found["reply"], "where answers go", most=80)
    key_of(reply)
    care = found["care"]
    return Written(
        *shared,
        reply,
        Self.of(found["step"], shared[1]),
        shapes.one_of(found["theme"], THEMES, "what a letter is about"),
        shapes.one_of(found["pass"], PASSING, "what may be passed on"),
        None if care is None else shapes.one_of(care, CHANGES, "what has changed"),
    )


def _answered(value: object, by: bytes) -> Answered:
    found = shapes.fields(value, {*SHARED, "from"}, "a letter")
    return Answered(*_read_shared(found, BY_LISTENER), shapes.matching(found["from"], ID, "a listener's number"), by)


SHARED = {"version", "box", "thread", "number", "as", "text", "to", "directory"}


def _read_shared(
    found: dict[str, object], kinds: Sequence[str]
) -> tuple[str, str, int, str, str, tuple[str, ...], str]:
    shapes.version(found["version"], "a letter")
    to = shapes.several(found["to"], _id, "whom a letter is for", least=1, most=MOST_LISTENERS)
    return (
        shapes.matching(found["box"], ORIGIN, "the box's address"),
        shapes.matching(found["thread"], shapes.ROUND, "the concern's name"),
        shapes.whole(found["number"], "a letter's number", least=0, most=MOST_LETTERS),
        shapes.one_of(found["as"], kinds, "what a letter is"),
        shapes.prose(found["text"], "a letter", most=MOST_TEXT),
        shapes.increasing(to, "whom a letter is for"),
        shapes.matching(found["directory"], shapes.HEX_64, "the list of listeners"),
    )


def _id(value: object) -> str:
    return shapes.matching(value, ID, "a listener's number")
