"""What people say of themselves, and the questions they answer."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _C, _L, _T, _S = Viewer.AUTHOR, Viewer.COUNTERPART, Viewer.LEADER, Viewer.TEAMMATE, Viewer.SERVER_HOLDER
_YES = Say.YES

CARDS = (
    Kind(
        key="card",
        title="Your cards",
        contains="What others should know about how you work, in your words, for those you choose, for a year.",
        cells={_A: _YES, _L: Say.ONCE_SHARED, _T: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="card_warning",
        title="That a card is about to run out",
        contains="On which day you were told.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="card_acted",
        title="What a leader did about a card",
        contains="A leader’s word that they acted on a card, and on which day.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="card_was_so",
        title="Whether it was so",
        contains="What you say about your leader’s word, for yourself or openly.",
        cells={_A: _YES, _C: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="question_asked",
        title="Questions asked",
        contains="A question your leader answered first and then put to you.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="question_turn",
        title="What you two said to a question",
        contains="Answers, questions back, replies.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="question_passed",
        title="Questions you set aside",
        contains="That a question left your list. Nobody learns of it.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
)
