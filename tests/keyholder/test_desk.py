"""The page on this computer: what it shows at each step, what it says when something is wrong, and whom it answers."""

import json
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from troth_box import clock
from troth_box.keyholder import site as site_module
from troth_box.keyholder.identity import Identity
from troth_box.keyholder.site import Site
from troth_box.keyholder.uploads import fields

from .boxes import running_box
from .conftest import ANSWERS
from .rounds import LEAF, Round, answering

PASSPHRASE = "four words nobody guesses"
BOUNDARY = "----boundary1234"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def key_file(a_round: Round) -> bytes:
    return a_round.keyholder.wrapped(PASSPHRASE)


@pytest.fixture(scope="module")
def handed_over(a_round: Round, ballots: list[dict[str, Any]]) -> bytes:
    return json.dumps(a_round.export(ballots)).encode()


@dataclass
class Visitor:
    """A browser on the page, following what it is sent to."""

    site: Site
    stopped: list[bool]

    def get(self, page: str = "", **environ: str) -> tuple[str, str, dict[str, str]]:
        return self._ask("GET", f"/{self.site.secret}/{page}", b"", **environ)

    def post(self, page: str, **form: bytes | str) -> str:
        """Press a button; what the page then shows."""
        status, body, headers = self._ask(
            "POST",
            f"/{self.site.secret}/{page}",
            form_of(form),
            CONTENT_TYPE=f"multipart/form-data; boundary={BOUNDARY}",
        )
        if status.startswith("200"):
            return body
        assert status.startswith("303"), status
        return self._ask("GET", headers["Location"], b"")[1]

    def _ask(self, method: str, path: str, body: bytes, **environ: str) -> tuple[str, str, dict[str, str]]:
        told: list[Any] = []
        given = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "HTTP_HOST": "127.0.0.1:8231",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            **environ,
        }
        answer = b"".join(self.site(given, lambda status, headers, exc=None: told.extend([status, headers])))  # type: ignore[arg-type]
        return told[0], answer.decode(), dict(told[1])


def form_of(form: dict[str, bytes | str]) -> bytes:
    parts = [
        b'--%b\r\nContent-Disposition: form-data; name="%b"; filename="x"\r\n\r\n%b\r\n'
        % (BOUNDARY.encode(), name.encode(), value if isinstance(value, bytes) else value.encode())
        for name, value in form.items()
    ]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


@pytest.fixture
def visitor() -> Visitor:
    stopped: list[bool] = []
    return Visitor(Site(8231, on_stop=lambda: stopped.append(True)), stopped)


def test_check_count_sign_and_save(visitor: Visitor, a_round: Round, handed_over: bytes, key_file: bytes) -> None:
    _, page, _ = visitor.get()
    assert page.count('class="wait"') == 2
    page = visitor.post("check", file=handed_over)
    assert "Every signature holds." in page
    assert "26 people of 27 fetched a token." in page
    assert len(re.findall(r"<li>([a-z]+)</li>", page)) == 16
    page = visitor.post("count", key=key_file, passphrase=PASSPHRASE)
    assert "12 ballots opened and counted, in memory." in page
    assert "one circle with fewer than 5 answers" in page
    assert "3 to 5" in page
    page = visitor.post("sign")
    assert "Save the signed result" in page
    assert 'role="alert"' not in visitor.post("sign")
    status, body, headers = visitor.get("tally")
    assert status.startswith("200")
    assert "attachment" in headers["Content-Disposition"]
    assert json.loads(body)["tally"]["document"]["counted"][LEAF] == len(ANSWERS)
    page = visitor.post("clear")
    assert page.count('class="wait"') == 2
    assert visitor.get("tally")[0].startswith("404")


def test_what_is_wrong_is_said_where_it_was_asked_and_changes_nothing(
    visitor: Visitor, handed_over: bytes, key_file: bytes
) -> None:
    assert "No file was chosen" in visitor.post("check", file=b"")
    assert "not a file of ballots" in visitor.post("check", file=b"hello")
    assert "Do not count these" in visitor.post("check", file=handed_over.replace(b"Weaverbird", b"Starling"))
    assert "nothing to count yet" not in visitor.get()[1]
    visitor.post("check", file=handed_over)
    page = visitor.post("count", key=key_file, passphrase="something else")
    assert 'role="alert"' in page
    assert "does not open with this passphrase" in page
    assert "Every signature holds." in page
    assert "something else" not in page
    assert "somebody else" in visitor.post("count", key=Identity.new().wrapped(PASSPHRASE), passphrase=PASSPHRASE)
    assert 'role="alert"' not in visitor.get()[1]
    visitor.post("count", key=key_file, passphrase=PASSPHRASE)
    page = visitor.post("check", file=b"hello")
    assert "opened and counted" in page


def test_steps_cannot_be_jumped(visitor: Visitor) -> None:
    for page in ("count", "sign", "send"):
        visitor.post(page)
        assert visitor.get("tally")[0].startswith("404")
    assert visitor.get()[1].count('class="wait"') == 2


