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


def pytest(*arguments: str, database: str, **environment: str) -> bool:
    """One run of the tests; whether all passed."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    env = {**os.environ, "TROTH_TEST_DB": database, **environment}
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode == 0


def elsewhere(test: str) -> str:
    """What came of a test that is somewhere else."""
    asked = DATABASES[:1] if test.startswith(NO_DATABASE) else DATABASES
    return "as it must" if all(pytest(test, database=one) for one in asked) else "**not so**"


def main(rounds: int) -> None:
    """Exits with 1 where an attack has succeeded; the page is written all the same."""
    with tempfile.TemporaryDirectory() as folder:
        more = {"TROTH_TEST_ATTACK_ROUNDS": str(rounds), "TROTH_TEST_ATTACK_NOTES": folder}
        came = [pytest("tests/attacks", database=one, **more) for one in DATABASES]
        others = {one.test: elsewhere(one.test) for one in ELSEWHERE}
        write(read(Path(folder) / "notes.jsonl"), others, rounds, FEW, datetime.now(UTC).date())
    if not all(came) or "**not so**" in others.values():
        sys.exit("An attack has succeeded, or has not even worked on its twin. See above.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FULL)
