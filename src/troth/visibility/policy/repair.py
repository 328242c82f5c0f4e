"""What two people go back to, and what one of them keeps until they are calm."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _C, _S = Viewer.AUTHOR, Viewer.COUNTERPART, Viewer.SERVER_HOLDER
_YES = Say.YES

REPAIR = (
    Kind(
        key="repair",
        title="What you two go back to",
        contains="Who goes back to something with whom, how far it is, when you come back to it, how it ended.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="repair_turn",
        title="What you said to each other in it",
        contains="What happened, what it did, “yes, that is it”, what was owned and promised, and how it is since.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="cooling_off",
        title="Not while you are angry",
        contains="About whom, what you wrote in anger, and when it comes back to you.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
)
