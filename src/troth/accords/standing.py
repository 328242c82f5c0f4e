"""What would be signed now: the agreed clauses as canonical text, and the number the next version gets."""

from django.db.models import Count, Max

from . import rules
from .models import Accord, Clause, Version
from .states import TEXTS


def next_number(accord: Accord) -> int:
    """One more than the last version that both signed."""
    both = Version.objects.filter(accord=accord).annotate(names=Count("signatures")).filter(names=2)
    return (both.aggregate(last=Max("number"))["last"] or 0) + 1


def text_now(accord: Accord) -> str:
    """The canonical text of the clauses both agreed to, as they stand."""
    clauses = Clause.objects.filter(accord=accord, withdrawn=False, leader_agrees=True, member_agrees=True)
    rows = [
        {
            "title": clause.title,
            "kind": "boundary" if clause.is_boundary else "clause",
            **{name: str(getattr(clause, name)) for name in TEXTS},
        }
        for clause in clauses
    ]
    return rules.canonical(str(accord.id), next_number(accord), rows)
