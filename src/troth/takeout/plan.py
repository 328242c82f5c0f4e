"""Which capabilities hold something of a person, in the order it is taken out; people and the log come last."""

from importlib import import_module
from typing import Any, Protocol, cast

from troth.people.models import Person


class Takeout(Protocol):
    """What each capability's takeout.py offers."""

    def export(self, person: Person) -> dict[str, list[dict[str, Any]]]:
        """What the table of who sees what does not already hold, by title."""

    def erase(self, person: Person) -> None:
        """Delete what is the person's own, within the transaction under way."""

    def what_remains(self, person: Person) -> list[str]:
        """Sentences on what stays, said beforehand; the same whether there is any, so that they tell nothing."""


CAPABILITIES = (
    "today",
    "calendar",
    "repair",
    "replies",
    "concerns",
    "accords",
    "cards",
    "talks",
    "tough_news",
    "decisions",
    "pulses",
    "guided",
    "accounts",
    "identity",
    "notices",
    "people",
    "audit",
)


def takeouts() -> list[Takeout]:
    """The capabilities' takeouts, in order. A capability without one fails here, not quietly."""
    return [cast(Takeout, import_module(f"troth.{name}.takeout")) for name in CAPABILITIES]
