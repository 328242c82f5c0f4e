"""The guided conversation: that it is planned and took place, and its one promise. What is said in it is nowhere."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _L, _T, _S = Viewer.AUTHOR, Viewer.LEADER, Viewer.TEAMMATE, Viewer.SERVER_HOLDER
_YES = Say.YES

GUIDED = (
    Kind(
        key="guided_talk",
        title="Guided conversations of a team",
        contains="Its day, that it took place or is off, and the one promise of whoever led it. Not what was said, not "
        "who was there, not who passed.",
        cells={_A: _YES, _T: _YES, _S: _YES},
    ),
    Kind(
        key="guided_wish",
        title="That somebody asks for the conversation",
        contains="That somebody of the team asks for it, shown from the next day on. Who it was is kept nowhere.",
        cells={_L: Say.ONCE_SHARED, _T: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="guided_preparation",
        title="What a leader notes before the conversation",
        contains="What you mean to say yourself, question by question. It goes 30 days after the day.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
)
