"""Where a decision that costs people goes on: planning how it is said, if this installation has tough news."""

from urllib.parse import urlencode
from uuid import UUID

from django.apps import apps
from django.urls import NoReverseMatch, reverse

from troth.people.models import Person
from troth.people.queries import led_ids


def plan_url(viewer: Person, decision: UUID) -> str:
    """The page on which tough news is planned, knowing the decision it comes from; "" where there is none.

    Only those who lead somebody plan tough news; for others there is no such page, and so no link to it.
    """
    if not apps.is_installed("troth.tough_news") or not led_ids(viewer).exists():
        return ""
    try:
        return f"{reverse('tough_news:plan')}?{urlencode({'cites': f'decision:{decision}'})}"
    except NoReverseMatch:
        return ""
