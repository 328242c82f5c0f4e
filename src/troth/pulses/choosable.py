"""What of pulses can be chosen at all: how often. Thresholds are constants of the program, not settings."""

from troth.people.offices.registry import RULES, register
from troth.people.offices.rules import Rule, Safer

EVERY_MONTHS = "pulse_months"
MONTHS, FEWEST_MONTHS, MOST_MONTHS = 3, 1, 12


def register_rules() -> None:
    """Asking more often leaves more to compare, so that it needs a representative's word."""
    if EVERY_MONTHS not in RULES:
        register(
            Rule(
                EVERY_MONTHS,
                "How many months lie between two rounds of questions",
                "months",
                MONTHS,
                Safer.HIGHER,
                FEWEST_MONTHS,
                MOST_MONTHS,
            )
        )
