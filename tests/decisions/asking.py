"""Short ways to get a decision as far as a test needs it. Ama asks; Ben and Chidi are included."""

from datetime import timedelta
from typing import Any

from tests.cast import Cast
from troth.decisions.actions.answers import answer_inputs
from troth.decisions.actions.deciding import FinalSay, decide
from troth.decisions.actions.inputs import say_input
from troth.decisions.actions.opening import Asked, open_decision
from troth.decisions.models import Decision, Input
from troth.kernel import clock

DAY = timedelta(days=1)


def in_days(days: int) -> Any:
    """That day, counted from today."""
    return clock.now().date() + days * DAY


def asked(cast: Cast, **said: Any) -> Asked:
    """What Ama says beforehand."""
    usual: dict[str, Any] = {
        "about": "How do we share the nights?",
        "why_now": "The rota is printed in two weeks.",
        "say": "ask",
        "closes_on": in_days(7),
        "decide_by": in_days(10),
        "circle": [cast.ben, cast.chidi],
    }
    usual |= said
    if usual["say"] == "tell":
        usual["closes_on"] = None
    if usual["say"] == "agree":
        usual.setdefault("proposal", "Two nights in a row, then two days off.")
    if usual["say"] == "you":
        usual.setdefault("decider", cast.ben)
    return Asked(**usual)


def opened(cast: Cast, **said: Any) -> Decision:
    """Asked by Ama."""
    return open_decision(actor=cast.ama, asked=asked(cast, **said))


def later(days: float = 8) -> Any:
    """A time at which the window has closed."""
    return clock.moved(clock.now() + timedelta(days=days))


def final(**said: Any) -> FinalSay:
    """A final say, looked at again in ninety days."""
    usual = {"outcome": "Two in a row.", "reasons": "It was asked for most.", "review_on": in_days(90)}
    return FinalSay(**usual | said)


def answered(decision: Decision, *inputs: Input, became: str = "taken", why: str = "Because it helps.") -> Any:
    """The one who decides answers these together."""
    ids = [one.id for one in inputs]
    return answer_inputs(actor=decision.decider, decision=decision, inputs=ids, became=became, why=why)


def decided(cast: Cast, **said: Any) -> Decision:
    """Asked, said by Ben, answered and decided; the clock has moved on by nothing."""
    decision = opened(cast, **said)
    one = say_input(actor=cast.ben, decision=decision, words="Two nights in a row.")
    answered(decision, one)
    Decision.objects.filter(id=decision.id).update(closes_at=clock.now() - DAY)
    return decide(actor=cast.ama, decision=decision, final=final())
