"""What will hurt, planned by those who have to say it, and what follows once it is said."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _C, _S = Viewer.AUTHOR, Viewer.COUNTERPART, Viewer.SERVER_HOLDER
_YES, _SHARED = Say.YES, Say.ONCE_SHARED

TOUGH_NEWS = (
    Kind(
        key="tough_news",
        title="Tough news",
        contains="What will be said, and why. Those who plan it read it; those it touches, once they have been told.",
        cells={_A: _YES, _C: _SHARED, _S: _YES},
    ),
    Kind(
        key="tough_news_preparation",
        title="Notes on tough news",
        contains="What it costs whom, who hears it first, and when: for its authors, for 30 days once it is said.",
        cells={_A: _YES, _C: _SHARED, _S: _YES},
    ),
    Kind(
        key="tough_news_author",
        title="Who plans tough news together",
        contains="Whom a leader asked to plan it with them.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="tough_news_affected",
        title="Whom tough news will touch",
        contains="People and teams, as planned. Only those who plan it.",
        cells={_A: _YES, _C: _SHARED, _S: _YES},
    ),
    Kind(
        key="tough_news_told",
        title="Who has been told",
        contains="Who said it to whom, on which day.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="tough_news_follow_up",
        title="How you want to be asked afterwards",
        contains="Alone, with the group, or not. No reason, and not whether you chose it.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="tough_news_check_in",
        title="Check-ins after tough news",
        contains="The day, and whether it is owed, done, talked another way, or not wanted. Nothing of what was said.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="tough_news_words",
        title="Your words about tough news",
        contains="Your answers to the three questions of a check-in, for yourself unless you share them.",
        cells={_A: _YES, _C: _SHARED, _S: _YES},
    ),
)
