"""A writer without a browser: begin a concern, read it, add to it, close, delete, and prove that it was handed in."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from troth.blind import asked, canonical, letters, signed, tokens
from troth.blind.asked import Opening
from troth.blind.letters import Answered, Self, Written
from troth.blind.listeners import Listener
from troth.blind.proofs import Proof
from troth.blind.receipts import Receipt
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind
from troth.blind.writers import Writer

from ..trouble import Taken, Trouble
from .looking import Looked
from .slips import Kept

NOBODY = Self()
OUTSIDE = {"care": "care"}  # what the box is told of a letter; everything else is a message to it


@dataclass(frozen=True)
class Draft:
    """What somebody wants to say, and to whom."""

    text: str
    to: tuple[Listener, ...]
    theme: str = "other"
    passing: str = "no"
    who: Self = NOBODY
    kind: str = "concern"
    care: str | None = None


@dataclass(frozen=True)
class Seen:
    """A letter as it is shown: the day it was handed in, and whose it is. `by` is empty where nobody known signed."""

    day: date
    by: str
    letter: Written | Answered
    key: str

    @property
    def is_own(self) -> bool:
        return isinstance(self.letter, Written)


@dataclass(frozen=True)
class Thread:
    """A concern as its writer finds it. `unread` are letters in no form of ours, or sealed to somebody else."""

    seen: tuple[Seen, ...]
    sealed: Mapping[str, bytes]
    closed: date | None
    is_shut: bool
    unread: int

    @property
    def own(self) -> int:
        return sum(one.is_own for one in self.seen)


def check(looked: Looked, writer: Writer, draft: Draft) -> None:
    """FormRefused where this could not be sent, before anybody writes words down."""
    _sealed(looked, writer, draft, 0)


def begin(looked: Looked, kept: Kept, writer: Writer, draft: Draft, today: date) -> bytes:
    """Hand in a concern for one of the slips, whichever was not used yet; the receipt, checked."""
    sealed, used = _sealed(looked, writer, draft, 0), None
    for slip in kept.drawn():
        season, _ = looked.season(slip.season, today=today)
        if not tokens.verify(season.public_key, slip.message, slip.signature):
            raise FormRefused("this slip does not belong to its quarter")
        opening = Opening(slip.season, slip.message, slip.signature, writer.verify, sealed)
        try:
            return _checked(looked.box.concerns("open", opening.to_bytes()), season.receipts, sealed)
        except Taken as taken:
            used = taken
    raise used or Trouble("There is no slip here.", "Collect this quarter's on the site.")


def add(looked: Looked, writer: Writer, draft: Draft, number: int) -> bytes:
    """Another letter; its receipt as it came."""
    sealed = _sealed(looked, writer, draft, number)
    outside = {"sealed": sealed, "as": OUTSIDE.get(draft.kind, "message")}
    return looked.box.concerns(
        "write", asked.written(Kind.WRITE, looked.box.origin, writer.writing, **_of(writer), **outside)
    )


def read(looked: Looked, writer: Writer, today: date) -> Thread:
    """All letters, opened; whoever signed none of the listeners' letters is nobody."""
    request = asked.written(Kind.READ, looked.box.origin, writer.writing, **_of(writer), day=today)
    found = json.loads(looked.box.concerns("read", request))
    sealed = {str(one["key"]): canonical.from_b64(str(one["sealed"])) for one in found["letters"]}
    tried = [_seen(looked, writer, one, sealed[str(one["key"])]) for one in found["letters"]]
    seen = [one for one in tried if one]
    closed = date.fromisoformat(found["closed"]) if found["closed"] else None
    return Thread(tuple(sorted(seen, key=_in_order)), sealed, closed, bool(found["shut"]), len(tried) - len(seen))


def close(looked: Looked, writer: Writer, today: date) -> None:
    asks = _of(writer) | {"day": today, "shut": False}
    looked.box.concerns("close", asked.written(Kind.CLOSE, looked.box.origin, writer.writing, **asks))


def delete(looked: Looked, writer: Writer) -> None:
    looked.box.concerns("delete", asked.written(Kind.DELETE, looked.box.origin, writer.writing, **_of(writer)))


def prove(looked: Looked, writer: Writer, key: str, today: date) -> Proof:
    """The proof for one of the writer's letters, by the name it has in the box; checked before it is given away."""
    thread = read(looked, writer, today)
    sealed = thread.sealed.get(key)
    if sealed is None:
        raise Trouble("There is no such letter in this concern.", "Its name stands beside it: troth concern read.")
    request = asked.written(Kind.READ, looked.box.origin, writer.writing, **_of(writer), day=today)
    receipts = [canonical.dumps(one) for one in json.loads(looked.box.concerns("receipts", request))]
    digest = hashlib.sha256(sealed).hexdigest()
    receipt = next((one for one in receipts if _receipt_in(one).sealed == digest), None)
    if receipt is None:
        raise Trouble("The box gives no receipt for this letter.", "Only your own letters have one.")
    proof = Proof.made(writer, sealed, receipt, _season_of(looked, receipt, today))
    proof.check()
    return proof


