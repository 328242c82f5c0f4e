"""Whether a round also asks if what was answered to the last results has happened."""

from datetime import date, timedelta

from ..models import Circle, Release, Round
from .moving import today

LOOKED_BACK = timedelta(days=400)  # what was said longer ago nobody is asked about


def asks_after(found: Round) -> bool:
    """Whether one of its groups was answered after their last results. What a round asks, it asks of everybody."""
    lineages = Circle.objects.filter(round=found).order_by().values("lineage")
    results = Release.objects.filter(
        document__isnull=False,
        released_on__gt=today() - LOOKED_BACK,
        circle__lineage__in=lineages,
        circle__round__answering_first__lt=found.answering_first,
    ).order_by("circle__round__answering_first")
    last: dict[str, date | None] = dict(results.values_list("circle__lineage", "duty__answered_on"))
    return any(last.values())
