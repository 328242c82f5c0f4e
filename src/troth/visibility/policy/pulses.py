"""Pulses: rounds, who is counted together, that one has collected, what is released. Nobody's answers are here."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _L, _I, _E, _R, _O, _S = (
    Viewer.AUTHOR,
    Viewer.LEADER,
    Viewer.INCLUDED,
    Viewer.EVERYONE,
    Viewer.REPRESENTATIVE,
    Viewer.OPERATOR,
    Viewer.SERVER_HOLDER,
)
_YES = Say.YES

PULSES = (
    Kind(
        key="pulse_round",
        title="Rounds of questions",
        contains="The days of a round, the check words, how it stands. Nothing about anybody.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="pulse_circle",
        title="Who is counted together, as a group",
        contains="Which teams are counted together, how many collected and how many answers were counted.",
        cells={_L: _YES, _I: _YES, _R: _YES, _O: _YES, _S: _YES},
    ),
    Kind(
        key="pulse_circle_team",
        title="Teams in a group that is counted together",
        contains="Which team belongs to which group.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="pulse_counted",
        title="That you are counted in a group",
        contains="Which group your answers would count in, whether or not you answer.",
        cells={_A: _YES, _S: _YES},
    ),
    Kind(
        key="pulse_names",
        title="Names of those counted together",
        contains="The names in your group as they were when the round began, for those in it alone.",
        cells={_I: _YES, _S: _YES},
    ),
    Kind(
        key="pulse_issued",
        title="That you have collected your right to answer",
        contains="That you did, not when, until collecting ends. Whether you answer, and what, is not in here.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="pulse_release",
        title="What a group answered",
        contains="Ranges for groups of five answers or more, shown to the group and its leader at the same time.",
        cells={_L: _YES, _I: _YES, _S: _YES},
    ),
    Kind(
        key="pulse_holder",
        title="Who holds the key to the answers",
        contains="Public keys of the keyholder and the deputy, who entered them, and since when.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="pulse_rhythm",
        title="That there are rounds",
        contains="Since when questions are asked, and who began it.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="pulse_pause",
        title="Pauses between rounds",
        contains="Days in which nobody is asked, such as holidays.",
        cells={_E: _YES, _S: _YES},
    ),
)
