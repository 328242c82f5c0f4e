"""Each import contract holds, and is shown to fail on a violation planted in a copy of the tree."""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True)
class Planted:
    """A line in a file that breaks the contract of that id."""

    contract: str
    file: str
    line: str


PLANTED = [
    Planted("floors", "kernel/planted.py", "from troth.people import queries"),
    Planted("floors", "visibility/planted.py", "from troth.audit import actions"),
    Planted("floors", "people/planted.py", "from troth.accounts import rules"),
    Planted("floors", "accounts/planted.py", "from troth.today import urls"),
    Planted("floors", "identity/planted.py", "import troth.config.urls"),
    Planted("siblings", "today/planted.py", "from troth.takeout import urls"),
    Planted("siblings", "operate/planted.py", "from troth.transparency import urls"),
    Planted("capabilities", "cards/planted.py", "from troth.accords import urls"),
    Planted("floors", "measure/planted.py", "from troth.visibility import gate"),
    Planted("floors", "blind/planted.py", "from troth.jobs import models"),
    Planted("lowest", "measure/planted.py", "from troth.blind import keys"),
    Planted("lowest", "blind/planted.py", "from troth.kernel import errors"),
    Planted("ground", "ui/planted.py", "from troth.jobs import models"),
    Planted("pure", "kernel/planted.py", "from django.utils import timezone"),
    Planted("pure", "measure/levels.py", "from django.conf import settings"),
    Planted("pure", "blind/keys.py", "from django.db import models"),
    Planted("pure", "accounts/rules.py", "from django.conf import settings"),
    Planted("pure", "visibility/policy/__init__.py", "from django.db.models import Q"),
    Planted("pure", "../troth_box/box.py", "from django.conf import settings"),
    Planted("box", "../troth_box/planted.py", "from troth.people import queries"),
    Planted("box", "../troth_box/planted.py", "from troth.kernel import clock"),
    Planted("apart", "accounts/planted.py", "from troth_box import box"),
    Planted("wing", "../troth_box/keyholder/planted.py", "from troth_box.store import opened"),
    Planted("doorways", "takeout/views.py", "from troth.people.models import Person"),
    Planted("doorways", "accounts/api.py", "from troth.accounts import models"),
]


def _lint(folder: Path, *, contract: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    if contract:
        command += ["--contract", contract]
    env = os.environ | {"PYTHONPATH": str(folder), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def _copy(to: Path) -> Path:
    ignored = shutil.ignore_patterns("static", "templates", "page")
    for package in ("troth", "troth_box"):
        shutil.copytree(ROOT / "src" / package, to / package, ignore=ignored)
    return to / "troth"


def test_every_contract_is_kept(tmp_path: Path) -> None:
    _copy(tmp_path)
    done = _lint(tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: f"{one.contract}: {one.file}")
def test_a_planted_violation_is_found(planted: Planted, tmp_path: Path) -> None:
    file = _copy(tmp_path) / planted.file
    before = file.read_text() if file.exists() else '"""Planted."""\n'
    file.write_text(f"{before}\n{planted.line}\n")
    done = _lint(tmp_path, contract=planted.contract)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "0 kept, 1 broken" in done.stdout


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract["id"] for contract in CONTRACTS} == {planted.contract for planted in PLANTED}
