"""The shape of one team’s sentences."""

from dataclasses import dataclass

Told = tuple[str, str]  # the key of a kind of moment, and a few words


@dataclass(frozen=True, kw_only=True)
class Words:
    """Promises each name their day in ordinary words; `{month}` becomes the name of the month that comes next.

    `down` leader to member, `up` member to leader, `across` between colleagues; `offered` what a leader did, in the
    leader’s words; `felt` what a leader did, in the words of the one it touched; `thanks` between colleagues; `shared`
    other things colleagues did for or to each other, in the words of the one who did them.
    """

    down: tuple[str, ...]
    up: tuple[str, ...]
    across: tuple[str, ...]
    offered: tuple[Told, ...]
    felt: tuple[Told, ...]
    thanks: tuple[str, ...]
    shared: tuple[Told, ...] = ()
