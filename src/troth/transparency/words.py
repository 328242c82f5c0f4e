"""The words of these pages: columns of the table, verbs of the log, and why somebody else sees something."""

from collections.abc import Mapping

from troth.visibility.policy import KINDS, Kind, Say, Viewer

COLUMNS: Mapping[Viewer, str] = {
    Viewer.AUTHOR: "You",
    Viewer.COUNTERPART: "The other person",
    Viewer.LEADER: "Your leader",
    Viewer.TEAMMATE: "Your teammates",
    Viewer.INCLUDED: "Those included",
    Viewer.LISTENER: "Listeners",
    Viewer.REPRESENTATIVE: "Representa\N{SOFT HYPHEN}tives",
    Viewer.OPERATOR: "The operator",
    Viewer.EVERYONE: "Everyone else here",
    Viewer.SERVER_HOLDER: "Whoever runs the server",
}

CELLS: Mapping[Say, str] = {
    Say.YES: "yes",
    Say.ONCE_SHARED: "once shared",
    Say.BOTH_SEALED: "once both are ready",
    Say.IN_GROUPS: "only in groups",
    Say.SEALED: "sealed",
    Say.NEVER: "never",
}

ICONS: Mapping[Say, str] = {
    Say.YES: "eye",
    Say.ONCE_SHARED: "send",
    Say.BOTH_SEALED: "handshake",
    Say.IN_GROUPS: "users",
    Say.SEALED: "lock",
    Say.NEVER: "minus",
}

# Why somebody else sees a row of one's own; {} is their name.
SEEN_BECAUSE: Mapping[Viewer, str] = {
    Viewer.AUTHOR: "it is between the two of you",
    Viewer.COUNTERPART: "it is between the two of you",
    Viewer.LEADER: "{} leads your team",
    Viewer.TEAMMATE: "{} is in your team",
    Viewer.INCLUDED: "{} is included in the same decision",
    Viewer.EVERYONE: "everyone in the organisation sees it",
    Viewer.LISTENER: "{} is a listener",
    Viewer.REPRESENTATIVE: "{} is a representative",
    Viewer.OPERATOR: "{} is the operator",
}

GONE = "Someone who has left"
ITSELF = "Troth itself"

# What the log names that is not a row of the table.
ALSO_LOGGED: Mapping[str, str] = {
    "sign_in": "Your way to sign in",
    "sign_in_card": "Your sign-in card",
    "talks": "Talks between you and somebody else",
    "export": "A copy of everything of yours",
}
# What somebody did, after their name; whatever is not here is said as "changed: Your e-mail address".
DID: Mapping[tuple[str, str], str] = {
    ("read", "moment"): "opened their page about you and them",
    ("said", "promise"): "made you a promise",
    ("asked", "promise"): "asked whether they had heard a promise of yours right",
    ("unsaid", "promise"): "took back a promise to you",
    ("answered", "promise"): "answered about a promise you kept",
    ("undid", "promise"): "undid what they had said about a promise between you",
    ("accept", "promise"): "accepted a promise as their word",
    ("take back", "promise"): "took back a question about a promise",
    ("keep", "promise"): "said they kept a promise to you",
    ("not yet", "promise"): "said a promise to you is not kept yet",
    ("cannot", "promise"): "said they cannot keep a promise to you",
    ("release", "promise"): "released you from a promise",
    ("proposed a change", "promise_change"): "proposed to change a promise between you",
    ("answered", "promise_change"): "answered your change of a promise",
    ("offered", "moment"): "wrote down a moment that touched you",
    ("took back", "moment"): "took back a moment they had written down",
    ("proposed", "comparison"): "proposed to compare notes with you",
    ("revealed", "comparison_pick"): "and you compared notes",
    ("read", "card"): "read what you let them know of yourself",
    ("acted", "card_acted"): "noted that they acted on a card of yours",
    ("took back", "card_acted"): "took back a note on a card of yours",
    ("answered", "card_was_so"): "told you openly what they made of a note of yours",
    ("took back", "card_was_so"): "took back what they had said about a note of yours",
    ("asked", "question_asked"): "asked you a question, and answered it first",
    ("took back", "question_asked"): "took back a question to you",
    ("said", "question_turn"): "said something to a question between you",
    ("asked", "repair"): "asked to come back to something with you",
    ("began", "repair"): "went back to something they did to you",
    ("took back", "repair"): "took back that they would come back to something with you",
    ("say", "repair_turn"): "said something where you two go back to something",
    ("listen", "repair_turn"): "said they would like to hear what it was",
    ("name", "repair_turn"): "put into words what they did to you",
    ("confirm", "repair_turn"): "said that what you put into words is it",
    ("own", "repair_turn"): "owned what was theirs in something",
    ("open", "repair_turn"): "said openly what they regret",
    ("commit", "repair_turn"): "promised you what will be different",
    ("since", "repair_turn"): "said what they did since",
    ("answer", "repair_turn"): "said how it is where you two go back to something",
    ("reopen", "repair_turn"): "opened again what you two go back to",
    ("took back", "repair_turn"): "took back something where you two go back to something",
    ("read", "repair_turn"): "read what you said where you two go back to something",
    ("planned", "guided_talk"): "set a day for your team’s conversation",
    ("moved", "guided_talk"): "set another day for your team’s conversation",
    ("published", "reply"): "answered what came out of a round of questions",
    ("corrected", "reply"): "corrected an answer to what came out of a round of questions",
    ("put before", "concern_brought"): "put something before you, as a listener",
    ("took back", "concern_brought"): "took back what they had put before you as a listener",
    ("answered", "concern_answer"): "answered what you put before them",
    ("asked", "decision"): "included you in a decision",
    ("named", "decision"): "named you as the one who decides",
    ("changed", "decision"): "gave a decision you are included in more time, more say or more people",
    ("decided", "decision"): "told you what was decided, and why",
    ("called off", "decision"): "called off a decision you were included in",
    ("looked back", "decision"): "wrote down what came of a decision you were included in",
    ("read", "decision_input"): "read what you said before a decision",
    ("said", "decision_input"): "said something before a decision of yours",
    ("took back", "decision_input"): "took back something said before a decision of yours",
    ("supported", "decision_support"): "supported what you said before a decision",
    ("took back", "decision_support"): "no longer supports what you said before a decision",
    ("answered", "decision_answer"): "answered what you said before a decision",
    ("took back", "decision_answer"): "took back an answer to what you said before a decision",
    ("took back", "question_turn"): "took back something they had said to a question between you",
    ("read", "talks"): "opened the talks between you",
    ("wrote", "talks"): "did something in the talks between you",
}
_TITLES = {row.key: row.title for row in KINDS} | dict(ALSO_LOGGED)


def title_of(key: str) -> str:
    """What the log calls a kind of data; the key itself for a kind that is no more."""
    return _TITLES.get(key, key.replace("_", " ").capitalize())


def did(action: str, kind: str) -> str:
    """What a line of the log says somebody did, after their name."""
    said = DID.get((action, kind))
    return said or f"{'opened' if action == 'read' else action}: {title_of(kind)}"


def is_for_one_alone(kind: Kind) -> bool:
    """Whether nobody but the one whose it is can ever read it in Troth."""
    return all(kind.reach(viewer) is Say.NEVER for viewer in COLUMNS if viewer not in _NOT_OTHERS)


_NOT_OTHERS = (Viewer.AUTHOR, Viewer.SERVER_HOLDER)
