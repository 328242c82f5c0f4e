"""The first five minutes of somebody new here: three small steps, each done or not, skipped with one tap."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from troth.accords.models import Accord
from troth.accounts.models import PrivatePromise, Promise
from troth.cards.models import Card
from troth.people.confirming import leaders_to_confirm
from troth.people.models import Person
from troth.visibility.gate import visible_to

ABOUT = UUID("6d0c2f0e-6f0a-4c8e-9a51-3b1f0d9d4c11")
"""What stands for these steps where somebody puts them aside."""
FEW = 3


@dataclass(frozen=True)
class Step:
    """One thing to try, where, and whether it is done."""

    says: str
    why: str
    url: str
    is_done: bool


def first_steps_for(viewer: Person, aside: set[UUID], *, leads: bool) -> Sequence[Step]:
    """Three steps for a member or a leader; none once they are done, put aside, or no longer needed."""
    if ABOUT in aside:
        return ()
    said = visible_to(viewer, Promise).filter(Q(giver=viewer) | Q(receiver=viewer)).values_list("id")[:FEW]
    noted = visible_to(viewer, PrivatePromise).values_list("id")[:FEW]
    number = len(said) + len(noted)
    if number >= FEW:
        return ()
    steps = (_for_a_leader if leads else _for_a_member)(viewer, has_promise=number > 0)
    return () if all(step.is_done for step in steps) else steps


def _for_a_member(viewer: Person, *, has_promise: bool) -> tuple[Step, ...]:
    return (
        Step(
            "Note one thing your leader said they would do",
            "In the line above. It stays with you: they learn nothing of it until you ask.",
            reverse("transparency:no-trust"),
            has_promise,
        ),
        Step(
            "Say who leads you",
            "Until you do, a leader reads no card of yours.",
            reverse("people:teams"),
            not leaders_to_confirm(viewer),
        ),
        Step(
            "Write one card about how you like to work",
            "You choose who reads it. A card can be for you alone.",
            reverse("cards:list"),
            _has_card(viewer),
        ),
    )


def _for_a_leader(viewer: Person, *, has_promise: bool) -> tuple[Step, ...]:
    return (
        Step(
            "Say one small thing you will do for somebody, by a day this week",
            "In the line above. Then keep it: that is most of what this is.",
            reverse("today:between"),
            has_promise,
        ),
        Step(
            "Write your own cards first",
            "People write about themselves when you have.",
            reverse("cards:list"),
            _has_card(viewer),
        ),
        Step(
            "Offer one person an accord",
            "You each write apart what you count on. “Not now” needs no reason.",
            reverse("accords:list"),
            visible_to(viewer, Accord).filter(leader=viewer).exists(),
        ),
    )


def _has_card(viewer: Person) -> bool:
    return visible_to(viewer, Card).filter(author=viewer).exists()
