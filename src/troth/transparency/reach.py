"""How far something private reaches: for one kind, what each who might want to read it can see, from the table."""

from dataclasses import dataclass

from troth.visibility.policy import Kind, Say, Viewer, kind

ASKED = (
    (Viewer.LEADER, "Your leader"),
    (Viewer.COUNTERPART, "The person it is about"),
    (Viewer.TEAMMATE, "Your teammates"),
    (Viewer.OPERATOR, "The operator, and so HR and management"),
    (Viewer.REPRESENTATIVE, "A representative or a listener"),
    (Viewer.SERVER_HOLDER, "Whoever runs the server"),
)
SAYS = {
    Say.NEVER: "Nothing: not the words, not that there are any.",
    Say.YES: "The words, if they open the database with other tools.",
}


@dataclass(frozen=True)
class Reach:
    """One reader and what they see."""

    who: str
    sees: str
    is_never: bool


def reach_of(key: str) -> list[Reach]:
    """Each reader of ASKED for that private kind. Raises KeyError for a kind of which the page says nothing plain."""
    found: Kind = kind(key)
    return [Reach(who, SAYS[found.reach(viewer)], found.reach(viewer) is Say.NEVER) for viewer, who in ASKED]
