"""Who may read what of concerns on the site: what is public everybody; that somebody has slips, they alone."""

from typing import Any

from django.db.models import Q

from troth.people.models import Office
from troth.people.queries import office_filter
from troth.ui.days import full_day
from troth.visibility.gate import bind

from .models import Batch, Heard, ListenerKey, Listing, Outside, RunOut, Season, SlipsGiven, WeekCount


def _everything(viewer: Any) -> Q:
    return Q()


bind("concern_key", ListenerKey, everyone=_everything)
bind("concern_list", Listing, everyone=_everything)
bind("concern_season", Season, everyone=_everything)
bind(
    "concern_slips",
    SlipsGiven,
    author=lambda viewer: Q(person=viewer),
    says=lambda row: f"You have the slips of the quarter up to {full_day(row.season.last)}.",
    joined=["season"],
)
bind("concern_count", WeekCount, everyone=_everything)
bind("concern_batch", Batch, everyone=_everything)
bind(
    "concern_late",
    RunOut,
    representative=lambda viewer: office_filter(viewer, Office.Kind.REPRESENTATIVE),
    says=lambda row: f"A clock had run out by {full_day(row.batch)}.",
)
bind("concern_outside", Outside, everyone=_everything)
bind(
    "concern_heard",
    Heard,
    everyone=_everything,
)
