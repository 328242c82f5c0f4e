"""THE TABLE: which kind of data which reader may see. Data only: who_sees.py of each capability binds it."""

from collections.abc import Mapping

from .kinds import READABLE, Kind, Say, Viewer

__all__ = ["EXEMPT", "GROUPS", "KINDS", "READABLE", "Kind", "Say", "Viewer", "kind"]

_A, _C, _L, _T, _E = Viewer.AUTHOR, Viewer.COUNTERPART, Viewer.LEADER, Viewer.TEAMMATE, Viewer.EVERYONE
_LI, _R, _O, _S = Viewer.LISTENER, Viewer.REPRESENTATIVE, Viewer.OPERATOR, Viewer.SERVER_HOLDER
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

ACCOUNTS = (
    Kind(
        key="promise",
        title="Promises",
        contains="Who said they would do what, by when, and what became of it.",
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

CARDS = (
    Kind(
        key="card",
        title="Your cards",
        contains="What others should know about how you work, in your words, for those you choose, for a year.",
        cells={_A: _YES, _L: Say.ONCE_SHARED, _T: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="card_warning",
        title="That a card is about to run out",
        contains="On which day you were told.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
    Kind(
        key="card_acted",
        title="What a leader did about a card",
        contains="A leader’s word that they acted on a card, and on which day.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="card_was_so",
        title="Whether it was so",
        contains="What you say about your leader’s word, for yourself or openly.",
        cells={_A: _YES, _C: Say.ONCE_SHARED, _S: _YES},
    ),
    Kind(
        key="question_asked",
        title="Questions asked",
        contains="A question your leader answered first and then put to you.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="question_turn",
        title="What you two said to a question",
        contains="Answers, questions back, replies.",
        cells={_A: _YES, _C: _YES, _S: _YES},
    ),
    Kind(
        key="question_passed",
        title="Questions you set aside",
        contains="That a question left your list. Nobody learns of it.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
)

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
)

TODAY = (
    Kind(
        key="snooze",
        title="What you put aside",
        contains="Which reminders on your Today page you put aside, and until when.",
        cells={_A: _YES, _S: _YES},
        is_private=True,
    ),
)

# In the order the page "Who sees what" shows them; export, erasure and download keep nothing of their own.
GROUPS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Between people", ACCOUNTS),
    ("Accords", ACCORDS),
    ("Cards and questions", CARDS),
    ("Your Today page", TODAY),
    ("The log", AUDIT),
    ("Signing in", IDENTITY),
    ("People, teams and offices", PEOPLE),
    ("What everyone is told", NOTICES),
)

KINDS: tuple[Kind, ...] = tuple(row for _, rows in GROUPS for row in rows)

# Tables that hold nothing of anybody's, each with the reason. Label as Django has it: "app.Model".
EXEMPT: Mapping[str, str] = {
    "people.OfficeStart": "The checksum of the one-time link with which the employees' side begins. About nobody.",
    "jobs.Job": "What is due and when; arguments are identifiers. Nobody reads it through the product.",
    "notices.OutboxMail": "Mail on its way, gone once sent, without content. Nobody reads it through the product.",
    "audit.Alias": "Joins a person to the pseudonym in the log; erased with the person. Read only for one's own log.",
    "audit.Digest": "One signed checksum of the log a day.",
    "identity.Login": "How a person signs in; never listed. Their own view of it is on their sign-in page.",
    "identity.Invitation": "The hash of a link that lets somebody in once. Nobody reads it through the product.",
    "identity.AddressProof": "The hash of a link mailed to a new address. Nobody reads it through the product.",
    "identity.Card": "The hash of a printed card's code. Nobody reads it through the product.",
    "account.EmailAddress": "allauth's; never used: a login carries its address.",
    "account.EmailConfirmation": "allauth's; never used: confirmations are signed, not stored.",
    "mfa.Authenticator": "Second factors and passkeys; read only by signing in and by their owner's page.",
    "socialaccount.SocialAccount": "The link to the company's sign-in; read only by signing in and its owner's page.",
    "socialaccount.SocialApp": "allauth's; never used: the company's sign-in is configured in the environment.",
    "socialaccount.SocialToken": "allauth's; never stored.",
    "auth.Permission": "Django's; Troth has no permissions but this table.",
    "auth.Group": "Django's; never used.",
    "contenttypes.ContentType": "Django's list of tables.",
    "sessions.Session": "Django's sessions; read only by the browser that owns one.",
}


def kind(key: str) -> Kind:
    """The row of that key. Raises KeyError."""
    return _BY_KEY[key]


_BY_KEY = {row.key: row for row in KINDS}
