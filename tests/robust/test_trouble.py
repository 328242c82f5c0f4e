"""A full disk, a read-only database, a locked one, one that is away: a kind page, a word for the log, nothing lost."""

import json
import logging
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from tests import postgres
from tests.cast import Cast, make_cast
from tests.processes import environment, troth
from tests.robust.conftest import Serve, Served, Speaker
from tests.settings import IS_POSTGRES
from troth.config.trouble import AWAY, BUSY, FULL, READ_ONLY, Trouble
from troth.people.models import Person

on_sqlite = pytest.mark.skipif(IS_POSTGRES, reason="about SQLite")
on_postgres = pytest.mark.skipif(not IS_POSTGRES, reason="about PostgreSQL")
pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]
SECRET_WORDS = "bring the children to the harbour"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture
def say(cast: Cast, client_of: Callable[[Person], Client]) -> Callable[[], int]:
    """Ben makes a promise; the status of the answer, which is checked to be one page in plain words."""
    client = client_of(cast.ben)
    client.raise_request_exception = False

    def say() -> int:
        form = {
            "line-direction": "mine",
            "line-person": cast.ama.name,
            "line-words": SECRET_WORDS,
            "line-by_when": "Friday",
        }
        answer = client.post("/promises/say/", form)
        if answer.status_code == 503:
            assert answer["Retry-After"] == "60"
            page = answer.content.decode()
            assert "Everything saved before is safe" in page or "until it is back" in page
            assert "Traceback" not in page
            say.page = page  # type: ignore[attr-defined]
        return int(answer.status_code)

    return say


def _sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _expect(trouble: Trouble, say: Callable[[], int], log: pytest.LogCaptureFixture) -> None:
    """The page is that trouble's; the log names what to do, and nothing anybody wrote."""
    assert trouble.heading in say.page  # type: ignore[attr-defined]
    assert trouble.mend in [record.getMessage() for record in log.records if record.name == "troth.config.failures"]


@on_sqlite
def test_a_full_disk_under_sqlite(say: Callable[[], int], caplog: pytest.LogCaptureFixture) -> None:
    from troth.accounts.models import Promise

    assert say() == 302
    _sql("VACUUM")  # pages that earlier tests left free would be room
    _sql("PRAGMA max_page_count = 1")  # SQLite takes the pages there are instead: not one more
    with caplog.at_level(logging.ERROR):
        statuses = [say() for _ in range(60)]
    assert 503 in statuses
    assert set(statuses) <= {302, 503}
    _expect(FULL, say, caplog)
    kept = Promise.objects.count()
    assert kept == 1 + statuses.count(302)
    _sql("PRAGMA max_page_count = 1000000")
    assert say() == 302
    assert Promise.objects.count() == kept + 1


@on_sqlite
def test_a_read_only_database_under_sqlite(say: Callable[[], int], caplog: pytest.LogCaptureFixture) -> None:
    _sql("PRAGMA query_only = ON")
    try:
        with caplog.at_level(logging.ERROR):
            assert say() == 503
    finally:
        _sql("PRAGMA query_only = OFF")
    _expect(READ_ONLY, say, caplog)
    assert say() == 302


@on_sqlite
def test_a_database_somebody_else_keeps_locked(say: Callable[[], int], caplog: pytest.LogCaptureFixture) -> None:
    other = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    _sql("PRAGMA busy_timeout = 50")
    try:
        with caplog.at_level(logging.ERROR):
            assert say() == 503
    finally:
        other.execute("ROLLBACK")
        other.close()
        _sql("PRAGMA busy_timeout = 20000")
    _expect(BUSY, say, caplog)
    assert say() == 302


