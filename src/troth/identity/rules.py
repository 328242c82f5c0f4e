"""Who may help whom back in: two people together, never the operator alone, never on one's own word."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Helper:
    """What somebody is to the person who cannot get in."""

    is_self: bool
    is_operator: bool
    is_representative: bool
    is_leader: bool

    @property
    def may_help(self) -> bool:
        """Whether they may start a new card, or be the second to confirm one."""
        return not self.is_self and (self.is_operator or self.is_representative or self.is_leader)


def two_may_help(first: Helper, second: Helper, *, are_one: bool) -> bool:
    """Whether these two together may have a card made: two different people, at most one of them an operator."""
    return first.may_help and second.may_help and not are_one and not (first.is_operator and second.is_operator)
