"""What the site has of its rounds beside what a box has of them, byte for byte."""

from collections.abc import Iterator, Mapping

from troth_box.looking import Found
from troth_box.verifying.listed import Published
from troth_box.verifying.papers import Papers
from troth_box.verifying.saying import holds, unseen, wrong

ABOUT = "Site and box"
NAMES = {"manifest": "what was fixed", "gate": "how many collected", "tally": "what was counted"}
MEND = "Somebody was shown another round than others. Nobody should answer; tell your colleagues and a representative."

MEND_LISTS = "Somebody could be shown false listeners. Nobody should write; tell your colleagues and a representative."


def look_between(site: Mapping[str, Papers], box: Mapping[str, Papers], *, is_all: bool = True) -> list[Found]:
    """Where they differ, or that they do not. `is_all` where the site's are all there are."""
    found = [wrong(ABOUT, says, MEND) for says in _differences(site, box, is_all=is_all)]
    if found:
        return found
    if not any(_in_both(site, box)):
        return [unseen(ABOUT, "No document of a round is in both places, so nothing could be compared.")]
    return [holds(ABOUT, "Both have the same documents of each round, byte for byte.")]


def _in_both(site: Mapping[str, Papers], box: Mapping[str, Papers]) -> Iterator[bool]:
    for name in site.keys() & box.keys():
        for which in NAMES:
            yield bool(getattr(site[name], which) and getattr(box[name], which))


def _differences(site: Mapping[str, Papers], box: Mapping[str, Papers], *, is_all: bool) -> Iterator[str]:
    for name, here in sorted(site.items()):
        there = box.get(name)
        for which, words in NAMES.items():
            ours, theirs = getattr(here, which), getattr(there, which, b"")
            if ours and theirs and ours != theirs:
                yield f"Of the round {name[:8]}, {words} is not the same."
    for name in sorted(box.keys() - site.keys()) if is_all else ():
        yield f"The box has a round ({name[:8]}) that this site does not know."


def look_between_lists(site: Published, box: Published) -> list[Found]:
    """The lists of who listens and the quarters, where both have them."""
    about = "Site and box, concerns"
    ours = {**_called(site.lists, "list"), **_called(site.seasons, "quarter")}
    theirs = {**_called(box.lists, "list"), **_called(box.seasons, "quarter")}
    if unknown := sorted(theirs.keys() - ours.keys()):
        return [wrong(about, f"The box has a {unknown[0]} that this site does not know.", MEND_LISTS)]
    both = sorted(ours.keys() & theirs.keys())
    if other := [name for name in both if ours[name] != theirs[name]]:
        return [wrong(about, f"It is not the same: {', '.join(other)}.", MEND_LISTS)]
    return [holds(about, "Who listens, and each quarter, is the same in both, byte for byte.")] if both else []


def _called(documents: Mapping[int, bytes] | Mapping[str, bytes], what: str) -> dict[str, bytes]:
    return {f"{what} {name}": document for name, document in documents.items()}
