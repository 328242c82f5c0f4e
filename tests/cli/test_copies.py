"""`troth backup` and `troth restore`: one file, consistent while people write, checked before it is trusted."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import Troth, sql
from tests.processes import start, wait_until
from tests.settings import IS_POSTGRES

WRITER = str(Path(__file__).with_name("writing_pairs.py"))


def names_in(env: dict[str, str]) -> set[object]:
    return {name for (name,) in sql(env, "SELECT name FROM people_person")}


def test_what_was_copied_comes_back_and_what_came_later_is_gone(
    founded: Troth, env: dict[str, str], tmp_path: Path
) -> None:
    copy = tmp_path / "copies" / "one.troth"
    assert founded("backup", str(copy)).returncode == 0
    sql(env, "UPDATE people_person SET name = 'Somebody Else'")
    done = founded("restore", "--overwrite", str(copy))
    assert done.returncode == 0, done.stderr
    assert names_in(env) == {"Olu Adeyemi"}
    assert founded("doctor").returncode == 0
    assert founded("verify").returncode == 0


def test_a_copy_taken_while_people_write_is_consistent(founded: Troth, env: dict[str, str], tmp_path: Path) -> None:
    writers = [start(WRITER, env=env | {"DJANGO_SETTINGS_MODULE": "troth.config.settings"}) for _ in range(2)]
    try:
        wait_until(lambda: len(sql(env, "SELECT id FROM notices_announcement")) >= 20)
        for number in range(2):
            done = founded("backup", str(tmp_path / f"{number}.troth"))
            assert done.returncode == 0, done.stderr
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()
    at_the_end = len(sql(env, "SELECT id FROM notices_announcement"))
    seen = []
    for number in range(2):
        assert founded("restore", "--overwrite", str(tmp_path / f"{number}.troth")).returncode == 0
        rows = sql(env, "SELECT text, count(*) FROM notices_announcement GROUP BY text")
        assert {count for _, count in rows} == {2}  # each writer writes pairs, in one transaction
        seen.append(2 * len(rows))
    assert seen == sorted(seen)
    assert 0 < seen[0] <= seen[-1] <= at_the_end


def test_data_that_is_there_is_not_overwritten_unasked(founded: Troth, tmp_path: Path) -> None:
    copy = tmp_path / "one.troth"
    founded("backup", str(copy))
    done = founded("restore", str(copy))
    assert done.returncode == 1
    assert "--overwrite" in done.stderr


def test_a_copy_is_never_written_over_another(founded: Troth, tmp_path: Path) -> None:
    copy = tmp_path / "one.troth"
    assert founded("backup", str(copy)).returncode == 0
    before = copy.read_bytes()
    assert founded("backup", str(copy)).returncode == 1
    assert copy.read_bytes() == before
    assert copy.stat().st_mode & 0o077 == 0


def _rewritten(
    copy: Path, to: Path, *, manifest: dict[str, object] | None = None, content: bytes | None = None
) -> Path:
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(to, "w") as new:
        said = json.loads(old.read("manifest.json")) | (manifest or {})
        new.writestr("manifest.json", json.dumps(said))
        new.writestr("content", content if content is not None else old.read("content"))
    return to


def test_a_damaged_foreign_or_newer_copy_is_refused_and_nothing_changes(
    founded: Troth, env: dict[str, str], tmp_path: Path
) -> None:
    copy = tmp_path / "one.troth"
    founded("backup", str(copy))
    half = tmp_path / "half.troth"
    half.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    refused = {
        str(half): "cannot be read",
        str(_rewritten(copy, tmp_path / "other.troth", content=b"something else")): "damaged",
        str(_rewritten(copy, tmp_path / "engine.troth", manifest={"engine": "oracle"})): "oracle",
        str(_rewritten(copy, tmp_path / "newer.troth", manifest={"migrations": ["people.9999"]})): "newer Troth",
        str(_rewritten(copy, tmp_path / "rows.troth", manifest={"rows": {"people_person": 7}})): "use another copy",
    }
    for file, because in refused.items():
        done = founded("restore", "--overwrite", file)
        assert done.returncode == 1, file
        assert because in done.stderr
    assert names_in(env) == {"Olu Adeyemi"}


def test_after_restoring_everybody_signs_in_again(founded: Troth, env: dict[str, str], tmp_path: Path) -> None:
    insert = "INSERT INTO django_session (session_key, session_data, expire_date) VALUES ('k', 'x', '2099-01-01')"
    sql(env, insert)
    copy = tmp_path / "one.troth"
    founded("backup", str(copy))
    founded("restore", "--overwrite", str(copy))
    assert sql(env, "SELECT session_key FROM django_session") == []


@pytest.mark.skipif(not IS_POSTGRES, reason="SQLite has no roles")
def test_after_restoring_the_application_still_cannot_rewrite_the_log(
    founded: Troth, env: dict[str, str], tmp_path: Path
) -> None:
    copy = tmp_path / "one.troth"
    founded("backup", str(copy))
    assert founded("restore", "--overwrite", str(copy)).returncode == 0
    with psycopg.connect(env["DATABASE_URL"]) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("DELETE FROM audit_auditentry")


@pytest.mark.skipif(IS_POSTGRES, reason="about the pages of the SQLite file")
def test_what_was_deleted_is_not_in_the_copy(founded: Troth, env: dict[str, str], tmp_path: Path) -> None:
    secret = "a sentence nobody else would ever write"
    columns, some_id = 'id, text, "on"', "0123456789abcdef0123456789abcdef"
    insert = f"INSERT INTO notices_announcement ({columns}) VALUES ('{some_id}', '{secret}', '2026-01-01')"
    sql(env, insert)
    sql(env, "DELETE FROM notices_announcement")
    copy = tmp_path / "one.troth"
    founded("backup", str(copy))
    with zipfile.ZipFile(copy) as opened:
        assert secret.encode() not in opened.read("content")


def test_python_m_troth_is_troth() -> None:
    done = subprocess.run([sys.executable, "-m", "troth", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("troth, version")
