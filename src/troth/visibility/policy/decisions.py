"""Decisions: what is decided, what those included say to it, and whether they felt heard."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _C, _I, _S = Viewer.AUTHOR, Viewer.COUNTERPART, Viewer.INCLUDED, Viewer.SERVER_HOLDER
_YES = Say.YES

DECISIONS = (
    Kind(
        key="decision",
        title="Decisions",
        contains="What is decided, how much say there is, what was decided and why.",
        cells={_A: _YES, _C: _YES, _I: _YES, _S: _YES},
    ),
    Kind(
        key="decision_included",
        title="Who is included in a decision",
        contains="That you are included.",
        cells={_A: _YES, _C: _YES, _I: _YES, _S: _YES},
    ),
    Kind(
        key="decision_input",
        title="Input to a decision",
        contains="What you said before it was decided, by name, for the one who decides or everybody included then.",
        cells={_A: _YES, _C: _YES, _I: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="decision_support",
        title="Support for somebody’s input",
        contains="That you support what somebody said.",
        cells={_A: _YES, _C: _YES, _I: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="decision_answer",
        title="Answers to input",
        contains="What became of what was said: taken, partly or not, and why.",
        cells={_A: _YES, _C: _YES, _I: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="decision_felt_heard",
        title="Whether you felt heard",
        contains="Asked before, considered, told why, as you say it for yourself. It goes after 240 days.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
)
