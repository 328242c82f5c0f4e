"""Concerns on the site: who is on the signed list, what stands in the tables beside it, and what should be gone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from troth.concerns.actions.mixing import MIX
from troth.concerns.models import ListenerKey, Listing, Season, SlipsGiven
from troth.jobs.models import Job
from troth.kernel import clock
from troth.pulses import box, keys
from troth.pulses.actions.moving import today
from troth_box.looking import Found
from troth_box.verifying.listed import Listed, Published, look_at_published
from troth_box.verifying.saying import holds, unseen, wrong

from .rounds import LATE, MEND, site_keys

LISTS, SLIPS = "Who listens", "Slips"
A_DAY = timedelta(days=1)


def look_at_concerns() -> tuple[list[Found], Published]:
    """Everything, and what is signed about them here."""
    lists, seasons = list(Listing.objects.order_by("number")), list(Season.objects.order_by("first"))
    published = Published(
        {one.number: one.document.encode() for one in lists}, {one.name: one.document.encode() for one in seasons}
    )
    if lists and not box.origin():
        return [unseen(LISTS, "No box is named (TROTH_BOX_URL), so nobody can write.")], published
    on = {one.name for one in seasons if not one.is_over}
    here = {name: document for name, document in published.seasons.items() if name in on}
    found, listed = look_at_published(replace(published, seasons=here), site_keys(), box.origin(), today())
    found += [wrong(LISTS, says, MEND) for says in _problems(lists, seasons, listed)]
    return [*found, *_slips(seasons)], published


def _problems(lists: list[Listing], seasons: list[Season], listed: Listed) -> Iterator[str]:
    """Where a table says something else than was signed."""
    if listed.latest is None:
        return
    entered = {(key.number, key.recipient, key.verify) for key in ListenerKey.objects.all()}
    rows = [one.to_document() for one in listed.latest.listeners]
    if any((row["id"], row["recipient"], row["verify"]) not in entered for row in rows):
        yield "On the list is a key that no listener has entered."
    if lists[-1].check_words != " ".join(listed.latest.words):
        yield "The check words that people are shown are not those of the list that was signed."
    signed = {one.season: one for one in listed.seasons}
    for row in seasons:
        there = signed.get(row.name)
        if there and row.check_words != " ".join(there.words):
            yield "The check words that people are shown are not those of the quarter that was signed."
        if there and (row.first, row.last, row.until) != (there.first, there.last, there.until):
            yield "The days of the quarter are not the ones that were signed."


def _slips(seasons: list[Season]) -> Iterator[Found]:
    """Of quarters that are over no key is left and nobody who has slips; of this one, rows lie in no order."""
    over = [one for one in seasons if one.is_over or one.last + A_DAY < today()]
    if any(not keys.are_destroyed(one.name) for one in over) or SlipsGiven.objects.filter(season__in=over).exists():
        says = "A key is left of a quarter that is over, or who was given slips in it."
        yield wrong(SLIPS, says, "Run: troth work. If it is still there after it, tell a representative.")
    elif seasons:
        yield holds(SLIPS, "Of quarters that are over there is no key here, and nobody who was given slips.")
    on = {f"{MIX}:{one.id}" for one in seasons if one.first <= today() <= one.last and not one.is_over}
    late = clock.now() - LATE
    if on and Job.objects.filter(key__in=on, gave_up=False, due_at__gt=late).count() < len(on):
        says = "Rows of who has slips lie in the order in which they came: they have not been put down anew."
        yield wrong(SLIPS, says, "Is the worker running? See: troth doctor")
