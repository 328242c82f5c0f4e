"""Reading one's own plans: what is written, whom it touches, who has been told, and what is worth another look."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from troth.accounts.models import Moment
from troth.accounts.offers import Offer, offered_about_bad_news
from troth.people.models import Person, Team
from troth.people.queries import led_ids
from troth.tough_news.affected import everybody_affected, leads_anybody, teams_led_by
from troth.tough_news.models import Affected, CoAuthor, News, Preparation, Told
from troth.tough_news.rules import CONCEALMENTS, Finding, Stage, check_wording
from troth.visibility.gate import one_visible, visible_to

from .parts import NOTES, PARTS, Part, filled, still_empty

FEW = 6
MANY = 100


@dataclass(frozen=True)
class Plan:
    """A plan as one of its authors sees it."""

    viewer: Person
    news: News
    notes: Preparation | None
    co_authors: list[Person]
    teams: list[Team]
    people: list[Person]
    everybody: list[Person]
    told: list[Told]
    led: frozenset[UUID]

    @property
    def is_leader(self) -> bool:
        return self.news.leader_id == self.viewer.id

    @property
    def is_planned(self) -> bool:
        return self.news.stage == Stage.PLANNED

    @property
    def is_closed(self) -> bool:
        return self.news.stage == Stage.CLOSED

    @property
    def authors(self) -> list[Person]:
        return [self.news.leader, *self.co_authors]

    @property
    def others(self) -> list[Person]:
        """Those who plan it with the reader."""
        return [one for one in self.authors if one.id != self.viewer.id]

    @property
    def untold(self) -> list[Person]:
        told = {one.person_id for one in self.told}
        return [one for one in self.everybody if one.id not in told]

    @property
    def to_tell(self) -> list[Person]:
        """Whom the reader leads, and nobody has told yet."""
        return [one for one in self.untold if one.id in self.led]

    @property
    def steps(self) -> list["Step"]:
        """Where it is on its way."""
        order = list(Stage)
        here = order.index(Stage(self.news.stage))
        names = ("Plan it", "Say it, and ask how it is", "Closed")
        return [Step(name, is_done=place < here, is_current=place == here) for place, name in enumerate(names)]

    @property
    def parts(self) -> list[Part]:
        return filled(self.news, PARTS)

    @property
    def note_parts(self) -> list[Part]:
        return filled(self.notes, NOTES) if self.notes else []

    @property
    def still_empty(self) -> list[str]:
        return still_empty(self.news, PARTS) + (still_empty(self.notes, NOTES) if self.notes else [])


@dataclass(frozen=True, kw_only=True)
class Step:
    """One stretch of the way."""

    label: str = field(kw_only=False)
    is_done: bool
    is_current: bool


@dataclass(frozen=True)
class Look:
    """Words worth another look, under the name of the part they stand in."""

    part: str
    quoted: str
    called: str
    why: str
    instead: str


@dataclass(frozen=True)
class Listed:
    """A plan in a list."""

    news: News
    say_on: date | None


def _mine(viewer: Person) -> QuerySet[News]:
    """The plans `viewer` is an author of: not those they were only told."""
    named = visible_to(viewer, CoAuthor).filter(person=viewer).order_by()
    return visible_to(viewer, News).filter(Q(leader=viewer) | Q(id__in=named.values("news")))


def plan_of(viewer: Person, id: UUID) -> News:
    """One plan of the reader's, or 404."""
    found = _mine(viewer).filter(id=id).select_related("leader").first()
    if found is None:
        raise Http404
    return found


def plans_for(viewer: Person) -> list[Listed]:
    """The reader's plans: those still to be said first, then those being followed up, then closed ones."""
    order = list(Stage)
    rows = _mine(viewer).select_related("preparation")[:MANY]
    listed = [Listed(one, one.preparation.say_on if hasattr(one, "preparation") else None) for one in rows]
    return sorted(listed, key=lambda one: (order.index(Stage(one.news.stage)), one.say_on or date.max, one.news.title))


