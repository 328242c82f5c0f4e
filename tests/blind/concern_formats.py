"""The shared example of concerns, concerns.json, with all its secrets, against which every program checks its own code.

Made once by `python -m tests.blind.concern_formats`. Its keys are published: they are good for nothing but tests.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from troth.blind import asked, canonical, certificate, letters, signed, tokens
from troth.blind.asked import Opening
from troth.blind.keys import SigningKey, generate
from troth.blind.letters import Answered, Self, Step, Written
from troth.blind.listeners import Listener, Listeners
from troth.blind.proofs import Proof
from troth.blind.receipts import Receipt
from troth.blind.seasons import Outside, Season
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.concern.identity import ListenerIdentity

PATH = Path(__file__).with_name("concerns.json")
BOX = "http://localhost:8210"
DAY = date(2026, 10, 5)
PAGES = ("c" * 64, "1" * 64)
TEXT = (
    "On Friday the night shift was told to sign the inspection sheet for Line 2.\n"
    "Nobody had inspected anything.\n\nنخاف أن نقول ذلك."
)
ANSWER = "Thank you. We have read it, and we will look at the sheets of last week ourselves."


@dataclass(frozen=True)
class Slip:
    """A message and the season's signature under it."""

    message: bytes
    signature: bytes


def slip_of(key: SigningKey) -> Slip:
    message = tokens.prepare(secrets.token_bytes(32))
    blinded = tokens.blind(key.public, message)
    answer = tokens.blind_sign(key, blinded.message)
    return Slip(message, tokens.finalize(key.public, message, answer, blinded.inverse))


def season_of(key: SigningKey, receipts: Ed25519PrivateKey) -> Season:
    own = {"key": key.public.to_bytes(), "certificate": certificate.certify(key)}
    return season_of_public(receipts.public_key().public_bytes_raw(), **own)


def season_of_public(receipts: bytes, **changed: Any) -> Season:
    given: dict[str, Any] = {
        "season": "5ea5" * 8,
        "organisation": "Harbour Works",
        "box": BOX,
        "first": date(2026, 10, 1),
        "last": date(2026, 12, 31),
        "until": date(2027, 1, 31),
        "receipts": receipts,
        "outside": (Outside("Labour inspectorate", "Telephone 0800 123, also without a name"),),
    }
    return Season(**given | changed)


def listeners_of(
    identities: list[ListenerIdentity], before: Listeners | None = None, box: str = BOX, pages: tuple[str, str] = PAGES
) -> Listeners:
    """A list of these, named and numbered by their place."""
    names = ("Kwabena Osei-Tutu", "Kirsty MacLeod", "Zanele Dlamini", "李 文丽")
    rows = [
        Listener(
            f"{place:02d}" + one.holder.verify.hex()[:14],
            names[place % len(names)],
            "Elected on 3 September 2026",
            date(2026, 9, 14),
            one.recipient,
            one.holder.verify,
        )
        for place, one in enumerate(identities)
    ]
    number = before.number + 1 if before else 1
    return Listeners(number, before.digest if before else None, "Harbour Works", box, *pages, tuple(rows))


def written(writer: Writer, to: Listeners, text: str = TEXT, **changed: Any) -> Written:
    given: dict[str, Any] = {
        "box": to.box,
        "thread": writer.thread,
        "number": 0,
        "kind": "concern",
        "text": text,
        "to": tuple(sorted(to.by_id)),
        "directory": to.digest,
        "reply": writer.recipient,
        "who": Self(),
        "theme": "danger",
        "passing": "gist",
        "care": None,
    }
    return Written(**given | changed)


def answered(writer: Writer, to: Listeners, listener: Listener, text: str = ANSWER, **changed: Any) -> Answered:
    given: dict[str, Any] = {
        "box": to.box,
        "thread": writer.thread,
        "number": 0,
        "kind": "reply",
        "text": text,
        "to": tuple(sorted(to.by_id)),
        "directory": to.digest,
        "listener": listener.id,
    }
    return Answered(**given | changed)


def readers(to: Listeners, *more: str) -> list[str]:
    return [*(one.recipient for one in to.listeners), *more]


