"""`troth verify --box` from anywhere and `troth box verify` beside it, on a running box and on one that deceives."""

import http.client
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests import postgres
from tests.box.rounds import SITE, Example
from tests.box.served import Served, listeners_of_today, real, round_of_today, served
from tests.box.test_verifying import sql
from tests.processes import environment, troth
from tests.settings import IS_POSTGRES
from troth.blind import canonical
from troth.blind.words import words_of
from troth_box.settings import Settings

Running = tuple[Served, Example, Settings]
OF_CONCERNS = ("Who listens", "Receipts", "Page for writing", "Page for listening")
SITE_KEY = canonical.to_b64(SITE.public_key().public_bytes_raw())


@pytest.fixture
def running(settings: Settings, tmp_path: Path) -> Iterator[Running]:
    own, port = real(settings)
    example = round_of_today(own)
    listeners_of_today(own)
    with served(own, port, tmp_path / "box.log") as box:
        yield box, example, own


def verified(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    done = troth("verify", *arguments, env=environment(tmp_path / "elsewhere"))
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_anybody_can_check_a_box_from_anywhere(running: Running, tmp_path: Path) -> None:
    _, example, own = running
    words = " ".join(words_of(example.manifest.to_bytes()))
    saved, gate = tmp_path / "troth-manifest.json", tmp_path / "troth-gate.json"
    saved.write_bytes(example.signed_manifest)
    gate.write_bytes(example.signed_gate())
    known = ("--site-key", SITE_KEY, "--words", words.upper(), "--document", str(saved), "--document", str(gate))
    status, said = verified(tmp_path, "--box", own.origin, *known)
    assert status == 0, said
    assert "MEND" not in said
    for about in (
        "Same for everybody",
        "Answering page",
        "Page and program",
        "The eight words",
        "Site and box",
        *OF_CONCERNS,
    ):
        assert f"ok   {about}:" in said
    assert f"Check words: {words}" in said
    assert not (tmp_path / "elsewhere").exists()
    status, said = verified(tmp_path, "--box", own.origin)
    assert (status, SITE_KEY in said, "--   The site's key" in said) == (0, True, True)


def test_another_key_words_or_document_than_one_was_shown_is_named(running: Running, tmp_path: Path) -> None:
    _, example, own = running
    status, said = verified(tmp_path, "--box", own.origin, "--site-key", "A" * 43)
    assert (status, "signed by a key that does not count here" in said) == (1, True)
    saved = tmp_path / "troth-gate.json"
    saved.write_bytes(example.signed_gate(issued=8))
    shown = ("--words", "able baker chair dust easy fox giant hill", "--document", str(saved))
    status, said = verified(tmp_path, "--box", own.origin, "--site", own.origin, *shown)
    assert status == 1
    assert "no round with the words you were shown" in said
    assert "how many collected is not the same" in said
    assert "same host name as the box" in said


def test_from_within_too(running: Running, tmp_path: Path) -> None:
    _, _, own = running
    own.data.chmod(0o700)
    if IS_POSTGRES:  # the tests' own server keeps a log, and that is found
        name = own.database_url.rpartition("/")[2]
        postgres.shared().run(f"ALTER DATABASE {name} SET log_min_error_statement = 'panic'")
    env = environment(tmp_path / "none") | {
        "TROTH_BOX_DATA": str(own.data),
        "TROTH_BOX_DATABASE_URL": own.database_url,
        "TROTH_BOX_ORIGIN": own.origin,
        "TROTH_BOX_SITE_KEY": SITE_KEY,
    }
    done = troth("box", "verify", env=env)
    assert done.returncode == 0, done.stdout
    for about in ("Tables of the box", "Who listens", "Receipts", "Letters", "Order of letters", "Gone in time"):
        assert f"ok   {about}:" in done.stdout
    sql(own, "ALTER TABLE round ADD COLUMN came_at text")
    done = troth("box", "verify", env=env)
    assert (done.returncode, "came_at" in done.stdout) == (1, True)
    assert troth("box", "verify", env=env | {"TROTH_BOX_DATABASE_URL": "sqlite:////nowhere/box"}).returncode == 1


Deceit = Callable[[str, str, bytes], tuple[bytes, dict[str, str]]]


def a_page_for_one(path: str, agent: str, body: bytes) -> tuple[bytes, dict[str, str]]:
    if path == "/concerns/listeners" and "iPhone" in agent:
        return body.replace(b"Kirsty", b"Christy"), {}
    return (body + b"//" if path == "/page/page.js" and "iPhone" in agent else body), {}


def a_cookie(path: str, agent: str, body: bytes) -> tuple[bytes, dict[str, str]]:
    return body, {"Set-Cookie": "known=1"}


def another_page(path: str, agent: str, body: bytes) -> tuple[bytes, dict[str, str]]:
    return (body + b"//" if path in ("/page/page.js", "/concern/page.js") else body), {}


def another_round(path: str, agent: str, body: bytes) -> tuple[bytes, dict[str, str]]:
    if path == "/concerns/listeners":
        return body.replace(b"Kirsty", b"Christy"), {}
    if not path.endswith("/manifest"):
        return body, {}
    found = json.loads(body)
    found["document"]["circles"][0]["eligible"] += 1
    return canonical.dumps(found), {}


NOT_NAMED = "It is not the one that is named in the list of those who listen"
DECEITS: list[tuple[Deceit, Sequence[str]]] = [
    (a_page_for_one, ["given different pages at /page/page.js", "given different pages at /concerns/listeners"]),
    (a_cookie, ["A cookie is set"]),
    (another_page, ["not the one that was fixed when this round began", NOT_NAMED]),
    (another_round, ["the signature does not belong to this document", "The list does not hold"]),
]


def test_whoever_stands_between_and_deceives_is_named(running: Running, tmp_path: Path) -> None:
    box, _, _ = running
    for deceit, words in DECEITS:
        with _deceiving(box, deceit) as address:
            status, said = verified(tmp_path, "--box", address)
        assert (status, [one for one in words if one not in said]) == (1, []), said


@contextmanager
def _deceiving(box: Served, deceit: Deceit) -> Iterator[str]:
    """The box with somebody in between who changes what it answers."""

    class Between(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with closing(http.client.HTTPConnection("127.0.0.1", box.port, timeout=60)) as connection:
                connection.request("GET", self.path, headers={"Host": f"localhost:{box.port}"})
                answer = connection.getresponse()
                body, more = deceit(self.path, self.headers.get("User-Agent", ""), answer.read())
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(body)), **more}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
