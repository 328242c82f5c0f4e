"""What would be signed or adopted now: clauses as canonical text, and the number the next version gets."""

from collections.abc import Iterable
from uuid import UUID

from . import rules
from .models import Accord, Clause, TeamAccord, TeamClause, Version
from .states import TEXTS


def next_number(versions: Iterable[Version]) -> int:
    """One more than the last of an accord's versions that both signed."""
    return 1 + max((one.number for one in versions if len(one.signatures.all()) == 2), default=0)


def text_of(accord: UUID, number: int, clauses: Iterable[Clause]) -> str:
    """The canonical text of those clauses that both agreed to, as they stand."""
    agreed = [clause for clause in clauses if clause.is_agreed and not clause.withdrawn]
    return rules.canonical(str(accord), number, [_row(clause) for clause in agreed])


def number_now(accord: Accord) -> int:
    """The number the accord's next version gets."""
    return next_number(Version.objects.filter(accord=accord).prefetch_related("signatures"))


def text_now(accord: Accord) -> str:
    """What the two would sign now."""
    return text_of(accord.id, number_now(accord), Clause.objects.filter(accord=accord))


def team_text_now(accord: TeamAccord, number: int) -> str:
    """The canonical text of a team's clauses in force, as the version of that number."""
    clauses = TeamClause.objects.filter(accord=accord, ended=False)
    return rules.canonical(str(accord.id), number, [_row(clause) for clause in clauses])


def _row(clause: Clause | TeamClause) -> dict[str, str]:
    texts = {name: str(getattr(clause, name)) for name in TEXTS}
    return {"title": clause.title, "kind": "boundary" if clause.is_boundary else "clause", **texts}
