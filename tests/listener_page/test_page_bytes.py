"""What the listeners' page is made of: weight, sameness, what it asks and keeps; and every state is accessible."""

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Response

from tests.box.concerning import Company
from tests.box_page.rooms import ROOT
from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW
from tests.concern_page.office import Office
from tests.listener_page.conftest import Desk
from tests.listener_page.office import Person, Someone, people_of, publish
from tests.listener_page.test_keys import made
from troth_box.concern.identity import ListenerIdentity
from troth_box.settings import LISTENER_PAGE

Sit = Callable[..., Desk]
ASSETS = ROOT / "assets"
FILES = {path.name: path.read_bytes() for path in LISTENER_PAGE.iterdir()}
SHARED = ("directory", "keys", "letters", "requests", "said", "signing", "step")
SOURCES = [*(ASSETS / "listener_page").glob("*.js"), *(ASSETS / f"concerns/{name}.js" for name in SHARED)]
LIGHTEST = 60_000
GROUPS = (
    "theme|about|pass|care|as|state|author|who|change|template|write|sent|left|limits|begin|make|made|rotate|rewrap|nav"
    "|due|close|shut|waiting"
)


def test_it_is_what_its_sources_build() -> None:
    node = shutil.which("node")
    assert node, "Node is not installed here. Please run: apt-get install nodejs npm"
    done = subprocess.run([node, "box.mjs", "--check"], cwd=ASSETS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_all_of_it_weighs_at_most_60_kilobytes() -> None:
    assert sum(len(gzip.compress(content, mtime=0)) for content in FILES.values()) <= LIGHTEST


def test_the_list_of_its_files_is_whole() -> None:
    assert json.loads(FILES["files.json"]) == sorted(FILES)
    assert FILES["words.txt"] == (ROOT / "src/troth/blind/words.txt").read_bytes()


def test_every_text_is_used_and_every_use_has_a_text() -> None:
    own = json.loads(FILES["texts.json"])["en"]
    source = "\n".join(path.read_text() for path in SOURCES)
    named = set(re.findall(r'"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)"', source))
    named |= set(re.findall(r'data-t="([a-z]+)"', FILES["index.html"].decode()))
    codes = set(re.findall(r'(?:Refused|telling)\(\s*"([a-z-]+)"', source)) | {"not-taken", "not-listed", "gone"}
    codes |= {"was-shut", "failed", "other"}
    named |= {f"trouble.{code}.{part}" for code in codes for part in ("title", "what", "do")}
    grouped = {one for one in own if re.match(rf"({GROUPS})\.", one)}
    plural = {f"{one}.{count}" for one in named for count in ("one", "many")}
    assert [one for one in own if one not in named | grouped | plural] == []
    calls = set(re.findall(r'\bt\(\s*"([a-z0-9.-]+)"', source))
    assert [one for one in calls if one not in own] == []
    assert [one for one in set(re.findall(r'\bmany\(\s*"([a-z0-9.-]+)"', source)) if f"{one}.many" not in own] == []
    assert [f"trouble.{code}" for code in codes if f"trouble.{code}.do" not in own] == []


def test_no_word_of_ours_that_people_do_not_know() -> None:
    texts = json.loads(FILES["texts.json"])["en"].values()
    jargon = re.compile(
        r"\b(thread|directory|season|token|the box|inner|hash|recipient|scrypt|decrypt\w*)\b|!", re.IGNORECASE
    )
    assert [one for one in texts if jargon.search(re.sub(r"“[^”]*”", "", one))] == []


def test_scripts_are_short_evaluate_nothing_and_keep_to_themselves() -> None:
    scripts = [path.read_text() for path in SOURCES]
    assert [text[:60] for text in scripts if text.count("\n") > 60] == []
    forbidden = re.compile(r"\beval\(|new Function\(|innerHTML|outerHTML|insertAdjacentHTML|document\.(write|cookie)")
    for text in [*scripts, FILES["page.js"].decode(), FILES["vendor.js"].decode()]:
        assert not forbidden.search(text)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|style=", FILES["index.html"].decode())


def test_the_same_bytes_for_everybody_and_no_cookie(sit: Sit, office: Office, company: Company) -> None:
    got = [_served(sit()), _served(sit(), company.identities[0])]
    assert got[0] == got[1]
    assert not any("HTTP_COOKIE" in headers or "HTTP_REFERER" in headers for _, headers, _ in office.asked)
    strange = [path for path, _, _ in office.asked if not re.fullmatch(r"/(listener/[a-z.]*|concerns/[a-z]+)", path)]
    assert strange in ([], ["/favicon.ico"])


def _served(desk: Desk, identity: ListenerIdentity | None = None) -> dict[str, bytes]:
    """What a browser gets of the page: one that has no key, or one with an open one."""
    seen: dict[str, bytes] = {}

    def note(answer: Response) -> None:
        if "/listener/" in answer.url:
            seen[answer.url.rsplit("/", 1)[-1]] = answer.body()

    desk.page.on("response", note)
    if identity:
        desk.holds(identity).opens()
    else:
        desk.go()
    return {name: seen[name] for name in ("", "page.js", "page.css", "vendor.js", "texts.json")}


Look = Callable[[Desk], None]


@pytest.fixture
def look() -> Iterator[Look]:
    """`look(desk)` finds what is wrong with a screen; the test fails at its end where anything was."""
    found: list[str] = []

    def looked(desk: Desk) -> None:
        title = desk.heading()
        found.extend(f"{title}: {line}" for line in violations(desk.page) + width_overflow(desk.page))

    yield looked
    assert found == []


def unfolded(desk: Desk) -> None:
    for summary in desk.page.locator("summary").all():
        summary.click()


THEMES = pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (NARROW, "dark")])


@THEMES
def test_every_state_of_a_key_is_accessible(
    sit: Sit, company: Company, look: Look, size: tuple[int, int], theme: str
) -> None:
    desk = sit(size=size, theme=theme).go()
    unfolded(desk)
    look(desk)
    desk.press("I have a paper copy")
    look(desk)
    desk.press("Back")
    desk.press("Make my key")
    look(desk)
    desk.press("I have written them down")
    look(desk)
    desk.press("Show the words again")
    made(desk)
    look(desk)
    desk.press("Show the paper copy")
    look(desk)
    desk.press("Done")
    desk.page.get_by_role("heading", name="Is this the right list?").wait_for()
    look(desk)
    desk.press("It is the same: go on")
    desk.page.get_by_role("heading", name="You are not on the list yet").wait_for()
    look(desk)
    desk.go()
    look(desk)


@THEMES
def test_every_state_of_the_inbox_is_accessible(
    sit: Sit, company: Company, look: Look, size: tuple[int, int], theme: str
) -> None:
    kwabena, _, zanele = people_of(company)
    Someone.writes(company)
    desk = sit(size=size, theme=theme).enters(kwabena.identity)
    look(desk)
    publish(company, [kwabena, zanele, Person("Inés García")])
    desk.later(9).go().opens()
    look(desk)
    desk.press("I know of all this: go on")
    desk.page.locator(".concern").first.wait_for()
    look(desk)
    desk.page.locator(".concern-title").first.click()
    desk.page.locator(".letter").first.wait_for()
    unfolded(desk)
    look(desk)
    for place in ("Listeners", "Figures", "My key"):
        desk.place(place)
        look(desk)
