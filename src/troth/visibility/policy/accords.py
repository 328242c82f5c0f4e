"""What two people count on from each other."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _C, _L, _E, _S = Viewer.AUTHOR, Viewer.COUNTERPART, Viewer.LEADER, Viewer.EVERYONE, Viewer.SERVER_HOLDER
_T = Viewer.TEAMMATE
_YES = Say.YES

ACCORDS = (
    Kind(
        key="accord_topic",
        title="What accords are about",
        contains="The list of topics with their examples.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="accord",
        title="Accords",
        contains="Which leader and which person have an accord, how far it is, and when they look at it again.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="accord_side",
        title="Whether you have sealed your side",
        contains="Whether your side of an accord is sealed. The other learns it only when both are shown.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="accord_answer",
        title="Your side of an accord",
        contains="What you find owed, how much it matters, what you expect and offer, and topics you added.",
        cells={_A: _YES, _C: Say.BOTH_SEALED, _S: _YES},
    ),
    Kind(
        key="accord_clause",
        title="Clauses of an accord",
        contains="What the two of you write together, before and after it is signed.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="accord_clause_edit",
        title="Changes to a clause",
        contains="How a clause stood before, and who changed it.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="accord_version",
        title="Versions of an accord",
        contains="The text put before both to sign. A new leader reads it only if the member hands it over.",
        cells={_A: _YES, _C: _YES, _L: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="accord_signature",
        title="Signatures under an accord",
        contains="Who signed which version, on which day.",
        cells={_A: _YES, _C: _YES, _L: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="accord_hand_over",
        title="Handing an accord over",
        contains="That you gave your new leader the accord you had with the one before.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="accord_fulfilment",
        title="Whether a clause was kept, as you see it",
        contains="Your rating at a review, and what you decided to do about it.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="accord_feeling",
        title="How it feels when a clause was not kept",
        contains="A few words for yourself.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="team_accord",
        title="The accord of a team",
        contains="That a team has an accord.",
        cells={_L: _YES, _T: _YES, _S: _YES},
    ),
    Kind(
        key="team_clause",
        title="Clauses of a team's accord",
        contains="What the team and its leader have agreed. It is the team's: whoever leaves reads it no more.",
        cells={_L: _YES, _T: _YES, _S: _YES},
    ),
    Kind(
        key="team_version",
        title="Versions of a team's accord",
        contains="All clauses in force after each adoption, when it was, and the leader who adopted it.",
        cells={_L: _YES, _T: _YES, _S: _YES},
    ),
    Kind(
        key="team_proposal",
        title="Proposals for a team's accord",
        contains="Who proposed what to the team, and what became of it.",
        cells={_A: _YES, _L: _YES, _T: _YES, _S: _YES},
    ),
    Kind(
        key="team_wording",
        title="The words of a proposal",
        contains="What a proposal says, how it was put before, and why.",
        cells={_A: _YES, _L: _YES, _T: _YES, _S: _YES},
    ),
    Kind(
        key="team_answer",
        title="Your answer to your team's accord",
        contains="That you agree, have a concern and which, or stand aside, with your name. Nobody is shown who has "
        "not answered.",
        cells={_A: _YES, _L: _YES, _T: _YES, _S: _YES},
    ),
    Kind(
        key="team_reply",
        title="A leader's answer to a concern",
        contains="What a leader wrote to a concern about the team's accord, with both names.",
        cells={_A: _YES, _C: _YES, _L: _YES, _T: _YES, _S: _YES},
    ),
)
