"""Reading an accord from one's own side: nothing in it depends on what the other does before both have sealed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from troth.accords import rules
from troth.accords.models import Accord, Answer, Clause, ClauseEdit, HandOver, Side, Topic, Version
from troth.accords.parties import other_of
from troth.accords.standing import next_number, text_of
from troth.accords.states import NEEDS, RUNNING, WRITING, Stage
from troth.accords.topics import QUESTIONS
from troth.people.models import Person
from troth.people.queries import leaders_of
from troth.visibility.gate import one_visible, visible_to


@dataclass(frozen=True)
class Row:
    """One topic with one's own answer to it, if any."""

    topic: Topic
    answer: Answer | None


@dataclass(frozen=True)
class MapRow:
    """One topic as both see it, with what there is to talk about."""

    title: str
    topic: Topic | None
    mine: Answer | None
    theirs: Answer | None
    placed: rules.Placed
    member_owed: int | None
    leader_owed: int | None
    clauses: list[Clause]

    @property
    def questions(self) -> tuple[str, ...]:
        return QUESTIONS[self.placed.meeting.value]


@dataclass(frozen=True)
class View:
    """An accord as one side meets it."""

    accord: Accord
    viewer: Person
    sealed: bool

    @property
    def other(self) -> Person:
        return other_of(self.accord, self.viewer)

    @property
    def leads(self) -> bool:
        return self.accord.leader_id == self.viewer.id

    @property
    def is_apart(self) -> bool:
        return self.accord.stage == Stage.APART

    @property
    def is_written(self) -> bool:
        return self.accord.stage in WRITING

    @property
    def is_signed(self) -> bool:
        return self.accord.stage == Stage.SIGNED

    @property
    def is_ended(self) -> bool:
        return self.accord.stage == Stage.ENDED

    @property
    def steps(self) -> list[dict[str, object]]:
        at = {Stage.APART: 0, Stage.TALK: 1, Stage.SIGNED: 3, Stage.ENDED: 3}[Stage(self.accord.stage)]
        names = ("Apart", "Talk and write", "Sign")
        return [{"label": name, "is_done": i < at, "is_current": i == at} for i, name in enumerate(names)]


@dataclass(frozen=True)
class Signing:
    """What stands to be signed now."""

    digest: str
    clauses: list[Clause]
    waits_for_me: list[Clause]
    waits_for_other: list[Clause]
    signed_by_me: bool
    signed_by_other: bool
    latest: Version | None
    is_changed: bool

    @property
    def is_ready(self) -> bool:
        return bool(self.clauses) and not self.waits_for_me and not self.waits_for_other


def accords_for(viewer: Person) -> list[View]:
    """One's accords, running ones first."""
    rows = list(visible_to(viewer, Accord).select_related("leader", "member").order_by("-began_on", "id")[:100])
    sealed = set(visible_to(viewer, Side).filter(accord__in=rows, sealed=True).values_list("accord_id", flat=True))
    views = [View(row, viewer, row.id in sealed) for row in rows]
    return sorted(views, key=lambda view: (view.is_ended, view.other.name))


def accord_for(viewer: Person, id: UUID) -> View:
    """One accord from one's own side, or 404."""
    row = one_visible(viewer, Accord, id=id)
    return View(row, viewer, visible_to(viewer, Side).filter(accord=row, sealed=True).exists())


def accord_between(viewer: Person, other: Person) -> View | None:
    """The running accord of the two, if there is one."""
    between = Q(leader=viewer, member=other) | Q(leader=other, member=viewer)
    row = visible_to(viewer, Accord).filter(between, stage__in=RUNNING).select_related("leader", "member").first()
    return accord_for(viewer, row.id) if row else None


def topics_for(viewer: Person) -> list[Topic]:
    """The list as it is offered now."""
    return list(visible_to(viewer, Topic).filter(retired=False))


def all_topics_for(viewer: Person) -> list[Topic]:
    """Also those set aside."""
    return list(visible_to(viewer, Topic))


def topic_for(viewer: Person, id: UUID) -> Topic:
    """One topic, or 404."""
    return one_visible(viewer, Topic, id=id)


def my_side(view: View) -> tuple[list[Row], list[Answer]]:
    """Every topic with one's own answer, and the topics one added."""
    mine = visible_to(view.viewer, Answer).filter(accord=view.accord, author=view.viewer)
    answers = list(mine.select_related("topic").order_by("own_topic", "id"))
    by_topic = {answer.topic_id: answer for answer in answers if answer.topic_id}
    rows = [Row(topic, by_topic.get(topic.id)) for topic in topics_for(view.viewer)]
    return rows, [answer for answer in answers if answer.topic_id is None]


