"""Plays scenes through the product's own actions, each step on its day, in the order of the days."""

import heapq
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from troth.accounts.actions import books, comparisons, lines, moments, promises
from troth.accounts.due_words import due_in
from troth.accounts.models import Comparison, MomentKind, Promise
from troth.kernel import clock
from troth.people.models import Person

from .pool import KINDS
from .scenes import Became, Compared, Entry, Offered, Pick, Proposed, Said, Scene

Steps = Iterator[int]  # each value: how many days before today the next step is taken
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass
class Stage:
    """The day the demo is loaded, who is who, and what there is to choose from."""

    today: date
    people: dict[str, Person] = field(default_factory=dict)
    kinds: dict[str, MomentKind] = field(default_factory=dict)

    def day(self, ago: int) -> date:
        """The day that many days before today."""
        return self.today - timedelta(days=ago)

    def kind(self, told: str) -> MomentKind:
        """The kind of moment a word of the text bank stands for."""
        return self.kinds[KINDS[told]]


def play(stage: Stage, steps: list[Steps], chance: Random, every_night: Callable[[], None]) -> None:
    """Take all steps in order with the clock held at each; `every_night` runs once for each day that passes.

    A step that would come today or later is not taken: it has not happened yet.
    """
    waiting: list[tuple[datetime, int, Steps]] = []
    for number, one in enumerate(steps):
        _ask_again(stage, waiting, number, one, chance)
    night = waiting[0][0].date() if waiting else stage.today
    while waiting:
        at, number, one = heapq.heappop(waiting)
        while night <= at.date():
            with clock.held(datetime.combine(night, time(5), UTC)):
                every_night()
            night += timedelta(days=1)
        with clock.held(at):
            _ask_again(stage, waiting, number, one, chance, not_before=at)
    while night < stage.today:
        with clock.held(datetime.combine(night, time(5), UTC)):
            every_night()
        night += timedelta(days=1)


