"""Reading what follows: the whole at a glance for the one who told it, and what is owed to the one who was told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from troth.accounts.models import Moment, Promise
from troth.people.models import Person
from troth.tough_news.models import CheckIn, FollowUp, News, OwnWords, Told
from troth.tough_news.rules import OCCASION_WORDS, QUESTIONS, Occasion, State, Tally, Way, is_overdue, tally
from troth.visibility.gate import one_visible, visible_to

from .parts import PARTS, Part, filled


@dataclass(frozen=True)
class Row:
    """One person the reader told: how they want to be asked, each check-in, and what they chose to share."""

    person: Person
    way: str
    check_ins: list[CheckIn]
    shared: list["Said"]


@dataclass(frozen=True)
class Said:
    """Somebody's own words at one check-in, each under its question."""

    id: UUID
    occasion: str
    answers: list[tuple[str, str]]
    shared: bool


@dataclass(frozen=True)
class Round:
    """All check-ins of one occasion: where they stand, and what is left to do for the one who owes them."""

    occasion: Occasion
    called: str
    days: list[date]
    tally: Tally
    with_group: int
    alone: list[CheckIn]
    is_due: bool
    strip: list[str]


@dataclass(frozen=True)
class Glance:
    """The whole at a glance, for the one who told it: who is owed what, and nothing of what it was to anybody."""

    rounds: list[Round]
    rows: list[Row]
    questions: list["Question"]

    @property
    def is_owed(self) -> bool:
        return any(one.tally.open for one in self.rounds)

    @property
    def shared(self) -> list[Row]:
        """Those who shared words with the reader."""
        return [row for row in self.rows if row.shared]

    @property
    def others(self) -> list[Row]:
        """Everybody else; among them whoever kept theirs, which nobody can tell."""
        return [row for row in self.rows if not row.shared]


@dataclass(frozen=True)
class Question:
    """A promise about it, such as an answer somebody is owed."""

    promise: Promise
    other: Person
    is_mine: bool


@dataclass(frozen=True)
class Owed:
    """One check-in that is owed to the reader, with the words they wrote for themselves."""

    check_in: CheckIn
    words: Said | None
    is_overdue: bool


@dataclass(frozen=True)
class Mine:
    """A piece of news as somebody it touched reads it."""

    told: Told
    follow_up: FollowUp | None
    owed: list[Owed]
    moment: Moment | None
    questions: list[Question]
    may_ask_once_more: bool

    @property
    def news(self) -> News:
        return self.told.news

    @property
    def parts(self) -> list[Part]:
        return filled(self.told.news, PARTS)


def follow_up_for(viewer: Person, id: UUID) -> FollowUp:
    """How one person wants to be asked, or 404."""
    return one_visible(viewer, FollowUp, id=id)


def check_in_for(viewer: Person, id: UUID) -> CheckIn:
    """One check-in between the reader and another, or 404."""
    return one_visible(viewer, CheckIn, id=id)


def told_for(viewer: Person, id: UUID) -> Told:
    """That the reader was told, or 404."""
    return one_visible(viewer, Told, id=id, person=viewer)


def told_of(viewer: Person, news_id: UUID) -> Told | None:
    """The reader's own row in a piece of news, if they have been told."""
    rows = visible_to(viewer, Told).filter(news=news_id, person=viewer)
    return rows.select_related("news__leader", "told_by").first()


def my_words_for(viewer: Person, check_in: CheckIn) -> OwnWords | None:
    """What the reader wrote for themselves at one check-in."""
    return visible_to(viewer, OwnWords).filter(author=viewer, check_in_id=check_in.id).first()


def one_of_my_words(viewer: Person, id: UUID) -> OwnWords:
    """The reader's own words, or 404."""
    return one_visible(viewer, OwnWords, id=id, author=viewer)