def plan_for(viewer: Person, id: UUID) -> Plan:
    """One plan with all that belongs to it, or 404."""
    news = plan_of(viewer, id)
    affected = list(visible_to(viewer, Affected).filter(news=news).select_related("person", "team"))
    named = visible_to(viewer, CoAuthor).filter(news=news).select_related("person").order_by("person__name", "id")
    told = visible_to(viewer, Told).filter(news=news).select_related("person", "told_by")
    everybody = list(everybody_affected(news))
    return Plan(
        viewer=viewer,
        news=news,
        notes=visible_to(viewer, Preparation).filter(news=news).first(),
        co_authors=[one.person for one in named],
        teams=sorted((one.team for one in affected if one.team), key=lambda team: team.name),
        people=sorted((one.person for one in affected if one.person), key=lambda person: person.name),
        everybody=everybody,
        told=list(told.order_by("person__name", "id")),
        led=frozenset(led_ids(viewer).filter(person__in=[one.id for one in everybody])),
    )


def touching(plan: Plan) -> dict[str, list[str]]:
    """What stands in the form of a plan about whom it touches, as far as it is the reader's to choose."""
    teams = {team.id for team in teams_led_by(plan.viewer)}
    led = set(led_ids(plan.viewer))
    return {
        "teams": [str(team.id) for team in plan.teams if team.id in teams],
        "people": [str(person.id) for person in plan.people if person.id in led],
    }


def looks_at(texts: Iterable[tuple[str, str]]) -> list[Look]:
    """What of these texts, each under its name, is worth another look."""
    return [_look(name, finding) for name, text in texts for finding in check_wording(text)]


def _look(part: str, finding: Finding) -> Look:
    about = CONCEALMENTS[finding.sort]
    return Look(part, finding.quoted, about.called, about.why, finding.instead)


def looks_for(plan: Plan) -> list[Look]:
    """The same for a plan as it stands."""
    return looks_at((part.label, part.words) for part in [Part("Its name", plan.news.title), *plan.parts])


def last_moments(plan: Plan) -> list[Moment]:
    """What the reader themselves lately offered these people: deposits and withdrawals as they wrote them down."""
    people = [one.id for one in plan.everybody]
    mine = visible_to(plan.viewer, Moment).filter(doer=plan.viewer, touched__in=people)
    return list(mine.select_related("touched", "kind").order_by("-happened_on", "id")[:FEW])


@dataclass(frozen=True)
class Wishes:
    """What one person would like to be known about how they hear such things."""

    person: Person
    offers: list[Offer]


def wishes_for(plan: Plan) -> list[Wishes]:
    """The cards of those the reader leads among the people it touches, person by person."""
    led = [one for one in plan.everybody if one.id in plan.led]
    found: dict[UUID, Wishes] = {}
    for person, offer in offered_about_bad_news(plan.viewer, led):
        found.setdefault(person.id, Wishes(person, [])).offers.append(offer)
    return list(found.values())


def may_plan(viewer: Person) -> bool:
    """Whether the reader leads anybody."""
    return leads_anybody(viewer)


def one_who_plans(viewer: Person, plan: Plan, id: UUID) -> Person:
    """Somebody the leader named, or 404."""
    return one_visible(viewer, CoAuthor, news=plan.news, person=id).person


def told_lately(viewer: Person) -> list[Told]:
    """What the reader has been told, newest first."""
    rows = visible_to(viewer, Told).filter(person=viewer).select_related("news", "told_by")
    return list(rows.order_by("-told_on", "id")[:MANY])


def choices_for(viewer: Person) -> dict[str, list[Any]]:
    """The teams and people the reader can plan for, as a form offers them."""
    people = visible_to(viewer, Person).filter(id__in=led_ids(viewer)).order_by("name", "id")
    return {"teams": list(teams_led_by(viewer)), "people": list(people)}
