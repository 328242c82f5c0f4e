"""What of concerns can be chosen at all: in how many days one is answered. An organisation under the law has ninety.

Directive (EU) 2019/1937, article 9: an acknowledgement within seven days, an answer within three months.
"""

from troth.blind.seasons import ANSWERED, LAWFUL
from troth.people.offices.registry import RULES, register
from troth.people.offices.rules import Rule, Safer

ANSWER_DAYS = "concern_days"


def register_rules() -> None:
    """More days protect less: that needs a representative's word."""
    if ANSWER_DAYS not in RULES:
        register(
            Rule(ANSWER_DAYS, "In how many days a concern is answered", "days", ANSWERED, Safer.LOWER, ANSWERED, LAWFUL)
        )
