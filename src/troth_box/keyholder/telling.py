"""What was checked, counted and verified, in sentences: the same on the page and in the terminal."""

from collections import Counter
from collections.abc import Mapping

from troth.blind.manifest import Manifest
from troth.blind.parts import Circle, Lock
from troth.measure.items import OUTSIDE
from troth.measure.ranges import LEAST

from .checking import Checked, Why
from .counting import Counted
from .verifying import Verified


def of_words(told: Checked | Verified) -> list[str]:
    """The words of the round, and those of the answering week, which stand for who answered together as well."""
    return [
        f"Check words of the round: {' '.join(told.words)}",
        f"Check words of the answering week: {' '.join(told.words_of_week)}",
    ]


def of_check(checked: Checked) -> list[str]:
    """What holds, now that nothing was refused as a whole."""
    manifest, gate = checked.manifest, checked.gate
    issued = sum(gate.issued[root.id] for root in manifest.roots)
    eligible = sum(root.eligible for root in manifest.roots)
    days = manifest.answering
    return [
        f"The round is of {manifest.organisation}, answered from {days.first} to {days.last}.",
        f"{people(issued)} of {eligible} fetched a token.",
        f"{ballots(len(checked.ballots))} came with a token that counts. Every signature on them was checked.",
        *of_reasons("will not be counted", checked.refused),
        "Who is counted with whom follows from the numbers, as anybody can calculate again.",
        "Each circle's key carries its proof that no token could be told from another.",
        *of_after(manifest),
        of_lock(manifest),
    ]


def of_after(manifest: Manifest) -> list[str]:
    """Of a round that also asks whether what was told last time has happened."""
    asks = any(question.scale == OUTSIDE for question in manifest.items)
    return ["It also asks whether what people were told last time has happened: counted into no level."] if asks else []


def of_lock(manifest: Manifest) -> str:
    if manifest.seal.lock is Lock.SINGLE:
        return "Single lock: the server itself holds the key to these ballots."
    also = " or their deputy" if manifest.seal.deputy else ""
    return f"The ballots are sealed: only the keyholder{also} can open them."


def of_reasons(what: str, reasons: Mapping[Why, int]) -> list[str]:
    """How many there are of a sort, and why, the most frequent reason first; nothing where there are none."""
    found = sorted(((number, why.value) for why, number in reasons.items() if number), reverse=True)
    if not found:
        return []
    return [f"{sum(number for number, _ in found)} {what} ({'; '.join(f'{number}: {why}' for number, why in found)})."]


def of_circles(manifest: Manifest, issued: Mapping[str, int], answered: Mapping[str, int]) -> list[tuple[str, ...]]:
    """A row for each circle that answers: its sign, people, tokens, ballots."""
    rows = ((manifest.by_id[circle], number) for circle, number in answered.items())
    return [(circle.id[:8], str(circle.eligible), str(issued[circle.id]), str(number)) for circle, number in rows]


def of_count(result: Counted, before: Checked) -> list[str]:
    """What was counted, and what was found only on opening."""
    counted = result.tally.counted
    found = Counter(result.refused)
    found.subtract(before.refused)
    few = sum(number < LEAST for number in counted.values())
    return [
        f"{ballots(sum(counted.values()))} opened and counted, in memory. None was written down.",
        *of_reasons("refused on opening", found),
        *([f"{circles(few)} with fewer than {LEAST} answers: nothing is said of what they answered."] if few else []),
        f"Figures of {circles(len(counted) - few)} are ready to be signed.",
    ]


def of_verified(found: Verified) -> list[str]:
    """What holds about a tally that was released."""
    issued = sum(found.gate.issued[root.id] for root in found.manifest.roots)
    tally = found.tally
    return [
        f"The round is of {found.manifest.organisation}, answered until {found.manifest.answering.last}.",
        f"{found.signed_by.capitalize()} signed the result, and the signature holds.",
        f"{people(issued)} fetched a token; {ballots(sum(tally.counted.values()))} counted, {tally.refused} refused.",
        f"There are {len(tally.hashes)} hashes, one for each ballot, and no circle has more ballots than tokens.",
        f"It closes the figures of {circles(len(tally.circles))}, with {LEAST} answers or more each.",
        *(
            [f"Figures of {circles(len(found.opened))} are the ones signed, and none is finer than promised."]
            if found.opened
            else []
        ),
        of_lock(found.manifest),
    ]


def of_names(circle: Circle | None, names: list[str]) -> str:
    if circle is None:
        return "These names do not belong to any circle of this round: somebody was shown another list."
    return f"These {len(names)} people are counted together in the circle {circle.id[:8]}, as fixed beforehand."


def people(number: int) -> str:
    return "One person" if number == 1 else f"{number} people"


def ballots(number: int) -> str:
    return "One ballot" if number == 1 else f"{number} ballots"


def circles(number: int) -> str:
    return "one circle" if number == 1 else f"{number} circles"
