"""Takes the screenshots of the documentation: every sort of page, in both themes, some of them narrow."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, Open
from tests.browser.harbour import harbour, step_in
from tests.browser.small_png import small_png
from tests.browser.walking import Seen, walk

__all__ = ["harbour"]

WIDTH, TALLEST, PHONE_HEIGHT = 1120, 1400, 760
NARROW_TOO = {
    "today:home": "Leilani Kealoha",
    "accounts:book": "",
    "accounts:offer-moment": "",
    "accounts:show-comparison": "",
    "transparency:who-sees-what": "",
    "identity:card-code": "",
}
MOST_EACH = 50_000  # bytes, on average: a clone brings all of them
FOLDER = os.environ.get("TROTH_SCREENS", "")


@pytest.mark.screens
@pytest.mark.skipif(not FOLDER, reason="TROTH_SCREENS names no folder to put the screenshots into: make screens")
@pytest.mark.usefixtures("harbour")
def test_every_page_has_its_picture(open_page: Open) -> None:
    folder, page, blank = Path(FOLDER).resolve(), open_page(), open_page()
    for old in folder.glob("*.png"):
        old.unlink()
    captions: dict[str, str] = {}
    _take_front_door(page, blank, folder)
    for seen in walk(page):
        if seen.slug in captions:
            continue
        captions[seen.slug] = _caption(page, seen)
        take(page, blank, folder / seen.slug)
        if NARROW_TOO.get(seen.route) in ("", seen.who):
            captions[f"{seen.slug}-narrow"] = f"{captions[seen.slug]}, at 320 px"
            take(page, blank, folder / f"{seen.slug}-narrow", width=NARROW[0], tallest=PHONE_HEIGHT)
    (folder / "README.md").write_text(_index(captions))
    assert len(captions) >= 30
    sizes = [one.stat().st_size for one in folder.glob("*.png")]
    assert sum(sizes) < MOST_EACH * len(sizes)


def _take_front_door(page: Page, blank: Page, folder: Path) -> None:
    """The picture of the README: *Said, kept?* with what is due today."""
    step_in(page, "Samuel Adjei")
    page.set_viewport_size({"width": WIDTH, "height": 760})
    for theme in ("light", "dark"):
        _show(page, theme)
        (folder / f"said-kept-{theme}.png").write_bytes(small_png(blank, page.screenshot()))
    page.context.clear_cookies()


def take(page: Page, blank: Page, name: Path, *, width: int = WIDTH, tallest: int = TALLEST) -> None:
    """What is on the page now, light and dark, as two files of that name."""
    page.set_viewport_size({"width": width, "height": PHONE_HEIGHT})
    height = min(page.evaluate("document.documentElement.scrollHeight"), tallest)
    page.set_viewport_size({"width": width, "height": height})
    for theme in ("light", "dark"):
        _show(page, theme)
        name.with_name(f"{name.name}-{theme}.png").write_bytes(small_png(blank, page.screenshot()))


def _show(page: Page, theme: str) -> None:
    """In that theme, and at rest."""
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.evaluate("() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => null)))")
    page.evaluate("() => document.fonts.ready.then(() => null)")


def _caption(page: Page, seen: Seen) -> str:
    heading = page.locator("h1").first.inner_text().strip()
    return f"{heading} (`{seen.path if len(seen.path) < 30 else seen.route}`, {seen.who or 'signed out'})"


def _index(captions: dict[str, str]) -> str:
    lines = [
        "# Every page, light and dark",
        "",
        "Made by `make screens` (`tests/browser/test_screens.py`) from the demo company; nobody in it is real.",
        "Long pages are cut off at the bottom.",
    ]
    return "\n".join(lines) + "\n" + pictured(captions)


def pictured(captions: dict[str, str]) -> str:
    """Each of these screens under its caption, light and dark."""
    return "".join(
        f"\n## {caption}\n\n![{slug}, light]({slug}-light.png)\n![{slug}, dark]({slug}-dark.png)\n"
        for slug, caption in captions.items()
    )
