"""What happened between two people: promises, moments, books, compared notes."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _C, _E, _S = Viewer.AUTHOR, Viewer.COUNTERPART, Viewer.EVERYONE, Viewer.SERVER_HOLDER
_YES = Say.YES

ACCOUNTS = (
    Kind(
        key="promise",
        title="Promises",
        contains="Who said they would do what, by when, what it is about, and what became of it.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="promise_change",
        title="Changes proposed to a promise",
        contains="Another day or other words, waiting for the other's word.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="private_promise",
        title="Promises you keep to yourself",
        contains="What you heard somebody say, or told yourself, until you send it.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="moment_kind",
        title="Kinds of moments",
        contains="The list of kinds to choose from.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="moment",
        title="Moments somebody offered",
        contains="What somebody did that touched another, written by the one who did it.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="book_entry",
        title="Your private book",
        contains="How a moment felt to you. Leaders keep no book about the people they lead.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="comparison",
        title="Comparing notes",
        contains="Who proposed to compare, with how many moments, and until when.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="comparison_side",
        title="Whether you are ready to compare",
        contains="Whether you are ready, or stepped out.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="comparison_pick",
        title="The moments you bring to a comparison",
        contains="What happened, when, and how it felt.",
        cells={_A: _YES, _C: Say.BOTH_SEALED, _S: _YES},
    ),
)
