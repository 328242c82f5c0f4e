"""The words of the spectrum: what each level is called, what one does there, and invitations that do not frighten."""

from dataclasses import dataclass

from .rules import FollowUpKind, Level

FORMAL = (
    "A warning, a hearing, or anything else that a contract or the law governs does not happen in Troth. It has its "
    "own rules and its own people. Nothing here is a step of it, and nothing here can be exported into it."
)
LAW = (
    "Nobody else in Troth reads this page. The law may still entitle the person it is about to see it, so write what "
    "you could say to them. It is deleted 30 days after the talk, and never kept longer than the matter."
)


@dataclass(frozen=True)
class LevelWords:
    """A level on screen: its name, what one does there, how to open the talk, and how to invite to it."""

    called: str
    does: str
    opens: str
    invites: str


LEVEL_WORDS = {
    Level.EXPECT: LevelWords(
        "Agree what we expect",
        "Say what you count on, ask what they count on, and agree.",
        "I would like us to agree on this. What do you count on from me?",
        "I would like to agree with you what we count on from each other about “{title}”. Please bring your view: mine "
        "is only one half.",
    ),
    Level.ASK: LevelWords(
        "A curious question",
        "Something looks different from what you agreed. Ask, before you think you know.",
        "I noticed something and do not know what it means. How do you see it?",
        "I noticed something about “{title}” and would like to ask you about it. Nothing is decided.",
    ),
    Level.FEEDBACK: LevelWords(
        "Feedback",
        "The situation, what you saw, what it did; then their side. About the task, never the person.",
        "I would like to tell you what I saw and what it did. Then I would like your side.",
        "I would like to tell you what I saw about “{title}”, and to hear your side. It is about the work, not "
        "about you.",
    ),
    Level.ANEW: LevelWords(
        "Agree anew",
        "It came back. Agree on a commitment, on support, and on a day to look again.",
        "We spoke about this before, and it came back. What would make it possible?",
        "We have talked about “{title}” before. I would like us to agree anew: on what each of us does, on what you "
        "need, and on a day to look again.",
    ),
    Level.CONSEQUENCE: LevelWords(
        "Name the consequence",
        "Say what follows if it stays as it is, so that nobody is taken by surprise.",
        "I want you to know beforehand what follows, and I would rather it did not.",
        "I would like to talk with you about “{title}” once more, and about what follows if it stays as it is. I want "
        "you to know that beforehand. Bring somebody along if you like.",
    ),
}
FOLLOW_UP_WORDS = {
    FollowUpKind.CHECK_IN: "Ask how it is, after the talk",
    FollowUpKind.WARM: "An ordinary, warm talk about something else",
}


@dataclass(frozen=True)
class Part:
    """One question of the preparation: its field, the question, some help, and its heading on the note, if any."""

    name: str
    asks: str
    helps: str
    heading: str = ""


PARTS = (
    Part("agreed", "What was agreed", "The clause, or what was said and when.", "What we agreed"),
    Part("saw", "What I saw", "Facts: what a camera would have seen, and on which day.", "What I saw"),
    Part("story", "The story I tell myself about it", "Apart from the facts. You may be wrong about this part."),
    Part("impact", "What it did", "To the work, to others, to you.", "What it did"),
    Part("contributed", "What I contributed to it", "What you said too late, or not clearly.", "My own part"),
    Part("support", "What support I gave, or did not", "What would have helped.", "What I offer"),
    Part("want", "What I want", "For the work, and for the two of you.", "What I would like"),
    Part("consequence", "What follows if it stays as it is", "Only what is yours to decide.", "What follows"),
    Part("afraid", "What I am afraid of", "It is only for you."),
    Part("putting_off", "What I am putting off", "And what it costs to wait."),
)


def words_of(level: int) -> LevelWords:
    """The words of a level."""
    return LEVEL_WORDS[Level(level)]


def follow_up_words(kind: str) -> str:
    """What is owed, in words."""
    return FOLLOW_UP_WORDS[FollowUpKind(kind)]


def invitation_for(level: int, title: str) -> str:
    """A text to begin from."""
    return words_of(level).invites.format(title=title)


def parts_for(level: int) -> tuple[Part, ...]:
    """The questions of a preparation; the consequence is asked for on the last level alone."""
    return tuple(part for part in PARTS if part.name != "consequence" or level == Level.CONSEQUENCE)
