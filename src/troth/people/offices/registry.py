"""Rules that protect people: each capability registers the numbers it obeys, and asks here what they are now."""

from datetime import datetime

from troth.kernel import clock
from troth.people.models import RuleChange

from .rules import COUNTERSIGN_DAYS, OBJECTION_DAYS, VOTE_DAYS, Rule, RuleState, Safer, value_for

RULES: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    """Make a rule known. Raises ValueError where the key is taken or the default is out of bounds."""
    if rule.key in RULES or not rule.least <= rule.default <= rule.most:
        raise ValueError(rule.key)
    RULES[rule.key] = rule


def value_of(key: str, *, opened_at: datetime | None = None) -> int:
    """What the rule says now; for something opened earlier, the tightest it has said since. Raises KeyError."""
    now = clock.now()
    changes = RuleChange.objects.filter(rule=key, state=RuleState.IN_FORCE, in_force_from__lte=now)
    told = [
        (start, after)
        for start, after in changes.order_by("in_force_from").values_list("in_force_from", "after")
        if start
    ]
    return value_for(RULES[key], told, opened_at=opened_at or now, now=now)


register(
    Rule("objection_days", "How long a nomination is open to objection", "days", OBJECTION_DAYS, Safer.HIGHER, 3, 30)
)
register(Rule("vote_days", "How long a vote about an office runs", "days", VOTE_DAYS, Safer.HIGHER, 3, 30))
register(
    Rule(
        "countersign_days",
        "How long a representative has to answer before the members vote",
        "days",
        COUNTERSIGN_DAYS,
        Safer.LOWER,
        3,
        30,
    )
)
