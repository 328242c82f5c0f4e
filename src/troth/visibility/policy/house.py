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

REMINDERS = (
    Kind(
        key="reminders",
        title="How you are told",
        contains="Whether by mail, how often, in which hours, and about what.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="chat_door",
        title="Your chat’s address",
        contains="Where Troth puts a word into your chat, if you gave it an address. The chat’s owner sees when.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="notice",
        title="What waits to be told to you",
        contains="That something of a kind came up, from which day, until your hours let it out.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="nudge_day",
        title="Days on which you had a suggestion",
        contains="Kept for a week, so that there are never more than three in one.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
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
