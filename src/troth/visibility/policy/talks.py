"""What two people say to each other: 1:1s, matters, talks, and what one prepares alone."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _C, _S = Viewer.AUTHOR, Viewer.COUNTERPART, Viewer.SERVER_HOLDER
_YES = Say.YES
_BOTH = {_A: _YES, _C: _YES, _S: _YES}
_ALONE = {_A: _YES, _S: _YES}
_STAYS = (
    "A matter must never become a record of anybody: its history is read here, by the two of you, and is in no copy "
    "and on no paper. It is deleted 90 days after it is closed."
)

TALKS = (
    Kind(
        key="talk_series",
        title="Your 1:1s",
        contains="With whom, how often and at which hour.",
        cells=_BOTH,
    ),
    Kind(
        key="talk_meeting",
        title="Each 1:1",
        contains="When it is or was, and whether it took place.",
        cells=_BOTH,
    ),
    Kind(
        key="talk_agenda",
        title="The agenda of your 1:1s",
        contains="What either of you wants to talk about.",
        cells=_BOTH,
    ),
    Kind(
        key="talk_how",
        title="How it is going",
        contains="One line before a 1:1, if you like.",
        cells=_BOTH,
    ),
    Kind(
        key="talk_shared_note",
        title="Shared notes of a 1:1",
        contains="What either of you wrote down for both, for 240 days.",
        cells=_BOTH,
    ),
    Kind(
        key="talk_private_note",
        title="Your own notes of a 1:1",
        contains="What you wrote down for yourself, for 240 days.",
        cells=_ALONE,
        is_private=True,
    ),
    Kind(
        key="matter",
        title="Matters",
        contains="What a few talks over time are about. The other reads it once you invite them, or have talked.",
        cells={_A: _YES, _C: Say.ONCE_SHARED, _S: _YES},
        stays_here=_STAYS,
    ),
    Kind(
        key="talk",
        title="Talks about a matter",
        contains="Where on the spectrum, when, and the invitation. The other reads it once it is planned or held.",
        cells={_A: _YES, _C: Say.ONCE_SHARED, _S: _YES},
        stays_here=_STAYS,
    ),
    Kind(
        key="talk_preparation",
        title="Your preparation for a talk",
        contains="What you write for yourself before you say something. It goes 30 days after the talk.",
        cells=_ALONE,
        is_private=True,
        stays_here="What one person prepares about another must not outlive the talk as a file, so no copy holds it.",
    ),
    Kind(
        key="talk_postponed",
        title="Talks you moved to a later day",
        contains="For which day a talk of yours was meant. Your mirror is computed from it; nobody else reads it.",
        cells=_ALONE,
        is_private=True,
        stays_here="It belongs to a matter, and goes with it.",
    ),
    Kind(
        key="matter_word",
        title="Words about a matter",
        contains="What either of you said after a talk, and what support was given.",
        cells=_BOTH,
        stays_here=_STAYS,
    ),
    Kind(
        key="matter_promise",
        title="Promises that belong to a matter",
        contains="Which of the promises between you came from its talks.",
        cells=_BOTH,
        stays_here="The promises themselves are in the copy. That they belong to a matter goes with it.",
    ),
    Kind(
        key="talk_follow_up",
        title="What is owed after a talk",
        contains="That your leader asks how it is, and talks with you about something else; whether you declined.",
        cells=_BOTH,
        stays_here=_STAYS,
    ),
    Kind(
        key="talk_revisit",
        title="Talks to come back to when calmer",
        contains="When the two of you come back to a talk, and whether you did.",
        cells=_BOTH,
        stays_here=_STAYS,
    ),
)
