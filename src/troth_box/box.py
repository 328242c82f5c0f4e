"""What can be asked of the box, and what it does by itself. Nothing here knows who asks, and nothing is kept of that.

Everything may be repeated: the same document, the same ballot, the same tally again is answered like the first time.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from troth.blind import canonical, shapes, signed, tokens
from troth.blind.ballots import Envelope
from troth.blind.gate import Gate
from troth.blind.keys import PublicKey
from troth.blind.manifest import MOST_CIRCLES, Manifest
from troth.blind.parts import Days, Lock
from troth.blind.refusals import FormRefused
from troth.blind.results import Result
from troth.blind.signed import Kind, Signed

from . import clock
from .concerns.post import Post
from .keyholder import counting
from .page_files import PageFiles
from .refusal import Refusal, in_form
from .rewriting import Rewriting
from .seals import Seals
from .settings import Settings
from .states import COUNTED, UNRELEASED, State, following
from .store import Added, Busy, Kept, NotCounted, Round, Store, opened
from .store.together import Together

CLOSED = "Answering ended on {day}."
NOT_YET = "Answering begins on {day}."
CALLED_OFF = "Nobody answers in this round: it was called off."
GIVEN_UP = "The figures of this round are not here any more."
MOST_KNOWN = 200
# Ballots looked at and written by one thread at a time, and such threads: while one waits for the disk, another has the
# processor. Python runs one at a time; more would be in each other's way.
MOST_TOGETHER, AT_ONCE = 32, 2


@dataclass(frozen=True, slots=True)
class Answering:
    """What is needed to take a ballot. It never changes once there is a gate."""

    days: Days
    keys: dict[str, PublicKey]
    recipients: int


class Box:
    """The box of one installation."""

    def __init__(self, settings: Settings, *, today: Callable[[], date] = clock.today) -> None:
        self.settings = settings
        self.page = PageFiles(settings.page)
        self.concern_page = PageFiles(settings.concern_page)
        self.listener_page = PageFiles(settings.listener_page)
        self.store: Store = opened(settings.database_url)
        self.seals = Seals(settings.data / "seals")
        self.today = today
        pages = (self.concern_page.digest, self.listener_page.digest)
        self.post = Post(settings, self.store, pages=pages, today=today)
        self.rewriting = Rewriting(self.store)
        self._answering: dict[str, Answering] = {}
        self._desks: dict[str, Together[bytes, Added | Refusal]] = {}

    # --- what is published -------------------------------------------------------------------------------------------

    def rounds(self) -> list[dict[str, str]]:
        return [{"round": id, "state": state.value} for id, (state, _) in self.store.states().items()]

    def manifest(self, id: str) -> bytes:
        return self._round(id).manifest

    def gate(self, id: str) -> bytes:
        return self._published(self._round(id).gate)

    def tally(self, id: str) -> bytes:
        return self._published(self._round(id).tally)

    # --- what the site sends -----------------------------------------------------------------------------------------

    def take_manifest(self, data: bytes) -> None:
        """Begin a round. Another manifest for the same round is refused, whoever signed it."""
        manifest = in_form(lambda: Manifest.read(self._from_site(Kind.MANIFEST, data).document))
        there = self.store.round(manifest.round)
        if there is None:
            self._check(manifest)
            self.store.add_round(manifest.round, data)
            there = self._round(manifest.round)
        if there.manifest != data:
            raise Refusal(409, "Another manifest of this round is here already.")

    def take_gate(self, id: str, data: bytes) -> None:
        """Say which circles answer, once all tokens are issued."""
        document = self._from_site(Kind.GATE, data).document
        there = self._round(id)
        if there.state is State.ISSUING:
            manifest = _manifest(there)
            gate = in_form(lambda: Gate.read(document, manifest))
            if self.today() <= manifest.issuing.last:
                raise Refusal(409, f"Tokens are issued up to {manifest.issuing.last}; the gate comes after that.")
            self.store.set_gate(id, data, State.GATED if gate.final else State.CANCELLED)
            self._tidy(id)
        if self._round(id).gate != data:
            raise Refusal(409, "This round has another gate already, or was called off without one.")

    def make_seal(self, data: bytes) -> dict[str, str]:
        """The public half of a round's single lock."""
        id = self._asked_round(self._from_site(Kind.SEAL, data))
        there = self.store.round(id)
        if there and there.state in (*COUNTED, State.CANCELLED):
            raise Refusal(409, "This round is over; its key was destroyed.")
        holder = self.seals.made(id).holder
        return {"recipient": holder.recipient, "signer": canonical.to_b64(holder.verify)}

    def release(self, id: str, data: bytes) -> bytes:
        """The figures of the circles that the site asks for; of all others they are destroyed, whoever asks later."""
        asked = canonical.loads(self._from_site(Kind.FIGURES, data).document)
        fields = in_form(lambda: shapes.fields(asked, {"round", "circles"}, "this"))
        wanted = in_form(lambda: shapes.several(fields["circles"], _circle, "the circles", least=0, most=MOST_CIRCLES))
        if fields["round"] != id:
            raise Refusal(400, "This asks for another round.")
        there = self._round(id)
        if there.tally is None:
            raise Refusal(410, _not_to_be_counted(there.state, _manifest(there).answering))
        while (before := self.store.figures(id)) is not None:
            kept = {circle: one for circle, one in _figures(before).items() if circle in wanted}
            after = canonical.dumps(kept)
            if after == before or self.store.narrow_figures(id, before, after):
                self._tidy(id)
                return after
        raise Refusal(410, GIVEN_UP)

    # --- what people send --------------------------------------------------------------------------------------------

    def take_ballot(self, id: str, data: bytes) -> None:
        """Check the token, then one INSERT, for all who come at the same moment. Of two with one token, one."""
        answering = self._answering_of(id)
        if (desk := self._desks.get(id)) is None:
            take = partial(self._take_all, id, answering)
            desk = self._desks.setdefault(id, Together(take, most=MOST_TOGETHER, at_once=AT_ONCE))
        added = desk.add(data)
        if added is Added.NOT_OPEN:
            raise Refusal(410, CALLED_OFF)
        if added is Added.OTHER:
            raise Refusal(409)
        self.rewriting.note(id)

    def _take_all(self, id: str, answering: Answering, sent: list[bytes]) -> list[Added | Refusal]:
        """What became of each; one that is refused leaves the others as they are."""
        looked = [self._looked_at(answering, data) for data in sent]
        good = [one for one in looked if isinstance(one, Kept)]
        added = self.store.add_all(id, good) if good else []
        if Added.NOT_OPEN in added:  # the first ballot of the first day may come before the box has looked at the day
            self.move_round(id)
            added = self.store.add_all(id, good)
        following = iter(added)
        return [one if isinstance(one, Refusal) else next(following) for one in looked]

    def _looked_at(self, answering: Answering, data: bytes) -> Kept | Refusal:
        """A ballot of this round, in its form and with a good token."""
        try:
            self._refuse_unless_open(answering.days)
            envelope = Envelope.read(data, answering.recipients)
        except FormRefused:
            return Refusal(400)
        except Refusal as refusal:
            return refusal
        key = answering.keys.get(envelope.circle)
        if key is None or not tokens.verify(key, envelope.message, envelope.signature):
            return Refusal(403)
        return Kept(envelope.key, envelope.circle, envelope.message, envelope.signature, envelope.sealed)

    # --- what the keyholder asks and sends ---------------------------------------------------------------------------

    def export(self, id: str, data: bytes) -> Iterator[bytes]:
        """All ballots of a closed round, in the order of their keys, to keyholder or deputy."""
        self.move_round(id)
        there = self._round(id)
        manifest = _manifest(there)
        asked = self._asked_round(in_form(lambda: signed.read(Kind.EXPORT, data, manifest.seal.openers)))
        if asked != id:
            raise Refusal(400, "This asks for another round.")
        if there.state is not State.CLOSED:
            raise Refusal(410, _not_to_be_counted(there.state, manifest.answering))
        return self._exported(there)

    def take_tally(self, id: str, data: bytes) -> None:
        """Put the tally down and drop the ballots in one transaction, then overwrite what can be overwritten."""
        self.move_round(id)
        there = self._round(id)
        manifest = _manifest(there)
        if there.state is not State.CLOSED and there.tally is None:
            raise Refusal(410, _not_to_be_counted(there.state, manifest.answering))
        result = in_form(lambda: Result.read(data, manifest, _gate(there, manifest)))
        if there.state is State.CLOSED:
            self._put_result(there, result)
        if self._round(id).tally != result.signed.to_bytes():
            raise Refusal(409, "This round was counted already, with another result.")
        self._tidy(id)

    # --- what the box does by itself ---------------------------------------------------------------------------------

    def unfinished(self) -> list[str]:
        """The rounds of which something may be due."""
        ends = (State.SHREDDED, State.CANCELLED)
        waiting = self.store.figures_there()
        states = self.store.states().items()
        return [id for id, (state, is_unclean) in states if is_unclean or state not in ends or id in waiting]

    def move_on(self, id: str) -> None:
        """Everything that is due of one round: the calendar, counting under a single lock, overwriting."""
        self.move_round(id)
        self._count_if_ours(id)
        self._give_up_figures(id)

    def move_round(self, id: str) -> None:
        """Bring one round to where the calendar says."""
        there = self._round(id)
        days = _manifest(there).answering
        state = there.state
        while (to := following(state, days, self.today())) is not None:
            self.store.move(id, state, to)
            state = to
        self._tidy(id)

    def repack_changed(self) -> None:
        """Every half minute: what has changed since, as long as that takes less than a twentieth of the time."""
        try:
            self.rewriting.write_changed()
        finally:
            self.post.repack_changed()

    def repack(self) -> None:
        """Write all ballots anew, and concerns: every hour, for what another process or an earlier one took."""
        states = self.store.states().items()
        self.rewriting.write(id for id, (state, _) in states if state in (State.OPEN, State.CLOSED))
        with suppress(Busy):
            self.post.repack()

    def _count_if_ours(self, id: str) -> None:
        there = self._round(id)
        manifest = _manifest(there)
        if there.state is State.CLOSED and manifest.seal.lock is Lock.SINGLE and (identity := self.seals.found(id)):
            export = json.loads(b"".join(self._exported(there)))
            counted = counting.count(export, identity)
            self._put_result(there, counted)
            self._tidy(id)

    def _give_up_figures(self, id: str) -> None:
        """Long after the site should have asked for what it may release."""
        there = self._round(id)
        if there.state in COUNTED and self.today() > _manifest(there).answering.last + UNRELEASED:
            self.store.drop_figures(id)
            self._tidy(id)

    def _tidy(self, id: str) -> None:
        """Overwrite what a counted or cancelled round has left. Killed in the middle, it is done again."""
        if self._round(id).is_unclean:
            self.seals.destroy(id)
            with suppress(Busy):
                self.store.shred(id)
                self.store.set_clean(id)

    # --- on the way --------------------------------------------------------------------------------------------------

    def _check(self, manifest: Manifest) -> None:
        """Refuse a round that could not be answered here. Keys are checked by those whom a bad one could harm."""
        if manifest.box != self.settings.origin:
            raise Refusal(400, f"This manifest is for another box: here is {self.settings.origin}.")
        if manifest.page != self.page.digest:
            raise Refusal(400, "This manifest names another answering page than the one that is served here.")
        if manifest.answering.last < self.today():
            raise Refusal(400, "The days for answering are over.")
        if manifest.seal.lock is Lock.SINGLE and not self._is_ours(manifest):
            raise Refusal(400, "The single lock of this manifest was not made here.")
        in_form(lambda: [circle.public_key for circle in manifest.circles])

    def _is_ours(self, manifest: Manifest) -> bool:
        identity = self.seals.found(manifest.round)
        seal = manifest.seal
        return identity is not None and (seal.recipients, seal.signer) == (
            (identity.holder.recipient,),
            identity.holder.verify,
        )

    def _from_site(self, kind: Kind, data: bytes) -> Signed:
        if self.settings.site_key is None:
            raise Refusal(403, "This box has not been told whose rounds it takes (TROTH_BOX_SITE_KEY).")
        by = [self.settings.site_key]
        return in_form(lambda: signed.read(kind, data, by))

    def _asked_round(self, asked: Signed) -> str:
        document = canonical.loads(asked.document)
        return in_form(
            lambda: shapes.matching(shapes.fields(document, {"round"}, "this")["round"], shapes.ROUND, "the round")
        )

    def _round(self, id: str) -> Round:
        if (found := self.store.round(id)) is None:
            raise Refusal(404)
        return found

    def _published(self, document: bytes | None) -> bytes:
        if document is None:
            raise Refusal(404)
        return document

    def _answering_of(self, id: str) -> Answering:
        if (known := self._answering.get(id)) is not None:
            return known
        there = self._round(id)
        manifest = _manifest(there)
        if there.gate is None:
            not_yet = NOT_YET.format(day=manifest.answering.first)
            raise Refusal(410, CALLED_OFF if there.state is State.CANCELLED else not_yet)
        gate = Gate.of(_document(there.gate), manifest)
        if not gate.final:
            raise Refusal(410, CALLED_OFF)
        keys = {circle: manifest.by_id[circle].public_key for circle in gate.final}
        found = Answering(manifest.answering, keys, len(manifest.seal.recipients))
        if len(self._answering) >= MOST_KNOWN:
            self._answering.clear()
        self._answering[id] = found
        return found

    def _refuse_unless_open(self, days: Days) -> None:
        if self.today() < days.first:
            raise Refusal(410, NOT_YET.format(day=days.first))
        if self.today() > days.last:
            raise Refusal(410, CLOSED.format(day=days.last))

    def _exported(self, there: Round) -> Iterator[bytes]:
        """Canonical JSON, piece by piece."""
        yield b'{"ballots":['
        for place, kept in enumerate(self.store.ballots(there.id)):
            envelope = Envelope(kept.circle, kept.message, kept.signature, kept.sealed)
            yield b"," * bool(place) + envelope.to_bytes()
        yield b'],"gate":' + self._published(there.gate) + b',"manifest":' + there.manifest + b"}"

    def _put_result(self, there: Round, result: Result) -> None:
        tally = result.tally
        counted = {bytes.fromhex(one) for one in tally.hashes}
        documents = result.signed.to_bytes(), result.figures_bytes
        try:
            self.store.set_tally(there.id, *documents, counted=counted, refused=tally.refused)
        except NotCounted:
            raise Refusal(400, "This tally does not account for the ballots that are here.") from None


def _manifest(there: Round) -> Manifest:
    """The manifest of a round that is here: checked when it came, and never changed since."""
    return _read_again(there.manifest)


@lru_cache(maxsize=32)
def _read_again(manifest: bytes) -> Manifest:
    return Manifest.of(_document(manifest))


def _gate(there: Round, manifest: Manifest) -> Gate:
    """The gate of a round that has come to counting."""
    assert there.gate is not None  # noqa: S101 - nothing is answered without one
    return Gate.of(_document(there.gate), manifest)


def _figures(data: bytes) -> dict[str, object]:
    found = canonical.loads(data)
    assert isinstance(found, dict)  # noqa: S101 - written here
    return found


def _circle(value: object) -> str:
    return shapes.matching(value, shapes.CIRCLE, "a circle")


def _document(data: bytes) -> object:
    found = canonical.loads(data)
    assert isinstance(found, dict)  # noqa: S101 - it was read as a signed document before it was kept
    return found["document"]


def _not_to_be_counted(state: State, days: Days) -> str:
    if state in COUNTED:
        return "This round is counted already."
    return (
        CALLED_OFF if state is State.CANCELLED else f"Answering goes on up to {days.last}; counting comes after that."
    )
