"""Guessing before the figures are opened: the leader's own, once, and told to nobody. Not in the log."""

from collections.abc import Mapping

from django.db import transaction

from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.pulses.models import Release
from troth.replies.models import Guess
from troth.replies.rules import GUESS_KEPT, HALVES, Share

UNREADABLE = "Choose one of what is offered, or pass it over."


@transaction.atomic
def guess(*, actor: Person, release: Release, levels: Mapping[str, float], shares: Mapping[str, str]) -> None:
    """Keep what `actor` thinks their team said; nothing in it means that they passed.

    Once: later, twice or in two windows at the same time, the first stays, because by then the figures were seen.
    """
    if not set(levels.values()) <= set(HALVES) or not set(shares.values()) <= {one.value for one in Share}:
        raise Refused(UNREADABLE)
    kept = {"levels": dict(levels), "shares": dict(shares), "goes_on": release.released_on + GUESS_KEPT}
    Guess.objects.bulk_create([Guess(release=release, author=actor, **kept)], ignore_conflicts=True)
