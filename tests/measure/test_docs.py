"""The tables of docs/measuring.md are what the code says."""

from pathlib import Path

from troth.measure.ranges import Range, range_of, share_of
from troth.measure.uncertainty import Response, half_width

PAGE = (Path(__file__).parents[2] / "docs" / "measuring.md").read_text()


def _words(found: Range) -> str:
    return f"{found.low} to {found.high}"


def test_the_ranges() -> None:
    for n in range(5, 13):
        few, *some, most = [_words(one) for one in dict.fromkeys(range_of(count, n) for count in range(n + 1))]
        middle = some[0] if some else ""
        if n == 12:
            shares = dict.fromkeys(_words(share_of(count, n)) for count in range(3, 10))
            middle += f"; of the high ones {', or '.join(shares)}"
        assert f"| {n} | {few} | {middle} | {most} |".replace("|  |", "| |") in PAGE


def test_the_half_widths() -> None:
    responses = [(5, 5), (5, 8), (6, 8), (8, 8), (8, 10), (10, 10)]
    head = " | ".join(f"{n} of {of}" for n, of in responses)
    before = " | ".join(f"{half_width(Response(n, of), rounding=0):.2f}".lstrip("0") for n, of in responses)
    shown = " | ".join(f"{half_width(Response(n, of)):.2f}".lstrip("0") for n, of in responses)
    assert f"| Answered | {head} |" in PAGE
    assert f"| before | {before} |" in PAGE
    assert f"| as shown | {shown} |" in PAGE
