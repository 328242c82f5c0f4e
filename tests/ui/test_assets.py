"""What the browser is sent is exactly what the pinned sources build."""

import shutil
import subprocess
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.mark.skipif(shutil.which("node") is None, reason="node is needed to build, not to run")
def test_the_committed_files_are_what_the_pinned_sources_build() -> None:
    assert (ASSETS / "node_modules").is_dir(), "run: cd assets && npm ci"
    checked = subprocess.run(
        ["node", "build.mjs", "--check"], cwd=ASSETS, capture_output=True, text=True, check=False, timeout=60
    )
    assert checked.returncode == 0, checked.stderr
