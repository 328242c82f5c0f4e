"""`troth upgrade`: a copy first, then the tables; run again it changes nothing."""

from pathlib import Path

from tests.cli.conftest import Troth, sql
from tests.cli.test_copies import names_in

# A migration that can run twice, so that a test may pretend it has not run yet.
LAST = "DELETE FROM django_migrations WHERE app = 'accounts' AND name = '0002_catalogue'"


def _copies(env: dict[str, str]) -> list[Path]:
    return sorted(Path(env["TROTH_DATA"], "backups").glob("*.troth"))


def test_it_copies_before_it_changes_tables_and_the_copy_brings_everything_back(
    founded: Troth, env: dict[str, str]
) -> None:
    sql(env, LAST)
    assert "troth upgrade" in founded("doctor").stdout
    done = founded("upgrade")
    assert done.returncode == 0, done.stdout + done.stderr
    [copy] = _copies(env)
    assert f"troth restore --overwrite {copy}" in done.stdout
    assert "Changes made to the tables: 1." in done.stdout
    sql(env, "UPDATE people_person SET name = 'Somebody Else'")
    assert founded("restore", "--overwrite", str(copy)).returncode == 0
    assert names_in(env) == {"Olu Adeyemi"}
    assert "Tables: Fit this version." in founded("doctor").stdout


def test_where_the_tables_fit_it_changes_and_copies_nothing(founded: Troth, env: dict[str, str]) -> None:
    done = founded("upgrade")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "fit this version already" in done.stdout
    assert _copies(env) == []


def test_that_nobody_does_what_is_due_meanwhile_is_no_trouble(founded: Troth, env: dict[str, str]) -> None:
    sql(env, "UPDATE jobs_job SET due_at = '2026-01-01 00:00:00'")
    assert founded("doctor").returncode == 1
    done = founded("upgrade")
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_upgrade_whose_copy_cannot_be_written_changes_nothing(
    founded: Troth, env: dict[str, str], tmp_path: Path
) -> None:
    sql(env, LAST)
    taken = tmp_path / "taken.troth"
    taken.write_text("somebody's file")
    done = founded("upgrade", f"--backup={taken}")
    assert done.returncode == 1
    assert taken.read_text() == "somebody's file"
    assert "troth upgrade" in founded("doctor").stdout
