"""The four questions, in our own words, and what helps those who answer and those who listen. Words only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One step: `key` names it in a preparation, `asks` is read aloud, `leader` is what whoever leads begins with."""

    key: str
    called: str
    asks: str
    leader: str
    also: str


QUESTIONS = (
    Question(
        "safety",
        "Saying it",
        "What was hard to say here since we last sat together: a mistake, a doubt, a “no”, an “I do not know”?",
        "Say one thing you yourself found hard to say, or did not say. True, and not flattering.",
        "It need not be big, and you need not say what it was. “There was something” is an answer.",
    ),
    Question(
        "heard",
        "Being heard",
        "When did something one of us said change what was done? And what was said and led nowhere?",
        "Say one thing you heard and did nothing about, and why, in one sentence.",
        "If it led nowhere for a good reason, it helps to hear the reason.",
    ),
    Question(
        "promises",
        "Words given",
        "Which word was kept here, and which was not, or has been forgotten: whoever gave it?",
        "Begin with one of your own that you did not keep.",
        "Things nobody promised aloud count too, if somebody was counting on them.",
    ),
    Question(
        "repair",
        "Going back to it",
        "Is there something between us that we never went back to?",
        "Name one you had a part in, without asking anybody to talk about it now.",
        "“Yes, but not here” is an answer. It can be talked about by two, another day, or not at all.",
    ),
)
STEPS = len(QUESTIONS) + 1
HEARING = (
    ("Thank them.", "Saying it cost them something."),
    ("Do not explain.", "Not now, even if it is not how you remember it."),
    ("Ask one question, if any.", "“Is there more?” is a good one. Then let it stand."),
)
