"""One of the five steps as a page shows it: its question, and its place in the plan of twenty minutes."""

from dataclasses import dataclass
from datetime import datetime, time

from . import rules
from .questions import QUESTIONS, STEPS, Question
from .rules import Leg

NAMES = [*(one.called for one in QUESTIONS), "One promise"]


@dataclass(frozen=True)
class Stop:
    """One leg of the plan, as it is drawn."""

    leg: Leg
    called: str
    is_now: bool
    is_past: bool
    until: time


@dataclass(frozen=True)
class Step:
    """`question` is None at the last step, where the promise is made; `begun` is carried in the address alone."""

    number: int
    question: Question | None
    begun: str
    plan: tuple[Stop, ...]

    @property
    def here(self) -> Stop:
        return self.plan[self.number - 1]

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < STEPS else None


def step_of(number: int, *, begun: str, now: datetime) -> Step:
    """The step of that number; without a time in its address, the conversation begins with opening this page."""
    start = rules.clock_in(begun)
    plan = rules.legs()
    if start is None:
        start = rules.on_the_clock(now.time().replace(second=0, microsecond=0), -plan[number - 1].begins)
    stops = tuple(
        Stop(leg, NAMES[leg.number - 1], leg.number == number, leg.number < number, rules.on_the_clock(start, leg.ends))
        for leg in plan
    )
    question = QUESTIONS[number - 1] if number <= len(QUESTIONS) else None
    return Step(number, question, f"{start:%H:%M}", stops)
