"""The one line talks leave in the log: that somebody did something in the talks between two, on a day.

The log is kept for good, and a matter must not be. So it never says whether it was a 1:1 or a matter, a first question
or a consequence, a beginning or an end.
"""

from troth.audit.actions import record
from troth.people.models import Person

KIND = "talks"


def log_talk(*, actor: Person | None, other: Person) -> None:
    """`actor` (None: Troth itself) did something that `other` can see."""
    record(actor=actor, subject=other, action="wrote", kind=KIND)
