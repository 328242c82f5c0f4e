"""Replies: what a leader guessed and drafted, theirs alone; what they answered, for the group and its teams."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _L, _T, _I, _S = Viewer.AUTHOR, Viewer.LEADER, Viewer.TEAMMATE, Viewer.INCLUDED, Viewer.SERVER_HOLDER
_YES = Say.YES
_ANSWER = {_A: _YES, _I: _YES, _T: _YES, _L: _YES, _S: _YES}

REPLIES = (
    Kind(
        key="reply_guess",
        title="What a leader guessed before seeing the figures",
        contains="What you thought your team would say, and whether you guessed at all. It goes a year after the "
        "figures came out.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="reply_draft",
        title="Drafts of an answer to figures",
        contains="What you mean to answer, until you publish it. It goes after 60 days.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="reply",
        title="Answers to figures",
        contains="What a leader heard in the figures of a group, and what they will not do and why; for those counted "
        "in it, and for the members and leaders of its teams.",
        cells=_ANSWER,
    ),
    Kind(
        key="reply_wording",
        title="Earlier wordings of such an answer",
        contains="How an answer read before its author corrected it, and until when.",
        cells=_ANSWER,
    ),
    Kind(
        key="reply_will",
        title="What a leader will do after figures",
        contains="Each thing that will be done, by when, and what whoever promised it says became of it.",
        cells=_ANSWER,
    ),
)