def made() -> dict[str, Any]:
    key, site, box = generate(), Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    identities = [ListenerIdentity.new() for _ in range(3)]
    first = listeners_of(identities[:2])
    to = listeners_of(identities, first)
    season = season_of(key, box)
    writer, earlier = Writer.new(), Writer.new()
    pen = Self(Step.PEN_NAME, "Heron", earlier.pen_key, earlier.pen_proof(writer.thread))
    concern = letters.close(written(writer, to, who=pen), writer.writing, readers(to, writer.recipient))
    one = answered(writer, to, to.by_key[identities[0].holder.verify])
    answer = letters.close(one, identities[0].signing, readers(to, writer.recipient))
    receipt = signed.sign(Kind.RECEIPT, Receipt.of_letter(BOX, DAY, concern).to_document(), box).to_bytes()
    signed_season = signed.sign(Kind.SEASON, season.to_document(), site).to_bytes()
    slip = slip_of(key)
    return {
        "about": __doc__,
        "site": canonical.to_b64(site.private_bytes_raw()),
        "box": canonical.to_b64(box.private_bytes_raw()),
        "season_key": canonical.to_b64(key.to_bytes()),
        "signed_season": signed_season.decode(),
        "season_digest": season.digest,
        "season_words": " ".join(season.words),
        "signed_listeners": [_signed(Kind.LISTENERS, each, site) for each in (first, to)],
        "listeners_digests": [first.digest, to.digest],
        "listeners_words": [" ".join(first.words), " ".join(to.words)],
        "identities": [identity.secret for identity in identities],
        "signing": [canonical.to_b64(identity.signing.private_bytes_raw()) for identity in identities],
        "lines": [identity.holder.line for identity in identities],
        "writers": [_secrets(writer), _secrets(earlier)],
        "slip": {"message": canonical.to_b64(slip.message), "signature": canonical.to_b64(slip.signature)},
        "concern": canonical.to_b64(concern),
        "concern_plain": letters.opened(concern, writer.reading).decode(),
        "answer": canonical.to_b64(answer),
        "answer_plain": letters.opened(answer, writer.reading).decode(),
        "opening": Opening(season.season, slip.message, slip.signature, writer.verify, concern).to_bytes().decode(),
        "requests": _requests(writer, identities[0], site, concern, answer),
        "receipt": receipt.decode(),
        "proof": Proof.made(writer, concern, receipt, signed_season).to_bytes().decode(),
        "sizes": letters.SIZES,
        "lengths": letters.LENGTHS,
        "made_by_age": _by_age(to, writer),
    }  # fmt: skip


def _secrets(writer: Writer) -> dict[str, str]:
    return {
        "entropy": writer.entropy.hex(),
        "words": " ".join(writer.words),
        "writing": canonical.to_b64(writer.writing.private_bytes_raw()),
        "reading": writer.reading,
        "pen": canonical.to_b64(writer.pen.private_bytes_raw()),
        "thread": writer.thread,
        "verify": canonical.to_b64(writer.verify),
        "recipient": writer.recipient,
        "pen_key": canonical.to_b64(writer.pen_key),
    }


def _signed(kind: Kind, document: Listeners, key: Ed25519PrivateKey) -> str:
    return signed.sign(kind, document.to_document(), key).to_bytes().decode()


def _requests(
    writer: Writer, listener: ListenerIdentity, site: Ed25519PrivateKey, concern: bytes, answer: bytes
) -> dict[str, str]:
    one, of = listener.signing, {"thread": writer.thread}
    made = {
        "write": asked.written(Kind.WRITE, BOX, writer.writing, **of, sealed=concern, **{"as": "message"}),
        "read": asked.written(Kind.READ, BOX, writer.writing, **of, day=DAY),
        "delete": asked.written(Kind.DELETE, BOX, writer.writing, **of),
        "close": asked.written(Kind.CLOSE, BOX, writer.writing, **of, day=DAY, shut=False),
        "inbox": asked.written(Kind.INBOX, BOX, one, day=DAY, after="", open=True),
        "thread": asked.written(Kind.THREAD, BOX, one, **of, day=DAY),
        "answer": asked.written(Kind.ANSWER, BOX, one, **of, day=DAY, sealed=answer, **{"as": "reply"}),
        "counts": asked.written(Kind.COUNTS, BOX, site, day=DAY),
    }
    return {name: data.decode() for name, data in made.items()}


def _by_age(to: Listeners, writer: Writer) -> str:
    """A letter that Debian's `age` sealed: fewer stanzas, and no length of ours. Pages open it all the same."""
    import subprocess

    plain = signed.sign(Kind.SAID, written(writer, to).to_document(), writer.writing).to_bytes() + b"\n"
    to_whom = [part for one in readers(to, writer.recipient) for part in ("-r", one)]
    done = subprocess.run(["age", *to_whom], input=plain, capture_output=True, check=True)
    return canonical.to_b64(done.stdout)


if __name__ == "__main__":
    PATH.write_text(json.dumps(made(), ensure_ascii=False, indent=1, sort_keys=True) + "\n")
