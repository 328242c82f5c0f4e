"""What would be signed or adopted now: clauses as canonical text, and the number the next version gets."""

from django.db.models import Count, Max

from . import rules
from .models import Accord, Clause, TeamAccord, TeamClause, Version
from .states import TEXTS


def next_number(accord: Accord) -> int:
    """One more than the last version that both signed."""
    both = Version.objects.filter(accord=accord).annotate(names=Count("signatures")).filter(names=2)
    return (both.aggregate(last=Max("number"))["last"] or 0) + 1


def text_now(accord: Accord) -> str:
    """The canonical text of the clauses both agreed to, as they stand."""
    clauses = Clause.objects.filter(accord=accord, withdrawn=False, leader_agrees=True, member_agrees=True)
    return rules.canonical(str(accord.id), next_number(accord), [_row(clause) for clause in clauses])


def team_text_now(accord: TeamAccord, number: int) -> str:
    """The canonical text of a team's clauses in force, as the version of that number."""
    clauses = TeamClause.objects.filter(accord=accord, ended=False)
    return rules.canonical(str(accord.id), number, [_row(clause) for clause in clauses])


def _row(clause: Clause | TeamClause) -> dict[str, str]:
    texts = {name: str(getattr(clause, name)) for name in TEXTS}
    return {"title": clause.title, "kind": "boundary" if clause.is_boundary else "clause", **texts}
