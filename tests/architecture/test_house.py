"""The house rules that a machine can see: sizes, names, where time comes from, what no table may hold."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from troth.visibility.gate import BINDINGS

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
MODULES = sorted(path for path in SRC.rglob("*.py") if "migrations" not in path.parts)
# From assets, where their scripts are short (tests/box_page and its neighbours).
BUILT = {SRC / "troth_box" / name for name in ("page", "concern_page", "listener_page")}
SCRIPTS = sorted(path for path in SRC.rglob("*.js") if "vendor" not in path.parts and path.parent not in BUILT)

MODULE_LINES, SCRIPT_LINES = 400, 60
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "manager", "managers", "handler", "handlers", "misc"}
# DESIGN section 7: what Troth must never keep about anybody, under whatever spelling.
NEVER_KEPT = re.compile(
    r"(^|_)(score|scores|rank|ranking|rating|last_seen|last_login|last_active|user_agent|useragent|ip|ip_address|"
    r"remote_addr|streak|badge|read_at|seen_at|health)($|_)"
)
# Names of what is not kept: Django's field, there only to be set to nothing; what a device's words are made from.
VOID = {"troth/identity/models.py": {"last_login"}, "troth/identity/device_words.py": {"user_agent"}}
CLOCKS = {"troth/kernel/clock.py", "troth_box/clock.py"}
# What the gate itself stands on: who leads whom, who holds an office, whose pseudonym is whose.
BELOW_THE_GATE = {"troth/people/queries.py", "troth/people/offices/queries.py", "troth/audit/queries.py"}


def _name(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


def test_modules_are_short() -> None:
    lines = {_name(path): path.read_text().count("\n") for path in MODULES}
    assert {name: count for name, count in lines.items() if count > MODULE_LINES} == {}


def test_every_module_opens_with_a_sentence_that_says_what_it_is_for() -> None:
    texts = {_name(path): path.read_text() for path in MODULES}
    assert [name for name, text in texts.items() if text.strip() and not ast.get_docstring(ast.parse(text))] == []


def test_scripts_are_short_and_evaluate_nothing() -> None:
    texts = {_name(path): path.read_text() for path in SCRIPTS}
    assert [name for name, text in texts.items() if text.count("\n") > SCRIPT_LINES] == []
    evaluating = re.compile(r"\beval\(|new Function\(|innerHTML\s*=|document\.write")
    assert [name for name, text in texts.items() if evaluating.search(text)] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {_name(path): {part.removesuffix(".py") for part in path.relative_to(SRC).parts} for path in MODULES}
    assert [name for name, named in parts.items() if named & FORBIDDEN_NAMES] == []


def test_time_comes_from_the_clock() -> None:
    forbidden = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "time.time"}
    modules = [path for path in MODULES if _name(path) not in CLOCKS]
    asking = {_name(path): forbidden & set(_calls(ast.parse(path.read_text()))) for path in modules}
    assert {name: calls for name, calls in asking.items() if calls} == {}


def _calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func)


def test_pages_and_queries_read_only_through_the_gate() -> None:
    """Of the tables in the table of who sees what; the exempt ones (a login, a factor) it cannot open."""
    bound = {model.__name__ for model in BINDINGS}
    doors = [path for path in MODULES if {path.stem, path.parent.name} & {"queries", "views"}]
    past = {_name(path): _managers(ast.parse(path.read_text())) & bound for path in doors}
    assert {name: used for name, used in past.items() if used and name not in BELOW_THE_GATE} == {}


def _managers(tree: ast.AST) -> set[str]:
    """The models of every `Model.objects` and `Model._default_manager`."""
    attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {ast.unparse(node.value) for node in attributes if node.attr in {"objects", "_default_manager"}}


def test_nothing_is_named_like_a_score_or_a_trace_of_someones_presence() -> None:
    named = {_name(path): set(_assigned(ast.parse(path.read_text()))) for path in MODULES}
    found = {
        name: {one for one in names if NEVER_KEPT.search(one)} - VOID.get(name, set()) for name, names in named.items()
    }
    assert {name: names for name, names in found.items() if names} == {}


def _assigned(tree: ast.AST) -> Iterator[str]:
    """The names of variables, fields and arguments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [ROOT / name for name in listed.splitlines()] or [*SRC.rglob("*"), *(ROOT / "requirements").rglob("*")]


def test_no_file_names_a_package_registry_or_a_folder_of_this_machine() -> None:
    # Spelled so that this file is not found itself.
    forbidden = re.compile(
        "|".join(
            ["pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "/work" + "/", "/opt" + "/wheels"]
        )
    )
    found: list[str] = []
    for path in _tracked():
        try:
            text = path.read_text()
        except (UnicodeDecodeError, OSError):
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in forbidden.finditer(text)]
    assert not found


def test_the_changelog_and_every_decision_open_with_a_heading() -> None:
    for page in sorted((ROOT / "docs").rglob("*.md")):
        assert page.read_text().startswith("# "), page
