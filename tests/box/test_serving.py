"""The box over HTTP: the same headers always, no cookie in either direction, errors without bodies."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.box import rounds
from tests.box.asking import ask
from tests.box.rounds import AFTER, FIRST, ORIGIN, SITE, Day, Example
from troth.blind import canonical, pages, signed
from troth.blind.signed import Kind
from troth_box.box import Box
from troth_box.keyholder import counting
from troth_box.settings import Misset, Settings, from_environment


def test_a_whole_round_over_http(box: Box, day: Day) -> None:
    example = rounds.double(box.settings)
    assert example.keyholder
    id = example.id
    assert ask(box, "POST", "/rounds", example.signed_manifest).status == 204
    assert ask(box, "GET", f"/rounds/{id}/gate").status == 404
    day.today = FIRST
    assert ask(box, "POST", f"/rounds/{id}/gate", example.signed_gate()).status == 204
    for _ in range(5):
        data = example.envelope().to_bytes()
        assert [ask(box, "POST", f"/rounds/{id}/ballots", data).status for _ in range(2)] == [204, 204]
    assert json.loads(ask(box, "GET", "/rounds").body) == [{"round": id, "state": "open"}]
    day.today = AFTER
    found = ask(box, "POST", f"/rounds/{id}/export", example.asking())
    result = counting.count(json.loads(found.body), example.keyholder)
    assert ask(box, "POST", f"/rounds/{id}/tally", result.to_bytes()).status == 204
    assert ask(box, "GET", f"/rounds/{id}/tally").body == result.signed.to_bytes()
    asked = signed.sign(Kind.FIGURES, {"round": id, "circles": []}, SITE).to_bytes()
    assert ask(box, "POST", f"/rounds/{id}/figures", asked).body == b"{}"
    assert ask(box, "GET", f"/rounds/{id}/figures").status == 405
    assert ask(box, "GET", f"/rounds/{id}/manifest").body == example.signed_manifest
    assert ask(box, "GET", f"/rounds/{id}/gate").body == example.signed_gate()


def test_a_seal_is_asked_for_over_http(box: Box) -> None:
    found = ask(box, "POST", "/seal", signed.sign(Kind.SEAL, {"round": "a" * 32}, SITE).to_bytes())
    assert json.loads(found.body).keys() == {"recipient", "signer"}


ASKED = [
    ("GET", "/"), ("HEAD", "/"), ("GET", "/page"), ("GET", "/page/"), ("GET", "/page/page.js"), ("GET", "/rounds"),
    ("GET", "/nothing"), ("POST", "/"), ("DELETE", "/rounds"), ("POST", "/rounds"), ("GET", "/page/.hidden"),
    ("GET", f"/rounds/{'0' * 32}/manifest"), ("POST", f"/rounds/{'0' * 32}/ballots"), ("GET", "/page/../settings.py"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), ASKED)
def test_every_answer_has_the_same_strict_headers_and_no_cookie(box: Box, method: str, path: str) -> None:
    headers = ask(box, method, path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] in ("no-store", "no-cache")
    assert not headers.keys() & {"set-cookie", "date", "server", "access-control-allow-origin", "last-modified"}


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nothing", b"", 404),
        ("GET", "/page/no.js", b"", 404),
        ("PUT", "/rounds", b"", 405),
        ("POST", f"/rounds/{'0' * 32}/ballots", b"{}", 404),
        ("POST", f"/rounds/{'0' * 32}/ballots", b" " * 9000, 413),
        ("GET", f"/rounds/{'0' * 31}/manifest", b"", 404),
    ],
)
def test_an_error_has_no_body(box: Box, method: str, path: str, body: bytes, status: int) -> None:
    found = ask(box, method, path, body)
    assert (found.status, found.body) == (status, b"")


def test_a_body_has_a_length_and_is_as_long(box: Box) -> None:
    for told, status in (("", 411), ("-1", 411), ("٣", 411), ("9", 400)):
        assert ask(box, "POST", "/seal", b"{}", CONTENT_LENGTH=told).status == status


def test_a_refusal_to_those_who_sign_says_what_is_wrong(box: Box) -> None:
    found = ask(box, "POST", "/rounds", b"{}")
    assert (found.status, json.loads(found.body)) == (400, {"say": "A signed document lacks by, document, signature."})


def test_a_ballot_with_a_cookie_is_refused(box: Box, example: Example) -> None:
    data = example.envelope().to_bytes()
    path = f"/rounds/{example.id}/ballots"
    assert ask(box, "POST", path, data, HTTP_COOKIE="troth=x").status == 400
    assert box.store.keys(example.id) == []
    assert ask(box, "POST", path, data, CONTENT_TYPE="text/plain").status == 204


def test_it_answers_under_its_own_name_only(box: Box) -> None:
    for host in ("127.0.0.1:8210", "localhost", "evil.example.org", ""):
        assert ask(box, "GET", "/", HTTP_HOST=host).status == 421


def test_under_https_it_asks_never_to_be_asked_otherwise(box: Box) -> None:
    assert "strict-transport-security" not in ask(box, "GET", "/").headers
    other = Box(replace(box.settings, origin="https://box.example.org"), today=box.today)
    assert ask(other, "GET", "/").headers["strict-transport-security"] == "max-age=31536000"
    other.store.close()


def test_the_page_is_the_same_bytes_for_everybody(box: Box) -> None:
    everybody: list[dict[str, str]] = [
        {}, {"HTTP_COOKIE": "a=b"}, {"HTTP_ACCEPT_LANGUAGE": "sw"}, {"HTTP_USER_AGENT": "x"}, {"QUERY_STRING": "p=1"},
    ]  # fmt: skip
    for path in ("/", "/page/page.js", "/page/"):
        assert (
            len({(came := ask(box, "GET", path, **one)).body + repr(came.headers).encode() for one in everybody}) == 1
        )


def test_the_page_is_served_whole_packed_or_not_at_all(box: Box) -> None:
    plain = ask(box, "GET", "/")
    packed = ask(box, "GET", "/", HTTP_ACCEPT_ENCODING="gzip, br")
    assert gzip.decompress(packed.body) == plain.body == (box.settings.page / "index.html").read_bytes()
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] == plain.headers["etag"]
    again = ask(box, "GET", "/", HTTP_IF_NONE_MATCH=plain.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert ask(box, "HEAD", "/").body == b""
    assert ask(box, "GET", "/page/page.js").headers["content-type"] == "text/javascript; charset=utf-8"


def test_the_digest_of_the_page_can_be_calculated_from_what_is_served(box: Box) -> None:
    names = json.loads(ask(box, "GET", "/page/").body)
    assert names == ["index.html", "page.js"]
    digest = pages.digest({name: ask(box, "GET", f"/page/{name}").body for name in names})
    assert json.loads(ask(box, "GET", "/page").body) == {"page": digest}


def test_a_fault_tells_its_place_and_nothing_of_what_was_sent(
    box: Box, example: Example, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    data = example.envelope().to_bytes()

    def fail(*values: Any) -> Any:
        raise RuntimeError(data.decode())

    monkeypatch.setattr(box.store, "add_all", fail)
    found = ask(box, "POST", f"/rounds/{example.id}/ballots", data)
    assert (found.status, found.body) == (500, b"")
    said = capfd.readouterr().err
    assert re.fullmatch(r"troth box: RuntimeError at \S+test_serving.py:\d+\n", said)


def test_an_export_that_breaks_off_is_cut_and_tells_nothing(
    box: Box, day: Day, example: Example, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    day.today = AFTER
    monkeypatch.setattr(box.store, "ballots", lambda id: iter([None]))
    with pytest.raises(ConnectionAbortedError):
        ask(box, "POST", f"/rounds/{example.id}/export", example.asking())
    assert "AttributeError" in capfd.readouterr().err


def test_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = canonical.to_b64(SITE.public_key().public_bytes_raw())
    monkeypatch.setenv("TROTH_BOX_DATA", str(tmp_path))
    monkeypatch.setenv("TROTH_BOX_ORIGIN", f"{ORIGIN}/")
    (tmp_path / "box.env").write_text(f"TROTH_BOX_SITE_KEY={key}\n")
    monkeypatch.delenv("TROTH_BOX_SITE_KEY", raising=False)
    found = from_environment()
    monkeypatch.delenv("TROTH_BOX_SITE_KEY", raising=False)
    assert (found.origin, found.host, found.data) == (ORIGIN, "localhost:8210", tmp_path)
    assert canonical.to_b64(found.site_key or b"") == key
    assert found.database_url == f"sqlite:///{tmp_path}/box.sqlite3"
    assert Settings.__dataclass_fields__["page"].default.name == "page"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TROTH_BOX_ORIGIN", "https://troth.example.org/box"),
        ("TROTH_BOX_ORIGIN", "http://box.example.org"),
        ("TROTH_BOX_DATABASE_URL", "mysql://x"),
        ("TROTH_BOX_SITE_KEY", "AAAA"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("TROTH_BOX_DATA", str(tmp_path))
    monkeypatch.setenv(name, value)
    with pytest.raises(Misset, match=name):
        from_environment()
