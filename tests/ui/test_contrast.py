"""The colours can be read by everyone: every pair of tokens that meets on a screen, in both themes."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "src/troth/ui/css/tokens.css").read_text()
GROUNDS = ("paper", "sheet", "well")

# What is written on what: at least 4.5 to 1 (WCAG 2.2, 1.4.3).
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "ink-faint", "accent", "care") for ground in GROUNDS),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("ink", "accent-wash"),
    ("ink-soft", "accent-wash"),
    ("accent-deep", "accent-wash"),
    ("accent", "accent-wash"),
    ("ink", "deposit-wash"),
    ("deposit-ink", "deposit-wash"),
    ("deposit-ink", "sheet"),
    ("ink", "withdrawal-wash"),
    ("accent-deep", "withdrawal-wash"),
    ("withdrawal-ink", "withdrawal-wash"),
    ("withdrawal-ink", "sheet"),
    ("ink", "care-wash"),
    ("care", "care-wash"),
    ("paper", "ink"),
]
# What is drawn on what: at least 3 to 1 (1.4.11).
DRAWN = [
    *((shape, ground) for shape in ("deposit", "withdrawal", "line-strong", "focus") for ground in ("paper", "sheet")),
    ("unknown", "unknown-wash"),
    ("sheet", "deposit"),
    ("care", "sheet"),
]


def _values(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))


def _blocks() -> dict[str, dict[str, str]]:
    light = re.search(r"\n:root \{\n  --paper.*?\}", TOKENS, re.S)
    by_device = re.search(r"@media screen and \(prefers-color-scheme: dark\).*?\n\}", TOKENS, re.S)
    by_choice = re.search(r':root\[data-theme="dark"\] \{.*?\}', TOKENS, re.S)
    assert light
    assert by_device
    assert by_choice
    return {
        "light": _values(light[0]),
        "dark": _values(by_device[0]),
        "dark by choice": _values(by_choice[0]),
    }


THEMES = _blocks()


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours written #rrggbb."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_readable(theme: str, ink: str, ground: str) -> None:
    assert contrast(THEMES[theme][ink], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), DRAWN)
def test_shapes_can_be_told_apart(theme: str, shape: str, ground: str) -> None:
    assert contrast(THEMES[theme][shape], THEMES[theme][ground]) >= 3


def test_dark_is_the_same_whether_the_device_or_the_person_chose_it() -> None:
    assert THEMES["dark"] == THEMES["dark by choice"]
    assert THEMES["dark"].keys() == THEMES["light"].keys()
