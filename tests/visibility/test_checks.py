"""The system checks: each refuses a table of who sees what that is not whole."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.checks import run_checks

from troth.accounts.models import BookEntry
from troth.people.models import Team
from troth.visibility import checks
from troth.visibility.gate import BINDINGS
from troth.visibility.policy import KINDS, Kind, Say, Viewer, kind

Patch = pytest.MonkeyPatch


def _ids(check: Callable[..., Any]) -> set[str]:
    return {found.id for found in check(None)}


def _with_row(patch: Patch, *rows: Kind) -> None:
    patch.setattr(checks, "KINDS", (*KINDS, *rows))


def test_the_table_as_it_stands_is_whole() -> None:
    assert run_checks(tags=["visibility"]) == []


def test_a_kind_without_a_table_is_refused(monkeypatch: Patch) -> None:
    _with_row(monkeypatch, replace(kind("team"), key="gossip"))
    assert _ids(checks.every_cell_is_bound) == {"visibility.E001"}


def test_an_open_cell_without_a_filter_is_refused(monkeypatch: Patch) -> None:
    monkeypatch.setattr(checks, "BINDINGS", BINDINGS | {Team: replace(BINDINGS[Team], filters={})})
    assert _ids(checks.every_cell_is_bound) == {"visibility.E002"}


def test_a_kind_whose_rows_cannot_be_said_is_refused(monkeypatch: Patch) -> None:
    monkeypatch.setattr(checks, "BINDINGS", BINDINGS | {BookEntry: replace(BINDINGS[BookEntry], says=None)})
    assert _ids(checks.every_cell_is_bound) == {"visibility.E006"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Kind(key="gossip", title="", contains="", cells={Viewer.EVERYONE: Say.YES}), "visibility.E003"),
        (kind("team"), "visibility.E007"),
        (replace(kind("promise"), key="gossip", is_private=True), "visibility.E008"),
        (replace(kind("team"), key="gossip", cells={Viewer.SERVER_HOLDER: Say.NEVER}), "visibility.E009"),
    ],
)
def test_a_row_that_is_not_whole_is_refused(monkeypatch: Patch, row: Kind, expected: str) -> None:
    _with_row(monkeypatch, row)
    assert _ids(checks.every_row_is_whole) == {expected}


def test_a_table_of_the_database_without_a_row_is_refused(monkeypatch: Patch) -> None:
    monkeypatch.setattr(checks, "BINDINGS", {model: bound for model, bound in BINDINGS.items() if model is not Team})
    assert _ids(checks.every_table_has_a_row) == {"visibility.E004"}


@pytest.mark.parametrize("label", ["people.Team", "people.Gossip"])
def test_an_exemption_for_what_is_bound_or_is_not_there_is_refused(monkeypatch: Patch, label: str) -> None:
    monkeypatch.setattr(checks, "EXEMPT", {**checks.EXEMPT, label: "why"})
    assert _ids(checks.every_table_has_a_row) == {"visibility.E005"}


def test_every_exemption_says_why() -> None:
    assert all(len(why) > 10 for why in checks.EXEMPT.values())
