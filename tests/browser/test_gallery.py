"""The parts the product is made of, in a real browser: by keyboard, in the hand, in both themes, without scripts."""

import pytest

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW, Open

LISTEN = """() => {
  window.said = [];
  const region = document.getElementById("announce");
  new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {childList: true});
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, DESKTOP])
def test_axe_finds_nothing_and_nothing_sticks_out(open_page: Open, theme: str, size: tuple[int, int]) -> None:
    page = open_page(size=size, theme=theme)
    page.goto("/gallery/")
    assert violations(page) == []
    assert width_overflow(page) == []


@pytest.mark.parametrize("path", ["/no-such-page/"])
def test_a_page_of_error_is_as_readable_as_any(open_page: Open, path: str) -> None:
    page = open_page(size=NARROW, theme="dark")
    page.goto(path)
    assert violations(page) == []


def test_a_chosen_theme_wins_over_the_device(open_page: Open) -> None:
    page = open_page(theme="light")
    page.goto("/gallery/")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    page.wait_for_load_state()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
    assert violations(page) == []


def test_the_first_tab_skips_to_the_page(open_page: Open) -> None:
    page = open_page()
    page.goto("/no-such-page/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_what_is_missing_takes_the_focus_and_leads_to_its_field(open_page: Open) -> None:
    page = open_page()
    page.goto("/gallery/")
    assert page.evaluate("document.activeElement.className") == "summary"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "b-words"
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"


def test_a_swap_keeps_the_focus_and_is_said_once(open_page: Open) -> None:
    page = open_page()
    page.goto("/gallery/")
    page.evaluate(LISTEN)
    page.focus("#swap-button")
    page.keyboard.press("Enter")
    page.get_by_text("You kept it.").wait_for()
    page.locator("#announce", has_text="Marked as kept.").wait_for(state="attached")
    assert page.evaluate("said") == ["Marked as kept."]
    assert page.evaluate("document.activeElement.id") == "swap-button"
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_code_in_an_attribute_is_never_run(open_page: Open) -> None:
    page = open_page()
    page.goto("/gallery/")
    page.evaluate("""() => {
      const button = document.createElement("button");
      button.id = "bad";
      button.setAttribute("hx-on:click", "window.ran = true");
      document.getElementById("main").append(button);
      htmx.process(button);
      button.click();
    }""")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None


def test_a_dialog_is_left_by_escape_and_gives_the_focus_back(open_page: Open) -> None:
    page = open_page()
    page.goto("/gallery/")
    opener = page.get_by_role("link", name="Delete this moment")
    opener.focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Delete this moment"


def test_the_menu_is_closed_by_escape(open_page: Open) -> None:
    page = open_page()
    page.goto("/gallery/")
    summary = page.locator("summary", has=page.get_by_role("img", name="More"))
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="Let it go").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="Let it go").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_without_scripts_everything_is_there_and_what_needs_one_is_not(open_page: Open) -> None:
    page = open_page(size=NARROW, java_script_enabled=False)
    page.goto("/gallery/")
    assert not page.get_by_role("button", name="Copy").first.is_visible()
    page.locator("#swap-button").click()
    assert page.get_by_text("You kept it.").is_visible()


def test_in_the_hand_the_line_unfolds_when_it_is_touched(open_page: Open) -> None:
    page = open_page(size=NARROW)
    page.goto("/gallery/")
    line = page.locator(".page-line .line")
    assert not line.get_by_label("by when").is_visible()
    line.get_by_label("what").click()
    assert line.get_by_label("by when").is_visible()


@pytest.mark.parametrize("forced", ["active"])
def test_forced_colours_keep_every_part_readable(open_page: Open, forced: str) -> None:
    page = open_page(forced_colors=forced)
    page.goto("/gallery/")
    assert width_overflow(page) == []
    edge = page.evaluate("getComputedStyle(document.querySelector('main .word')).borderTopStyle")
    assert edge == "solid"
