"""`troth box doctor` and the site's look at the box: each sink that an operator may have left open is named."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings as site

from tests import postgres
from tests.box import rounds
from tests.box.quiet_log import quiet_log
from tests.box.rounds import Day
from tests.processes import environment, troth
from tests.settings import IS_POSTGRES
from troth.operate import look_box
from troth_box.box import Box
from troth_box.looking import Found, look
from troth_box.serving.wsgi import application_of
from troth_box.settings import Settings

SAMPLES = Path(__file__).parents[2] / "deploy"


def found(settings: Settings, **proxies: Any) -> dict[tuple[str, str], str]:
    """What must be looked at or mended."""
    nowhere: dict[str, Any] = {"nginx": [], "caddy": []}
    every: list[Found] = look(settings, **nowhere | proxies)
    return {(one.level, one.about): f"{one.says} {one.mend}" for one in every if one.level != "good"}


@pytest.fixture
def sound(settings: Settings) -> Settings:
    settings.data.chmod(0o700)
    return replace(settings, origin="https://box.example.org")


def test_a_sound_box_is_well(sound: Settings) -> None:
    as_delivered = {("error", "Database"), ("warning", "Write-ahead log")}  # as the tests' cluster is
    expected = as_delivered if IS_POSTGRES else set()
    assert found(sound).keys() == expected


def test_what_is_wrong_is_named(sound: Settings, tmp_path: Path) -> None:
    sound.data.chmod(0o750)
    wrong = replace(sound, origin="http://localhost:1", site_key=None, page=tmp_path / "nowhere")
    names = {about for _, about in found(wrong)}
    assert {"Address", "Site", "Page", "Files"} <= names


def test_a_database_that_does_not_answer_is_named(sound: Settings) -> None:
    silent = replace(sound, database_url=f"postgresql://nobody@127.0.0.1:{postgres.free_port()}/nothing")
    assert "does not answer (OperationalError)" in found(silent)["error", "Database"]


def test_a_proxy_that_keeps_an_access_log_is_named(sound: Settings, tmp_path: Path) -> None:
    nginx, caddy = tmp_path / "sites", tmp_path / "Caddyfile"
    nginx.mkdir()
    (nginx / "box").write_text("server { server_name box.example.org; } # access_log off;\n")
    (nginx / "binary").write_bytes(b"\xff")
    caddy.write_text("box.example.org {\n\tlog\n}\n")
    says = found(sound, nginx=[nginx, tmp_path / "none"], caddy=[caddy])
    assert ("error", "Access log") in says
    (nginx / "box").write_text("server { server_name box.example.org; access_log off; }\n")
    caddy.write_text("# log\nbox.example.org {\n}\n")
    assert ("error", "Access log") not in found(sound, nginx=[nginx], caddy=[caddy])


def test_the_samples_we_ship_keep_none(sound: Settings) -> None:
    shipped = found(sound, nginx=[SAMPLES / "nginx-box.conf"], caddy=[SAMPLES / "Caddyfile-box"])
    assert ("error", "Access log") not in shipped
    for sample in ("nginx-box.conf", "Caddyfile-box", "troth-box.service"):
        assert (SAMPLES / sample).exists()


@pytest.mark.skipif(not IS_POSTGRES, reason="of PostgreSQL's settings")
def test_a_server_that_writes_statements_down_is_named(sound: Settings) -> None:
    cluster = postgres.shared()
    name = sound.database_url.rsplit("/", 1)[1]
    cluster.run(f"ALTER DATABASE {name} SET log_statement = 'all'")
    says = found(sound)["error", "Database"]
    assert "log_statement" in says
    assert "log_min_error_statement" in says
    for setting in ("log_statement = 'none'", "log_min_error_statement = 'panic'"):
        cluster.run(f"ALTER DATABASE {name} SET {setting}")
    assert ("error", "Database") not in found(sound)


@pytest.mark.skipif(not IS_POSTGRES, reason="of PostgreSQL's settings")
def test_a_server_that_keeps_its_log_is_named(sound: Settings) -> None:
    says = found(sound)["warning", "Write-ahead log"]
    assert "wal_recycle" in says
    assert "the role may not end the log" in says
    with quiet_log(sound.database_url.rsplit("/", 1)[1]):
        assert ("warning", "Write-ahead log") not in found(sound)


def test_a_page_that_was_changed_in_the_middle_of_a_round_is_named(box: Box, day: Day) -> None:
    example = rounds.double(box.settings)
    box.take_manifest(example.signed_manifest)
    before = {about for _, about in found(box.settings)}
    (box.settings.page / "page.js").write_text("export const changed = 1;\n")
    after = found(box.settings)
    assert {about for _, about in after} - before == {"Page"}
    assert "up to 2026-11-05" in after["error", "Page"]


def test_the_command_says_it(tmp_path: Path) -> None:
    env = environment(tmp_path, TROTH_BOX_DATA=str(tmp_path))
    done = troth("box", "doctor", env=env)
    assert done.returncode == 1
    assert "MEND Site: It has not been told whose rounds it takes." in done.stdout
    assert "ok   Database: SQLite" in done.stdout


# --- from the site ----------------------------------------------------------------------------------------------------


class Silent(WSGIRequestHandler):
    """Writes no log into the tests' output."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def reachable(box: Box, *, changed: Any = None) -> Iterator[str]:
    application = application_of(box)
    server = make_server("127.0.0.1", 0, changed(application) if changed else application, handler_class=Silent)
    object.__setattr__(box.settings, "origin", f"http://localhost:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield box.settings.origin
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _with_a_cookie(application: Any) -> Any:
    def changed(environ: Any, start_response: Any) -> Any:
        return application(environ, lambda line, headers: start_response(line, [*headers, ("Set-Cookie", "a=b")]))

    return changed


def _with_an_addition(application: Any) -> Any:
    def changed(environ: Any, start_response: Any) -> Any:
        def without_length(line: str, headers: list[tuple[str, str]]) -> Any:
            return start_response(line, [one for one in headers if one[0] != "Content-Length"])

        body = b"".join(application(environ, without_length))
        return [body + b"<!-- added -->" if environ["PATH_INFO"].endswith(".js") else body]

    return changed


def test_the_site_looks_at_the_box(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "ORIGIN", "http://127.0.0.1:8000")
    monkeypatch.setattr(site, "BOX_URL", "")
    assert "nobody is asked" in look_box.box().says
    with reachable(box) as url:
        monkeypatch.setattr(site, "BOX_URL", url)
        assert look_box.box().level == "good"
        monkeypatch.setattr(site, "ORIGIN", "http://localhost:8000")
        assert "the same host name" in look_box.box().says
    monkeypatch.setattr(site, "ORIGIN", "http://127.0.0.1:8000")
    assert "does not answer" in look_box.box().says
    monkeypatch.setattr(site, "BOX_URL", "file:///etc")
    assert "does not answer" in look_box.box().says


def test_the_site_finds_a_cookie_and_a_changed_page(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "ORIGIN", "http://127.0.0.1:8000")
    for changed, words in ((_with_a_cookie, "(ValueError)"), (_with_an_addition, "something in between")):
        with reachable(box, changed=changed) as url:
            monkeypatch.setattr(site, "BOX_URL", url)
            assert words in look_box.box().says
