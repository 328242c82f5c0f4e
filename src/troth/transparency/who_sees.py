"""Who may read what of transparency."""

from django.db.models import Q

from troth.visibility.gate import bind

from .models import Participation

bind(
    "participation",
    Participation,
    everyone=lambda _viewer: Q(),
    says=lambda row: f"{row.words}, counted on {row.counted_on}.",
)
