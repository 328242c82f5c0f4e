"""A hostile site against one person's client: another key, another manifest, nobody else in the circle, or ghosts."""

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.attacks.chance import PEOPLE, ROUNDS
from tests.attacks.verdicts import NONE, Hits, counted, judge_none, plain
from tests.attacks.worlds import CHANCE
from tests.blind import rounds as forms
from tests.box.rounds import CIRCLE, key_of
from troth.blind import canonical, certificate, signed, tokens
from troth.blind.gate import Gate
from troth.blind.keys import SigningKey, generate
from troth.blind.manifest import Manifest
from troth.blind.parts import Circle
from troth.blind.refusals import FormRefused, SignatureRefused
from troth.blind.signed import Kind
from troth_box.ballot.keeping import Roster
from troth_box.ballot.looking import check_names, look, look_at_gate, words_of_week

SITE = Ed25519PrivateKey.generate()
FEWER = max(1, ROUNDS // 20)  # words take a tenth of a second: on purpose
LEAF, BESIDE, ROOT = "1111aaaa2222bbbb", "3333cccc4444dddd", "9999000011112222"
NAMES = ["Adaeze Okafor", "Håkon Løvås", "María José Ñíguez", "Siân O’Rourke", "Tūī Parata", "Wei Łukasz", "Zoë",
         "李 文丽", "Ngozi", "Yusuf", "Kateřina", "Anaïs"]  # fmt: skip


@cache
def of_one(place: int) -> SigningKey:
    """The key that only one person is given."""
    return generate()


# --- another key -----------------------------------------------------------------------------------------------------


@dataclass
class Lying:
    """A box that shows each who asks the manifest that was made for them alone."""

    document: dict[str, Any]
    origin: str = "https://box.example.org"

    def manifest(self, round: str) -> object:
        return json.loads(signed.sign(Kind.MANIFEST, self.document, SITE).to_bytes())


def document(key: SigningKey, **changed: Any) -> dict[str, Any]:
    modulus = canonical.to_b64(key.public.to_bytes())
    return forms.document([forms.circle(CIRCLE, key=modulus, roster="0" * 64, **changed)])


def words_seen(shown: dict[str, Any]) -> str:
    return look(Lying(shown), str(shown["round"])).words  # type: ignore[arg-type]


def test_one_person_given_a_manifest_of_their_own_sees_other_words() -> None:
    product = NONE
    for _ in range(FEWER):
        published = words_seen(document(key_of(CIRCLE)))
        product += counted(range(PEOPLE), lambda place: words_seen(document(of_one(place))) == published)  # noqa: B023
    judge_none(
        plain(
            "another manifest, with another key, for each person",
            "the site's signing key: it signs what it likes",
            "each ballot belongs to whose key verifies it, if nobody notices",
            "manifests for each person, without words to compare",
        ),
        product=product,
        twin=told_apart_by_key(),
    )


def told_apart_by_key() -> Hits:
    """The twin: nobody compares; every token is under its person's own key."""
    people = [_token(of_one(place)) for place in range(PEOPLE)]
    ballots = CHANCE.sample(people, PEOPLE)
    found = [_whose(*ballot) for ballot in ballots]
    return counted(range(PEOPLE), lambda place: people[found[place]] == ballots[place])


def _token(key: SigningKey) -> tuple[bytes, bytes]:
    message = tokens.prepare(secrets.token_bytes(32))
    begun = tokens.blind(key.public, message)
    return message, tokens.finalize(key.public, message, tokens.blind_sign(key, begun.message), begun.inverse)


def _whose(message: bytes, signature: bytes) -> int:
    return next(place for place in range(PEOPLE) if tokens.verify(of_one(place).public, message, signature))


def test_a_signature_by_another_key_than_the_published_one_is_refused() -> None:
    product = NONE
    for _ in range(FEWER):
        product += counted(range(PEOPLE), lambda place: _is_finished(of_one(place)))
    judge_none(
        plain(
            "a signature by another key for each person",
            "the site: it signs with what it likes",
            "each ballot belongs to whose key verifies it",
            "a client that does not check the signature it gets",
        ),
        product=product,
        twin=told_apart_by_key(),
    )


def _is_finished(key: SigningKey) -> bool:
    """The client was shown the published key; the site signs with another one, as well as it can."""
    public, message = key_of(CIRCLE).public, tokens.prepare(secrets.token_bytes(32))
    begun = tokens.blind(public, message)
    fitting = int.from_bytes(begun.message, "big") % key.public.modulus
    answer = key.root(fitting) % public.modulus
    try:
        tokens.finalize(public, message, answer.to_bytes(384, "big"), begun.inverse)
    except SignatureRefused:
        return False
    return True


# --- a gate made for one person ---------------------------------------------------------------------------------------


@dataclass
class Gating(Lying):
    """A box that shows each who asks the gate that was made for them."""

    issued: dict[str, int] | None = None

    def gate(self, round: str) -> object:
        gate = Gate.made(Manifest.of(self.document), self.issued or {})
        return json.loads(signed.sign(Kind.GATE, gate.to_document(), SITE).to_bytes())


def gate_seen(shown: dict[str, Any], issued: dict[str, int]) -> Gate:
    box = Gating(shown, issued=issued)
    return look_at_gate(box, look(box, str(shown["round"])))  # type: ignore[arg-type]


def answers_as(shown: dict[str, Any], issued: dict[str, int]) -> str:
    """The circle as which the client of somebody in the leaf would answer."""
    final = gate_seen(shown, issued).final_of(Manifest.of(shown), LEAF)
    return final.id if final else ""


def words_of_week_seen(shown: dict[str, Any], issued: dict[str, int]) -> str:
    return words_of_week(gate_seen(shown, issued))


def test_one_person_given_a_gate_of_their_own_sees_other_words() -> None:
    """Each gate is rightly calculated, from numbers that nobody can check; each person's own ends in the leaf."""
    shown = forms.document(three())
    published = {LEAF: 7, BESIDE: 12, ROOT: 20}
    own = [{LEAF: 8 + place % 5, BESIDE: 9 + place // 5, ROOT: 24} for place in range(PEOPLE)]
    assert answers_as(shown, published) == ROOT
    everybody, before = words_of_week_seen(shown, published), words_seen(shown)
    judge_none(
        plain(
            "another gate for each person",
            "the site's signing key, and a box that shows each person what it likes",
            "whoever answers as the small circle is the one who was shown the other gate, if nobody notices",
            "a client that shows the words of the manifest alone",
        ),
        product=counted(own, lambda issued: words_of_week_seen(shown, issued) == everybody),
        twin=counted(own, lambda issued: answers_as(shown, issued) == LEAF and words_seen(shown) == before),
    )


# --- nobody else in the circle --------------------------------------------------------------------------------------


def is_taken(made: Callable[[], object]) -> bool:
    try:
        made()
    except FormRefused:
        return False
    return True


def three(eligible: int = 12) -> list[dict[str, Any]]:
    return [
        forms.circle(LEAF, ROOT, eligible=eligible),
        forms.circle(BESIDE, ROOT, eligible=12),
        forms.circle(ROOT, None, eligible=30),
    ]


def answers_with(issued: int) -> int:
    """With how many others somebody of the small circle answers; a thousand where they do not answer at all."""
    manifest = forms.manifest(three())
    gate = Gate.made(manifest, {LEAF: issued, BESIDE: 12, ROOT: issued + 12})
    final = gate.final_of(manifest, LEAF)
    return gate.issued[final.id] if final else 1000


def test_nobody_is_in_a_circle_of_one_or_of_fewer_than_eight() -> None:
    sizes = list(range(8))
    small = counted(sizes, lambda size: is_taken(lambda: forms.manifest(three(size))))
    alone = counted(sizes[1:], lambda issued: answers_with(issued) < 8)
    own = [{"issued": 1, "answers": 1, "share_from": 1}, {"issued": 7, "answers": 5, "share_from": 12}]
    lowered = counted(own, lambda rules: is_taken(lambda: forms.manifest(three(), rules=rules)))
    judge_none(
        plain(
            "a circle of one",
            "the site: it decides who is in a circle, and to how many it issues tokens",
            "circles of 0 to 7 people, 1 to 7 tokens in a circle of 12, lower rules in the manifest",
            "a client without a least number, and no gate",
        ),
        product=small + alone + lowered,
        twin=counted(sizes, lambda size: is_taken(lambda: Circle.of(three(size)[0]))),
    )


# --- ghosts ----------------------------------------------------------------------------------------------------------


def roster(names: Sequence[str], salt: bytes) -> dict[str, Any]:
    return {"circle": LEAF, "salt": canonical.to_b64(salt), "names": list(names)}


def circle_of(names: Sequence[str], salt: bytes) -> Circle:
    digest = hashlib.sha256(salt + canonical.dumps(sorted(names))).hexdigest()
    return Circle.of(forms.circle(LEAF, eligible=len(names), roster=digest))


def hidden_ghosts() -> list[tuple[list[str], list[str]]]:
    """Names fixed in the manifest, among them eleven nobody knows; and what one person is shown instead."""
    me, ghosts = NAMES[0], [f"Ghost {number}" for number in range(11)]
    fixed = [me, *ghosts]
    blank = ["", " ", "\t", "\x00", "\u2028", "\u2800", "\u200b", "\u2060", "\u00ad", "\ufeff", "\u202e", "\ufe0f"]
    unseen = [*blank, "\u3164", "\u115f", "\uffa0", "\u17b4", "\u200c", "\x1b[2K\x1b[1A", "A\x1b[2K\x1b[1A"]
    return [
        (fixed, [me]),
        (fixed, NAMES),
        (fixed, [me, *NAMES[1:6], *ghosts[5:]]),
        (fixed, fixed[:-1]),
        (NAMES, [*NAMES[:-1]]),
        *(([me, *[name] * 11], [me, *[name] * 11]) for name in unseen),
    ]


def is_hidden(case: tuple[list[str], list[str]]) -> bool:
    """Whether the client is content with a list in which the ghosts cannot be seen."""
    fixed, shown = case
    salt = secrets.token_bytes(16)
    return is_taken(lambda: check_names(circle_of(fixed, salt), Roster.of(roster(shown, salt))))


def test_names_of_any_script_are_no_ghosts() -> None:
    names = [*NAMES, "فاطمه‌زهرا", "क्‍षमा", "ꯃꯩꯇꯩ", "X Æ A-12"]
    assert check_names(circle_of(names, bytes(16)), Roster.of(roster(names, bytes(16)))) == tuple(names)


def test_ghosts_can_be_seen_by_name() -> None:
    cases = hidden_ghosts()
    judge_none(
        plain(
            "ghosts in the circle",
            "the site: it puts eleven people who do not exist beside one who does",
            "the ghosts are left out of the list, renamed, or have names that cannot be seen",
            "a client that is told a number, and no names",
        ),
        product=counted(cases, is_hidden),
        twin=counted(cases, lambda case: len(case[0]) >= 8),
    )


def test_a_proof_of_one_key_is_no_proof_of_another() -> None:
    """So that a site cannot copy an honest circle's certificate to a key made for one person."""
    proof = certificate.certify(key_of(CIRCLE))
    shown = forms.circle(LEAF, key=canonical.to_b64(of_one(0).public.to_bytes()), certificate=canonical.to_b64(proof))
    assert not is_taken(Circle.of(shown).check_key)
