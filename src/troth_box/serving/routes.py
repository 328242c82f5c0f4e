"""The addresses of the box, one row each, and what each calls."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from ..box import Box
from ..page_files import INDEX, PageFile, PageFiles
from ..refusal import Refusal
from .answers import ASK_AGAIN, Answer, document, pieces, value
from .asked import Asked
from .concerns import CONCERN_ROUTES

SMALL, LARGE = 8 * 1024, 64 * 1024 * 1024
ROUND = r"/rounds/(?P<id>[0-9a-f]{32})"


@dataclass(frozen=True, slots=True)
class Route:
    """A method and an address; `most` bytes of body may come with it."""

    method: str
    path: re.Pattern[str]
    call: Callable[[Box, Asked], Answer]
    most: int = 0


def page_index(box: Box, asked: Asked) -> Answer:
    return _page_file(box.page, asked, INDEX)


def page_file(box: Box, asked: Asked) -> Answer:
    return _page_file(box.page, asked, asked.named["name"])


def concern_page(box: Box, asked: Asked) -> Answer:
    return _page_file(box.concern_page, asked, asked.named["name"] or INDEX)


def listener_page(box: Box, asked: Asked) -> Answer:
    return _page_file(box.listener_page, asked, asked.named["name"] or INDEX)


def _page_file(page: PageFiles, asked: Asked, name: str) -> Answer:
    file: PageFile | None = page.files.get(name)
    if file is None:
        raise Refusal(404)
    headers = (ASK_AGAIN, ("Content-Type", file.type), ("ETag", file.mark), ("Vary", "Accept-Encoding"))
    if asked.mark == file.mark:
        return Answer(HTTPStatus.NOT_MODIFIED, headers=headers)
    if file.packed and asked.takes_packed:
        return Answer(HTTPStatus.OK, (file.packed,), len(file.packed), (*headers, ("Content-Encoding", "gzip")))
    return Answer(HTTPStatus.OK, (file.content,), len(file.content), headers)


def page_names(box: Box, asked: Asked) -> Answer:
    return value(box.page.names)


def page_digest(box: Box, asked: Asked) -> Answer:
    return value({"page": box.page.digest})


def page_digests(box: Box, asked: Asked) -> Answer:
    pages = {"answer": box.page, "concern": box.concern_page, "listener": box.listener_page}
    return value({name: page.digest for name, page in pages.items()})


def rounds(box: Box, asked: Asked) -> Answer:
    return value(box.rounds())


def manifest(box: Box, asked: Asked) -> Answer:
    return document(box.manifest(asked.id))


def gate(box: Box, asked: Asked) -> Answer:
    return document(box.gate(asked.id))


def tally(box: Box, asked: Asked) -> Answer:
    return document(box.tally(asked.id))


def take_manifest(box: Box, asked: Asked) -> Answer:
    box.take_manifest(asked.body)
    return Answer()


def take_gate(box: Box, asked: Asked) -> Answer:
    box.take_gate(asked.id, asked.body)
    return Answer()


def make_seal(box: Box, asked: Asked) -> Answer:
    return value(box.make_seal(asked.body))


def take_ballot(box: Box, asked: Asked) -> Answer:
    """A page that sends cookies would tell who answers to whoever reads along: refused, so that it cannot go unseen."""
    if asked.has_cookie:
        raise Refusal(400)
    box.take_ballot(asked.id, asked.body)
    return Answer()


def release(box: Box, asked: Asked) -> Answer:
    return document(box.release(asked.id, asked.body))


def export(box: Box, asked: Asked) -> Answer:
    return pieces(box.export(asked.id, asked.body))


def take_tally(box: Box, asked: Asked) -> Answer:
    box.take_tally(asked.id, asked.body)
    return Answer()


ROUTES = tuple(
    Route(method, re.compile(path), call, most)
    for method, path, call, most in (
        ("GET", "/", page_index, 0),
        ("GET", "/page", page_digest, 0),
        ("GET", "/page/", page_names, 0),
        ("GET", r"/page/(?P<name>[A-Za-z0-9_.-]{1,100})", page_file, 0),
        ("GET", "/pages", page_digests, 0),
        ("GET", r"/concern/(?P<name>[A-Za-z0-9_.-]{0,100})", concern_page, 0),
        ("GET", r"/listener/(?P<name>[A-Za-z0-9_.-]{0,100})", listener_page, 0),
        ("GET", "/rounds", rounds, 0),
        ("GET", f"{ROUND}/manifest", manifest, 0),
        ("GET", f"{ROUND}/gate", gate, 0),
        ("GET", f"{ROUND}/tally", tally, 0),
        ("POST", "/rounds", take_manifest, LARGE),
        ("POST", f"{ROUND}/gate", take_gate, LARGE),
        ("POST", "/seal", make_seal, SMALL),
        ("POST", f"{ROUND}/ballots", take_ballot, SMALL),
        ("POST", f"{ROUND}/export", export, SMALL),
        ("POST", f"{ROUND}/tally", take_tally, LARGE),
        ("POST", f"{ROUND}/figures", release, LARGE),
        *CONCERN_ROUTES,
    )
)


def found(method: str, path: str) -> tuple[Route, dict[str, str]]:
    """The row for an address; Refusal 404 or 405 where there is none."""
    wanted = "GET" if method == "HEAD" else method
    matching = [(route, match.groupdict()) for route in ROUTES if (match := route.path.fullmatch(path))]
    for route, named in matching:
        if route.method == wanted:
            return route, named
    raise Refusal(405 if matching else 404)
