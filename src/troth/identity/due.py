"""What happens to signing in by itself: what is over is removed each day."""

from uuid import UUID

from troth.jobs.registry import daily, due

from .actions.addresses import tell_of_proposals
from .actions.sweeping import sweep


@daily("identity.sweep")
def sweep_daily() -> None:
    """Remove sessions, devices, links, cards and requests that are over."""
    sweep()


@due("people.address-proposed")
def addresses_are_proposed(people: list[str]) -> None:
    """A personnel file gives these people another address: the old one and the new one hear of it."""
    tell_of_proposals([UUID(person) for person in people])
