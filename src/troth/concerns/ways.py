"""From what was put before somebody to the pages where that very thing begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from troth.people.models import Membership, Person
from troth.people.queries import current, led_by
from troth.visibility.gate import visible_to

from .rules import Asked

FEW, PAGE = 5, 60


@dataclass(frozen=True)
class Way:
    """A page to go to; `carries` where it has a field the words can be put into."""

    called: str
    more: str
    url: str
    carries: bool = False


@dataclass(frozen=True)
class Ways:
    """With everybody, and with one person: those the reader leads, all of them alike."""

    everybody: Sequence[Way] = ()
    one: Sequence[Way] = ()


def ways_for(viewer: Person, asked: Asked) -> Ways:
    """Where it begins, for somebody who leads."""
    if asked is Asked.DECISION:
        more = "Say how much say there is, and ask whom it touches before you decide."
        return Ways([Way("Ask before you decide", more, reverse("decisions:ask"), carries=True)])
    if asked is Asked.FOLLOW_UP:
        told = "Ask again how it is for them, as each of them chose."
        plan = "What is open, what you cannot say, and what it costs whom. You have the words beside your notes."
        return Ways(
            [
                Way("News you have told", told, reverse("tough_news:list")),
                Way("Plan to say it once more", plan, reverse("tough_news:plan"), carries=True),
            ]
        )
    page = "talks:begin" if asked is Asked.TALK else "repair:begin"
    return Ways(_conversations(viewer), _with_each(viewer, page))


def _conversations(viewer: Person) -> list[Way]:
    leading = Membership.Role.LEADER
    rows = visible_to(viewer, Membership).filter(current(), person=viewer, role=leading).select_related("team")
    more = "Twenty minutes. You go first, and everybody is asked alike."
    return [
        Way(f"The conversation of {row.team.name}", more, _at("guided:team", row.team_id))
        for row in rows.order_by("team__name", "id")[:FEW]
    ]


def _with_each(viewer: Person, page: str) -> list[Way]:
    return [Way(one.name, "", _at(page, one.id), carries=True) for one in led_by(viewer)[:PAGE]]


def _at(page: str, id: UUID) -> str:
    return reverse(page, args=[id])
