"""The addresses of concerns. Names of concerns stand in bodies alone: an address gets into histories and logs."""

from collections.abc import Callable

from ..box import Box
from ..refusal import Refusal
from .answers import Answer, document, value
from .asked import Asked

LETTER, LARGE = 64 * 1024, 1024 * 1024
Call = Callable[[Box, Asked], Answer]


def key(box: Box, asked: Asked) -> Answer:
    return value(box.post.key())


def seasons(box: Box, asked: Asked) -> Answer:
    return value(box.post.seasons())


def listeners(box: Box, asked: Asked) -> Answer:
    return document(box.post.listeners())


def take_season(box: Box, asked: Asked) -> Answer:
    box.post.take_season(asked.body)
    return Answer()


def take_listeners(box: Box, asked: Asked) -> Answer:
    box.post.take_listeners(asked.body)
    return Answer()


def open_concern(box: Box, asked: Asked) -> Answer:
    return document(box.post.open(asked.body))


def write(box: Box, asked: Asked) -> Answer:
    return document(box.post.write(asked.body))


def read(box: Box, asked: Asked) -> Answer:
    return value(box.post.read(asked.body))


def receipts(box: Box, asked: Asked) -> Answer:
    return value(box.post.receipts(asked.body))


def close(box: Box, asked: Asked) -> Answer:
    box.post.close(asked.body)
    return Answer()


def delete(box: Box, asked: Asked) -> Answer:
    box.post.delete(asked.body)
    return Answer()


def inbox(box: Box, asked: Asked) -> Answer:
    return value(box.post.desk.inbox(asked.body))


def thread(box: Box, asked: Asked) -> Answer:
    return value(box.post.desk.thread(asked.body))


def answer(box: Box, asked: Asked) -> Answer:
    box.post.desk.answer(asked.body)
    return Answer()


def counts(box: Box, asked: Asked) -> Answer:
    return value(box.post.counts(asked.body))


def _nameless(call: Call) -> Call:
    """A page that sends cookies would tell who writes to whoever reads along: refused, so that it cannot go unseen."""

    def checked(box: Box, asked: Asked) -> Answer:
        if asked.has_cookie:
            raise Refusal(400)
        return call(box, asked)

    return checked


CONCERN_ROUTES = (
    ("GET", "/concerns/key", key, 0),
    ("GET", "/concerns/seasons", seasons, 0),
    ("GET", "/concerns/listeners", listeners, 0),
    ("POST", "/concerns/seasons", take_season, LARGE),
    ("POST", "/concerns/listeners", take_listeners, LARGE),
    *(
        ("POST", f"/concerns/{path}", _nameless(call), LETTER)
        for path, call in (
            ("open", open_concern),
            ("write", write),
            ("read", read),
            ("receipts", receipts),
            ("close", close),
            ("delete", delete),
            ("inbox", inbox),
            ("thread", thread),
            ("answer", answer),
            ("counts", counts),
        )
    ),
)
