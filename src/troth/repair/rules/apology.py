"""A look at the draft of an apology for what usually spoils one. Plain text in, plain values out; nothing is kept.

It knows a few dozen English turns of phrase and no more. It says what each tends to do to whoever reads it, and leaves
the words to the one who writes: it never writes an apology, and it never says that a draft is good.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Spoiler(StrEnum):
    """What spoils an apology."""

    IF = "if"
    BUT = "but"
    PASSIVE = "passive"
    EXCUSE = "excuse"
    FORGIVE = "forgive"
    ABOUT_ME = "about_me"


@dataclass(frozen=True, slots=True)
class Explained:
    """What a spoiler is called, what it tends to do, and what to look at; the writer decides."""

    called: str
    does: str
    instead: str


EXPLAINED: dict[Spoiler, Explained] = {
    Spoiler.IF: Explained(
        "“If”",
        "It leaves open whether anything happened. They have told you that it did.",
        "Say what happened as something that happened.",
    ),
    Spoiler.BUT: Explained(
        "“But”",
        "What comes after it takes back what came before.",
        "See what is left if you end the sentence in front of it.",
    ),
    Spoiler.PASSIVE: Explained(
        "Nobody did it",
        "The sentence has nobody in it who did anything.",
        "Put yourself into it: who did what?",
    ),
    Spoiler.EXCUSE: Explained(
        "An explanation as an excuse",
        "A reason given together with the owning sounds as if it made up for it.",
        "There is a place for a plain explanation in the next step, for somebody who wants one.",
    ),
    Spoiler.FORGIVE: Explained(
        "Asking for forgiveness",
        "It asks the one who was hurt to do something for you, now.",
        "Leave it out. Whether, and when, is theirs.",
    ),
    Spoiler.ABOUT_ME: Explained(
        "It is about you",
        "It turns to how you are, or what you meant. They are left to comfort you.",
        "Stay with what it did to them, as they told you.",
    ),
}

NONE: frozenset[Spoiler] = frozenset()
# How each begins, as alternatives of a regular expression; what follows is marked up to a comma or the sentence’s end.
BEGINS: dict[Spoiler, tuple[str, ...]] = {
    Spoiler.IF: (
        r"if (?:anyone|anybody|someone|somebody|any of|I|I[’']?ve|you|that|this|it|my|what|there)\b",
        r"(?:any|whatever) (?:offence|offense|hurt|harm|upset|inconvenience|misunderstanding)\b",
        r"(?:may|might|could) have (?:hurt|upset|offended|harmed|caused|come across|felt|seemed|been)\b",
        r"(?:sorry|regret) (?:that )?you (?:feel|felt|took it|got upset|were (?:upset|offended|hurt))\b",
    ),
    Spoiler.EXCUSE: (
        r"(?:because|since) (?:I|we|of|the|my|it|there)\b",
        r"(?:due|owing) to\b",
        r"I had no (?:choice|time|idea)\b",
        r"there was no (?:time|other way)\b",
        r"I was (?:only|just) (?:trying|doing)\b",
        r"I was (?:stressed|tired|overworked|(?:very|so) busy|under (?:a lot of )?pressure)\b",
        r"(?:anyone|anybody) would have\b",
        r"everybody does\b",
    ),
    Spoiler.ABOUT_ME: (
        (
            r"I (?:feel|felt|have felt|have been feeling) (?:so |really |just |very |absolutely )?"
            r"(?:terrible|awful|bad|horrible|guilty|ashamed|sick|devastated|miserable)\b"
        ),
        r"I(?:[’']?m| am) (?:really |usually )?(?:not|never) (?:a bad|that kind|that sort|like that|such a)\b",
        r"I (?:never|did(?:n[’']t| not)) (?:mean|meant|intend|intended|want|wanted)\b",
        r"my intentions?\b",
        r"this (?:is|was|has been) (?:hard|difficult|painful) for me\b",
        r"I (?:can[’']?t|could(?: not|n[’']t)) sleep\b",
        r"it[’']?s been hard on me\b",
    ),
}
# Those that are marked as they stand.
STANDS: dict[Spoiler, tuple[str, ...]] = {
    Spoiler.BUT: (r"(?:but|however|although|even though|though|that said|on the other hand)",),
    Spoiler.PASSIVE: (
        r"mistakes (?:were|have been) made",
        (
            r"(?:was|were|got|been) (?:overlooked|forgotten|lost|missed|mishandled|miscommunicated|misunderstood|"
            r"dropped|delayed|taken the wrong way|handled badly|said in anger)"
        ),
        r"(?:things|it|this|that) (?:got out of hand|just happened|slipped through|went wrong|fell through the cracks)",
    ),
    Spoiler.FORGIVE: (
        r"forg[ia]v(?:e|en|eness|ing)",
        r"accept my apolog(?:y|ies)",
        r"can we (?:just )?(?:move on|put this behind us|forget)",
        r"let[’']?s (?:just )?(?:move on|forget)",
        r"are we (?:good|okay|ok|fine)",
        r"no hard feelings",
        r"give me another chance",
    ),
}


def _compiled() -> list[tuple[Spoiler, re.Pattern[str]]]:
    shapes = [(spoiler, rf"\b(?:{one})[^.!?,;\n]{{0,60}}") for spoiler, ways in BEGINS.items() for one in ways]
    shapes += [(spoiler, rf"\b(?:{one})\b") for spoiler, ways in STANDS.items() for one in ways]
    return [(spoiler, re.compile(shape, re.IGNORECASE)) for spoiler, shape in shapes]


_SHAPES = _compiled()


@dataclass(frozen=True, slots=True)
class Found:
    """One place in a draft."""

    spoiler: Spoiler
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft; `spoiler` is None where nothing was found in it."""

    words: str
    spoiler: Spoiler | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The draft in pieces, and what was found in it, each sort once, in the order of the text."""

    pieces: tuple[Piece, ...]
    found: tuple[Spoiler, ...]

    @property
    def explained(self) -> list[Explained]:
        """What to say about each sort found."""
        return [EXPLAINED[one] for one in self.found]


def places_in(draft: str, *, besides: frozenset[Spoiler] = NONE) -> list[Found]:
    """Every place found, in order, none overlapping: of two that overlap the earlier, then the longer, stays.

    `besides` are the sorts that are in order here, such as an explanation where one is asked for.
    """
    shapes = [(spoiler, shape) for spoiler, shape in _SHAPES if spoiler not in besides]
    found = [Found(spoiler, hit.start(), hit.end()) for spoiler, shape in shapes for hit in shape.finditer(draft)]
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def look_at(draft: str, *, besides: frozenset[Spoiler] = NONE) -> Look:
    """The draft with its places marked. The pieces put together are the draft, letter for letter."""
    pieces: list[Piece] = []
    at = 0
    places = places_in(draft, besides=besides)
    for one in places:
        if one.start > at:
            pieces.append(Piece(draft[at : one.start]))
        pieces.append(Piece(draft[one.start : one.end], one.spoiler))
        at = one.end
    if at < len(draft):
        pieces.append(Piece(draft[at:]))
    return Look(tuple(pieces), tuple(dict.fromkeys(one.spoiler for one in places)))
