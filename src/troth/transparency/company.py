"""What the organisation as a whole can see: what the page for those who decide about Troth shows. No names."""

from typing import Any

from troth.people.models import Person
from troth.people.offices.registry import RULES, value_of
from troth.people.offices.rules import Rule, Safer
from troth.pulses.models import Rhythm
from troth.visibility.gate import visible_to

from .models import Participation


def company_for(viewer: Person) -> dict[str, Any]:
    """Roughly how many teams take part, and each rule with the number in force and which way protects more."""
    return {
        "participation": visible_to(viewer, Participation).first(),
        "is_measured": visible_to(viewer, Rhythm).exists(),
        "rules": [_rule(rule) for rule in RULES.values()],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    safer = "more protects more" if rule.safer is Safer.HIGHER else "fewer protect more"
    return {"title": rule.title, "value": value_of(rule.key), "unit": rule.unit, "safer": safer}
