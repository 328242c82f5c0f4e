"""What is known of people: who they are, where they work, which office they hold."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _C, _E, _R, _O, _S = (
    Viewer.AUTHOR,
    Viewer.COUNTERPART,
    Viewer.EVERYONE,
    Viewer.REPRESENTATIVE,
    Viewer.OPERATOR,
    Viewer.SERVER_HOLDER,
)
_YES = Say.YES

PEOPLE = (
    Kind(
        key="person",
        title="Your name and work",
        contains="Name, job, time zone, the days you joined and left.",
        cells={_A: _YES, _E: _YES, _S: _YES},
    ),
    Kind(
        key="address",
        title="Your e-mail address",
        contains="The address mail from Troth goes to.",
        cells={_A: _YES, _O: _YES, _S: _YES},
    ),
    Kind(
        key="organisation",
        title="The organisation",
        contains="Its name and time zone.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="team",
        title="Teams",
        contains="A team's name and the team it belongs to.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="membership",
        title="Who is in which team",
        contains="Which team you belong to or lead, since when and until when.",
        cells={_A: _YES, _E: _YES, _S: _YES},
    ),
    Kind(
        key="office",
        title="Who holds an office",
        contains="Listeners, representatives, keyholders, operators and their deputies.",
        cells={_A: _YES, _E: _YES, _S: _YES},
    ),
    Kind(
        key="nomination",
        title="Nominations for an office",
        contains="Who is proposed for which office, by whom. Only those two see it until the one proposed says yes.",
        cells={_A: _YES, _C: _YES, _E: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="objection",
        title="Your objection to a nomination",
        contains="What you have against it, in your words.",
        cells={_A: _YES, _R: _YES, _S: _YES},
    ),
    Kind(
        key="election",
        title="Votes about an office",
        contains="What is voted on, until when, and once it has closed, how it came out.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="elector",
        title="Who may vote",
        contains="The names of everybody who may vote, so that all can check the list.",
        cells={_A: _YES, _E: _YES, _S: _YES},
    ),
    Kind(
        key="has_voted",
        title="That you have voted",
        contains="Kept until the vote closes, so that nobody votes twice.",
        cells={_A: _YES, _S: _YES},
    ),
    Kind(
        key="office_ballot",
        title="Your vote about an office",
        contains="Which of those proposed you would accept. Kept without your name and counted when the vote closes.",
        cells={_S: _YES},
    ),
    Kind(
        key="rule_change",
        title="Changes of rules",
        contains="Which rule is to change, from what to what, why, and who agreed.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="participation",
        title="How many teams use Troth",
        contains="Roughly how many, never fewer than three, never which. Counted each night from what leaders offered.",
        cells={_E: _YES, _S: _YES},
    ),
    Kind(
        key="leader_confirmation",
        title="That you confirmed a leader",
        contains="Your word that somebody really leads you.",
        cells={_A: _YES, _S: _YES},
    ),
    Kind(
        key="roster_entry",
        title="How the personnel file names you",
        contains="Your staff number, or your login name where you have no e-mail.",
        cells={_A: _YES, _O: _YES, _S: _YES},
    ),
    Kind(
        key="proposed_address",
        title="A new address waiting for you",
        contains="An address the personnel file gives for you. It does nothing until it is confirmed.",
        cells={_A: _YES, _R: _YES, _O: _YES, _S: _YES},
    ),
    Kind(
        key="roster_draft",
        title="A personnel file being looked at",
        contains="Names, addresses, teams and managers of a file before it is applied. Gone after an hour.",
        cells={_O: _YES, _S: _YES},
    ),
    Kind(
        key="roster_import",
        title="Personnel files applied",
        contains="How many were added, changed, moved and left; for seven days also what stood before, to undo it.",
        cells={_O: _YES, _S: _YES},
    ),
)
