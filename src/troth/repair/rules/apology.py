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
PATTERNS: tuple[tuple[Spoiler, str], ...] = (
    (Spoiler.IF, r"\bif (?:anyone|anybody|someone|somebody|any of|I|I’ve|I'?ve|you|that|this|it|my|what|there)\b[^.!?\n]{0,60}"),
    (Spoiler.IF, r"\b(?:any|whatever) (?:offen[cs]e|hurt|harm|upset|inconvenience|misunderstanding)\b[^.!?\n]{0,40}"),
    (Spoiler.IF, r"\b(?:may|might|could) have (?:hurt|upset|offended|harmed|caused|come across|felt|seemed|been)\b[^.!?\n]{0,40}"),
    (Spoiler.IF, r"\b(?:sorry|regret) (?:that )?you (?:feel|felt|were (?:upset|offended|hurt)|took it|got upset)\b[^.!?\n]{0,40}"),
    (Spoiler.BUT, r"(?:\bbut\b|\bhowever\b|\balthough\b|\beven though\b|\bthough\b|\bthat said\b|\bon the other hand\b)[^.!?\n]{0,60}"),
    (Spoiler.PASSIVE, r"\bmistakes (?:were|have been) made\b"),
    (Spoiler.PASSIVE, r"\b(?:was|were|got|been) (?:overlooked|forgotten|lost|missed|mishandled|miscommunicated|misunderstood|dropped|delayed|taken the wrong way|handled badly|said in anger)\b"),
    (Spoiler.PASSIVE, r"\b(?:things|it|this|that) (?:got out of hand|just happened|slipped through|went wrong|fell through the cracks)\b"),
    (Spoiler.EXCUSE, r"\b(?:because|since|as) (?:I|we|of|the|my|it|there)\b[^.!?\n]{0,60}"),
    (Spoiler.EXCUSE, r"\b(?:due to|owing to|I had no (?:choice|time|idea)|there was no (?:time|other way)|I was (?:only|just) (?:trying|doing)|I was (?:stressed|tired|under (?:a lot of )?pressure|very busy|so busy|overworked)|anyone would have|everybody does)\b[^.!?\n]{0,60}"),
    (Spoiler.FORGIVE, r"\bforg[ia]v(?:e|en|eness|ing)\b"),
    (Spoiler.FORGIVE, r"\b(?:accept my apolog(?:y|ies)|can we (?:just )?(?:move on|put this behind us|forget)|let(?:’|')?s (?:just )?(?:move on|forget)|are we (?:good|okay|ok|fine)|no hard feelings|give me another chance|make it right between us now)\b"),
    (Spoiler.ABOUT_ME, r"\bI (?:feel|felt|have felt|have been feeling) (?:so |really |just |very |absolutely )?(?:terrible|awful|bad|horrible|guilty|ashamed|sick|devastated|miserable)\b[^.!?\n]{0,40}"),
    (Spoiler.ABOUT_ME, r"\b(?:I(?:’|')?m|I am) (?:not|really not|usually not|never) (?:a bad|that kind|that sort|like that|such a)\b[^.!?\n]{0,40}"),
    (Spoiler.ABOUT_ME, r"\bI (?:never|did(?:n(?:’|')t| not)) (?:mean|meant|intend|intended|want|wanted)\b[^.!?\n]{0,60}"),
    (Spoiler.ABOUT_ME, r"\b(?:my intentions?|this (?:is|was|has been) (?:hard|difficult|painful) for me|I (?:can(?:’|')?t|could not|couldn(?:’|')t) sleep|it(?:’|')?s been hard on me)\b[^.!?\n]{0,40}"),
)  # fmt: skip
_COMPILED = [(spoiler, re.compile(pattern, re.IGNORECASE)) for spoiler, pattern in PATTERNS]


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
    shapes = [(spoiler, shape) for spoiler, shape in _COMPILED if spoiler not in besides]
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
