"""What offices are called and are for, in the words of the screen."""

from troth.people.models import Office

TITLES = {
    Office.Kind.REPRESENTATIVE: "representative",
    Office.Kind.LISTENER: "listener",
    Office.Kind.KEYHOLDER: "keyholder",
    Office.Kind.OPERATOR: "operator",
}

PURPOSES = {
    Office.Kind.REPRESENTATIVE: (
        "Agrees, or does not, when a rule that protects people is to change or somebody is to hold an office. "
        "Reads no notes, no answers, no concerns."
    ),
    Office.Kind.LISTENER: (
        "Receives concerns that should not go to one's leader. Does not learn who wrote, unless the writer says so."
    ),
    Office.Kind.KEYHOLDER: (
        "Holds the key to the answers of a round, so that the company cannot open one. Reads none of them."
    ),
    Office.Kind.OPERATOR: (
        "Keeps Troth running: installs it, backs it up, brings in the list of people. Sees nobody's notes, promises "
        "or answers in Troth, and can hold no other office."
    ),
}


def title_of(kind: str, *, is_deputy: bool = False) -> str:
    """ "deputy listener"."""
    title = TITLES[Office.Kind(kind)]
    return f"deputy {title}" if is_deputy else title
