"""JSON in one spelling only, because what is hashed or signed are bytes, and two programs must write the same ones.

UTF-8, keys sorted, no spaces, whole numbers. JavaScript's JSON.stringify writes the same once keys are sorted: they are
plain ASCII (so that both sort alike) and none is a mere number (JavaScript would put those first).
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator

from .refusals import FormRefused

KEY = re.compile(r"(?!\d{1,15}\Z)[a-z0-9][a-z0-9_-]{0,63}")
LARGEST = 2**53 - 1  # beyond it JavaScript's numbers have gaps
DEEPEST = 12


def dumps(value: object) -> bytes:
    """The bytes of plain lists, dicts, texts, whole numbers, true, false and null; FormRefused for anything else."""
    for level, part in _parts(value, 0):
        _check(level, part)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise FormRefused("a text is half a character") from None


def loads(data: bytes) -> object:
    """What those bytes say, if they are the bytes `dumps` would write for it."""
    try:
        value = json.loads(data.decode())
    except (ValueError, RecursionError):
        raise FormRefused("this is not JSON") from None
    if dumps(value) != data:
        raise FormRefused("this is JSON, but not in its one agreed spelling")
    return value


def to_b64(data: bytes) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def from_b64(text: str, length: int | None = None) -> bytes:
    """The bytes, of exactly that length if one is given, from the one spelling they have."""
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise FormRefused("this is not base64url") from None
    if to_b64(data) != text:  # letters that do not belong there are passed over in reading
        raise FormRefused("this is not the one spelling of these bytes")
    if length is not None and len(data) != length:
        raise FormRefused(f"{length} bytes are needed, and these are {len(data)}")
    return data


def _parts(value: object, level: int) -> Iterator[tuple[int, object]]:
    """Every part, each container before what is in it, so that the depth is known before it is walked."""
    yield level, value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inside:
        yield from _parts(part, level + 1)


def _check(level: int, part: object) -> None:
    if level > DEEPEST:
        raise FormRefused("this is nested too deeply")
    if isinstance(part, dict):
        if not all(isinstance(key, str) and KEY.fullmatch(key) for key in part):
            raise FormRefused("a name in this document has letters that names do not have")
    elif isinstance(part, int):
        if abs(part) > LARGEST:
            raise FormRefused("a number is too large")
    elif not isinstance(part, str | list | None):
        raise FormRefused("only lists, texts, whole numbers, true, false and null can be written")
