"""`troth serve`: says where it is, refuses a taken port, and lets the operator in with the printed link."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest
import requests

from tests.cli.conftest import Troth, sql
from tests.cli.test_upgrade import LAST
from tests.postgres import free_port
from tests.processes import start, wait_until


@pytest.fixture
def served(founded: Troth, env: dict[str, str]) -> Iterator[tuple[str, Path]]:
    """The installation, served; its address and its log."""
    port, log = free_port(), Path(env["TROTH_DATA"]).with_name("served.log")
    url = f"http://127.0.0.1:{port}"
    env["TROTH_ORIGIN"] = url
    process: Popen[str] = start("-m", "troth", "serve", f"--port={port}", env=env, output=log)

    def answers() -> bool:
        assert process.poll() is None, log.read_text()
        try:
            return requests.get(f"{url}/sign-in/", timeout=30).ok
        except requests.ConnectionError:
            return False

    wait_until(answers, seconds=60)
    yield url, log
    process.terminate()
    assert process.wait(timeout=40) == 0
    assert "Traceback" not in log.read_text()


def test_a_taken_port_is_refused_in_a_sentence(run: Troth) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", f"--port={port}")
    assert done.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in done.stderr
    assert f"--port {port + 1}" in done.stderr


def test_it_says_where_it_is_and_serves_files_that_never_change(served: tuple[str, Path]) -> None:
    url, log = served
    assert f"Troth is at {url}" in log.read_text()
    page = requests.get(f"{url}/sign-in/", timeout=30)
    style = re.search(r'href="(/static/ui/ui\.[0-9a-f]+\.css)"', page.text)
    assert style, page.text[:600]
    file = requests.get(url + style.group(1), timeout=30)
    assert "immutable" in file.headers["Cache-Control"]
    assert file.headers["Content-Encoding"] == "gzip"


def test_no_address_user_agent_or_query_string_reaches_the_log(served: tuple[str, Path]) -> None:
    url, log = served
    for path in ("/sign-in/?canary=query", "/nothing/canary", "/sign-in/welcome/canary/"):
        requests.get(url + path, headers={"User-Agent": "canary-agent", "Referer": "http://canary/"}, timeout=30)
    requests.get(f"{url}/", headers={"Host": "canary.example.org"}, timeout=30)
    said = log.read_text().replace(url, "")
    assert "canary" not in said
    assert "127.0.0.1" not in said


def test_the_operator_comes_in_with_the_printed_link_which_then_is_spent(
    served: tuple[str, Path], founded: Troth
) -> None:
    url, _ = served
    done = founded("init", "--no-questions")
    link = re.search(r"http://\S+/sign-in/welcome/\S+", done.stdout)
    assert link, done.stdout + done.stderr
    assert link.group().startswith(url)
    browser = requests.Session()
    page = browser.get(link.group(), timeout=30)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    assert token, page.text[:600]
    fields = re.findall(
        r'<input[^>]*type="password"[^>]*name="(\w+)"|<input[^>]*name="(\w+)"[^>]*type="password"', page.text
    )
    names = [one or other for one, other in fields]
    form = {"csrfmiddlewaretoken": token.group(1), **dict.fromkeys(names, "boats leave at seven")}
    after = browser.post(page.url, data=form, timeout=30)
    assert after.status_code == 200, after.text[:600]
    assert browser.get(f"{url}/operate/", timeout=30).status_code == 200
    assert requests.get(link.group(), timeout=30).status_code in {404, 410}


def test_the_demo_is_never_made_in_a_real_organisations_database(founded: Troth, env: dict[str, str]) -> None:
    sql(env, LAST)
    for command in (["demo"], ["serve", "--demo", f"--port={free_port()}"]):
        done = founded(*command)
        assert done.returncode == 1
        assert "Test & Sons, which is no demo" in done.stderr
    assert "troth upgrade" in founded("doctor").stdout  # nor were its tables touched
