"""Makes a screenshot a third as large: 256 colours, found by the browser itself, in a PNG written here."""

import base64
import struct
import zlib
from pathlib import Path

from playwright.sync_api import Page

PALETTE = (Path(__file__).parent / "palette.js").read_text()


def small_png(blank: Page, png: bytes) -> bytes:
    """The same picture with a palette. `blank` is an empty page that does the arithmetic."""
    made = blank.evaluate(PALETTE, f"data:image/png;base64,{base64.b64encode(png).decode()}")
    width, height, indices = made["width"], made["height"], base64.b64decode(made["indices"])
    rows = b"".join(b"\0" + indices[at : at + width] for at in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes(made["palette"])), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
