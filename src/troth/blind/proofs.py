"""A proof for somebody outside: that this text was handed in on this day. It opens one letter and nothing else.

It holds the sealed letter, the key of that one file, the box's receipt for it, and the season, which names the key that
receipts are signed with. Whoever checks it needs no network. Whose season it is, its eight check words tell.
"""

from dataclasses import dataclass
from datetime import date

from . import canonical, shapes, signed
from .file_keys import file_key_of, open_with
from .letters import Written, read, unpadded
from .receipts import Receipt
from .refusals import FormRefused
from .sealing import FILE_KEY
from .seasons import Season
from .signed import Kind, Signed
from .writers import Writer


@dataclass(frozen=True, slots=True)
class Proven:
    """What a good proof shows. `site` is the key that signed the season."""

    letter: Written
    day: date
    season: Season
    site: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """The four parts."""

    sealed: bytes
    file_key: bytes
    receipt: bytes
    season: bytes

    @classmethod
    def made(cls, writer: Writer, sealed: bytes, receipt: bytes, season: bytes) -> "Proof":
        """Of a letter of this writer, with the signed receipt and the signed season as the box gave them."""
        return cls(sealed, file_key_of(sealed, writer.reading), receipt, season)

    @classmethod
    def read(cls, data: bytes) -> "Proof":
        names = {"version", "sealed", "file_key", "receipt", "season"}
        found = shapes.fields(canonical.loads(data), names, "a proof")
        shapes.version(found["version"], "a proof")
        if not isinstance(found["sealed"], str):
            raise FormRefused("a proof has no letter in it")
        return cls(
            canonical.from_b64(found["sealed"]),
            shapes.octets(found["file_key"], "the letter's key", length=FILE_KEY),
            canonical.dumps(found["receipt"]),
            canonical.dumps(found["season"]),
        )

    def to_bytes(self) -> bytes:
        return canonical.dumps(
            {
                "version": 1,
                "sealed": canonical.to_b64(self.sealed),
                "file_key": canonical.to_b64(self.file_key),
                "receipt": canonical.loads(self.receipt),
                "season": canonical.loads(self.season),
            }
        )

    def check(self) -> Proven:
        """What it shows; FormRefused where one part does not hold."""
        signed_season = signed.read(Kind.SEASON, self.season, None)
        season = Season.read(signed_season.document)
        found: Signed = signed.read(Kind.RECEIPT, self.receipt, [season.receipts])
        receipt = Receipt.read(found.document)
        if receipt != Receipt.of_letter(season.box, receipt.day, self.sealed):
            raise FormRefused("the receipt is for another letter")
        signed_letter = canonical.loads(unpadded(open_with(self.sealed, self.file_key)))
        thread = _thread_in(signed_letter)
        letter = read(canonical.dumps(signed_letter), thread)
        if not isinstance(letter, Written) or letter.box != season.box:
            raise FormRefused("this was not written by whoever began the concern")
        return Proven(letter, receipt.day, season, signed_season.by)


def _thread_in(document: object) -> str:
    try:
        return str(document["document"]["thread"])  # type: ignore[index]
    except (KeyError, TypeError):
        raise FormRefused("this letter is not in its form") from None
