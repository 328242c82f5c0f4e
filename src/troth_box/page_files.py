"""A page: a folder of files, the same bytes for everybody, read once when the box starts."""

import gzip
import mimetypes
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from troth.blind import pages

INDEX = "index.html"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}
WORTH_PACKING = 500  # bytes


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file, as it is and packed."""

    type: str
    content: bytes = field(repr=False)
    packed: bytes | None = field(repr=False)
    mark: str

    @classmethod
    def of(cls, path: Path) -> "PageFile":
        content = path.read_bytes()
        packed = gzip.compress(content, mtime=0) if len(content) > WORTH_PACKING else None
        kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        is_smaller = packed is not None and len(packed) < len(content)
        return cls(kind, content, packed if is_smaller else None, f'"{sha256(content).hexdigest()[:32]}"')


class PageFiles:
    """The files of a folder by name; hidden ones and folders within are none of the page."""

    def __init__(self, folder: Path) -> None:
        found = sorted(folder.iterdir()) if folder.exists() else []
        self.files = {path.name: PageFile.of(path) for path in found if path.is_file() and path.name[0] != "."}
        self.digest = pages.digest({name: file.content for name, file in self.files.items()})

    @property
    def names(self) -> list[str]:
        return sorted(self.files)
