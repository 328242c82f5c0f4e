"""A box looked at from outside, as anybody can: its page, the same for everybody, and what it says of its rounds."""

from collections.abc import Collection, Iterator
from functools import partial

from troth.blind import canonical, pages

from .. import clock
from ..looking import Found
from ..page_files import PageFiles
from ..reaching import Answered, Box
from ..settings import PAGE
from ..states import COUNTED, State
from ..trouble import Trouble
from .concerns_outside import verify_concerns
from .listed import Published
from .papers import Papers, look_at_papers
from .saying import doubtful, holds, unseen, wrong

UNFINISHED = (State.ISSUING, State.GATED, State.OPEN)
ONE = {
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
    "Accept-Language": "de",
    "X-Forwarded-For": "192.0.2.7",
}
OTHER = {"User-Agent": "Mozilla/5.0 (iPhone)", "Accept-Language": "ar", "Forwarded": "for=198.51.100.9", "Via": "1.1 a"}
OF_THE_MOMENT = {"date", "connection", "keep-alive", "age"}
ASK = "Ask whoever runs the box, and a representative, for the signed result."
DO_NOT = "Do not answer there before it is known why. Tell your colleagues and a representative."


def verify_from_outside(
    box: Box, site_keys: Collection[bytes] = ()
) -> tuple[list[Found], dict[str, Papers], Published]:
    """Everything, the documents that it publishes, by round, and of concerns. Trouble where it cannot be reached."""
    states = box.rounds()
    papers = {id: _papers(box, id) for id in states}
    found, pages_named = [], set()
    for id, one in sorted(papers.items()):
        says, known = look_at_papers(one, site_keys, clock.today())
        found += says
        if known and known.manifest.box != box.origin:
            found.append(wrong(says[0].about, f"It was made for another box: {known.manifest.box}.", DO_NOT))
        if states[id] in COUNTED and not one.tally:
            found.append(wrong(says[0].about, "It was counted, and the result cannot be fetched.", ASK))
        if known and states[id] in UNFINISHED:
            pages_named.add(known.manifest.page)
    of_concerns, published = verify_concerns(box, site_keys, partial(_same_for_everybody, box))
    return [*_page(box, pages_named), *found, *of_concerns], papers, published


def _papers(box: Box, id: str) -> Papers:
    return Papers(id, *(_document(box, id, which) for which in ("manifest", "gate", "tally")))


def _document(box: Box, id: str, which: str) -> bytes:
    try:
        found = getattr(box, which)(id)
    except Trouble:
        return b""
    return canonical.dumps(found)


def _page(box: Box, named: set[str]) -> Iterator[Found]:
    files = box.page()
    digest = pages.digest(files)
    yield _same_for_everybody(box, ["/", *(f"/page/{name}" for name in sorted(files))])
    if any(one != digest for one in named):
        says = "The page on which people answer is not the one that was fixed when this round began."
        yield wrong("Answering page", says, DO_NOT)
    elif named:
        yield holds("Answering page", f"Byte for byte the one that was fixed ({digest[:16]}…).")
    else:
        yield unseen("Answering page", f"No round is on that names one. Here it is {digest[:16]}…")
    if digest == PageFiles(PAGE).digest:
        yield holds("Page and program", "The page is the one this version of Troth has.")
    else:
        says = "The page is not the one this version of Troth has."
        mend = "Compare with the same version as the box runs; its page is in the folder troth_box/page of the program."
        yield doubtful("Page and program", says, mend)


def _same_for_everybody(box: Box, paths: list[str]) -> Found:
    """Two visitors who differ in browser, language and address get the same bytes, the same headers, and no cookie."""
    about = "Same for everybody"
    for path in paths:
        one, other = box.answer_to(path, ONE), box.answer_to(path, OTHER)
        if one.body != other.body or _lasting(one) != _lasting(other):
            return wrong(about, f"Two visitors were given different pages at {path}.", DO_NOT)
        if "set-cookie" in one.headers:
            return wrong(about, f"A cookie is set at {path}, by which somebody would be known again.", DO_NOT)
    return holds(about, "Visitors with other browsers, languages and addresses get the same bytes, and no cookie.")


def _lasting(answer: Answered) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in OF_THE_MOMENT}
