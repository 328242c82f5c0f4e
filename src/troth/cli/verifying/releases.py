"""All figures that were ever released, audited again: none may show one to four people by its difference to others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from troth.measure.disclosure import Reason, withheld
from troth.measure.disclosure import Release as Figure
from troth.pulses.actions.freezing import LOOKED_AT
from troth.pulses.models import Counted, Release
from troth_box.looking import Found
from troth_box.verifying.saying import doubtful, holds, wrong

ABOUT = "Figures together"
MEND = (
    "Tell a representative: which groups these are, whoever may read both figures can find by comparing their people."
)


def look_at_releases() -> list[Found]:
    """Each wave against those of the hundred days before, as promised; then all of them together."""
    figures = _figures()
    if not figures:
        return [holds(ABOUT, "No figures were released yet.")]
    reasons = [reason for day in sorted({on for on, _ in figures}) for reason in _against(figures, day).values()]
    if reasons:
        return [
            wrong(ABOUT, f"Figures were released that must not have been: one {why}.", MEND) for why in set(reasons)
        ]
    found = [
        holds(ABOUT, "None shows fewer than five people, alone or beside any other of the hundred days before it.")
    ]
    apart = withheld([], [figure for _, figure in figures])
    if apart:
        says = f"Beside figures older than that, {len(apart)} would tell something of who came and went since."
        mend = "This is known and weighed in docs/decisions/0121: what people answer changes over the months."
        found.append(doubtful(ABOUT, says, mend))
    return found


def _against(figures: Sequence[tuple[date, Figure]], day: date) -> Mapping[str, Reason]:
    past = [figure for on, figure in figures if day - LOOKED_AT < on < day]
    return withheld(past, [figure for on, figure in figures if on == day])


def _figures() -> list[tuple[date, Figure]]:
    """The groups, by pseudonyms that say nothing, and how many answered: no answer is looked at."""
    people: Mapping[UUID, set[str]] = defaultdict(set)
    rows = Release.objects.filter(document__isnull=False)
    for circle, mark in Counted.objects.filter(circle__in=rows.values("circle")).values_list("circle_id", "mark"):
        people[circle].add(str(mark))
    known = rows.order_by("released_on", "circle__round_id", "circle__name")
    told = known.values_list("released_on", "circle_id", "circle__round_id", "circle__counted")
    return [(on, Figure(str(id), str(of), frozenset(people[id]), counted or 0)) for on, id, of, counted in told]
