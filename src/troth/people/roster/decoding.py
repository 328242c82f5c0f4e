"""Bytes to text: the encodings that spreadsheets and personnel systems really write."""

import codecs
import re

from charset_normalizer import from_bytes

from .values import Unreadable

SAMPLE = 64 * 1024
"""How many bytes of lines with other than ASCII are looked at to tell an encoding: a guess needs no more."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

_OLD = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_15", "mac_roman", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip

_SPOKEN = {
    "cp1252": "Windows Western",
    "cp1250": "Windows Central European",
    "cp1251": "Windows Cyrillic",
    "mac_roman": "Macintosh Western",
}


def text_of(content: bytes) -> tuple[str, str]:
    """The text and the name of the encoding it was read in. Raises Unreadable when no encoding fits."""
    for mark, codec, spoken in _MARKS:
        if content.startswith(mark):
            return _decoded(content, codec), spoken
    if b"\x00" in content[:4096]:
        return _without_mark(content)
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _in_an_old_encoding(content)


def _decoded(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(
            "the text is damaged: it says which encoding it is in, but does not keep to it. Save it again as CSV UTF-8."
        ) from error


def _without_mark(content: bytes) -> tuple[str, str]:
    """UTF-16 without its mark: in text of Latin letters every second byte is zero, and which one tells the order."""
    head = content[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 8:
        raise Unreadable("this does not look like text. Troth reads CSV and XLSX files.")
    return _decoded(content, "utf-16-le" if odd > even else "utf-16-be"), "UTF-16"


def _in_an_old_encoding(content: bytes) -> tuple[str, str]:
    sample = b"\n".join(line for line in content.splitlines() if not line.isascii())[:SAMPLE]
    found = from_bytes(sample, cp_isolation=_OLD, steps=10, chunk_size=512)
    if not found:
        raise Unreadable("its letters could not be read. Save it as CSV UTF-8 and try again.")
    codec = _likeliest(sample, [match.encoding for match in found])
    try:
        return content.decode(codec), _SPOKEN.get(codec, codec)
    except UnicodeDecodeError as error:
        raise Unreadable("its letters could not be read. Save it as CSV UTF-8 and try again.") from error


_CENTRAL = frozenset(b"\x8a\x8c\x8d\x8e\x8f\x9a\x9c\x9d\x9e\x9f\xa3\xa5\xaa\xaf\xb3\xb9\xba\xbc\xbe\xbf")
"""Letters in Windows' Central European table (Š, Ž, Ł, ż ...), signs in its Western one."""


def _likeliest(sample: bytes, likely: list[str]) -> str:
    """Among tables that all fit, the one names are likely in: a list of names is too short for statistics.

    Words written in other than Latin letters have hardly an ASCII letter in them; Western ones have mostly those.
    """
    words = [word for word in re.findall(rb"[A-Za-z\x80-\xff]+", sample) if not word.isascii()]
    high = sum(byte > 0x7F for word in words for byte in word)
    if high * 2 > sum(map(len, words)):
        return next((codec for codec in likely if codec not in ("cp1252", "cp1250")), likely[0])
    wanted = ("cp1250", "cp1252") if _CENTRAL & set(b"".join(words)) else ("cp1252", "cp1250")
    return next((codec for codec in wanted if codec in likely), likely[0])
