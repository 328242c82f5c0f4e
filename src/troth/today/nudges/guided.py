"""The guided conversation of a team: near, asked for, or due again."""

from collections.abc import Iterable, Iterator

from troth.guided.queries.near import Waiting
from troth.today.rules import Nudge, Tap


def guided_nudges(waiting: Iterable[Waiting]) -> Iterator[Nudge]:
    """Alike for everybody of a team; only whoever leads is asked to set a day, or whether it took place."""
    for one in waiting:
        yield Nudge(
            kind=f"guided-{one.sort}",
            about=one.about,
            who=one.team,
            says=one.says,
            why=one.why,
            since=one.since,
            taps=tuple(Tap(words, url, does=does) for words, url, does in one.taps),
        )
