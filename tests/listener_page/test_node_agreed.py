"""Keys, lists and letters of the pages outside a browser: the same bytes and the same refusals as the Python side."""

import copy
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import concern_formats as formats
from troth.blind import canonical, letters, signed
from troth.blind.listeners import Listeners
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.concern.identity import ListenerIdentity

HERE = Path(__file__).parent
SHARED: dict[str, Any] = json.loads(formats.PATH.read_text())
THREAD = SHARED["writers"][0]["thread"]
SITE = Ed25519PrivateKey.generate()


def node(step: str, **given: Any) -> Any:
    found = shutil.which("node")
    assert found, "Node is not installed here. Please run: apt-get install nodejs npm"
    assert (HERE.parents[1] / "assets/node_modules").is_dir(), "The libraries are not here. Please run: make assets"
    asked = json.dumps({"step": step, **given})
    done = subprocess.run([found, "node.mjs"], cwd=HERE, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def listed(document: dict[str, Any], by: Ed25519PrivateKey = SITE) -> str:
    return signed.sign(Kind.LISTENERS, document, by).to_bytes().decode()


def test_the_shared_example() -> None:
    assert node("lines", identities=SHARED["identities"]) == SHARED["lines"]
    made = node("lists", signed=SHARED["signed_listeners"])
    assert made == {"digests": SHARED["listeners_digests"], "words": SHARED["listeners_words"]}
    for name, side in (("concern", "writer"), ("answer", "listener"), ("made_by_age", "writer")):
        opened = node("opened", sealed=SHARED[name], identity=SHARED["identities"][1], thread=THREAD)
        assert opened["side"] == side
    assert opened["plain"] == letters.opened(canonical.from_b64(SHARED[name]), SHARED["identities"][0]).decode()


def test_a_letter_of_a_browser_opens_elsewhere_and_looks_like_every_other() -> None:
    identities = [ListenerIdentity.new() for _ in range(2)]
    to, writer = formats.listeners_of(identities), Writer.new()
    letter = formats.answered(writer, to, to.listeners[0])
    recipients = formats.readers(to, writer.recipient)
    sealed = canonical.from_b64(
        node("closed", document=letter.to_document(), identity=identities[0].secret, recipients=recipients)
    )
    assert len(sealed) in letters.LENGTHS
    for secret in (writer.reading, *(one.secret for one in identities)):
        assert letters.read(letters.opened(sealed, secret), writer.thread) == replace(
            letter, by=identities[0].holder.verify
        )


def test_what_is_typed_from_paper_has_its_check_digits() -> None:
    secret = ListenerIdentity.new().secret
    wrong = secret[:-1] + ("Q" if secret[-1] != "Q" else "P")
    assert node("identities", lines=[secret, wrong, secret.lower(), "", SHARED["lines"][0]]) == [True, *[False] * 4]


BROKEN: dict[str, Any] = {
    "version": 2,
    "number": 0,
    "before": "x" * 64,
    "organisation": "\u200b",
    "box": "http://evil.example",
    "pages": {"concern": "c" * 64},
    "listeners": [{}],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_list_that_is_not_in_its_form_is_refused_by_both(name: str) -> None:
    document = formats.listeners_of([ListenerIdentity.new() for _ in range(2)]).to_document()
    document[name] = BROKEN[name]
    assert node("refused", signed=[listed(document)]) != [None]
    with pytest.raises(FormRefused):
        Listeners.of(document)


def test_rows_that_are_at_odds_are_refused() -> None:
    document = formats.listeners_of([ListenerIdentity.new() for _ in range(3)]).to_document()

    def with_rows(change: Any) -> str:
        changed = copy.deepcopy(document)
        change(changed["listeners"])
        return listed(changed)

    broken = [
        with_rows(lambda rows: rows.reverse()),
        with_rows(lambda rows: rows[1].update(verify=rows[0]["verify"])),
        with_rows(lambda rows: rows[1].update(recipient=rows[0]["recipient"])),
        with_rows(lambda rows: rows[1].update(recipient="age1" + "q" * 58)),
        with_rows(lambda rows: rows[1].update(name="a\u202eb")),
        with_rows(lambda rows: rows[1].update(verify="AAAA")),
        listed(document).replace("Harbour", "Harbout"),
    ]
    assert None not in node("refused", signed=broken)
    assert node("refused", signed=[listed(document)]) == [None]


def test_letters_that_are_not_in_their_form_are_refused_by_both() -> None:
    writer, identity = Writer.new(), ListenerIdentity.new()
    to = formats.listeners_of([identity])
    good = formats.written(writer, to).to_document()
    answer = formats.answered(writer, to, to.listeners[0]).to_document()
    pen = {
        "is": "pen-name",
        "name": "Heron",
        "key": canonical.to_b64(writer.pen_key),
        "proof": canonical.to_b64(bytes(64)),
    }
    changes: list[dict[str, Any]] = [
        {"text": " "}, {"text": "a\tb"}, {"to": []}, {"number": -1}, {"theme": "gossip"}, {"as": "reply"},
        {"step": pen}, {"thread": "0" * 32}, {"care": "great"}, {"reply": "age1x"}, {"more": 1},
    ]  # fmt: skip
    broken = [signed.sign(Kind.SAID, good | one, writer.writing).to_bytes().decode() for one in changes]
    broken += [signed.sign(Kind.SAID, answer | {"as": "release"}, identity.signing).to_bytes().decode()]
    broken += [signed.sign(Kind.SAID, good, identity.signing).to_bytes().decode()]  # a listener's, in a writer's form
    broken += [signed.sign(Kind.WRITE, good, writer.writing).to_bytes().decode()]
    said = node("letters", plains=broken, thread=writer.thread)
    assert [plain for plain, refused in zip(broken, said, strict=True) if refused is None] == []
    for plain in broken:
        with pytest.raises(FormRefused):
            letters.read(plain.encode(), writer.thread)


def after(earlier: Listeners, **changed: Any) -> dict[str, Any]:
    return earlier.to_document() | {"number": earlier.number + 1, "before": earlier.digest} | changed


def test_every_difference_is_told() -> None:
    identities = [ListenerIdentity.new() for _ in range(4)]
    first = formats.listeners_of(identities[:3])
    rows: list[Any] = first.to_document()["listeners"]  # type: ignore[assignment]
    other = formats.listeners_of(identities).to_document()["listeners"][3]  # type: ignore[index]

    def told(now: dict[str, Any], by: Ed25519PrivateKey = SITE) -> Any:
        return node("changes", before=listed(first.to_document()), now=listed(now, by))

    kwabena, kirsty, zanele = (row["name"] for row in rows)
    exchanged = rows[1] | {name: other[name] for name in ("recipient", "verify")}
    cases: list[tuple[dict[str, Any], list[list[Any]]]] = [
        ({}, []),
        ({"listeners": [*rows, other]}, [["came", other["name"]]]),
        ({"listeners": rows[:2]}, [["left", zanele]]),
        ({"listeners": [*rows[:2], other | {"name": zanele}]}, [["key", zanele]]),
        ({"listeners": [*rows, other | {"name": kwabena}]}, [["second", kwabena]]),
        ({"listeners": [rows[0], exchanged, rows[2]]}, [["altered", kirsty]]),
        ({"listeners": [rows[0] | {"chosen": "Appointed"}, *rows[1:]]}, [["described", kwabena]]),
        ({"organisation": "Harbour"}, [["organisation", None]]),
        ({"pages": {"concern": "d" * 64, "listener": "1" * 64}}, [["pages", None]]),
        ({"number": 4}, [["between", 2]]),
    ]
    for changed, expected in cases:
        assert told(after(first, **changed)) == {"forked": False, "told": expected}
    assert told(after(first), Ed25519PrivateKey.generate())["told"] == [["signer", None]]
    for number, before in ((2, "0" * 64), (1, None)):
        assert told(after(first, number=number, before=before, organisation="Other"))["forked"] is True
