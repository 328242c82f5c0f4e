"""A CSV or XLSX file to lines of cells, within limits that keep a hostile file from costing anything."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .columns import recognised
from .decoding import text_of
from .values import Line, Table, Unreadable

MAX_BYTES = 20 * 1024 * 1024
MAX_LINES = 200_000
MAX_COLUMNS = 400
MAX_CELL = 5_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_PARTS = 2_000

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

FORMULA = "\x00formula"
"""Stands in for a cell that computes: nothing is ever evaluated, and nothing computed is believed."""


def table_of(content: bytes, filename: str) -> Table:
    """The file's lines. Raises Unreadable when the file as a whole cannot be taken."""
    if len(content) > MAX_BYTES:
        raise Unreadable(f"it is larger than {MAX_BYTES // 1024 // 1024} MB.")
    if not content.strip():
        raise Unreadable("it is empty.")
    if content[:4] == b"PK\x03\x04":
        return _workbook(content)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable("it is an old or a locked Excel file. Save it as .xlsx without a password, or as CSV.")
    if filename.lower().endswith((".xlsx", ".xlsm")):
        raise Unreadable("its name says Excel, but its content does not. Save it again as .xlsx or CSV.")
    return _separated(content)


def _separated(content: bytes) -> Table:
    text, encoding = text_of(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    if told.startswith("sep=") and told[4:5] in SEPARATORS:
        separator, text, offset = told[4], rest, 1
    else:
        separator, offset = _separator(text), 0
    lines = tuple(_csv_lines(text, separator, offset))
    return Table(lines, f"{encoding}, separated by {SEPARATORS[separator]}")


def _separator(text: str) -> str:
    """The separator under which the first lines hold the most columns we know, then the most columns."""
    head = text[:20_000].split("\n")[:10]

    def weight(separator: str) -> tuple[int, int]:
        rows = list(csv.reader(head, delimiter=separator))
        return max((recognised(row), len(row)) for row in rows) if rows else (0, 0)

    return max(SEPARATORS, key=weight)


def _csv_lines(text: str, separator: str, offset: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = offset + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(f"a cell is too long, or a quotation mark is not closed ({error}).", number) from error
        _within(number, cells)
        if any(cell.strip() for cell in cells):
            yield Line(number, tuple(cells))
        number = offset + reader.line_num + 1


def _within(number: int, cells: list[str]) -> None:
    if number > MAX_LINES:
        raise Unreadable(f"it has more than {MAX_LINES:,} lines.", number)
    if len(cells) > MAX_COLUMNS:
        raise Unreadable(f"it has more than {MAX_COLUMNS} columns.", number)
    if any(len(cell) > MAX_CELL for cell in cells):
        raise Unreadable(
            "a cell holds more than a page of text. Perhaps a quotation mark is opened there and not closed.", number
        )


def _workbook(content: bytes) -> Table:
    _unpackable(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        lines = tuple(_sheet_lines(sheet.iter_rows(values_only=True)))
        said = f"Excel, sheet “{sheet.title}”"
        if len(book.worksheets) > 1:
            said += f", the first of {len(book.worksheets)}: the others were not looked at"
        book.close()
    except Unreadable:
        raise
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        ParseError,
        KeyError,
        ValueError,
        IndexError,
        OSError,
        EOFError,
    ) as error:
        raise Unreadable(
            "it is damaged, or not really an Excel file. Open it, save it again as .xlsx, or as CSV."
        ) from error
    return Table(lines, said)


def _unpackable(content: bytes) -> None:
    """Refuse before unpacking: an archive says how large its parts become, and reading stops at what it says."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable("it is damaged: it could not be unpacked.") from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable("unpacked it would be far larger than any roster. It was not opened.")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("it is locked with a password. Save it without one.")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    if b"<!DOCTYPE" in stream.read(1024):
                        raise Unreadable("it holds a document type, which no Excel file has. It was not opened.")


def _sheet_lines(rows: Iterator[tuple[object, ...]]) -> Iterator[Line]:
    for number, row in enumerate(rows, start=1):
        cells = [_cell(value) for value in row[: MAX_COLUMNS + 1]]
        _within(number, [cell for cell in cells if isinstance(cell, str)])
        if any(cell != "" for cell in cells):
            yield Line(number, tuple(cells))


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str) and not value.startswith("="):
        return value
    return str(value) if isinstance(value, int | float) else FORMULA
