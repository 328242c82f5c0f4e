"""What the states of a repair are called, and what is said at each step, to people who are hurt or ashamed."""

from dataclasses import dataclass

from .rules.steps import Kind, Outcome, Stage, Truth

STAGE_WORDS: dict[str, str] = {
    Stage.ASKED: "Asked for",
    Stage.NAMED: "Put into words",
    Stage.HEARD: "Heard",
    Stage.OWNED: "Owned",
    Stage.OPENED: "Spoken openly",
    Stage.COMMITTED: "Promised, and being looked at again",
    Stage.CLOSED: "Closed",
}
STEP_NAMES = ("Name it", "Listen", "Own it", "Be open", "Promise", "Come back")
STEPS_DONE: dict[str, int] = {
    Stage.ASKED: 0,
    Stage.NAMED: 1,
    Stage.HEARD: 2,
    Stage.OWNED: 3,
    Stage.OPENED: 4,
    Stage.COMMITTED: 5,
    Stage.CLOSED: 6,
}
OUTCOME_WORDS: dict[str, str] = {
    Outcome.MENDED: "Mended",
    Outcome.PARTLY: "Partly",
    Outcome.NOT_YET: "Not yet",
    Outcome.RATHER_NOT: "I would rather not",
}
OUTCOME_MORE: dict[str, str] = {
    Outcome.MENDED: "It is good between us again, as far as this goes.",
    Outcome.PARTLY: "Some of it. That is all for now.",
    Outcome.NOT_YET: "It stays open.",
    Outcome.RATHER_NOT: "Not here, or not with words. You need no reason, and are not asked again.",
}


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of breach: what it is called, what it means, and what helps when owning it and when promising."""

    called: str
    means: str
    own: str
    commit: str


KIND_WORDS: dict[str, KindWords] = {
    Kind.ABILITY: KindWords(
        "I could not do it well enough",
        "Not skilled, not prepared, or more than you could carry.",
        "Say which part you were not up to, and that it was you who took it on.",
        "What will you learn, hand over, or ask for help with, so that it does not happen again?",
    ),
    Kind.CARE: KindWords(
        "I did not take enough care",
        "Of them, of their time, of what you knew about them.",
        "Say what you did not think of, or knew and passed over.",
        "How will you notice next time, before they have to tell you?",
    ),
    Kind.INTEGRITY: KindWords(
        "It was about honesty, or about what is right",
        "Something said that was not so, a confidence passed on, a line crossed.",
        "Say it whole. What comes out in parts hurts once for each part.",
        "What can they check for themselves, without having to take your word?",
    ),
    Kind.UNCLEAR: KindWords(
        "I cannot say yet",
        "You will know better once you have listened.",
        "Say the part you are sure was yours. What you are not sure of, leave out.",
        "What can you promise for certain, however small?",
    ),
}


@dataclass(frozen=True, slots=True)
class TruthWords:
    """One answer to “is it true?”: what it is called, what it means, and what follows for the words."""

    called: str
    means: str
    label: str
    help: str


TRUTH_WORDS: dict[str, TruthWords] = {
    Truth.TRUE: TruthWords(
        "Yes, it is true",
        "You acknowledge it, and promise something they can check.",
        "What I did",
        "All of it at once, as it was. Then what it did to them, as they told you.",
    ),
    Truth.MISLED: TruthWords(
        "Yes, and I let them believe something else",
        "Where somebody was misled, trust often comes back only in part. It is said to both of you.",
        "What was so, and what I let you believe",
        "All of it at once. Whatever they find out later by themselves undoes what you say here.",
    ),
    Truth.NOT_TRUE: TruthWords(
        "No, it is not what happened",
        "You say the facts, and where they can be checked. What it did to them is theirs all the same.",
        "The facts, and where they can be checked",
        "Only what somebody else could look up. No word about them or their reasons. "
        "If a part of it is so, say that part first.",
    ),
}
OWN_LABEL = "What was mine in it"
