"""The digest of the answering page, so that anybody can compare the one they got with the one in the manifest."""

import hashlib
from collections.abc import Mapping


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256 over name, a zero byte, length in digits, a zero byte and content of each file, sorted by name."""
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(b"%b\0%d\0%b" % (name.encode(), len(files[name]), files[name]))
    return found.hexdigest()
