"""What the answering page is made of: weight, sameness, what it asks and keeps; and every state is accessible."""

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.blind import vectors
from tests.box_page.conftest import Walker
from tests.box_page.rooms import AFTER, IN_ANSWERING, LEAF, ROOT, Rooms, envelope_of
from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW
from troth_box.settings import PAGE

Walk = Callable[..., Walker]
ASSETS = ROOT / "assets"
FILES = {path.name: path.read_bytes() for path in PAGE.iterdir()}
LIGHTEST = 60_000


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
    source = "\n".join(path.read_text() for path in (ASSETS / "box").glob("*.js"))
    html = FILES["index.html"].decode()
    named = set(re.findall(r'\b(?:t|many)\("([a-z][a-z0-9.-]*)"', source)) | set(re.findall(r'data-t="([a-z]+)"', html))
    named |= {f"trouble.{code}.{part}" for code in _codes(source) for part in ("title", "what", "do")}
    named |= {one for one in own if re.match(r"(phase|step|whose|limits|collect|empty|answer)\.", one)}
    named |= {
        f"{one}.{part}" for one in ("received", "carried", "already", "kept", "full") for part in ("title", "what")
    }
    plural = {f"{one}.{count}" for one in named for count in ("one", "many")}
    assert [
        one for one in own if one not in named | plural | {"sent.kept", "sent.note"} and not one.startswith("result.")
    ] == []
    assert [one for one in named if one not in own and f"{one}.one" not in own] == []


def _codes(source: str) -> set[str]:
    found = set(re.findall(r'(?:Refused|telling)\("([a-z-]+)"', source))
    return found | {
        "other",
        "too-early",
        "too-late",
        "already",
        "not-begun",
        "failed",
        "another",
        "closed",
        "not-yours",
    }


def test_no_word_of_ours_that_members_do_not_know() -> None:
    texts = json.loads(FILES["texts.json"])["en"].values()
    jargon = re.compile(r"\b(circle|manifest|tally|token|ballot box|the box|roster|hash|gate)\b|!", re.IGNORECASE)
    assert [one for one in texts if jargon.search(re.sub(r"“[^”]*”", "", one))] == []


def test_scripts_evaluate_nothing_and_keep_to_themselves() -> None:
    scripts = [path.read_text() for path in (ASSETS / "box").glob("*.js")]
    assert [text for text in scripts if text.count("\n") > 60] == []
    forbidden = re.compile(r"\beval\(|new Function\(|innerHTML|outerHTML|insertAdjacentHTML|document\.(write|cookie)")
    for text in [*scripts, FILES["page.js"].decode(), FILES["vendor.js"].decode()]:
        assert not forbidden.search(text)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|style=", FILES["index.html"].decode())


def test_the_same_bytes_for_everybody_and_no_cookie(walk: Walk, box: Rooms) -> None:
    got: list[dict[str, bytes]] = []
    for fragment in ("", "#token=AAAA"):
        one = walk()
        seen: dict[str, bytes] = {}
        one.page.on("response", lambda answer, seen=seen: seen.update({answer.url: answer.body()}))
        one.go(fragment)
        one.heading()
        got.append(seen)
    assert got[0] == got[1]
    assert {url.rsplit("/", 1)[-1] for url in got[0]} >= {"page.js", "page.css", "vendor.js", "texts.json"}
    assert not any("HTTP_COOKIE" in headers or "HTTP_REFERER" in headers for _, headers in box.asked)


BLINDING = """async ({ modulus, bits, prepared, salt, inverse, blind_signature }) => {
  const [bytes, keys, tokens, numbers] = await Promise.all(
    ["bytes", "keys", "tokens", "numbers"].map((name) => import(`/modules/${name}.js`)));
  const { unhex, hex } = bytes;
  const key = keys.publicKey(unhex(modulus), bits);
  const factor = numbers.inverse(numbers.numberOf(unhex(inverse)), key.modulus);
  const made = await tokens.blindWith(key, unhex(prepared), unhex(salt), factor);
  return [hex(made.blinded), hex(await tokens.finalize(key, unhex(prepared), unhex(blind_signature), made.inverse))];
}"""


@pytest.mark.parametrize("vector", vectors.VECTORS, ids=lambda vector: vector.name)
def test_the_published_examples_in_a_real_browser(walk: Walk, box: Rooms, vector: vectors.Vector) -> None:
    one = walk()
    one.page.route(f"{box.address}/modules/*", _module)
    one.go()
    one.heading()
    given = {
        "modulus": f"{vectors.N:x}",
        "bits": vectors.BITS,
        "prepared": vector.prepared.hex(),
        "salt": vectors.SALT.hex(),
        "inverse": vectors.INVERSE.hex(),
        "blind_signature": vector.blind_signature.hex(),
    }
    assert one.page.evaluate(BLINDING, given) == [vector.blinded.hex(), vector.signature.hex()]


def _module(route: Route) -> None:
    body = (ASSETS / "box" / route.request.url.rsplit("/", 1)[-1]).read_text()
    route.fulfill(body=body, content_type="text/javascript")


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (NARROW, "dark")])
def test_every_state_is_accessible(walk: Walk, box: Rooms, size: tuple[int, int], theme: str) -> None:
    found: list[str] = []
    one = walk(size=size, theme=theme)

    def look() -> None:
        title = one.heading()
        found.extend(f"{title}: {line}" for line in violations(one.page) + width_overflow(one.page))

    round = box.add()
    one.go()
    one.heading()
    for summary in one.page.locator("summary").all():
        summary.click()
    look()
    one.go(one.collect_link(round))
    look()
    one.press("Go on")
    look()
    one.press("Go on and have it signed")
    one.go(one.answer_of_site(one.asked()))
    look()
    one.press("Take it elsewhere")
    look()
    one.go("#collect=none")
    look()
    round.open()
    one.at(IN_ANSWERING).go()
    look()
    one.press("Answer now")
    one.press("Seal and send")
    look()
    one.page.locator(".item").nth(0).get_by_label("Mostly").check()
    one.press("Seal and send")
    look()
    one.wait_out()
    one.page.get_by_role("heading", name="Sent").wait_for()
    look()
    for _ in range(5):
        box.box.take_ballot(round.id, envelope_of(round.manifest, LEAF, {"safety-1": 3}).to_bytes())
    round.release()
    one.at(AFTER).go()
    look()
    one.press("Find my answer")
    look()
    assert found == []
