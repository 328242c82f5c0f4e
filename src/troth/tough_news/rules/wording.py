"""Words that soften, hide or promise too much: a small list, each with its reason and a plainer way. Pure text.

It finds words, not meanings: what it finds is worth another look, and what it does not find may still be unclear.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Concealment(StrEnum):
    """What such words do to the one who hears them."""

    EUPHEMISM = "euphemism"
    PASSIVE = "passive"
    FALSE_HOPE = "false-hope"


@dataclass(frozen=True, slots=True)
class About:
    """How a sort of wording is called, and why it costs trust."""

    called: str
    why: str


@dataclass(frozen=True, slots=True)
class Caution:
    """A pattern, matched as whole words in any case, and what to say instead."""

    sort: Concealment
    pattern: str
    instead: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of the text that are worth another look. `start` is where they begin."""

    sort: Concealment
    quoted: str
    start: int
    instead: str


CONCEALMENTS = {
    Concealment.EUPHEMISM: About("Softens it", "People hear the news and the wrapping, and remember the wrapping."),
    Concealment.PASSIVE: About("Hides who", "If nobody decided it, there is nobody to ask."),
    Concealment.FALSE_HOPE: About("Promises too much", "A comfort that turns out wrong costs more than the news did."),
}

_E, _P, _F = Concealment.EUPHEMISM, Concealment.PASSIVE, Concealment.FALSE_HOPE
CAUTIONS = (
    Caution(_E, r"right-?siz(?:e|es|ed|ing)", "Say how many posts go, and which."),
    Caution(_E, r"down-?siz(?:e|es|ed|ing)", "Say how many posts go, and which."),
    Caution(_E, r"streamlin(?:e|es|ed|ing)", "Say what will no longer be done, or by whom."),
    Caution(_E, r"optimi[sz](?:e|es|ed|ing|ation|ations)", "Say what changes, and for whom it gets harder."),
    Caution(_E, r"re-?align(?:s|ed|ing|ment|ments)?", "Say who will work where, and for whom."),
    Caution(_E, r"re-?structur(?:e|es|ed|ing)", "Say which teams or posts change, and how."),
    Caution(_E, r"synerg(?:y|ies)", "Say what is put together, and what goes."),
    Caution(_E, r"efficienc(?:y|ies)", "Say what is saved, and who does the work then."),
    Caution(_E, r"head-?count", "These are people. Say how many people."),
    Caution(
        _E,
        r"let(?:ting)? (?:you|him|her|them|people|someone|somebody|some of you) go",
        "Say “dismiss”, or “the job ends on”.",
    ),
    Caution(_E, r"transition(?:s|ed|ing)? (?:out|away)", "Say who leaves, and when."),
    Caution(
        _E,
        r"(?:an? )?(?:exciting|great) (?:change|changes|opportunity|opportunities|new chapter|step)",
        "Whether it is exciting is for those it happens to.",
    ),
    Caution(
        _E, r"(?:an? )?(?:challenge|challenges|challenging time|challenging times)", "Say what is hard, and for whom."
    ),
    Caution(
        _E,
        r"(?:slight|small|minor) (?:change|changes|adjustment|adjustments|inconvenience)",
        "How small it is depends on whose evenings it takes.",
    ),
    Caution(_E, r"difficult decisions?", "It is difficult for those it touches. Say the decision."),
    Caution(
        _P,
        r"(?:it|this) (?:has been|was|is) (?:decided|felt|agreed|determined|considered)",
        "Say who decided: “I decided”, or a name.",
    ),
    Caution(
        _P,
        r"(?:a|the) decision (?:has been|was|is being|is) (?:made|taken|reached)",
        "Say who decided: “I decided”, or a name.",
    ),
    Caution(_P, r"mistakes (?:were|have been) made", "Say whose, and begin with yours."),
    Caution(
        _P,
        r"we (?:have been|were|are) (?:asked|told|instructed|forced|required)",
        "Say by whom, and what you said to it.",
    ),
    Caution(_P, r"my hands are tied", "Say what you tried, and who could still change it."),
    Caution(_P, r"(?:due|owing) to (?:unforeseen |current |external )?circumstances", "Say which."),
    Caution(_P, r"(?:has|have) been (?:identified|selected|chosen|earmarked)", "Say who chose, and by what."),
    Caution(
        _P,
        r"(?:is|are) being (?:reviewed|looked at|looked into|considered|explored)",
        "Say who looks at it, and by when they will say.",
    ),
    Caution(
        _P,
        r"(?:management|head office|the company|the organisation|the board|they) (?:has |have )?decided",
        "Say a name, and whether you agree with it.",
    ),
    Caution(_F, r"hopefully", "Say what you know. If you do not know, say that."),
    Caution(
        _F, r"don[’']t worry|no need to worry|nothing to worry about", "They will. Say what is certain and what is not."
    ),
    Caution(
        _F,
        r"(?:everything|it) will (?:all )?(?:be fine|be all right|be alright|work out|sort itself out)",
        "You do not know that. Say what you will do.",
    ),
    Caution(_F, r"nothing (?:else )?(?:will change|changes)", "Say what stays, by name."),
    Caution(
        _F, r"(?:only )?for (?:now|the time being)|temporar(?:y|ily)", "Say until which day, or that you do not know."
    ),
    Caution(_F, r"(?:as )?soon as possible|very soon|in due course|shortly", "Say a day."),
    Caution(
        _F, r"we[’']ll see|let[’']s see|I[’']ll see what I can do", "Say what you will do, and by when you will answer."
    ),
    Caution(_F, r"(?:the )?worst is (?:over|behind us)", "You do not know that. Say what is decided."),
    Caution(
        _F,
        r"no (?:further|more) (?:changes|cuts|dismissals|redundancies)",
        "Say only what is decided, and until when it holds.",
    ),
    Caution(
        _F, r"I[’']m (?:sure|certain|confident)|we[’']re (?:sure|certain|confident)", "Say what makes you think so."
    ),
    Caution(_F, r"(?:things|it) will (?:soon )?get better", "Say what will be better, and when."),
)
_COMPILED = [(one, re.compile(rf"(?<!\w)(?:{one.pattern})(?!\w)", re.IGNORECASE)) for one in CAUTIONS]


def check_wording(text: str) -> list[Finding]:
    """What of `text` is worth another look, in its order; where two overlap the one that begins first, or is longer."""
    found = [
        Finding(one.sort, match.group(), match.start(), one.instead)
        for one, pattern in _COMPILED
        for match in pattern.finditer(text)
    ]
    kept: list[Finding] = []
    for one in sorted(found, key=lambda each: (each.start, -len(each.quoted))):
        if not kept or one.start >= kept[-1].start + len(kept[-1].quoted):
            kept.append(one)
    return kept
