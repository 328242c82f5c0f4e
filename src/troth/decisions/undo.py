"""The ways back from what is done in decisions, as long as they are open."""

from typing import Any
from uuid import UUID

from troth.accounts.undo import WAYS_BACK
from troth.people.models import Person

from .actions import answers, feeling, inputs
from .queries.decisions import answer_for, input_for, view_of


def _unsay(viewer: Person, *, id: str) -> None:
    inputs.take_back_input(actor=viewer, input=input_for(viewer, UUID(id)))


def _say_again(viewer: Person, *, fields: dict[str, Any]) -> None:
    decision = view_of(viewer, UUID(fields["decision"])).decision
    inputs.say_input(
        actor=viewer,
        decision=decision,
        words=fields["words"],
        is_objection=fields["is_objection"],
        width_seen=fields["width"],
        id=UUID(fields["id"]),
    )


def _support(viewer: Person, *, id: str) -> None:
    inputs.support_input(actor=viewer, input=input_for(viewer, UUID(id)))


def _stop_supporting(viewer: Person, *, id: str) -> None:
    inputs.stop_supporting(actor=viewer, input=input_for(viewer, UUID(id)))


def _lift(viewer: Person, *, id: str) -> None:
    inputs.lift_objection(actor=viewer, input=input_for(viewer, UUID(id)))


def _object_again(viewer: Person, *, id: str) -> None:
    inputs.object_again(actor=viewer, input=input_for(viewer, UUID(id)))


def _unanswer(viewer: Person, *, id: str) -> None:
    answers.take_back_answer(actor=viewer, answer=answer_for(viewer, UUID(id)))


def _feel_again(viewer: Person, *, id: str, said: dict[str, Any]) -> None:
    feeling.say_felt_heard(actor=viewer, decision=view_of(viewer, UUID(id)).decision, **said)


def register() -> None:
    """Make them known to the undo that every page offers."""
    WAYS_BACK.update(
        {
            "unsay-input": _unsay,
            "say-input-again": _say_again,
            "support-input": _support,
            "stop-supporting": _stop_supporting,
            "lift-objection": _lift,
            "object-again": _object_again,
            "unanswer-inputs": _unanswer,
            "feel-again": _feel_again,
        }
    )
