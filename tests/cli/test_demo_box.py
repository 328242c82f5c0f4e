"""The demo's box: another host name than the site's, nothing of its settings, and gone when the site is."""

import os
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.postgres import free_port
from tests.processes import wait_until
from troth.cli import boxed
from troth.cli.one_name import other_name, under_one_name
from troth.pulses.keys import site_public


def _answer(host: str, origin: str, **environ: str) -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []

    def site(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"the site"]

    given = {"HTTP_HOST": host, "PATH_INFO": "/card/", **environ}
    body = b"".join(under_one_name(site, origin)(given, lambda line, headers: told.extend((line, dict(headers)))))
    return told[0], told[1], body


def test_whoever_types_the_other_name_is_sent_to_the_sites_own() -> None:
    origin = "http://127.0.0.1:8000"
    assert _answer("127.0.0.1:8000", origin) == ("200 OK", {}, b"the site")
    line, headers, _ = _answer("localhost:8000", origin, QUERY_STRING="a=b")
    assert (line[:3], headers["Location"]) == ("307", f"{origin}/card/?a=b")
    assert _answer("127.0.0.1:8000", "http://localhost:8000")[1]["Location"] == "http://localhost:8000/card/"
    assert _answer("evil.example.org", origin)[0] == "200 OK"  # Django's own look at the host comes after this
    assert (other_name("127.0.0.1"), other_name("localhost")) == ("localhost", "127.0.0.1")


def test_it_starts_beside_the_site_with_nothing_of_its_settings_and_ends_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    monkeypatch.setattr(settings, "KEYS", tmp_path / "keys")
    monkeypatch.setenv("TROTH_SECRET_KEY", "of the site")
    port = free_port()
    origin = f"http://localhost:{port}"
    told = boxed.environment(tmp_path / "box", origin)
    assert told["TROTH_BOX_SITE_KEY"] == site_public()
    assert {name for name in told if "TROTH" in name} == {"TROTH_BOX_DATA", "TROTH_BOX_ORIGIN", "TROTH_BOX_SITE_KEY"}
    assert "of the site" not in told.values()

    def answers() -> bool:
        try:
            with urllib.request.urlopen(f"{origin}/rounds", timeout=5) as answer:
                return bool(answer.read() == b"[]")
        except OSError:
            return False

    with boxed.beside_a_box(port, origin=origin):
        wait_until(answers, seconds=60)
        assert (tmp_path / "box/box.sqlite3").exists()
        assert os.stat(tmp_path / "box").st_mode & 0o077 == 0
    assert not answers()
