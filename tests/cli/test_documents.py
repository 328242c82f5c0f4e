"""What the operator's documents say is there, and what is there is said."""

import re
from pathlib import Path

from troth.cli.main import main

ROOT = Path(__file__).parents[2]
OPERATE = ROOT / "docs/operate"


def _variables(text: str) -> set[str]:
    return set(re.findall(r"\b(?:TROTH_[A-Z_]+|DATABASE_URL)\b", text))


def test_every_setting_is_described_and_every_described_setting_exists() -> None:
    read = (ROOT / "src/troth/config/settings.py").read_text()
    used = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', read))
    rows = [line for line in (OPERATE / "settings.md").read_text().splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in _variables(row.split("|")[1])} == used


def test_every_setting_of_the_box_is_described_and_every_described_setting_exists() -> None:
    used = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "src/troth_box/settings.py").read_text()))
    rows = [line for line in (OPERATE / "box.md").read_text().splitlines() if line.startswith("| `TROTH_BOX")]
    assert {name for row in rows for name in _variables(row.split("|")[1])} == used


def test_documents_and_samples_name_no_setting_that_does_not_exist() -> None:
    read = [ROOT / "src/troth/config/settings.py", ROOT / "src/troth_box/settings.py"]
    known = {name for path in read for name in _variables(path.read_text())} | {"TROTH_TEST_DB", "TROTH_SCREENS"}
    for page in [*OPERATE.glob("*.md"), *(ROOT / "deploy").iterdir()]:
        assert _variables(page.read_text()) <= known, page.name


def test_documents_name_only_commands_that_exist() -> None:
    for page in OPERATE.glob("*.md"):
        for command in re.findall(r"`troth ([a-z]+)", page.read_text()):
            assert command in main.commands, f"{page.name}: troth {command}"


def test_the_samples_keep_no_access_log() -> None:
    for sample in ("nginx.conf", "nginx-box.conf"):
        nginx = (ROOT / "deploy" / sample).read_text()
        assert nginx.count("access_log off;") == nginx.count("server {")
    for sample in ("Caddyfile", "Caddyfile-box"):
        caddy = [line.split("#")[0].split() for line in (ROOT / "deploy" / sample).read_text().splitlines()]
        assert [words for words in caddy if words and words[0] == "log"] in ([], [["log", "default", "{"]])
