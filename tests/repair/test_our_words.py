"""The product's own sentences: no coaching of denial, of feelings put on, or of pressure to forgive."""

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = ROOT / "src/troth/repair"
TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|<[^>]+>", re.DOTALL)
# Names of turns of phrase it looks for in a draft: these are looked for, not said.
DETECTS = {"apology.py": {"BEGINS", "STANDS"}, "elsewhere.py": {"_STEMS"}}

OUGHT = r"(?:should|must|have to|need to|ought to|time to|ready to|learn to|try to)"
NEVER_SAID = {
    "denial": (
        r"den(?:y|ies|ied|ial)", r"(?:admit nothing|do not admit|without admitting|no admission)", r"dispute it",
        r"stay vague", r"non-apology", r"liabilit",
    ),
    "feelings put on": (
        r"(?:show|pretend) (?:that you are|to be|emotion|vulnerab)",
        r"(?:seem|sound|look|appear) (?:sorry|sincere|sad)",
        r"(?:be|seem) vulnerable", r"let them see you", r"shed", r"tear up", r"your voice",
    ),
    "pressure to forgive": (
        rf"{OUGHT} (?:forgive|let (?:it )?go|move on|trust)", r"forgive (?:them|him|her)", r"get over",
        r"put it behind", r"be the bigger", r"holding on to", r"hold a grudge", r"get them to",
        r"make them (?:say|forgive|agree)",
        r"convince", r"persuade",
    ),
    "blame": (r"too sensitive", r"overreact", r"(?:your|their) fault", r"both at fault", r"takes two"),
    "promises of effect": (r"guarantee", r"will be forgiven", r"always works", r"proven", r"percent", r"\d+ ?%"),
}  # fmt: skip
SHAPES = {what: re.compile(rf"(?:\b|^)(?:{'|'.join(ways)})\w*", re.IGNORECASE) for what, ways in NEVER_SAID.items()}


def _sentences() -> Iterator[tuple[str, str]]:
    for path in [*HERE.rglob("*.html"), *(ROOT / "docs/guide").glob("repair*.md")]:
        yield path.name, " ".join(html.unescape(TAGS.sub(" ", path.read_text())).split())
    for path in HERE.rglob("*.py"):
        if "migrations" not in path.parts:
            yield from ((path.name, words) for words in _literals(path))


def _literals(path: Path) -> Iterator[str]:
    """The strings of a module that a person could come to read: no docstrings, and nothing that is looked for."""
    tree = ast.parse(path.read_text())
    passed_over = {id(node) for node in ast.walk(tree) if isinstance(node, ast.Expr) for node in [node.value]}
    for node in ast.walk(tree):
        names = [one.id for one in ast.walk(node) if isinstance(one, ast.Name)] if _is_assigned(node) else []
        if DETECTS.get(path.name, set()) & set(names):
            passed_over |= {id(one) for one in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_over:
            yield node.value


def _is_assigned(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign | ast.AnnAssign)


SENTENCES = list(_sentences())


@pytest.mark.parametrize("what", NEVER_SAID)
def test_our_words_never_coach(what: str) -> None:
    found = [(name, hit.group()) for name, text in SENTENCES for hit in SHAPES[what].finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("denial", "Deny it until there is proof."),
        ("feelings put on", "Show that you are moved."),
        ("pressure to forgive", "You should forgive them now."),
        ("blame", "It takes two."),
        ("promises of effect", "It works in 80 % of cases."),
    ],
)
def test_the_looking_itself_works(what: str, sentence: str) -> None:
    assert SHAPES[what].search(sentence)


FORGIVENESS = re.compile(r"[^.:“]*\bforgiv\w* ?[^.]*\.?", re.IGNORECASE)
NOT_ASKED = re.compile(r"asking for forgiveness|does not ask|^forgive$", re.IGNORECASE)


def test_forgiveness_is_only_spoken_of_to_say_that_it_is_not_asked_for() -> None:
    said = [(name, hit.group().strip()) for name, text in SENTENCES for hit in FORGIVENESS.finditer(text)]
    assert said
    assert [one for one in said if not NOT_ASKED.search(one[1])] == []


def test_nothing_is_shouted() -> None:
    assert [(name, hit) for name, text in SENTENCES for hit in re.findall(r"\w+!", text)] == []


def test_there_is_much_to_look_at() -> None:
    assert len(SENTENCES) > 40
    assert sum(len(text) for _, text in SENTENCES) > 10_000


def test_no_time_to_mend_is_summed_up_anywhere() -> None:
    """It is worked out for one repair on its own page; nothing counts, averages or compares."""
    uses = [path.relative_to(HERE).as_posix() for path in HERE.rglob("*.py") if "days_to_mend" in path.read_text()]
    assert sorted(uses) == ["queries/repairs.py", "rules/days.py"]
    aggregates = re.compile(r"\b(?:Avg|Sum|Count|StdDev|Variance)\(")
    assert [path.name for path in HERE.rglob("*.py") if aggregates.search(path.read_text())] == []
    outside = [path for path in (ROOT / "src/troth").rglob("*.py") if HERE not in path.parents]
    assert [path.name for path in outside if "days_to_mend" in path.read_text()] == []
