"""What the writer's page is made of: weight, sameness, what it asks and keeps."""

import gzip
import json
import re
from collections.abc import Callable

from tests.box_page.rooms import ROOT
from tests.concern_page.conftest import Writer as Window
from tests.concern_page.office import Office
from troth_box.settings import CONCERN_PAGE

Walk = Callable[..., Window]
ASSETS = ROOT / "assets"
FILES = {path.name: path.read_bytes() for path in CONCERN_PAGE.iterdir()}
LIGHTEST = 60_000
FOLDERS = ("concern_page", "concerns")
MADE = re.compile(
    r"(home|people|before|pass|theme|point|points|style|knew|see|ladder|clock|by|as|doubt|care|close|delete|proof|sent|"
    r"twelve|limits|return|release|list|circle)\."
)
SAID = ("added", "climbed", "released", "cared", "closed", "carried", "deleted")


def test_all_of_it_weighs_at_most_60_kilobytes() -> None:
    assert sum(len(gzip.compress(content, mtime=0)) for content in FILES.values()) <= LIGHTEST


def test_the_list_of_its_files_is_whole() -> None:
    assert json.loads(FILES["files.json"]) == sorted(FILES)
    assert FILES["words.txt"] == (ROOT / "src/troth/blind/words.txt").read_bytes()


def test_every_text_is_used_and_every_use_has_a_text() -> None:
    own = json.loads(FILES["texts.json"])["en"]
    source = "\n".join(path.read_text() for folder in FOLDERS for path in (ASSETS / folder).glob("*.js"))
    html = FILES["index.html"].decode()
    named = set(re.findall(r'\b(?:t|many|list)\("([a-z][a-z0-9.-]*)"', source))
    named |= set(re.findall(r'data-t="([a-z]+)"', html)) | {"again"}
    codes = set(re.findall(r'(?:Refused|telling)\("([a-z-]+)"', source)) - {
        "words-count",
        "words-unknown",
        "words-wrong",
    }
    codes |= set(re.findall(r'\d{3}: "([a-z-]+)"', source)) | {"other", "failed"}
    named |= {f"trouble.{code}.{part}" for code in codes for part in ("title", "what", "do")}
    named |= {f"{one}.{part}" for one in SAID for part in ("title", "what")}
    named |= {one for one in own if MADE.match(one)}
    plural = {f"{one}.{count}" for one in named for count in ("one", "many")}
    assert [one for one in own if one not in named | plural] == []
    assert [one for one in named if one not in own and f"{one}.one" not in own and f"list.{one}" not in own] == []


def test_no_word_of_ours_that_people_do_not_know_and_no_promise_that_nobody_can_keep() -> None:
    texts = json.loads(FILES["texts.json"])["en"].items()
    jargon = re.compile(
        r"\b(token|thread|the box|directory|season|seal key|hash|encrypt\w*|recipient|untraceable|guarantee\w*|"
        r"unconditional\w*|impossible|anonymous)\b|!",
        re.IGNORECASE,
    )
    quoted = re.compile(r"“[^”]*”|or !$")
    assert [(name, one) for name, one in texts if name[:5] != "list." and jargon.search(quoted.sub("", one))] == []


def test_scripts_evaluate_nothing_and_keep_nothing() -> None:
    scripts = {path: path.read_text() for folder in FOLDERS for path in (ASSETS / folder).glob("*.js")}
    assert [path.name for path, text in scripts.items() if text.count("\n") > 60] == []
    forbidden = re.compile(r"\beval\(|new Function\(|innerHTML|outerHTML|insertAdjacentHTML|document\.(write|cookie)")
    keeping = re.compile(r"\.setItem\(|\.removeItem\(|sessionStorage|indexedDB|caches\.|pushState|sendBeacon|WebSocket")
    for text in [*scripts.values(), FILES["page.js"].decode()]:
        assert not forbidden.search(text)
        assert not keeping.search(text)
    assert not forbidden.search(FILES["vendor.js"].decode())
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|style=", FILES["index.html"].decode())


def test_the_same_bytes_for_everybody_and_no_cookie(walk: Walk, office: Office) -> None:
    got: list[dict[str, bytes]] = []
    for slips in (0, 5):
        one = walk(slips=slips)
        seen: dict[str, bytes] = {}
        one.page.on("response", lambda answer, seen=seen: seen.update({answer.url: answer.body()}))
        one.go()
        got.append(seen)
    assert got[0] == got[1]
    assert {url.rsplit("/", 1)[-1] for url in got[0]} >= {"page.js", "page.css", "vendor.js", "texts.json", "listeners"}
    assert not any("HTTP_COOKIE" in headers or "HTTP_REFERER" in headers for _, headers, _ in office.asked)
