"""The kinds of moments a new installation starts with, in our own words; the operator may change the list."""

from typing import NamedTuple


class Entry(NamedTuple):
    key: str
    words: str
    leaning: str  # "gives" or "costs": how it often feels, which decides nothing


KEPT_PROMISE = "kept_promise"
BROKEN_PROMISE = "broken_promise"
THANKS = "thanks"

CATALOGUE = (
    Entry(THANKS, "Gave thanks in private", "gives"),
    Entry("credit", "Gave credit in public", "gives"),
    Entry(KEPT_PROMISE, "Kept a promise", "gives"),
    Entry("listened", "Listened to the end", "gives"),
    Entry("asked_first", "Asked before deciding", "gives"),
    Entry("time_protected", "Protected time off", "gives"),
    Entry("stood_up", "Stood up for someone", "gives"),
    Entry("own_mistake", "Said “I got that wrong”", "gives"),
    Entry("met_mistake_well", "Met a mistake well", "gives"),
    Entry("apology", "Apologised", "gives"),
    Entry("feedback_asked", "Gave feedback that helped", "gives"),
    Entry("explained", "Explained the reasons", "gives"),
    Entry("checked_in", "Checked in without being asked", "gives"),
    Entry("growth", "Made room to learn", "gives"),
    Entry(BROKEN_PROMISE, "Broke a promise", "costs"),
    Entry("bad_news", "Brought bad news", "costs"),
    Entry("late_change", "Changed something late", "costs"),
    Entry("interrupted", "Interrupted", "costs"),
    Entry("missed_meeting", "Cancelled or missed a talk", "costs"),
    Entry("took_credit", "Took the credit", "costs"),
    Entry("sharp_words", "Spoke sharply", "costs"),
    Entry("public_blame", "Blamed in front of others", "costs"),
    Entry("over_head", "Decided without asking", "costs"),
    Entry("no_answer", "Left a question unanswered", "costs"),
    Entry("off_hours", "Called on time off", "costs"),
)
