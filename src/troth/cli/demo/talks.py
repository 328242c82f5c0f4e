"""Talks of the demo company: a leader who does well, one who puts talks off, a matter in each state, one upward."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from troth.kernel import clock
from troth.people.models import Person
from troth.talks.actions import after, matters, notes, series, talks
from troth.talks.models import FollowUp, Matter, Meeting, Series, Talk
from troth.talks.rules import FollowUpState, MeetingState, WordKind

from .playing import Stage, Steps

SAMUEL, IOANA, NILS, FARAH = "samuel.adjei", "ioana.petrescu", "nils.bergqvist", "farah.siddiqui"
GRAHAM, MIRELA, JOSEPH, PADDY, CALLUM = (
    "graham.whitlock",
    "mirela.dragan",
    "joseph.kamara",
    "paddy.doyle",
    "callum.reid",
)
ADAEZE, LEILANI, LUCIA, BERNADETTE = "adaeze.nwosu", "leilani.kealoha", "lucia.ferraro", "bernadette.osullivan"


def talks_told(stage: Stage) -> list[Steps]:
    """Everything that happens with talks, in steps."""
    return [
        _weekly(stage),
        _skipped(stage),
        _sometimes(stage),
        _mended(stage),
        _feedback(stage),
        _upward(stage),
        _invited(stage),
        _put_off(stage),
        _in_circles(stage),
        _straight_to_the_end(stage),
    ]


def _at(day: date, hour: int, person: Person) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo(person.zone))


def _settled(actor: Person, run: Series, state: MeetingState) -> None:
    meeting = Meeting.objects.get(series=run, state=MeetingState.PLANNED)
    series.settle_meeting(actor=actor, meeting=meeting, state=state)


def _weekly(stage: Stage) -> Steps:
    """Samuel and Ioana, every two weeks; the next one is tomorrow."""
    yield 56
    samuel, ioana = stage.people[SAMUEL], stage.people[IOANA]
    first = stage.day(55)
    run = series.begin_series(actor=samuel, other=ioana, first=first, at=time(10), every_days=14, minutes=30)
    for ago, note in ((54, "The night desk stays until June."), (40, "Ioana draws the new gate plan."), (26, "")):
        yield ago
        meeting = Meeting.objects.get(series=run, state=MeetingState.PLANNED)
        if note:
            notes.share_note(actor=samuel, meeting=meeting, words=note)
        _settled(samuel, run, MeetingState.HELD)
    yield 12
    late = Meeting.objects.get(series=run, state=MeetingState.PLANNED)
    notes.keep_note(actor=ioana, meeting=late, words="Ask him what happens to the night desk after June.")
    _settled(ioana, run, MeetingState.HELD)
    yield 3
    coming = Meeting.objects.get(series=run, state=MeetingState.PLANNED)
    tomorrow = _at(stage.day(-1), 10, samuel)
    series.move_meeting(actor=ioana, meeting=coming, starts_at=tomorrow, revision=coming.revision)
    notes.add_item(actor=ioana, series=run, words="Who takes the Monday desk in July?")
    notes.add_item(actor=samuel, series=run, words="The carriers’ answer on slots.")
    coming.refresh_from_db()
    notes.say_how_it_goes(actor=ioana, meeting=coming, words="Better than March. Tired of the new booking screen.")


def _skipped(stage: Stage) -> Steps:
    """Graham and Joseph: the last two did not happen."""
    yield 50
    graham, joseph = stage.people[GRAHAM], stage.people[JOSEPH]
    run = series.begin_series(actor=joseph, other=graham, first=stage.day(46), at=time(13), every_days=14, minutes=20)
    yield 46
    _settled(graham, run, MeetingState.HELD)
    for ago in (32, 18):
        yield ago
        _settled(graham, run, MeetingState.SKIPPED)


def _sometimes(stage: Stage) -> Steps:
    """Adaeze and Leilani, every four weeks, before the night shift."""
    yield 30
    adaeze, leilani = stage.people[ADAEZE], stage.people[LEILANI]
    run = series.begin_series(
        actor=adaeze, other=leilani, first=stage.day(25), at=time(20, 30), every_days=28, minutes=20
    )
    yield 24
    meeting = Meeting.objects.get(series=run, state=MeetingState.PLANNED)
    notes.share_note(actor=adaeze, meeting=meeting, words="Nights in August are asked for before they are printed.")
    _settled(adaeze, run, MeetingState.HELD)


def _talked(talk: Talk, by: Person, stage: Stage, ago: int, words: str) -> None:
    talks.hold_talk(actor=by, talk=talk, held_on=stage.day(ago))
    talks.say_after(actor=by, talk=talk, words=words)


def _mended(stage: Stage) -> Steps:
    """Samuel and Nils: expectation, question, and closed."""
    yield 70
    samuel, nils = stage.people[SAMUEL], stage.people[NILS]
    first = matters.begin_matter(actor=samuel, other=nils, title="Who rings the harbour master", level=0)
    _talked(first, samuel, stage, 70, "Whoever has the desk rings, until noon. After that it is me.")
    yield 48
    second = matters.begin_talk(actor=samuel, matter=first.matter, level=1)
    _talked(second, samuel, stage, 48, "He had rung. The line was dead that morning; I had not asked.")
    talks.say_after(actor=nils, talk=second, words="Good that you asked before you were cross.")
    yield 20
    matters.close_matter(actor=samuel, matter=first.matter)


def _feedback(stage: Stage) -> Steps:
    """Samuel and Farah: prepared, invited, held as feedback, checked in, and revisited when calmer."""
    yield 16
    samuel, farah = stage.people[SAMUEL], stage.people[FARAH]
    talk = matters.begin_matter(actor=samuel, other=farah, title="Customs papers after four", level=1, is_agreed="yes")
    _talked(talk, samuel, stage, 16, "Three trucks waited. We do not know yet why the papers came late.")
    yield 10
    second = matters.begin_talk(actor=samuel, matter=talk.matter, level=2)
    said = {"saw": "Tuesday, 16:40: two trucks at the gate, papers at 17:10.", "impact": "The berth was lost."}
    said |= {"contributed": "I moved the cut-off twice without writing it down.", "want": "One time, on the board."}
    talks.save_preparation(actor=samuel, talk=second, said=said, meant_for=stage.day(7))
    words = "I would like to tell you what I saw about the papers, and to hear your side. Twenty minutes, with tea."
    starts_at = _at(stage.day(7), 15, samuel)
    talks.plan_talk(actor=samuel, talk=second, starts_at=starts_at, minutes=20, invitation=words)
    yield 7
    _talked(second, samuel, stage, 7, "Her side: nobody told the desk about the new cut-off. That is mine to mend.")
    matters.promise_in_matter(
        actor=samuel,
        matter=talk.matter,
        direction="mine",
        words="put the customs cut-off on the board",
        due_on=stage.day(-2),
    )
    matters.say_in_matter(
        actor=samuel, matter=talk.matter, kind=WordKind.SUPPORT, words="A second scanner from Monday."
    )
    row = after.revisit_later(actor=farah, talk=second, due_at=clock.now() + timedelta(hours=20))
    yield 6
    after.finish_revisit(actor=farah, row=row, words="Calmer now. The board is what I had asked for in spring.")
    yield 5
    check_in = FollowUp.objects.get(talk=second, kind="check_in")
    after.settle_follow_up(actor=samuel, row=check_in, state=FollowUpState.DONE)


def _upward(stage: Stage) -> Steps:
    """Leilani to Adaeze, upward: a curious question, held yesterday."""
    yield 6
    leilani, adaeze = stage.people[LEILANI], stage.people[ADAEZE]
    talk = matters.begin_matter(
        actor=leilani,
        other=adaeze,
        title="How the weekend nights are shared out",
        level=1,
        reason="We agreed on the nights last year, in the corridor.",
    )
    said = {"saw": "Four of my last six weekends were nights.", "want": "To know how it is decided."}
    talks.save_preparation(actor=leilani, talk=talk, said=said, meant_for=None)
    words = "I noticed something about the weekend nights and would like to ask you about it. Nothing is decided."
    starts_at = _at(stage.day(1), 20, adaeze)
    talks.plan_talk(actor=leilani, talk=talk, starts_at=starts_at, minutes=15, invitation=words)
    yield 1
    _talked(talk, leilani, stage, 1, "She showed me the list. She had not seen it either, laid out like that.")
    talks.say_after(actor=adaeze, talk=talk, words="I count them by hand now, before anything is printed.")


def _invited(stage: Stage) -> Steps:
    """Lucia to Bernadette: agreeing what to expect, invited, not held yet."""
    yield 2
    lucia, bernadette = stage.people[LUCIA], stage.people[BERNADETTE]
    talk = matters.begin_matter(actor=lucia, other=bernadette, title="Who orders for the weekend", level=0)
    words = "I would like to agree with you who orders what for the weekend. Please bring your view: mine is one half."
    starts_at = _at(stage.day(-3), 9, lucia)
    talks.plan_talk(actor=lucia, talk=talk, starts_at=starts_at, minutes=20, invitation=words)


def _put_off(stage: Stage) -> Steps:
    """Graham to Mirela: prepared, and put off three times. Nobody but Graham knows."""
    yield 44
    graham, mirela = stage.people[GRAHAM], stage.people[MIRELA]
    talk = matters.begin_matter(
        actor=graham, other=mirela, title="Breaks on the crane", level=2, is_agreed="yes", reason="I waited too long."
    )
    said = {
        "saw": "Twice in a week the crane stood at 10:40 with a ship alongside.",
        "afraid": "That she gives notice.",
        "putting_off": "All of it.",
    }
    days = (40, 30, 17, -1)
    for ago, meant in zip((44, 39, 29, 16), days, strict=True):
        yield ago
        talks.save_preparation(actor=graham, talk=talk, said=said, meant_for=stage.day(meant))


def _in_circles(stage: Stage) -> Steps:
    """Graham and Paddy: the same question, three times."""
    matter: UUID | None = None
    said = ("We will see.", "It was the barrier again.", "He says it is the barrier. I did not ask further.")
    for ago, words in zip((80, 58, 36), said, strict=True):
        yield ago
        graham, paddy = stage.people[GRAHAM], stage.people[PADDY]
        if matter is None:
            talk = matters.begin_matter(actor=graham, other=paddy, title="Queues at the gate", level=1, is_agreed="yes")
            matter = talk.matter_id
        else:
            talk = matters.begin_talk(actor=graham, matter=Matter.objects.get(id=matter), level=1)
        _talked(talk, graham, stage, ago, words)


def _straight_to_the_end(stage: Stage) -> Steps:
    """Graham to Callum: straight to the consequence, invited for the day after tomorrow."""
    yield 3
    graham, callum = stage.people[GRAHAM], stage.people[CALLUM]
    why = "The insurer asked for it in writing."
    talk = matters.begin_matter(actor=graham, other=callum, title="Harness on the stacks", level=4, reason=why)
    words = "I would like to talk about the harness, and about what follows if it stays as it is. Bring somebody along."
    starts_at = _at(stage.day(-2), 14, graham)
    talks.plan_talk(actor=graham, talk=talk, starts_at=starts_at, minutes=30, invitation=words)