def map_for(view: View) -> list[MapRow]:
    """Both sides topic by topic, in the order of DESIGN section 6. Empty before the reveal."""
    if view.accord.revealed_on is None:
        return []
    answers = list(visible_to(view.viewer, Answer).filter(accord=view.accord).select_related("topic"))
    sides: dict[str, dict[bool, Answer]] = {}
    topics: dict[str, Topic | None] = {}
    for answer in sorted(answers, key=lambda one: (one.topic.position if one.topic else 999, one.own_topic)):
        name = answer.topic.title if answer.topic else answer.own_topic
        topics.setdefault(name, answer.topic)
        sides.setdefault(name, {})[answer.author_id == view.viewer.id] = answer
    clauses = list(visible_to(view.viewer, Clause).filter(accord=view.accord).order_by("title", "id"))
    return _map_rows(view, sides, topics, clauses)


def _map_rows(
    view: View, sides: dict[str, dict[bool, Answer]], topics: dict[str, Topic | None], clauses: list[Clause]
) -> list[MapRow]:
    names = list(sides)
    pairs = [(_rating(sides[name].get(not view.leads)), _rating(sides[name].get(view.leads))) for name in names]
    found = []
    for placed in rules.place(pairs):
        name = names[placed.at]
        topic = topics[name]
        about = [clause for clause in clauses if (clause.topic_id == topic.id if topic else clause.title == name)]
        mine, theirs = sides[name].get(True), sides[name].get(False)
        found.append(MapRow(name, topic, mine, theirs, placed, placed.member.owed, placed.leader.owed, about))
    return found


def _rating(answer: Answer | None) -> rules.Rating:
    return rules.Rating(answer.owed, answer.importance) if answer else rules.Rating(None)


def clauses_for(view: View) -> list[Clause]:
    """The clauses as they stand, boundaries last."""
    return standing_clauses(visible_to(view.viewer, Clause).filter(accord=view.accord))


def standing_clauses(rows: QuerySet[Clause]) -> list[Clause]:
    """Those of `rows` that both have not dropped, boundaries last."""
    dropped = Q(withdrawn=True, leader_agrees=True, member_agrees=True)
    return list(rows.exclude(dropped).order_by("is_boundary", "title", "id"))


def clause_for(viewer: Person, id: UUID) -> Clause:
    """One clause, or 404."""
    return one_visible(viewer, Clause, id=id)


def edits_for(viewer: Person, clause: Clause) -> list[ClauseEdit]:
    """How it stood, newest first."""
    rows = visible_to(viewer, ClauseEdit).filter(clause=clause).select_related("by")
    return list(rows.order_by("-revision"))


def needs_of(clause: Clause) -> list[tuple[str, str]]:
    """The sides of a clause that are filled in, with what they are called."""
    return [(label, getattr(clause, name)) for name, label, _ in NEEDS if getattr(clause, name)]


def signing_for(view: View) -> Signing:
    """What would be signed now, who has signed it, and whether it differs from what is in force."""
    versions = visible_to(view.viewer, Version).filter(accord=view.accord).prefetch_related("signatures__by")
    return signing_of(view, clauses_for(view), list(versions))


def signing_of(view: View, clauses: list[Clause], versions: list[Version]) -> Signing:
    """The same from clauses and versions that were read already."""
    number = next_number(versions)
    text = text_of(view.accord.id, number, clauses)
    digest = rules.digest_of(text)
    signers = {name.by_id for one in versions if one.digest == digest for name in one.signatures.all()}
    latest = next((one for one in versions if one.number == number - 1 and len(one.signatures.all()) == 2), None)
    mine = "leader_agrees" if view.leads else "member_agrees"
    theirs = "member_agrees" if view.leads else "leader_agrees"
    return Signing(
        digest=digest,
        clauses=[clause for clause in clauses if not clause.withdrawn],
        waits_for_me=[clause for clause in clauses if not getattr(clause, mine)],
        waits_for_other=[clause for clause in clauses if not getattr(clause, theirs)],
        signed_by_me=view.viewer.id in signers,
        signed_by_other=view.other.id in signers,
        latest=latest,
        is_changed=latest is None or _clauses_in(latest.text) != _clauses_in(text),
    )


def _clauses_in(text: str) -> object:
    return json.loads(text)["clauses"]


def versions_for(view: View) -> list[Version]:
    """The versions both signed, newest first."""
    rows = visible_to(view.viewer, Version).filter(accord=view.accord).annotate(names=Count("signatures"))
    return list(rows.filter(names=2).prefetch_related("signatures__by").order_by("-number"))


def version_for(viewer: Person, id: UUID) -> Version:
    """One version, or 404; also for a new leader it was handed over to."""
    return one_visible(viewer, Version, id=id)


def hand_over_choices(view: View) -> Iterable[Person]:
    """Those who lead the member now, whom they may show the accord to."""
    return leaders_of(view.viewer) if not view.leads and view.is_ended and view.accord.signed_on else []


def handed_over(viewer: Person, accord: Accord) -> HandOver | None:
    """To whom it was handed over, for the member."""
    return visible_to(viewer, HandOver).filter(accord=accord).select_related("to").first()


def handed_to(viewer: Person) -> list[HandOver]:
    """What members showed `viewer` of the accord they had before."""
    rows = visible_to(viewer, HandOver).filter(to=viewer).select_related("accord__member", "accord__leader")
    return list(rows.order_by("id"))
