"""A "user manual of me" in Markdown, read into proposed cards and written back: plain text in, plain values out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .rules import KIND_WORDS, MOST_CARDS, MOST_WORDS, CardKind

MOST_BYTES = 64 * 1024
HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
ITEM = re.compile(r"^(\s*)(?:[-*+]|\d{1,3}[.)])\s+(.*)$")
MARKS = re.compile(r"(\*\*|__|`)(.+?)\1")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")

# Words of headings, the first that fits: what an existing manual usually calls a thing.
MEANT: tuple[tuple[CardKind, str], ...] = (
    (CardKind.ASK_ME, r"\bask me\b|\basked\b|questions? (?:for|to) me|talk to me about|curious"),
    (CardKind.COST, r"\bcosts?\b|annoy|pet peeve|drain|frustrat|\bdon.?t\b|\bdo not\b|dislike|withdraw|trigger|bother"),
    (CardKind.DEPOSIT, r"deposit|thank|energi[sz]e|gives me|\bgives\b|earn my trust|trust|appreciat|joy|makes my day"),
    (CardKind.CHALLENGE, r"challenge|struggl|weakness|hard for me|difficult|help me|misunderst|quirk|working on|blind"),
    (CardKind.VALUE, r"value|matter|believe|principle|important|motivat|care about|purpose"),
    (
        CardKind.PREFERENCE,
        r"prefer|style|how i|communicat|feedback|hours|meeting|channel|reach me|recognition|praise|news|\blike\b",
    ),
)
HEALTH = re.compile(
    r"\b(health\w*|medical\w*|medic\w*|illness\w*|disab\w*|diagnos\w*|therap\w*|allerg\w*|pregnan\w*|adhd|autis\w*|"
    r"depress\w*|anxiety|mental)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Proposed:
    """One card an existing manual would become; `left_out` says why it is not ticked, or is empty."""

    heading: str
    kind: CardKind
    words: str
    left_out: str = ""


@dataclass(frozen=True)
class Read:
    """What was found in a manual: cards, and sentences about what was not taken."""

    cards: list[Proposed]
    problems: list[str]


def text_of(raw: bytes) -> str:
    """The text of a file. Raises ValueError, with a sentence for the person, for what is not text or too much."""
    if len(raw) > MOST_BYTES:
        raise ValueError(f"This is longer than {MOST_BYTES // 1024} kB. Take out what is not about how you work.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("This is not text in UTF-8. Save it as plain text or Markdown, and try again.") from None
    if "\x00" in text:
        raise ValueError("This is not a text file. Save it as plain text or Markdown, and try again.")
    return text


def read_manual(text: str) -> Read:
    """Cards from headings and what stands below: each paragraph and each point of a list is one."""
    cards: list[Proposed] = []
    problems: list[str] = []
    for heading, words in _pieces(text):
        if len(cards) == MOST_CARDS:
            problems.append(f"Only the first {MOST_CARDS} are shown: as many as anybody reads.")
            break
        if words:
            cards.append(_proposed(heading, words))
    if not cards:
        problems.append("There is nothing in it to make a card of. Put a heading above, and a line or two below it.")
    return Read(cards, problems)


def _proposed(heading: str, words: str) -> Proposed:
    left_out = ""
    if HEALTH.search(heading) or HEALTH.search(words):
        left_out = "This may be about health. Cards never are."
    elif len(words) > MOST_WORDS:
        left_out = f"Longer than {MOST_WORDS} characters: shorten it, or make two of it."
    return Proposed(heading, kind_of(heading), words, left_out)


def kind_of(heading: str) -> CardKind:
    """The kind that a heading means; a preference where it says nothing."""
    said = heading.casefold()
    for kind, words in KIND_WORDS.items():
        if said == words.heading.casefold():
            return kind
    return next((kind for kind, meant in MEANT if re.search(meant, said)), CardKind.PREFERENCE)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """(heading, words) of each paragraph and each point of a list, in order."""
    heading, lines = "", [line.expandtabs(4).rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    piece: list[str] = []
    is_code = False
    for place, line in enumerate([*lines, ""]):
        is_code = is_code != line.lstrip().startswith("```")
        found = _heading_at(lines, place) if not is_code else None
        item = ITEM.match(line)
        begins = not line or found is not None or (item and len(item[1]) < 2)
        if begins and piece:
            yield heading, _plain(piece)
            piece = []
        if found is not None:
            heading = _plain([found]) if found else heading
        elif line and not line.lstrip().startswith("```"):
            piece.append(item[2] if item and len(item[1]) < 2 else line.strip().lstrip("> "))


def _heading_at(lines: list[str], place: int) -> str | None:
    """The words of a heading that stands at that line; "" for the line that underlines one; None for another line."""
    if place >= len(lines):
        return None
    if found := HEADING.match(lines[place]):
        return found[2]
    if UNDERLINE.match(lines[place]):
        return ""
    below = lines[place + 1] if place + 1 < len(lines) else ""
    is_title = lines[place] and UNDERLINE.match(below) and (place == 0 or not lines[place - 1])
    return lines[place].strip() if is_title else None


def _plain(lines: Iterable[str]) -> str:
    """Words without Markdown's marks."""
    text = " ".join(line for line in lines if line)
    return LINK.sub(r"\1", MARKS.sub(r"\2", text)).strip()


def write_manual(name: str, groups: Iterable[tuple[str, list[str]]]) -> str:
    """The same as Markdown: a heading for each kind, a point for each card; read_manual reads it back."""
    parts = [f"# {name}"]
    for heading, cards in groups:
        points = "\n".join(f"- {' '.join(words.split())}" for words in cards)
        parts.append(f"## {heading}\n\n{points}")
    return "\n\n".join(parts) + "\n"
