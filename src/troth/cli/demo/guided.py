"""The guided conversations of the small teams: a promise kept, one that was not and said so, one that is still open."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid5

from troth.accounts.actions.promises import delay_promise, give_up_promise, keep_promise
from troth.accounts.models import Promise
from troth.guided.actions.ending import end_with_promise, end_without_promise
from troth.guided.actions.planning import plan_conversation, say_not_this_time
from troth.guided.actions.preparing import prepare
from troth.guided.actions.wishing import ask_for_it
from troth.guided.models import Conversation
from troth.people.models import Team

from .playing import Stage, Steps

DISPATCH, KITCHEN, FINANCE = "samuel.adjei", "lucia.ferraro", "hana.kobayashi"
KITCHEN_TEAM = "Kitchen"


@dataclass(frozen=True)
class Held:
    """A conversation that took place: planned and held so many days ago, and its promise, for so many days later."""

    team: str
    leader: str
    planned: int
    ago: int
    place: str
    promise: str = ""
    days: int = 14


QUIET_HOUR = Held(
    "Dispatch", DISPATCH, 196, 189, "The small room behind the map", "take the carriers’ calls myself from four to five"
)
ROTA = Held(
    "Dispatch", DISPATCH, 103, 96, "The small room behind the map", "have the night rota out three weeks ahead", 21
)
SCREENS = Held("Dispatch", DISPATCH, 12, 5, "On the call, cameras as you like", "ask for the second screens", 19)
HOOD = Held(
    "Kitchen", KITCHEN, 128, 121, "The yard, after the lunch rush", "get the extractor hood over the fryer mended"
)
CLOSING = Held(
    "Finance and Office", FINANCE, 74, 66, "Meeting room 2", "no new tasks in the last two days of a month", 35
)
NOTHING = Held("Finance and Office", FINANCE, 166, 159, "Meeting room 2")


def guided(stage: Stage) -> list[Steps]:
    """Everything that happens with the conversations of the small teams, in steps."""
    return [
        _kept(stage, QUIET_HOUR, after=9),
        _not_kept(stage),
        _open(stage),
        _kept(stage, HOOD, after=13),
        _without(stage),
        _not_yet(stage),
        _off(stage),
        _to_come(stage),
        _wished(stage),
    ]


def _plan(stage: Stage, team: str, leader: str, day: date, place: str) -> Conversation:
    found, person = Team.objects.get(name=team), stage.people[leader]
    day += timedelta(days=8 - day.isoweekday() if day.isoweekday() > 5 else 0)  # nobody plans for a weekend
    starts_at = datetime.combine(day, time(10), UTC)
    return plan_conversation(actor=person, team=found, starts_at=starts_at, place=place)


def _promised(stage: Stage, talk: Conversation, told: Held) -> Promise:
    """It took place, and the promise is there for each of them."""
    due_on = stage.day(told.ago) + timedelta(days=told.days)
    word = uuid5(talk.id, "promise")
    leader = stage.people[told.leader]
    end_with_promise(actor=leader, conversation=talk, words=told.promise, due_on=due_on, id=word)
    return Promise.objects.filter(together=word).order_by("id")[0]


def _kept(stage: Stage, told: Held, *, after: int) -> Steps:
    yield told.planned
    talk = _plan(stage, told.team, told.leader, stage.day(told.ago), told.place)
    yield told.ago
    promise = _promised(stage, talk, told)
    yield told.ago - after
    keep_promise(actor=stage.people[told.leader], promise=promise)


def _not_kept(stage: Stage) -> Steps:
    yield ROTA.planned
    talk = _plan(stage, ROTA.team, ROTA.leader, stage.day(ROTA.ago), ROTA.place)
    yield ROTA.ago
    promise = _promised(stage, talk, ROTA)
    yield ROTA.ago - ROTA.days
    because = "Two carriers change their times until the last week. I said it before I had asked them."
    give_up_promise(actor=stage.people[DISPATCH], promise=promise, because=because)


def _open(stage: Stage) -> Steps:
    yield SCREENS.planned
    talk = _plan(stage, SCREENS.team, SCREENS.leader, stage.day(SCREENS.ago), SCREENS.place)
    yield SCREENS.planned - 2
    notes = {
        "safety": "That I did not know how the customs file works either, and nodded.",
        "promises": "The rota. I gave a word that was not mine to give.",
    }
    prepare(actor=stage.people[DISPATCH], conversation=talk, notes=notes)
    yield SCREENS.ago
    _promised(stage, talk, SCREENS)


def _without(stage: Stage) -> Steps:
    yield NOTHING.planned
    talk = _plan(stage, NOTHING.team, NOTHING.leader, stage.day(NOTHING.ago), NOTHING.place)
    yield NOTHING.ago
    end_without_promise(actor=stage.people[FINANCE], conversation=talk)


def _not_yet(stage: Stage) -> Steps:
    yield CLOSING.planned
    talk = _plan(stage, CLOSING.team, CLOSING.leader, stage.day(CLOSING.ago), CLOSING.place)
    yield CLOSING.ago
    promise = _promised(stage, talk, CLOSING)
    yield CLOSING.ago - CLOSING.days
    because = "The auditors came in that very week. From this month on it holds."
    delay_promise(
        actor=stage.people[FINANCE], promise=promise, because=because, due_on=stage.today + timedelta(days=16)
    )


def _off(stage: Stage) -> Steps:
    yield 18
    talk = _plan(stage, KITCHEN_TEAM, KITCHEN, stage.day(9), "The yard, after the lunch rush")
    yield 11
    say_not_this_time(actor=stage.people["otis.freeman"], conversation=talk)


def _to_come(stage: Stage) -> Steps:
    yield 4
    talk = _plan(stage, KITCHEN_TEAM, KITCHEN, stage.today + timedelta(days=3), "The yard, after the lunch rush")
    yield 2
    notes = {"heard": "That I was told in spring how the cold room door sticks. I heard it, and did nothing."}
    prepare(actor=stage.people[KITCHEN], conversation=talk, notes=notes)


def _wished(stage: Stage) -> Steps:
    yield 3
    ask_for_it(actor=stage.people["wenli.chang"], team=Team.objects.get(name="IT"))
