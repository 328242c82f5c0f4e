"""That a sealed letter was handed in on a day, signed by the box: for the writer alone, who need show it to nobody."""

import hashlib
from dataclasses import dataclass
from datetime import date

from . import canonical, shapes
from .manifest import ORIGIN


@dataclass(frozen=True, slots=True)
class Receipt:
    """`sealed` is the SHA-256 of the sealed bytes, in hexadecimal."""

    box: str
    day: date
    sealed: str

    @classmethod
    def of_letter(cls, box: str, day: date, sealed: bytes) -> "Receipt":
        return cls(box, day, hashlib.sha256(sealed).hexdigest())

    @classmethod
    def of(cls, value: object) -> "Receipt":
        found = shapes.fields(value, {"version", "box", "day", "sealed"}, "a receipt")
        shapes.version(found["version"], "a receipt")
        return cls(
            shapes.matching(found["box"], ORIGIN, "the box's address"),
            shapes.day(found["day"], "the day of a receipt"),
            shapes.matching(found["sealed"], shapes.HEX_64, "what a receipt is for"),
        )

    @classmethod
    def read(cls, data: bytes) -> "Receipt":
        return cls.of(canonical.loads(data))

    def to_document(self) -> dict[str, object]:
        return {"version": 1, "box": self.box, "day": self.day.isoformat(), "sealed": self.sealed}