@on_postgres
def test_a_read_only_database_under_postgresql(say: Callable[[], int], caplog: pytest.LogCaptureFixture) -> None:
    _sql("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    try:
        with caplog.at_level(logging.ERROR):
            assert say() == 503
    finally:
        _sql("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE")
    _expect(READ_ONLY, say, caplog)
    assert say() == 302


@on_postgres
def test_a_postgresql_that_goes_away_and_comes_back(say: Callable[[], int], caplog: pytest.LogCaptureFixture) -> None:
    own = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict["PORT"] = postgres.free_port()
    try:
        with caplog.at_level(logging.ERROR):
            assert say() == 503
    finally:
        connection.close()
        connection.settings_dict.update(own)
    _expect(AWAY, say, caplog)
    assert say() == 302


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 160 MB in memory; skipped where this user may not mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160m,mode=0777", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@on_postgres
def test_a_full_disk_under_postgresql(small_disk: Path, tmp_path: Path, serve: Serve) -> None:
    for folder in [tmp_path, *tmp_path.parents]:
        if folder == Path(tempfile.gettempdir()):
            break
        folder.chmod(0o755)  # the database runs as another user
    home = small_disk / "cluster"
    home.mkdir()
    cluster = postgres.start(home, settings={"min_wal_size": "32MB", "max_wal_size": "48MB"})
    try:
        cluster.create("troth")
        env = environment(tmp_path / "data", database_url=cluster.url("troth", postgres.OWNER))
        assert troth("upgrade", env=env).returncode in {0, 1}
        served = serve(env)
        filler = small_disk / "filler"
        promised = _promises(_somebody(served))
        assert next(promised) == 302
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(65_536)):  # the server takes room at the same time
                pass
        seen = []
        while 503 not in seen and len(seen) < 4000:
            seen.append(next(promised))
        assert 503 in seen, set(seen)
        assert set(seen) <= {302, 503}
        filler.unlink()
        back = [next(promised) for _ in range(40)]
        assert back[-1] == 302
    finally:
        postgres.stop(cluster)


SOMEBODY = """
import django, json
django.setup()
from django.test import Client
from tests.cast import make_cast
from troth.identity.models import Login
cast, client = make_cast(), Client()
client.force_login(Login.objects.get(person=cast.ben), "allauth.account.auth_backends.AuthenticationBackend")
print(json.dumps({cookie.key: cookie.value for cookie in client.cookies.values()}))
"""


def _somebody(served: Served) -> Speaker:
    """Ben, signed in to an installation of its own."""
    env = served.env | {"DJANGO_SETTINGS_MODULE": "troth.config.settings", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    said = subprocess.run([sys.executable, "-c", SOMEBODY], env=env, capture_output=True, text=True, check=True)
    client = Client()
    client.cookies.load(json.loads(said.stdout))
    return Speaker(client, served.url)


def _promises(speaker: Speaker) -> Iterator[int]:
    """The statuses of promises made one after the other, each of which writes."""
    speaker.read_token()
    while True:
        answer = speaker.promise(f"promise {uuid4()}", to=Person(name="Ama Owusu"))
        if answer.status_code == 503:
            assert "Everything saved before is safe" in answer.text
            time.sleep(0.1)
        yield answer.status_code


def test_a_log_line_names_the_place_and_never_what_was_written_or_by_whom(
    say: Callable[[], int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from troth.accounts.actions import promises
    from troth.config.logs import ContentFree

    def fail(**given: object) -> None:
        raise RuntimeError(f"quotes what was written: {given['words']}")

    monkeypatch.setattr(promises, "say_promise", fail)
    formatted: list[str] = []
    recorder = logging.Handler()
    recorder.setFormatter(ContentFree())
    recorder.emit = lambda record: formatted.append(recorder.format(record))  # type: ignore[method-assign]
    logger = logging.getLogger("django.request")
    logger.addHandler(recorder)
    try:
        assert say() == 500
    finally:
        logger.removeHandler(recorder)
    [line] = formatted
    assert line.startswith("ERROR django.request 500 accounts:say-promise")
    assert "builtins.RuntimeError" in line
    assert "promises.py" in line or "test_trouble.py" in line
    for word in (SECRET_WORDS, "Ben", "/promises/say/", "127.0.0.1", "quotes"):
        assert word not in line


def test_the_speaker_can_be_heard(serve: Serve, cast: Cast, client_of: Callable[[Person], Client]) -> None:
    served = serve()
    speaker = Speaker(client_of(cast.ben), f"{served.url}")
    speaker.read_token()
    assert speaker.promise("come by?user=secret", to=cast.ama).status_code == 302
    said = served.stop()
    assert "secret" not in said
    assert "127.0.0.1" not in said.replace(served.url, "")
