"""What the README and the operator's pages say is there: each test, each file, everybody they name."""

import re
from pathlib import Path

import pytest

from troth.cli.demo import cast

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "README.md", ROOT / "docs/README.md", *sorted(ROOT.glob("docs/[go]*/*.md"))]
README = (ROOT / "README.md").read_text()
TROUBLE = (ROOT / "docs/operate/trouble.md").read_text()
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", README)
TRIED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TROUBLE)


@pytest.mark.parametrize(("path", "name"), [*NAMED, *TRIED])
def test_every_attack_and_every_trouble_it_lists_is_made_by_a_test(path: str, name: str) -> None:
    assert f"\ndef {name}(" in (ROOT / path).read_text()


def test_it_lists_the_attacks() -> None:
    assert len(NAMED) >= 12


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_every_file_a_guide_links_to_is_there(page: Path) -> None:
    text = page.read_text()
    links = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'(?:src|srcset)="([^":]+)"', text)
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


def test_those_it_names_can_be_stepped_into() -> None:
    names = [name for name, _ in cast()]
    for name in re.findall(r"- \*\*(\w+ \w+)\*\*", README):
        if name[0].isupper() and name.split()[1][0].isupper():
            assert name in names
