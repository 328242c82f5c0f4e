"""Reading a form with files (multipart/form-data); the standard library no longer does."""

import re
from collections.abc import Mapping

BOUNDARY = re.compile(r'multipart/form-data; ?boundary="?([A-Za-z0-9\'()+_,./:=?-]{1,200})"?')
FIELD = re.compile(rb'(?:^|\r\n)content-disposition: form-data; name="([a-z_]{1,40})"', re.IGNORECASE)


def fields(content_type: str, body: bytes) -> Mapping[str, bytes]:
    """The value of each field, a file's being its content; what is not such a form has no fields."""
    boundary = BOUNDARY.fullmatch(content_type)
    if boundary is None:
        return {}
    found: dict[str, bytes] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary[1].encode())[1:]:
        head, blank, value = part.partition(b"\r\n\r\n")
        name = FIELD.search(head)
        if name and blank:
            found[name[1].decode()] = value
    return found
