"""Answering: which token counts, what is asked in which words, and one sealed ballot on its way after a random wait."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from troth.blind import tokens
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.parts import Circle, Question
from troth.blind.refusals import FormRefused

from ..reaching import Box
from ..trouble import Trouble
from .keeping import Kept, Token
from .looking import Looked, check_names, look, look_at_gate, look_at_page, refuse_wrong_day, words_of_week

SHORTEST_WAIT, LONGEST_WAIT = 20, 180  # seconds
OTHER_GATE = (
    "how many fetched a token is not what your other device was shown; do not answer, and compare the check words of "
    "the answering week with a colleague"
)


@dataclass(frozen=True)
class Ready:
    """Everything checked: as which circle one answers, with whom, by which token, and the words that stand for it."""

    box: Box
    looked: Looked
    circle: Circle
    token: Token
    names: tuple[str, ...]
    issued: int
    words_of_week: str

    @property
    def manifest(self) -> Manifest:
        return self.looked.manifest

    def wording(self, question: Question) -> str:
        return question.in_wording(self.circle.wording)

    def envelope(self, answers: Mapping[str, int]) -> bytes:
        """The sealed ballot as it will be sent. Sending the same bytes again is always safe; sealing again is not."""
        ballot = Ballot(answers, self.circle.id, self.token.hash)
        sealed = ballot.sealed(self.manifest)
        return Envelope(self.circle.id, self.token.message, self.token.signature, sealed).to_bytes()

    def send(self, envelope: bytes) -> None:
        self.box.send_ballot(self.manifest.round, envelope)


def open_rounds(kept: Kept, box: Box) -> list[str]:
    """The rounds one has tokens for that can be answered now."""
    are_open = box.rounds_in("open")
    return [round for round in kept.rounds if round in are_open]


def make_ready(kept: Kept, round: str, today: date) -> Ready:
    """Fetch and check all there is to check before anything is asked."""
    box = Box(kept.box)
    looked = look(box, round)
    manifest = looked.manifest
    if kept.manifests.get(round, manifest.digest) != manifest.digest:
        raise FormRefused("this round is not as it was when you collected your token; tell your colleagues")
    refuse_wrong_day(manifest, today, doing="answering")
    gate = look_at_gate(box, looked)
    if kept.gates.get(round, gate.digest) != gate.digest:
        raise FormRefused(OTHER_GATE)
    token = _final_token(kept, round, gate)
    circle = manifest.by_id[token.circle]
    circle.check_key()
    if not tokens.verify(circle.public_key, token.message, token.signature):
        raise FormRefused("your token does not belong to this round and circle")
    names = check_names(circle, next((one for one in kept.rosters if one.circle == circle.id), None))
    look_at_page(box, manifest)
    return Ready(box, looked, circle, token, names, gate.issued[circle.id], words_of_week(gate))


def _final_token(kept: Kept, round: str, gate: Gate) -> Token:
    found = [token for token in kept.tokens if token.round == round and token.circle in gate.final]
    if not found:
        raise Trouble(
            "Too few people around you fetched a token, so this round is not answered there.",
            "That protects you: with so few, answers could be told apart.",
        )
    return found[0]


def wait(sleep: Callable[[float], None], say: Callable[[str], None]) -> None:
    """Between 20 and 180 seconds, so that when a ballot arrives says little about when somebody was here."""
    seconds = SHORTEST_WAIT + secrets.randbelow(LONGEST_WAIT - SHORTEST_WAIT + 1)
    say(f"Waiting {seconds} seconds before sending, so that the moment tells little. Closing this now sends nothing.")
    sleep(seconds + secrets.randbelow(1000) / 1000)
