"""System checks: no cell of the table without its filter, no table of the database without its row."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register

from .gate import BINDINGS
from .policy import EXEMPT, KINDS, READABLE, Kind, Say, Viewer


def _open_cells(row: Kind) -> set[Viewer]:
    return {viewer for viewer, say in row.cells.items() if say in READABLE and viewer is not Viewer.SERVER_HOLDER}


@register("visibility")
def every_cell_is_bound(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Each open cell has a filter; each row names the server-holder; rows that are somebody's can be said in words."""
    bound = {binding.kind.key: binding for binding in BINDINGS.values()}
    found: list[CheckMessage] = []
    for row in KINDS:
        binding = bound.get(row.key)
        if binding is None:
            found.append(Error(f"No table is bound to the kind {row.key!r}.", id="visibility.E001"))
        elif missing := _open_cells(row) - set(binding.filters):
            found.append(Error(f"{row.key!r}: no filter for {', '.join(sorted(missing))}.", id="visibility.E002"))
        elif binding.is_of_a_person and binding.says is None:
            found.append(Error(f"{row.key!r}: no sentence says what a row of it holds.", id="visibility.E006"))
    return found


@register("visibility")
def every_row_is_whole(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Each row names the server-holder and has a key of its own; what is private has one reader."""
    found: list[CheckMessage] = [
        Error(f"{row.key!r} does not say what the server-holder sees.", id="visibility.E003")
        for row in KINDS
        if Viewer.SERVER_HOLDER not in row.cells
    ]
    found += [
        Error(f"Two rows of the table have the key {key!r}.", id="visibility.E007")
        for key, count in Counter(row.key for row in KINDS).items()
        if count > 1
    ]
    found += [
        Error(f"{row.key!r} is private, yet others than its author read it.", id="visibility.E008")
        for row in KINDS
        if row.is_private and _open_cells(row) != {Viewer.AUTHOR}
    ]
    found += [
        Error(
            f"{row.key!r}: the server-holder reads it or holds it sealed; nothing else is true.", id="visibility.E009"
        )
        for row in KINDS
        if row.say(Viewer.SERVER_HOLDER) not in {Say.YES, Say.SEALED} and Viewer.SERVER_HOLDER in row.cells
    ]
    return found


@register("visibility")
def every_table_has_a_row(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Each model is in the table of who sees what, or exempt for a stated reason."""
    models = {model._meta.label: model for model in apps.get_models()}
    found: list[CheckMessage] = [
        Error(f"{label} is neither bound to a kind nor exempt.", id="visibility.E004")
        for label, model in models.items()
        if model not in BINDINGS and label not in EXEMPT
    ]
    found += [
        Error(f"{label} is exempt, yet there is no such table, or it is bound too.", id="visibility.E005")
        for label in EXEMPT
        if label not in models or models[label] in BINDINGS
    ]
    return found
