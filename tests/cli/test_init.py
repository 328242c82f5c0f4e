"""`troth init`: from nothing to two links that let the first two sides in, and safe to run again."""

import re
from pathlib import Path

from tests.cli.conftest import Troth

ASK = ("init", "--no-questions")


def test_it_prints_a_link_for_the_operator_and_another_for_the_employees_side(run: Troth) -> None:
    done = run(*ASK, "--organisation=Test & Sons", "--operator=Olu Adeyemi", "--operator-email=olu@example.org")
    assert done.returncode == 0, done.stderr
    links = re.findall(r"http://127\.0\.0\.1:8000/\S+", done.stdout)
    assert len(links) == 2
    assert len(set(links)) == 2
    assert "Olu Adeyemi, operator, login name olu@example.org" in done.stdout
    assert "not for an operator" in done.stdout


def test_run_again_it_keeps_what_was_said_and_gives_new_links(founded: Troth, env: dict[str, str]) -> None:
    settings = Path(env["TROTH_DATA"], "troth.env").read_text()
    again = founded(*ASK)
    assert again.returncode == 0, again.stderr
    assert "Olu Adeyemi" in again.stdout
    assert Path(env["TROTH_DATA"], "troth.env").read_text() == settings


def test_run_again_it_changes_what_is_named_and_nothing_else(founded: Troth, env: dict[str, str]) -> None:
    assert founded(*ASK, "--address=https://troth.example.org", "--smtp-host=mail.example.org").returncode == 0
    kept = Path(env["TROTH_DATA"], "troth.env").read_text()
    assert "TROTH_ORIGIN='https://troth.example.org'" in kept
    assert "TROTH_SMTP_HOST='mail.example.org'" in kept
    assert "https://troth.example.org/" in founded(*ASK).stdout


def test_what_it_needs_and_may_not_ask_for_is_named(run: Troth) -> None:
    done = run(*ASK)
    assert done.returncode == 2
    assert "Missing: --organisation" in done.stderr


def test_it_asks_and_an_operator_needs_no_address(run: Troth, env: dict[str, str]) -> None:
    done = run(
        "init", "--operator-login=olu", "--operator=Olu Adeyemi", "--smtp-host=none", "--organisation=A", "--address="
    )
    assert done.returncode == 0, done.stderr
    assert "login name olu " in done.stdout


def test_everybody_comes_from_the_roster_and_the_operator_is_found_among_them(run: Troth, tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("name,email,team\nOlu Adeyemi,olu@example.org,Quay\nAma Owusu,ama@example.org,Quay\n")
    done = run(*ASK, "--organisation=A", f"--roster={roster}", "--operator-email=olu@example.org")
    assert done.returncode == 0, done.stderr
    assert "2 added" in done.stdout
    assert "Olu Adeyemi, operator" in done.stdout


def test_only_its_owner_can_read_what_it_wrote(founded: Troth, env: dict[str, str]) -> None:
    data = Path(env["TROTH_DATA"])
    assert data.stat().st_mode & 0o077 == 0
    for file in data.glob("*"):
        assert file.stat().st_mode & 0o077 == 0, file.name


def test_a_roster_with_a_bad_row_changes_nothing_and_names_it(founded: Troth, tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("name,email\nAma Owusu,ama@example.org\n=cmd,x\n")
    done = founded("import", "people", str(roster), "--yes")
    assert done.returncode == 1
    assert "Line 3" in done.stdout
    assert "Nothing was applied" in done.stderr
    applied = founded("import", "people", str(roster), "--yes", "--skip-bad-rows")
    assert applied.returncode == 0, applied.stderr
    assert "Applied." in applied.stdout


def test_a_roster_says_by_name_what_it_would_change_before_it_asks(founded: Troth, tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    rows = "".join(f"Person {number:02},p{number}@example.org,Quay\n" for number in range(40))
    roster.write_text(f"name,email,team\n{rows}")
    done = founded("import", "people", str(roster))
    assert "Added:\n  Person 00: p0@example.org, into Quay\n" in done.stdout
    assert "... and 10 more." in done.stdout
    assert "New teams:\n  Quay\n" in done.stdout
    assert "40 added" in done.stdout
    assert "Apply this?" in done.stdout
    assert "Applied" not in done.stdout
