"""Decisions: what one is asked, what one has to answer and to make, and what comes after."""

from collections.abc import Iterable, Iterator
from uuid import uuid5

from troth.decisions.queries.waiting import Waiting
from troth.today.rules import Nudge, Tap


def decisions_nudges(waiting: Iterable[Waiting]) -> Iterator[Nudge]:
    """What is one’s own to do in decisions; each sort of it is put aside by itself."""
    for one in waiting:
        yield Nudge(
            kind=f"decision-{one.sort}",
            about=uuid5(one.decision.id, one.sort),
            who=one.who,
            says=one.decision.about,
            why=f"{one.says} {one.why}",
            since=one.since,
            taps=tuple(Tap(words, url) for words, url in one.taps),
        )
