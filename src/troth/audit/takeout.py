"""What of the log is a person's own: the key that says which lines are theirs."""

from typing import Any

from .actions import HasId, forget


def export(person: HasId) -> dict[str, list[dict[str, Any]]]:
    """Nothing beyond the table of who sees what: the log itself is in it, with names."""
    return {}


def erase(person: HasId) -> None:
    """Erase the key; the lines stay, and are nobody's."""
    forget(person=person)


def what_remains(person: HasId) -> list[str]:
    """The lines of the log, without a name."""
    return [
        (
            "The lines of the log, which nobody can change. Without the key that is deleted now, "
            "they say only that someone who has left did something."
        ),
        "Backups, until they are thrown away. Whoever runs the server can say when.",
    ]
