"""What groups and withheld figures are called."""

from collections.abc import Mapping, Sequence

SHOWN = 3

FEW = "Fewer than five answered, so nothing is said."
NOT_TAKEN = (
    "This round came to nothing: after a machine was lost or restored, what stands here and what stands where answers "
    "are kept do not agree. Nothing of it is counted."
)
GIVEN_UP = "These figures were withheld when the round was first looked through, and destroyed."
REASONS: Mapping[str, str] = {
    "FEW": FEW,
    "NEAR": "The group differs by one to four people from one of which something was said lately: the difference "
    "would show them.",
    "COMBINED": "Together with what was said lately, figures would show fewer than five people.",
    "REST": "Together with a group inside it, figures would show what the others answered.",
    "TANGLED": "It overlaps with so many groups of which something was said lately that nobody can be sure what "
    "figures would show.",
}


def called(teams: Sequence[str]) -> str:
    """ "Quay", "Quay and Loft", "Quay, Loft, Mill and 4 more teams"."""
    if len(teams) > SHOWN + 1:
        return f"{', '.join(teams[:SHOWN])} and {len(teams) - SHOWN} more teams"
    return teams[0] if len(teams) == 1 else f"{', '.join(teams[:-1])} and {teams[-1]}"
