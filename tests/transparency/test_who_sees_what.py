"""The page that says who sees what: the whole table, true, for everybody, and with real names for oneself."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from troth.people.models import Person
from troth.transparency.table import groups
from troth.transparency.words import ALSO_LOGGED, CELLS, COLUMNS, DID, title_of
from troth.visibility.policy import KINDS, Say, Viewer

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
PAGE = "/who-sees-what/"


def _text(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_it_is_open_to_anyone_and_names_nobody(cast: Cast) -> None:
    page = _text(Client())
    assert not any(person.name in page for person in cast.everyone().values())
    for row in KINDS:
        assert f'id="{row.key}"' in page


def test_each_cell_says_what_the_table_says(cast: Cast) -> None:
    shown = {row.kind.key: [cell.say for cell in row.cells] for group in groups() for row in group.rows}
    assert set(shown) == {row.key for row in KINDS}
    for row in KINDS:
        assert shown[row.key] == [CELLS[row.reach(viewer)] for viewer in COLUMNS]


def test_a_leader_is_said_to_see_what_everyone_sees(cast: Cast) -> None:
    [person] = [row for row in KINDS if row.key == "person"]
    assert person.say(Viewer.LEADER) is Say.NEVER
    assert person.reach(Viewer.LEADER) is Say.YES


def test_the_server_holder_is_a_column_of_its_own_and_never_left_out(cast: Cast) -> None:
    page = _text(Client())
    assert page.count("Whoever runs the server</th>") == len(groups())
    assert "What Troth cannot prevent" in page


def test_for_oneself_it_names_who_stands_behind_each_column(cast: Cast, client_of: ClientOf) -> None:
    page = re.sub(r"<[^>]+>", "", _text(client_of(cast.ben)))
    for name in ("Ama Owusu", "Chidi Okafor", "Lena Brandt", "Rafa Ortega", "Olu Adeyemi"):
        assert name in page
    assert "Emil" not in page
    assert "Frida" not in page


def test_a_leader_without_a_leader_is_told_that_there_is_nobody(cast: Cast, client_of: ClientOf) -> None:
    assert "Nobody at present" in _text(client_of(cast.frida))


def test_many_teammates_are_folded(cast: Cast, client_of: ClientOf) -> None:
    from tests.cast import join, make_person

    for number in range(9):
        join(make_person(f"Mate{number} Nine"), cast.quay)
    assert "10 people" in _text(client_of(cast.ben))


def test_every_kind_the_log_knows_has_a_title() -> None:
    import ast
    from pathlib import Path

    import troth

    kinds: set[str] = set()
    for path in Path(next(iter(troth.__path__))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in {"record", "record_many", "record_read", "note_read"}:
                kinds |= {
                    word.value.value
                    for word in node.keywords
                    if word.arg == "kind" and isinstance(word.value, ast.Constant)
                }
    assert kinds
    known = {row.key for row in KINDS}
    for kind in kinds:
        assert kind in known or title_of(kind) != kind.replace("_", " ").capitalize(), f"{kind} has no title"
    assert {kind for _, kind in DID} <= kinds | known | set(ALSO_LOGGED)
