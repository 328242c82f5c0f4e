"""Rounds as somebody in them sees them: never whether they, or anybody, have collected or answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404

from troth.blind import canonical
from troth.people.models import Office, Person
from troth.people.queries import offices_held
from troth.visibility.gate import one_visible, visible_to

from .. import also, box
from ..models import Circle, Counted, Holder, Rhythm, Round, Together
from ..rules.states import State
from ..rules.words import NOT_TAKEN

MOST_NAMES = 400
TOLD_FOR = timedelta(weeks=4)
STILL_TO_ANSWER = frozenset({State.ISSUING, State.GATED, State.OPEN})
SHOWN = frozenset({State.ISSUING, State.GATED, State.OPEN, State.CLOSED, State.TALLIED})


@dataclass(frozen=True)
class Mine:
    """A round that runs, and the groups its reader is counted in, the smallest first; none where they are in none.

    `final` is the group that answers together, once that is known.
    """

    round: Round
    path: Sequence[Circle]

    @property
    def state(self) -> State:
        return self.round.standing

    @property
    def smallest(self) -> Circle | None:
        return self.path[0] if self.path else None

    @property
    def final(self) -> Circle | None:
        return next((one for one in self.path if one.is_final), None)

    @property
    def words(self) -> list[str]:
        return self.round.check_words.split()

    @property
    def words_of_week(self) -> list[str]:
        """Those of the answering week; none before it is known who answers together."""
        return self.round.gate_words.split()


@dataclass(frozen=True)
class Names:
    """A group and the names in it; none where they are too many for a page."""

    circle: Circle
    names: Sequence[str]


@dataclass(frozen=True)
class Safely:
    """Everything the place “Say it safely” shows one person."""

    has_box: bool
    rhythm: Rhythm | None
    collecting: Sequence[Mine]
    others: Sequence[Mine]
    called_off: Round | None
    holders: Sequence[Holder]
    collect_url: str
    answer_url: str

    @property
    def to_answer(self) -> list[Mine]:
        """The rounds the reader can still answer, as far as anybody here knows."""
        return [one for one in (*self.others, *self.collecting) if one.path and one.state in STILL_TO_ANSWER]

    @property
    def is_single(self) -> bool:
        """Whether nobody but the server holds the key."""
        return not self.holders


def safely_for(viewer: Person, today: date) -> Safely:
    """What is on now, the same for everybody counted together, whatever they have done."""
    rounds = list(visible_to(viewer, Round).filter(state__in=SHOWN).order_by("answering_first"))
    paths = _paths(viewer, rounds)
    mine = [Mine(one, paths.get(one.id, [])) for one in rounds]
    collecting = [one for one in mine if one.state is State.ISSUING]
    untaken = Q(why=NOT_TAKEN, answering_last__gte=today - TOLD_FOR)  # called off after its week
    off = visible_to(viewer, Round).filter(untaken | Q(answering_last__gte=today), state=State.CANCELLED)
    return Safely(
        has_box=box.is_there(),
        rhythm=visible_to(viewer, Rhythm).first(),
        collecting=collecting,
        others=[one for one in mine if one.state is not State.ISSUING],
        called_off=off.order_by("-answering_first").first(),
        holders=holders_for(viewer),
        collect_url=collect_url([one for one in collecting if one.path]),
        answer_url=f"{box.origin()}/",
    )


def holders_for(viewer: Person) -> list[Holder]:
    """Those who hold a key now, the keyholder before the deputy."""
    held = visible_to(viewer, Holder).filter(until=None)
    return list(held.select_related("entered_by").order_by("is_deputy"))


def past_holders_for(viewer: Person) -> list[Holder]:
    """Those who held one before."""
    return list(visible_to(viewer, Holder).exclude(until=None).order_by("-until", "is_deputy")[:20])


def _paths(viewer: Person, rounds: Sequence[Round]) -> Mapping[UUID, list[Circle]]:
    """For each round the circles the viewer is counted in, from the smallest up."""
    counted = visible_to(viewer, Counted).filter(circle__round__in=rounds).values("circle")
    paths: dict[UUID, list[Circle]] = {}
    for circle in visible_to(viewer, Circle).filter(id__in=counted).order_by("eligible", "id"):
        paths.setdefault(circle.round_id, []).append(circle)
    return {round_id: _upward(circles) for round_id, circles in paths.items()}


def _upward(circles: Sequence[Circle]) -> list[Circle]:
    """The same circles, each before the one above it: a path has one circle at each height."""
    above = {one.above_id: one for one in circles}
    order = [above[None]] if None in above else []
    while order and (below := above.get(order[-1].id)):
        order.append(below)
    return order[::-1]


def collect_url(mine: Sequence[Mine]) -> str:
    """Where collecting begins: the address carries which groups, so that the page there needs to ask nobody.

    Empty where there is nothing to collect.
    """
    besides = also.link()
    if not (mine or besides) or not box.is_there():
        return ""
    what = {
        **besides,
        "site": settings.ORIGIN,
        "rounds": [one.round.name for one in mine],
        "circles": {one.round.name: [circle.name for circle in one.path] for one in mine},
    }
    return f"{box.origin()}/#collect={canonical.to_b64(_plain(what))}"


def _plain(what: Mapping[str, Any]) -> bytes:
    return canonical.dumps(dict(what))


def mine_for(viewer: Person, round_id: UUID) -> Mine:
    """One round, and where the viewer is in it. Raises Http404 where it is not to be seen yet."""
    found = one_visible(viewer, Round, id=round_id)
    if found.state in (State.DRAFT, State.FROZEN):
        raise Http404
    return Mine(found, _paths(viewer, [found]).get(found.id, []))


def together_for(viewer: Person, mine: Mine) -> list[Names]:
    """The names of each group on the viewer's way up, the smallest first; once it is known, of the one that answers.

    Of a group too large for a page only how many they are: the answering page has the names, and checks them.
    """
    wanted = [mine.final] if mine.final else list(mine.path)
    small = [one.id for one in wanted if one.eligible <= MOST_NAMES]
    rows = visible_to(viewer, Together).filter(circle__in=small).in_bulk()
    return [Names(one, rows[one.id].names if one.id in rows else []) for one in wanted]


def collecting_now(viewer: Person) -> list[Mine]:
    """The rounds whose right to answer the viewer can collect."""
    rounds = list(visible_to(viewer, Round).filter(state=State.ISSUING).order_by("answering_first"))
    paths = _paths(viewer, rounds)
    return [Mine(one, paths[one.id]) for one in rounds if one.id in paths]


def rounds_for(viewer: Person) -> QuerySet[Round]:
    """All rounds that have begun, newest first."""
    return visible_to(viewer, Round).order_by("-answering_first", "-collecting_first")


def circles_for(viewer: Person, found: Round) -> QuerySet[Circle]:
    """The circles of a round that the viewer may see: representatives and operators all of them."""
    return visible_to(viewer, Circle).filter(round=found).order_by("called", "id")


def may_lead_rounds(viewer: Person) -> bool:
    """Whether the viewer may see how rounds stand, begin them and enter pauses."""
    return bool({Office.Kind.OPERATOR, Office.Kind.REPRESENTATIVE} & offices_held(viewer))


def names_in(viewer: Person, mine: Sequence[Mine]) -> list[Together]:
    """The names of the smallest group of each of these rounds, once where several rounds have the same."""
    wanted = [one.smallest for one in mine if one.smallest]
    rows = visible_to(viewer, Together).filter(circle__in=wanted).select_related("circle")
    found: dict[tuple[str, ...], Together] = {}
    for row in rows.order_by("circle__round__answering_first"):
        found.setdefault(tuple(row.names), row)
    return list(found.values())
