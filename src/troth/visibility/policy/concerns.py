"""Concerns, on the site's side: who listens, who has slips, what is told. What is said is not here."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _E, _R, _S = (Viewer.AUTHOR, Viewer.EVERYONE, Viewer.REPRESENTATIVE, Viewer.SERVER_HOLDER)
_C = Viewer.COUNTERPART
_YES, _ONCE = Say.YES, Say.ONCE_SHARED

CONCERNS = (
    Kind(
        key="concern_key",
        title="Keys of those who listen",
        contains="The public half of each listener’s key, and since when it holds.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="concern_list",
        title="The list of those who listen",
        contains="Names, how they were chosen, public keys, check words, as everybody gets them.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="concern_season",
        title="Quarters in which slips are given",
        contains="Days, the public key of the slips, check words. Nothing about anybody.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="concern_slips",
        title="That you have slips to speak up with",
        contains="That you were given five, as everybody can be, and not when. Whether you use one is not in here.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="concern_count",
        title="How many concerns wait and are answered",
        contains="Two numbers a week, and none that is smaller than three.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="concern_batch",
        title="Days on which those numbers were asked for",
        contains="Mondays and Thursdays. Nothing about anybody.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="concern_late",
        title="That a clock ran out",
        contains="That something waits longer than it may, as of a Monday or Thursday. Not what, of whom, since when.",
        cells={_R: _YES, _S: _YES},
    ),
    Kind(
        key="concern_outside",
        title="Who else can help",
        contains="Places outside the organisation, entered by a representative.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="concern_heard",
        title="What was said and what became of it",
        contains="Words that a writer released for everybody, and what was done, or not, and why.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="concern_brought",
        title="What a listener puts before somebody who can act",
        contains="Words that a writer released for this, what is asked, and the Monday from which the other reads it. "
        "For that listener, and for that one person while they lead. It goes after 110 days.",
        cells={_A: _YES, _C: _ONCE, _S: _YES},
        stays_here="Words of somebody who spoke up are released to be read here, and not to be carried along.",
    ),
    Kind(
        key="concern_answer",
        title="What is answered to the listener",
        contains="What comes of it, and why. Who brought it reads it from the Monday after, while they listen.",
        cells={_A: _YES, _C: _ONCE, _S: _YES},
    ),
)