def glance_for(viewer: Person, news: News, today: date) -> Glance:
    """What the reader owes the people they told of it, in a few statements however many they are."""
    mine = visible_to(viewer, CheckIn).filter(owed_by=viewer, told__news=news, person__left_on=None)
    rows = list(mine.select_related("person", "told__follow_up").order_by("person__name", "person_id", "due_on", "id"))
    shared = _by_check_in(viewer, [one.id for one in rows])
    by_person: dict[UUID, list[CheckIn]] = defaultdict(list)
    for one in rows:
        by_person[one.person_id].append(one)
    return Glance(
        rounds=[_round(occasion, rows, today) for occasion in Occasion if any(_at(one, occasion) for one in rows)],
        rows=[
            Row(some[0].person, _way(some[0]), some, [shared[one.id] for one in some if one.id in shared])
            for some in by_person.values()
        ],
        questions=questions_of(viewer, news),
    )


def _at(check_in: CheckIn, occasion: Occasion) -> bool:
    return check_in.occasion == occasion.value


def _way(check_in: CheckIn) -> str:
    return check_in.told.follow_up.way


def _round(occasion: Occasion, rows: list[CheckIn], today: date) -> Round:
    here = [one for one in rows if _at(one, occasion)]
    still = [one for one in here if one.state == State.OPEN]
    return Round(
        occasion=occasion,
        called=OCCASION_WORDS[occasion],
        days=sorted({one.due_on for one in here}),
        tally=tally([(State(one.state), one.due_on) for one in here], today),
        with_group=sum(_way(one) == Way.GROUP for one in still),
        alone=[one for one in still if _way(one) != Way.GROUP],
        is_due=any(one.due_on <= today for one in still),
        strip=sorted((one.state for one in here), key=lambda state: list(State).index(State(state))),
    )


def _by_check_in(viewer: Person, ids: list[UUID]) -> dict[UUID, Said]:
    """Words the reader may read, by the check-in they belong to."""
    found = visible_to(viewer, OwnWords).filter(check_in_id__in=ids) if ids else []
    return {one.check_in_id: said_in(one) for one in found}


def said_in(words: OwnWords) -> Said:
    """Somebody's words, each under its question."""
    answers = [(question, getattr(words, name)) for name, question in QUESTIONS if getattr(words, name)]
    return Said(words.id, OCCASION_WORDS[Occasion(words.occasion)], answers, words.shared)


def questions_of(viewer: Person, news: News) -> list[Question]:
    """Promises about it, as far as they are between the reader and another."""
    rows = visible_to(viewer, Promise).filter(cites_kind="tough_news", cites_id=news.id)
    rows = rows.select_related("giver", "receiver")
    mine = viewer.id
    return [
        Question(one, one.receiver if one.giver_id == mine else one.giver, is_mine=one.giver_id == mine)
        for one in rows.order_by("due_on", "id")
    ]


def mine_for(viewer: Person, told: Told, today: date) -> Mine:
    """What the reader was told, and what they are owed."""
    check_ins = list(visible_to(viewer, CheckIn).filter(told=told).select_related("owed_by").order_by("due_on", "id"))
    words = _by_check_in(viewer, [one.id for one in check_ins])
    moment = visible_to(viewer, Moment).filter(touched=viewer, cites_kind="tough_news", cites_id=told.news_id)
    follow_up = visible_to(viewer, FollowUp).filter(told=told).select_related("owed_by").first()
    return Mine(
        told=told,
        follow_up=follow_up,
        owed=[Owed(one, words.get(one.id), is_overdue(State(one.state), one.due_on, today)) for one in check_ins],
        moment=moment.first(),
        questions=questions_of(viewer, told.news),
        may_ask_once_more=_may_ask_once_more(told, follow_up, check_ins, today),
    )


def _may_ask_once_more(told: Told, follow_up: FollowUp | None, check_ins: Iterable[CheckIn], today: date) -> bool:
    if follow_up is None or follow_up.way == Way.NOT:
        return False
    has_one = any(_at(one, Occasion.THIRTY_DAYS) for one in check_ins)
    return not has_one and told.told_on + Occasion.THIRTY_DAYS.after >= today
