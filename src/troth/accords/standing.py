"""What would be signed now: the agreed clauses as canonical text, and the number the next version gets."""

from collections.abc import Iterable
from uuid import UUID

from . import rules
from .models import Accord, Clause, Version
from .states import TEXTS


def next_number(versions: Iterable[Version]) -> int:
    """One more than the last of an accord's versions that both signed."""
    return 1 + max((one.number for one in versions if len(one.signatures.all()) == 2), default=0)


def text_of(accord: UUID, number: int, clauses: Iterable[Clause]) -> str:
    """The canonical text of those clauses that both agreed to, as they stand."""
    rows = [
        {
            "title": clause.title,
            "kind": "boundary" if clause.is_boundary else "clause",
            **{name: str(getattr(clause, name)) for name in TEXTS},
        }
        for clause in clauses
        if clause.is_agreed and not clause.withdrawn
    ]
    return rules.canonical(str(accord), number, rows)


def number_now(accord: Accord) -> int:
    """The number the accord's next version gets."""
    return next_number(Version.objects.filter(accord=accord).prefetch_related("signatures"))


def text_now(accord: Accord) -> str:
    """What the two would sign now."""
    return text_of(accord.id, number_now(accord), Clause.objects.filter(accord=accord))
