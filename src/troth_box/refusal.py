"""What the box answers where it does not do what was asked: a status, and for those who may know, a sentence."""

from collections.abc import Callable
from typing import TypeVar

from troth.blind.refusals import FormRefused

Read = TypeVar("Read")


class Refusal(Exception):
    """Nothing was done. Without `say` there is no body, so that an error tells nothing of what was sent."""

    def __init__(self, status: int, say: str = "") -> None:
        super().__init__(status)
        self.status = status
        self.say = say


def in_form(read: Callable[[], Read]) -> Read:
    """What was read, or a refusal that says what is wrong with it."""
    try:
        return read()
    except FormRefused as refused:
        raise Refusal(400, f"{str(refused)[0].upper()}{str(refused)[1:]}.") from None
