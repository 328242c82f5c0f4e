"""`python -m tests.attacks [rounds]`: all attacks, on both databases, with 200 rounds; then docs/attacks.md."""

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.attacks.chance import FEW, FULL
from tests.attacks.elsewhere import ELSEWHERE
from tests.attacks.writing import read, write

ROOT = Path(__file__).parents[2]
DATABASES = ("sqlite", "postgres")
NO_DATABASE = ("tests/blind/", "tests/keyholder/")  # what asks none is run once


def pytest(*arguments: str, database: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One run of tests, shown as it goes."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    env = {**os.environ, "TROTH_TEST_DB": database, **environment}
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, text=True, stdout=subprocess.PIPE)
    print(done.stdout)  # noqa: T201
    return done


def attacked(rounds: int, folder: Path) -> bool:
    """Make all attacks, and note what came; whether none was too good."""
    more = {"TROTH_TEST_ATTACK_ROUNDS": str(rounds), "TROTH_TEST_ATTACK_NOTES": str(folder)}
    return not sum(pytest("tests/attacks", database=one, **more).returncode for one in DATABASES)


def elsewhere() -> dict[str, str]:
    """What came of each test that is somewhere else."""
    lines: list[str] = []
    for database in DATABASES:
        asked = [one.test for one in ELSEWHERE if database == "sqlite" or not one.test.startswith(NO_DATABASE)]
        lines += pytest("-rA", *asked, database=database).stdout.splitlines()
    return {one.test: _came(one.test, lines) for one in ELSEWHERE}


def _came(test: str, lines: list[str]) -> str:
    words = [line.split() for line in lines if line.startswith(("PASSED ", "FAILED ", "ERROR "))]
    came = {found for found, name, *_ in words if name == test or name.startswith((f"{test}[", f"{test}::"))}
    return "as it must" if came == {"PASSED"} else "**not so**"


def main(rounds: int) -> None:
    """Exits with 1 where an attack has succeeded; the page is written all the same."""
    with tempfile.TemporaryDirectory() as folder:
        is_well = attacked(rounds, Path(folder))
        others = elsewhere()
        write(read(Path(folder) / "notes.jsonl"), others, rounds, FEW, datetime.now(UTC).date())
    if not is_well or "**not so**" in others.values():
        sys.exit("An attack has succeeded, or has not even worked on its twin. See above.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FULL)