def test_what_comes_from_outside_is_escaped(visitor: Visitor) -> None:
    a_round = Round(changed={"organisation": "<script>alert(1)</script>"})
    page = visitor.post("check", file=json.dumps(a_round.export([])).encode())
    assert "&lt;script&gt;alert" in page
    assert "<script" not in page
    page = visitor.post("fetch", box='"><script>', key=b"", passphrase="")
    assert "<script" not in page


def test_a_key_is_made_saved_and_forgotten(visitor: Visitor) -> None:
    assert "differ" in visitor.post("make", passphrase=PASSPHRASE, again="x", paper="")
    assert "fewer than" in visitor.post("make", passphrase="x", again="x", paper="")
    assert "not the line" in visitor.post("make", passphrase=PASSPHRASE, again=PASSPHRASE, paper="hello")
    page = visitor.post("make", passphrase=PASSPHRASE, again=PASSPHRASE, paper="")
    paper = re.search(r"AGE-SECRET-KEY-1[A-Z0-9 ]+", page)
    assert paper
    _, file, _ = visitor.get("key")
    made = Identity.unwrapped(file.encode(), PASSPHRASE)
    assert made.paper == paper.group()
    assert made.holder.line in page
    visitor.post("forget")
    assert visitor.get("key")[0].startswith("404")
    assert "AGE-SECRET-KEY-1<" in visitor.get("make")[1]
    page = visitor.post("make", passphrase=PASSPHRASE, again=PASSPHRASE, paper=paper.group())
    assert made.holder.line in page


def test_only_who_knows_the_address_is_answered(visitor: Visitor) -> None:
    for host in ("localhost:8231", "evil.example:8231", "127.0.0.1", ""):
        assert visitor.get(HTTP_HOST=host)[0].startswith("400")
    for path in ("/", "/make", f"/{'x' * 32}/", f"/{visitor.site.secret}", f"//{visitor.site.secret}/"):
        assert visitor._ask("GET", path, b"")[0].startswith("404")
    assert visitor._ask("POST", f"/{'x' * 32}/stop", b"")[0].startswith("404")
    assert visitor.stopped == []


def test_every_answer_forbids_scripts_caches_and_frames(visitor: Visitor) -> None:
    for page in ("", "make", "keyholder.css", "nothing"):
        _, body, headers = visitor.get(page)
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "script-src" not in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in headers
        assert "http" not in re.sub(r"<!--.*?-->", "", body)


def test_the_stop_button_stops_and_forgets(visitor: Visitor, handed_over: bytes) -> None:
    visitor.post("check", file=handed_over)
    assert "has forgotten everything" in visitor.post("stop")
    assert visitor.stopped == [True]
    assert visitor.get()[1].count('class="wait"') == 2


def test_a_file_too_large_is_referred_to_the_command_line(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_module, "LARGEST", 10)
    assert "troth keyholder tally" in visitor.post("check", file=b"x" * 100)


def test_fetching_and_sending(
    visitor: Visitor, tmp_path: Path, key_file: bytes, a_round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_box(tmp_path / "box", keyholder=a_round.keyholder) as running:
        asked: dict[str, Any] = {"box": running.address, "round": "", "key": key_file, "passphrase": PASSPHRASE}
        running.open()
        page = visitor.post("fetch", **asked)
        assert "No round of this box waits" in page
        assert f'value="{running.address}"' in page
        for one in ANSWERS:
            ballot = running.round.ballot(LEAF, answering(*one))
            running.box.take_ballot(
                running.round.manifest.round, json.dumps(ballot, sort_keys=True, separators=(",", ":")).encode()
            )
        running.close()
        assert "does not know this round" in visitor.post("fetch", **{**asked, "round": "0" * 32})
        assert "not the name of a round" in visitor.post("fetch", **{**asked, "round": "x"})
        assert "Count the day after, and once" in visitor.post("fetch", **asked)
        monkeypatch.setattr(clock, "today", lambda: running.today)
        page = visitor.post("fetch", **asked)
        assert "Your key is at hand" in page
        visitor.post("count")
        assert "Send it to the box" in visitor.post("sign")
        assert "The box has taken it" in visitor.post("send")
        assert "The box has taken it" in visitor.post("send")
        assert running.box.tally(running.round.manifest.round)


def test_what_is_no_form_has_no_fields() -> None:
    assert fields("text/plain", b"x") == {}
    assert fields("multipart/form-data; boundary=abc", b"--abc\r\nnothing") == {}
    assert fields("multipart/form-data; boundary=abc", b"--abc\r\nX: 1\r\n\r\nvalue\r\n--abc--") == {}
    body = b'--abc\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\nline\r\n--abc--\r\n'
    assert fields("multipart/form-data; boundary=abc", body) == {"a": b"\r\nline"}


def test_the_colours_are_troths() -> None:
    """The page may not load the product's style sheet, so it repeats its colours: they must stay alike."""
    colours = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
    own = colours.findall((ROOT / "src/troth_box/keyholder/static/keyholder.css").read_text())
    tokens = set(colours.findall((ROOT / "src/troth/ui/css/tokens.css").read_text()))
    assert len(own) == 30
    assert set(own) <= tokens
