"""Where a decision that costs people goes on: planning how it is said, if this installation has tough news."""

from urllib.parse import urlencode
from uuid import UUID

from django.apps import apps
from django.urls import NoReverseMatch, reverse


def plan_url(decision: UUID) -> str:
    """The page on which tough news is planned, knowing the decision it comes from; "" where there is none."""
    if not apps.is_installed("troth.tough_news"):
        return ""
    try:
        return f"{reverse('tough_news:plan')}?{urlencode({'cites': f'decision:{decision}'})}"
    except NoReverseMatch:
        return ""
