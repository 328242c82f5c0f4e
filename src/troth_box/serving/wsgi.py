"""One request: look, call one route, answer. What goes wrong is told by its kind and place, never by what was sent."""

import sys
from collections.abc import Callable, Iterable, Iterator

from ..box import Box
from ..refusal import Refusal
from .answers import ENCRYPTED_ONLY, Answer, refused
from .asked import Asked, Environ
from .routes import found

StartResponse = Callable[[str, list[tuple[str, str]]], object]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


def application_of(box: Box) -> Application:
    """The WSGI application of a box."""
    more = (ENCRYPTED_ONLY,) if box.settings.origin.startswith("https://") else ()

    def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        answer = _answer(box, environ)
        start_response(answer.line, answer.all_headers(*more))
        return () if environ["REQUEST_METHOD"] == "HEAD" else _quietly(answer.body)

    return application


def _answer(box: Box, environ: Environ) -> Answer:
    try:
        # Under another name of this machine a browser might send cookies that belong to something else.
        if environ.get("HTTP_HOST", "") != box.settings.host:
            return refused(421)
        route, named = found(environ["REQUEST_METHOD"], environ.get("PATH_INFO", "") or "/")
        return route.call(box, Asked.of(environ, named, most=route.most))
    except Refusal as refusal:
        return refused(refusal.status, refusal.say)
    except Exception as problem:
        tell(problem)
        return refused(500)


def _quietly(body: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces; should one fail, the answer ends too early, which its reader notices, and nothing else is told."""
    try:
        yield from body
    except Exception as problem:
        tell(problem)
        raise ConnectionAbortedError from None


def tell(problem: BaseException) -> None:
    """Kind and place of a fault, to standard error. A message could quote what was sent, so it is left out."""
    place = problem.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "nowhere"
    print(f"troth box: {type(problem).__name__} at {where}", file=sys.stderr, flush=True)  # noqa: T201
