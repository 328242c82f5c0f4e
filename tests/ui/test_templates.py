"""House rules of what a browser is sent: nothing inline, nothing from elsewhere, nothing large, nothing missing."""

import re
from pathlib import Path

import pytest

from troth.accounts.line import SMALL

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
TEMPLATES = sorted(SOURCE.glob("**/templates/**/*.html"))
OWN_SCRIPTS = sorted(path for path in SOURCE.glob("**/static/**/*.js") if "vendor" not in path.parts)
OWN_STYLES = sorted(path for path in SOURCE.glob("**/*.css") if "vendor" not in path.parts)
ICONS = set((ROOT / "assets/icons.txt").read_text().split())

INLINE = {
    "a style attribute": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline handler": r"\son[a-z]+\s*=",
    "an htmx handler": r"\shx-on[:\w-]*\s*=",
    "code in an htmx attribute": r"\shx-(vals|headers|confirm|request)\s*=\s*[\"']\s*(js|javascript):",
    "a script without a source": r"<script\b(?![^>]*\bsrc\s*=)",
    "a javascript address": r"javascript:",
    "something from elsewhere": r"(src|href|action)\s*=\s*[\"']\s*(https?:)?//",
}
# Mail is read outside the product, where an address has to be whole and there is no style sheet to link.
MAILS = {path for path in TEMPLATES if "mail" in path.stem or "mail" in path.parent.name}
# The copy of one's own data is a file to take away and open anywhere: it cannot link a style sheet of ours.
TAKEN_AWAY = {SOURCE / "troth/takeout/templates/takeout/copy.html"}

# Forms that ask for nothing private: what everybody reads, a file of the operator's, a vote, a word to confirm with.
NOT_PRIVATE = {
    "kind_reword.html",
    "kinds.html",
    "topic_reword.html",
    "election_show.html",
    "import_choose.html",
    "import_preview.html",
    "rules_show.html",
    "erase.html",
}
CAPABILITIES = ("accords", "accounts", "cards", "people", "takeout")
FORMS = [
    path
    for path in TEMPLATES
    if path.parent.name in CAPABILITIES and path.stem[0] != "_" and "{{ form" in path.read_text()
]


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path not in MAILS | TAKEN_AWAY], ids=_name)
def test_a_template_brings_nothing_inline_and_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text()
    found = [what for what, pattern in INLINE.items() if re.search(pattern, text, re.I)]
    assert not found


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_every_icon_a_template_names_is_in_the_sprite(path: Path) -> None:
    assert set(re.findall(r"{% icon [\"']([\w-]+)[\"']", path.read_text())) <= ICONS


@pytest.mark.parametrize("path", OWN_SCRIPTS, ids=_name)
def test_a_script_is_small_evaluates_nothing_and_asks_nobody_else(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 60
    assert not re.search(r"\beval\(|new Function\b|\.innerHTML\b|\bdocument\.write\b|https?://|\.style\.", text)


@pytest.mark.parametrize("path", OWN_STYLES, ids=_name)
def test_a_style_sheet_asks_nobody_else_and_knows_no_left_or_right(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    assert not re.search(r"url\([\"']?(https?:)?//", text)
    assert not re.search(r"(margin|padding|border)-(left|right|top|bottom)\s*:", text)
    assert not re.search(r"^\s*(left|right|top|bottom|width|height|float)\s*:", text, re.M)


def test_the_sprite_holds_the_listed_icons_and_no_other() -> None:
    sprite = (SOURCE / "troth/ui/static/ui/vendor/icons.svg").read_text()
    assert set(re.findall(r'<symbol id="([\w-]+)"', sprite)) == ICONS


def test_every_font_and_script_we_ship_comes_with_its_licence() -> None:
    licences = SOURCE / "troth/ui/static/ui/vendor/licences"
    assert {path.stem for path in licences.iterdir()} == {"commissioner", "htmx", "literata", "lucide"}


def test_the_lock_file_names_no_address() -> None:
    assert '"resolved"' not in (ROOT / "assets/package-lock.json").read_text()


@pytest.mark.parametrize("path", [path for path in FORMS if path.name not in NOT_PRIVATE], ids=_name)
def test_under_every_form_for_something_private_stands_who_reads_it(path: Path) -> None:
    assert "{% seen_by " in path.read_text()


def test_what_is_said_to_be_no_private_form_is_a_form() -> None:
    assert {path.name for path in FORMS} >= NOT_PRIVATE


def test_under_the_line_stands_who_could_read_it_in_the_database() -> None:
    assert SMALL.endswith("write here only what you could bear them to read.")
