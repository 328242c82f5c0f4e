"""Sheets of paper: PDF out of a template and the words on it, with the fonts that are shipped and nothing else."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TROTH = HERE.parents[1]
NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same words give the same file, whenever it is made
JOINERS = {"\u200c", "\u200d", "\u200e", "\u200f", "\n"}


def pdf(template: str, said: Mapping[str, Any]) -> bytes:
    """A tagged PDF (PDF/UA-1) of `template`, a .typ file named from the package's root, filled with `said` (JSON).

    What is said is data to the template and never read as its language. Raises RuntimeError where the
    template asks for something that is not there.
    """
    made = typst.compile(
        str(TROTH / template),
        root=str(TROTH),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"said": json.dumps(said)},
        pdf_standards=["ua-1"],
        timestamp=NEVER,
    )
    return bytes(made)


def line(words: str) -> dict[str, Any]:
    """Words with the direction they are read in, as a browser's dir="auto" has it: that of the first strong letter."""
    strong = (unicodedata.bidirectional(letter) for letter in words)
    first = next((one for one in strong if one in ("L", "R", "AL")), "L")
    return {"words": words, "rtl": first != "L"}


def missing(texts: Iterable[str]) -> list[str]:
    """The characters in `texts` that none of the shipped fonts holds, in order: paper would show boxes for them."""
    letters = {letter for text in texts for letter in unicodedata.normalize("NFC", text)} - JOINERS
    return sorted(letter for letter in letters if not _held(ord(letter)))


def _held(code: int) -> bool:
    return any(start <= code <= end for start, end in _ranges())


@cache
def _ranges() -> list[tuple[int, int]]:
    rows = [row.split() for row in (FONTS / "held.txt").read_text().splitlines()]
    return [(int(start, 16), int(end, 16)) for start, end in rows]
