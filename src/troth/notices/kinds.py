"""The table of what Troth tells people about, what each is called on screen, and which of them are nudges.

A *word* is something a person turned to you with, or a day you yourself know of: it is told. A *nudge* is Troth's own
suggestion; nothing is lost when it is not followed: at most one a day, three a week. A *door* concerns your way in:
it goes at once, whatever you chose, because somebody else may be at the door.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    WORD = "word"
    NUDGE = "nudge"
    DOOR = "door"


@dataclass(frozen=True)
class NoticeKind:
    """`topic` is what a person can leave out; `sentence` is said only to those who chose to be told the kind."""

    topic: str
    sentence: str
    sort: Sort = Sort.WORD


# In the order the page of reminders lists them; doors are not listed, for they cannot be left out.
TOPICS: Mapping[str, str] = {
    "promises": "Promises that are due",
    "accords": "Accords: signing, looking again",
    "cards": "Cards and questions",
    "books": "Comparing notes, and notes about to run out",
    "talks": "Talks and check-ins",
    "decisions": "Decisions",
    "repair": "Mending",
    "pulses": "Rounds of questions",
    "concerns": "Listening, and what listeners put before you",
    "people": "Your leader, offices and rules",
    "news": "News for everyone",
    "nudges": "Suggestions of Troth’s own",
}

KINDS: Mapping[str, NoticeKind] = {
    "promise": NoticeKind("promises", "A promise is due."),
    "accord": NoticeKind("accords", "An accord waits for you."),
    "question_asked": NoticeKind("cards", "You were asked a question."),
    "question_turn": NoticeKind("cards", "A question goes on."),
    "card_acted": NoticeKind("cards", "Somebody acted on a card of yours."),
    "card": NoticeKind("cards", "A card of yours is about to run out."),
    "comparison": NoticeKind("books", "Comparing notes waits for you."),
    "book_entry": NoticeKind("books", "A private note is about to run out."),
    "talk": NoticeKind("talks", "A talk waits for you."),
    "talk_series": NoticeKind("talks", "A talk waits for you."),
    "talk_meeting": NoticeKind("talks", "A talk waits for you."),
    "talk_revisit": NoticeKind("talks", "A talk is to be gone back to."),
    "talk_follow_up": NoticeKind("talks", "A check-in is due."),
    "check_in": NoticeKind("talks", "A check-in is due."),
    "tough_news": NoticeKind("talks", "Something is owed to you, or by you."),
    "tough_news_author": NoticeKind("talks", "A check-in is due."),
    "decision": NoticeKind("decisions", "A decision waits for you."),
    "decision_answer": NoticeKind("decisions", "A decision waits for you."),
    "guided": NoticeKind("talks", "A conversation of your team has its day."),
    "guided_off": NoticeKind("talks", "A conversation of your team is not this time."),
    "guided_day": NoticeKind("talks", "A conversation of your team is today."),
    "repair": NoticeKind("repair", "Something to mend waits for you."),
    "pulse": NoticeKind("pulses", "A round of questions is on, for everybody."),
    "pulse_release": NoticeKind("pulses", "Something came out of a round of questions."),
    "concern": NoticeKind("concerns", "Something waits for those who listen."),
    "concern_late": NoticeKind("concerns", "A clock has run out with those who listen."),
    "concern_brought": NoticeKind("concerns", "The listeners put something before you."),
    "concern_answer": NoticeKind("concerns", "What you put before somebody was answered."),
    "concern_unanswered": NoticeKind("concerns", "What you put before somebody waits longer than it may."),
    "reply": NoticeKind("pulses", "What came out of a round of questions was answered."),
    "leader": NoticeKind("people", "Your leader or your team has changed."),
    "nomination": NoticeKind("people", "A nomination waits for your word."),
    "office": NoticeKind("people", "An office of yours has changed."),
    "rule": NoticeKind("people", "A rule waits for your word."),
    "news": NoticeKind("news", "There is news for everyone."),
    "nudge": NoticeKind("nudges", "Troth has a suggestion.", Sort.NUDGE),
    "talk_nudge": NoticeKind("nudges", "Troth has a suggestion.", Sort.NUDGE),
    "sign_in_card": NoticeKind("doors", "Somebody asked for a new sign-in card for you.", Sort.DOOR),
    "address_change": NoticeKind("doors", "A change of your address waits for your word.", Sort.DOOR),
}


# What newer code may have put down, met by older code beside it: told like a word, and nothing more is known of it.
OTHER = NoticeKind("other", "Something else waits for you.")


def kind_of(key: str) -> NoticeKind:
    """The row of that key, or OTHER. That every kind the program tells of has a row is a test's business."""
    return KINDS.get(key, OTHER)
