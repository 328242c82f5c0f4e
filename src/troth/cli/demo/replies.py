"""Answers to what came out of rounds: most within the week, one by the next leader up, one overdue today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid5

from troth.accounts.actions.promises import give_up_promise, keep_promise
from troth.accounts.models import Promise
from troth.pulses.models import Duty
from troth.pulses.queries.duties import owed_by
from troth.pulses.rules.circles import Wording
from troth.pulses.rules.days import ANSWERING, COLLECTING
from troth.replies.actions.answering import Plan, Said, correct, keep_draft, publish
from troth.replies.actions.guessing import guess
from troth.replies.models import Reply, Will

from .playing import Stage, Steps
from .pulses import seasons_of

A_WHILE = 3


@dataclass(frozen=True)
class Told:
    """Who answers which group how many days after the figures; what they promise, due how many days later."""

    called: str  # how the group's name begins; nothing for those counted together from several teams
    by: str
    after: int
    heard: str
    wills: Sequence[tuple[str, int | None]]
    will_not: str = ""
    became: str = ""
    because: str = ""
    corrected: str = ""


# For each round that is over, the earliest first. Nobody answered the dock the last time: Graham Whitlock has a draft.
TOLD: Sequence[Sequence[Told]] = (
    (
        Told(
            called="Ward 4",
            by="adaeze.nwosu",
            after=4,
            heard="Fewer of you than I had thought find it easy to tell me when something is not right, and on nights "
            "fewer still. Several of you seem to feel that what you say stops at the door of my office.",
            wills=(
                ("answer every note in the ward book within three days, in the book itself", 21),
                ("start each handover with one thing that went wrong for me", None),
            ),
            will_not="A third nurse on nights this year. I asked for it twice and there is no money before the next "
            "budget. I ask again then, and tell you what I hear.",
            became="kept",
            corrected="Fewer of you than I had thought find it easy to tell me when something is not right. Several of "
            "you seem to feel that what you say stops at the door of my office. I first wrote that this was so on "
            "nights above all; the figures do not say that.",
        ),
        Told(
            called="Dock",
            by="maren.hale",
            after=24,
            heard="Nobody answered you for three weeks, and that is on me as much as on anybody. What I read: you rely "
            "on each other, and much less on what comes down from the house.",
            wills=(("stand at the gate for the early shift once a month, without a list", 40),),
            will_not="New cranes: decided for another two years. The reasons are on the board by the gate.",
            became="kept",
        ),
        Told(
            called="",
            by="maren.hale",
            after=6,
            heard="That decisions reach you when they are made, and that being asked afterwards does not feel like "
            "being asked.",
            wills=(("bring the move of the canteen to all of you before it is settled", 30),),
            became="cannot",
            because="the landlord wanted an answer within the week",
        ),
    ),
    (
        Told(
            called="Ward 4",
            by="adaeze.nwosu",
            after=6,
            heard="Much as three months ago. The notes in the ward book get their answers; that you would rather not "
            "be the one who writes one has not changed.",
            wills=(("read the ward book aloud with you at the Monday handover, mine first", None),),
            will_not="Notes without a name in the book. Whoever does not want to be named has this page, and the "
            "listeners.",
        ),
        Told(
            called="",
            by="maren.hale",
            after=5,
            heard="The canteen has not been forgotten. What I promised did not happen, and you noticed.",
            wills=(("ask you about the new opening hours before anything is signed", 20),),
            became="kept",
        ),
    ),
    (
        Told(
            called="Ward 4",
            by="adaeze.nwosu",
            after=5,
            heard="A little easier than three months ago, perhaps, and the page says itself that this may be chance. I "
            "take from it that the handovers are worth going on with.",
            wills=(("go on with the Monday handovers, also when I am away: Birgitta holds them then", None),),
        ),
        Told(
            called="Dock",
            by="graham.whitlock",
            after=5,
            heard="Good marks for each other, and fewer for being asked before things are decided. That one is mine.",
            wills=(("put the shift plan up as a draft on Mondays, before it counts", None),),
        ),
        Told(
            called="",
            by="maren.hale",
            after=3,
            heard="You were asked about the opening hours, and it shows. About the rest you are where you were.",
            wills=(("write down which of your answers changed something, and which did not", None),),
            will_not="A vote on the budget. I say early what is in it, and I decide it.",
        ),
    ),
    (
        Told(
            called="Ward 4",
            by="adaeze.nwosu",
            after=5,
            heard="Higher than in any round before. I had hoped for it, and I do not know which of the things we "
            "changed it was. Please tell me.",
            wills=(("keep the first ten minutes of each shift free for whoever wants to say something", None),),
        ),
        Told(
            called="Dock",
            by="graham.whitlock",
            after=16,
            heard="I am late with this, more than a week. The draft plans did not come every Monday, and you said so.",
            wills=(("give the draft plan to Ewa when I cannot put it up myself", None),),
        ),
        Told(
            called="",
            by="maren.hale",
            after=5,
            heard="Better about being heard, no better about promises that are late.",
            wills=(("say at the first delay, not at the last, when something I promised moves", None),),
        ),
    ),
    (
        Told(
            called="Ward 4",
            by="adaeze.nwosu",
            after=6,
            heard="Sixteen sentences this time, so I read them twice, and then with Birgitta. Where I had thought "
            "better of myself than you do: that I say yes to things which then do not happen.",
            wills=(("say when I do not know yet, instead of yes", None),),
            will_not="A second computer at the far end. It will not come this year, and I will not say maybe again.",
        ),
        Told(
            called="",
            by="maren.hale",
            after=6,
            heard="Sixteen sentences, and none of them is far from the others. What I keep from it is the one about "
            "coming back to what went wrong: I have not done that about the canteen.",
            wills=(("come back to the canteen with each of you who wants to, and listen", None),),
        ),
    ),
    (
        Told(
            called="Ward 4",
            by="adaeze.nwosu",
            after=6,
            heard="Better than when we began, twice in a row, and still not good: raising something early is easier, "
            "hearing what came of it is not.",
            wills=(("close each note in the ward book with what was done, or why not", 62),),
            will_not="Fixed nights for everybody who would like them. There are fewer such nights than wishes.",
        ),
    ),
)


def replies(stage: Stage) -> list[Steps]:
    """Everything about answers, in steps."""
    seasons = seasons_of(stage)
    told = [_told(stage, season, one) for season, those in zip(seasons, TOLD, strict=True) for one in those]
    return [_guessed(stage, seasons[0]), _guessed(stage, seasons[-1]), _drafted(stage, seasons[-1]), *told]


def _figures_ago(stage: Stage, season: date) -> int:
    return (stage.today - season).days - COLLECTING - ANSWERING


def _owed(stage: Stage, by: str, called: str, ago: int) -> Duty | None:
    """What that leader may answer that day: the group of that name, or one counted together from several teams."""
    rows = owed_by(stage.people[by], stage.day(ago)).filter(release__circle__called__startswith=called)
    return (rows if called else rows.filter(release__circle__wording=Wording.PLACE)).first()


def _told(stage: Stage, season: date, told: Told) -> Steps:
    ago = _figures_ago(stage, season) - told.after
    yield ago
    duty, actor = _owed(stage, told.by, told.called, ago), stage.people[told.by]
    if duty is None:
        return
    plans = [Plan(words, stage.day(ago - days) if days else None) for words, days in told.wills]
    said = Said(told.heard, plans, told.will_not)
    reply = publish(actor=actor, release=duty.release, said=said, id=uuid5(duty.release_id, "answer"))
    if told.corrected:
        yield ago - 1
        correct(actor=actor, reply=reply, heard=told.corrected, will_not=told.will_not, revision=0)
    if told.became:
        yield ago - (told.wills[0][1] or 0) + 1
        _became(reply, told)


def _became(reply: Reply, told: Told) -> None:
    will = Will.objects.filter(reply=reply).exclude(word=None).first()
    promise = Promise.objects.filter(together=will.word).order_by("id").first() if will else None
    if promise is None:
        return
    if told.became == "kept":
        keep_promise(actor=promise.giver, promise=promise)
    else:
        give_up_promise(actor=promise.giver, promise=promise, because=told.because)


def _guessed(stage: Stage, season: date) -> Steps:
    """Adaeze guessed the first time and the last, and thought better of her ward than it did of itself."""
    ago = _figures_ago(stage, season) - 1
    yield ago
    duty = _owed(stage, "adaeze.nwosu", "Ward 4", ago)
    if duty is not None:
        shares = {"safety-1": "most", "heard-1": "most", "promises-1": "half"}
        guess(actor=stage.people["adaeze.nwosu"], release=duty.release, levels={"core": 4.0}, shares=shares)


def _drafted(stage: Stage, season: date) -> Steps:
    """Graham began, and has not come back to it."""
    ago = _figures_ago(stage, season) - A_WHILE
    yield ago
    duty = _owed(stage, "graham.whitlock", "Dock", ago)
    if duty is not None:
        begun = Said("I read it twice. Most of you would not come to me with a mistake of your own.")
        keep_draft(actor=stage.people["graham.whitlock"], release=duty.release, said=begun)
