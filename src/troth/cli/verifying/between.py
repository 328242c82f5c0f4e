"""What the site has of its rounds beside what a box has of them, byte for byte."""

from collections.abc import Iterator, Mapping

from troth_box.looking import Found
from troth_box.verifying.papers import Papers
from troth_box.verifying.saying import holds, wrong

ABOUT = "Site and box"
NAMES = {"manifest": "what was fixed", "gate": "how many collected", "tally": "what was counted"}
MEND = "Somebody was shown another round than others. Nobody should answer; tell your colleagues and a representative."


def look_between(site: Mapping[str, Papers], box: Mapping[str, Papers], *, is_all: bool = True) -> list[Found]:
    """Where they differ, or that they do not. `is_all` where the site's are all there are."""
    found = [wrong(ABOUT, says, MEND) for says in _differences(site, box, is_all=is_all)]
    return found or [holds(ABOUT, "Both have the same documents of each round, byte for byte.")]


def _differences(site: Mapping[str, Papers], box: Mapping[str, Papers], *, is_all: bool) -> Iterator[str]:
    for name, here in sorted(site.items()):
        there = box.get(name)
        for which, words in NAMES.items():
            ours, theirs = getattr(here, which), getattr(there, which, b"")
            if ours and theirs and ours != theirs:
                yield f"Of the round {name[:8]}, {words} is not the same."
    for name in sorted(box.keys() - site.keys()) if is_all else ():
        yield f"The box has a round ({name[:8]}) that this site does not know."