def _ask_again(
    stage: Stage,
    waiting: list[tuple[datetime, int, Steps]],
    number: int,
    steps: Steps,
    chance: Random,
    *,
    not_before: datetime | None = None,
) -> None:
    ago = next(steps, None)
    if ago is None or ago < 1:
        return
    minutes = chance.randint(6 * 60 + 30, 18 * 60)
    at = datetime.combine(stage.day(ago), time(minutes // 60, minutes % 60), UTC)
    if not_before is not None and at <= not_before:
        at = not_before + timedelta(minutes=7)
    heapq.heappush(waiting, (at, number, steps))


def steps_of(stage: Stage, scene: Scene) -> Steps:
    """The steps of one scene."""
    match scene:
        case Said():
            return _said(stage, scene)
        case Offered():
            return _offered(stage, scene)
        case Entry():
            return _entry(stage, scene)
        case Proposed():
            return _proposed(stage, scene)
        case Compared():
            return _compared(stage, scene)


def said_words(words: str, said_on: date, today: date) -> tuple[str, date]:
    """What somebody types into the line, and the day: "I’ll send it by Friday" is "send it", and that Friday."""
    month = said_on.month
    words = words.format(
        today=WEEKDAYS[today.weekday()],
        month=MONTHS[month % 12],
        this_month=MONTHS[month - 1],
        last_month=MONTHS[month - 2],
    )
    due = due_in(words, said_on)
    if due is None:
        raise ValueError(f"no day in {words!r}")
    words = words.removeprefix("I’ll ")
    if words.endswith(due.words):
        words = re.sub(r"[,\s]+(and|starting|from)?$", "", words.removesuffix(due.words).rstrip())
    return words, due.on


def _said(stage: Stage, scene: Said) -> Steps:
    yield scene.ago
    giver, receiver = stage.people[scene.giver], stage.people[scene.receiver]
    words, due_on = said_words(scene.words, stage.day(scene.ago), stage.today)
    if scene.became is Became.PRIVATE:
        lines.hear_promise(actor=receiver, giver=giver, words=words, due_on=due_on)
        return
    if scene.heard:
        promise = promises.send_heard(actor=receiver, giver=giver, words=words, due_on=due_on)
    else:
        promise = promises.say_promise(actor=giver, to=receiver, words=words, due_on=due_on)
    if scene.became is Became.ASKED:
        return
    if scene.heard:
        yield scene.ago
        promises.accept_heard(actor=giver, promise=promise)
    if scene.became is Became.OPEN:
        return
    settled = min((stage.today - due_on).days - scene.after, scene.ago)
    yield settled
    yield from _settled(scene, promise, settled, due_on)


def _settled(scene: Said, promise: Promise, ago: int, due_on: date) -> Steps:
    giver, receiver = promise.giver, promise.receiver
    if scene.became is Became.CANNOT:
        promises.give_up_promise(actor=giver, promise=promise, because=scene.because)
        return
    if scene.became is Became.RELEASED:
        promises.release_promise(actor=receiver, promise=promise)
        return
    if scene.became in (Became.LATE, Became.DELAYED):
        new_day = due_on + timedelta(days=scene.delay + max(0, scene.after))
        promises.delay_promise(actor=giver, promise=promise, because=scene.because, due_on=new_day)
        if scene.became is Became.DELAYED:
            return
        ago -= scene.delay
        yield ago
    promises.keep_promise(actor=giver, promise=promise)
    if scene.answer:
        yield ago - 1
        promises.answer_promise(actor=receiver, promise=promise, answer=scene.answer)


def _offered(stage: Stage, scene: Offered) -> Steps:
    yield scene.ago
    moment = moments.offer_moment(
        actor=stage.people[scene.doer],
        touched=stage.people[scene.touched],
        kind=stage.kind(scene.kind),
        words=scene.words,
        planned=scene.planned,
    )
    if scene.mark is not None:
        yield scene.ago - scene.mark.after
        mark = scene.mark
        books.mark_moment(actor=moment.touched, moment=moment, felt=mark.felt, size=mark.size, words=mark.words)


def _entry(stage: Stage, scene: Entry) -> Steps:
    yield scene.ago
    author = stage.people[scene.author]
    entry = books.record_entry(
        actor=author,
        about=stage.people[scene.about],
        kind=stage.kind(scene.kind),
        felt=scene.felt,
        size=scene.size,
        words=scene.words,
    )
    if scene.keeps:
        books.keep_entry(actor=author, entry=entry, keeps=True)


def _proposed(stage: Stage, scene: Proposed) -> Steps:
    yield scene.ago
    promise = Promise.objects.get(giver=stage.people[scene.giver], words__contains=scene.words)
    new_day = stage.day(scene.ago) + timedelta(days=scene.new_day_in)
    by = stage.people[scene.by]
    promises.propose_change(actor=by, promise=promise, words=scene.new_words, due_on=new_day)
    if scene.agrees is not None:
        yield scene.ago - 1
        other = promise.receiver if by == promise.giver else promise.giver
        promises.answer_change(actor=other, change=promise.change, agrees=scene.agrees)


def _compared(stage: Stage, scene: Compared) -> Steps:
    yield scene.ago
    proposer, other = stage.people[scene.proposer], stage.people[scene.other]
    comparison = comparisons.propose_comparison(actor=proposer, other=other, number=scene.number)
    if not scene.agreed:
        return
    yield scene.ago - 1
    comparison = comparisons.agree_number(actor=other, comparison=comparison, number=scene.number)
    for actor, picks in ((other, scene.other_picks), (proposer, scene.proposer_picks)):
        if picks:
            yield scene.ago - 2
            _bring(stage, actor, comparison, picks)


def _bring(stage: Stage, actor: Person, comparison: Comparison, picks: tuple[Pick, ...]) -> None:
    for pick in picks:
        comparisons.pick_moment(
            actor=actor,
            comparison=comparison,
            kind=stage.kind(pick.kind),
            happened_on=stage.day(pick.ago),
            mine=pick.mine,
            felt=pick.felt,
            size=pick.size,
            words=pick.words,
        )
    comparisons.be_ready(actor=actor, comparison=comparison)
