"""What the house keeps: the log, ways of signing in, announcements, what somebody put aside."""

from troth.visibility.kinds import Kind, Say, Viewer

_A, _L, _E, _R, _O, _S = (
    Viewer.AUTHOR,
    Viewer.LEADER,
    Viewer.EVERYONE,
    Viewer.REPRESENTATIVE,
    Viewer.OPERATOR,
    Viewer.SERVER_HOLDER,
)
_YES = Say.YES

AUDIT = (
    Kind(
        key="audit_entry",
        title="Your log",
        contains="Who read or changed something of yours, and on which day.",
        cells={_A: _YES, _S: _YES},
    ),
)

IDENTITY = (
    Kind(
        key="device",
        title="Where you are signed in",
        contains="Each device in a few words, such as “Firefox on a phone”, and the day you signed in there.",
        cells={_A: _YES, _S: _YES},
    ),
    Kind(
        key="card_request",
        title="A new sign-in card for you",
        contains="That somebody asked for a new card because you could not get in, who asked, and on which day.",
        cells={_A: _YES, _L: _YES, _R: _YES, _O: _YES, _S: _YES},
    ),
)

NOTICES = (
    Kind(
        key="announcement",
        title="Announcements",
        contains="What everybody is told: changes of rules, who holds an office.",
        cells={_E: _YES, _S: _YES},
    ),
)

TODAY = (
    Kind(
        key="snooze",
        title="What you put aside",
        contains="Which reminders on your Today page you put aside, and until when.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="less",
        title="What you would rather see less of",
        contains="Which kinds of reminders you did not find useful, and until when they come last.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
)
