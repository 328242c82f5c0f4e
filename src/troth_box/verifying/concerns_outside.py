"""Concerns looked at from outside, as anybody can: who listens, the quarters, and the two pages they are read on."""

import json
from collections.abc import Callable, Collection, Iterator

from troth.blind import canonical, pages, shapes
from troth.blind.listeners import MOST_LISTS
from troth.blind.refusals import FormRefused
from troth.blind.signed import KEY_BYTES

from .. import clock
from ..looking import Found
from ..page_files import PageFiles
from ..reaching import Box
from ..settings import CONCERN_PAGE, LISTENER_PAGE
from ..trouble import Trouble
from .listed import MEND, Published, look_at_published, look_at_receipts
from .saying import doubtful, holds, wrong

PAGES = {"concern": ("Page for writing", CONCERN_PAGE), "listener": ("Page for listening", LISTENER_PAGE)}
MOST_SEASONS = 20


def verify_concerns(
    box: Box, site_keys: Collection[bytes], same: Callable[[list[str]], Found]
) -> tuple[list[Found], Published]:
    """Everything about concerns, and what the box publishes. `same`: whether all are given the same at addresses."""
    try:
        published = _published(box)
        key = shapes.fields(_read(box, "key"), {"key"}, "the key of receipts")["key"]
        key = shapes.octets(key, "the key of receipts", length=KEY_BYTES)
    except FormRefused as refused:
        return [wrong("Who listens", f"What is published does not hold: {refused}.", MEND)], Published(is_all=False)
    found, listed = look_at_published(published, site_keys, box.origin, clock.today())
    if listed.latest is None:
        return found, published
    found += look_at_receipts(key, listed)
    named = {"concern": listed.latest.concern_page, "listener": listed.latest.listener_page}
    paths = ["/concerns/listeners", "/concerns/seasons", "/concerns/key"]
    for folder, digest in named.items():
        files = box.page_in(folder)
        paths += [f"/{folder}/", *(f"/{folder}/{name}" for name in sorted(files))]
        found += _page(folder, pages.digest(files), digest)
    return [*found, same(paths)], published


def _published(box: Box) -> Published:
    """The latest list and the quarters whose slips are good; nothing where nobody listens yet."""
    try:
        latest = canonical.loads(box.concerns("listeners"))
    except Trouble:
        return Published(is_all=False)
    number = shapes.whole(_inside(latest).get("number"), "the number of this list", least=1, most=MOST_LISTS)
    seasons = shapes.several(_read(box, "seasons"), _named, "the quarters", least=0, most=MOST_SEASONS)
    return Published({number: canonical.dumps(latest)}, dict(seasons), is_all=False)


def _read(box: Box, path: str) -> object:
    """What is no document of its own comes in any spelling."""
    try:
        return json.loads(box.concerns(path))
    except (ValueError, RecursionError):
        raise FormRefused(f"{path} are not in their form") from None


def _named(document: object) -> tuple[str, bytes]:
    inside = _inside(document)
    name = inside.get("season")
    return shapes.matching(name, shapes.ROUND, "the quarter's name"), canonical.dumps(document)


def _inside(document: object) -> dict[str, object]:
    inside = document.get("document") if isinstance(document, dict) else None
    if not isinstance(inside, dict):
        raise FormRefused("it is not a signed document")
    return inside


def _page(folder: str, found: str, named: str) -> Iterator[Found]:
    about, ours = PAGES[folder]
    if found != named:
        yield wrong(about, "It is not the one that is named in the list of those who listen.", MEND)
        return
    yield holds(about, f"Byte for byte the one that is named in the list of those who listen ({found[:16]}…).")
    if found != PageFiles(ours).digest:
        mend = f"Compare with the same version as the box runs; the page is in the folder troth_box/{ours.name}."
        yield doubtful(about, "It is not the one this version of Troth has.", mend)