def _season_of(looked: Looked, receipt: bytes, today: date) -> bytes:
    """Any quarter that names the key this receipt is signed with."""
    season, data = looked.season(today=today)
    signed.read(Kind.RECEIPT, receipt, [season.receipts])
    return data


def _sealed(looked: Looked, writer: Writer, draft: Draft, number: int) -> bytes:
    letter = Written(
        box=looked.box.origin,
        thread=writer.thread,
        number=number,
        kind=draft.kind,
        text=draft.text,
        to=tuple(sorted(one.id for one in draft.to)),
        directory=looked.listeners.digest,
        reply=writer.recipient,
        who=draft.who,
        theme=draft.theme,
        passing=draft.passing,
        care=draft.care,
    )
    return letters.close(letter, writer.writing, [*(one.recipient for one in draft.to), writer.recipient])


def _seen(looked: Looked, writer: Writer, told: Mapping[str, object], sealed: bytes) -> Seen | None:
    try:
        letter = letters.read(letters.opened(sealed, writer.reading), writer.thread)
    except FormRefused:
        return None
    day, key = date.fromisoformat(str(told["day"])), str(told["key"])
    if isinstance(letter, Written):
        return Seen(day, "you", letter, key)
    listener = looked.listeners.by_key.get(letter.by)
    return Seen(day, listener.name if listener else "", letter, key)


def _in_order(one: Seen) -> tuple[date, bool, int]:
    return one.day, one.is_own, one.letter.number


def _checked(receipt: bytes, key: bytes, sealed: bytes) -> bytes:
    found = Receipt.read(signed.read(Kind.RECEIPT, receipt, [key]).document)
    if found != Receipt.of_letter(found.box, found.day, sealed):
        raise FormRefused("the box gave a receipt for another letter")
    return receipt


def _receipt_in(data: bytes) -> Receipt:
    return Receipt.read(signed.read(Kind.RECEIPT, data, None).document)


def _of(writer: Writer) -> dict[str, object]:
    return {"thread": writer.thread}


def still_listening(thread: Thread, listeners: Sequence[Listener]) -> tuple[Listener, ...]:
    """Those the latest letter was for who listen now, with the same key."""
    latest = _latest(thread)
    found = tuple(one for one in listeners if one.id in latest.to)
    if not found:
        raise Trouble("Nobody you wrote to listens with the same key now.", "Name those it shall go to: --to NAME.")
    return found


def more(
    thread: Thread,
    text: str,
    to: tuple[Listener, ...],
    *,
    kind: str = "more",
    care: str | None = None,
    who: Self = NOBODY,
) -> Draft:
    """Another letter: about the same, to be passed on as far, and as whom, as the latest one said, or a step up."""
    latest = _latest(thread)
    steps = list(letters.Step)
    if who != NOBODY and steps.index(who.step) < steps.index(latest.who.step):
        raise Trouble("The listeners know your name here already.", "What was said cannot be taken back.")
    return Draft(text, to, latest.theme, latest.passing, latest.who if who == NOBODY else who, kind, care)


def _latest(thread: Thread) -> Written:
    return next(one.letter for one in reversed(thread.seen) if isinstance(one.letter, Written))


def step(writer: Writer, *, pen: str = "", pen_words: str = "", name: str = "") -> Self:
    """Who one says one is: nobody, a pen-name (of the words of the first concern under it), or a name."""
    if name:
        return Self(letters.Step.NAMED, name)
    if not pen:
        return Self()
    first = Writer.of_words(pen_words) if pen_words else writer
    return Self(letters.Step.PEN_NAME, pen, first.pen_key, first.pen_proof(writer.thread))


def chosen(listeners: Sequence[Listener], names: Iterable[str]) -> tuple[Listener, ...]:
    """The listeners of these names; all, where none is named."""
    if not listeners:
        raise Trouble("Nobody listens there now.", "Whom else you can turn to stands on the site, under Speak up.")
    wanted = list(names)
    missing = [name for name in wanted if name not in {one.name for one in listeners}]
    if missing:
        raise Trouble(f"Nobody of the listeners is called {missing[0]}.", "Write the name as the list has it.")
    return tuple(one for one in listeners if not wanted or one.name in wanted)
