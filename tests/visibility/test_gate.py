"""The gate itself: what it opens, what it refuses, and that it asks the database no more than it must."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.http import Http404
from django.template import Context, Template

from tests.cast import Cast
from tests.settings import IS_POSTGRES
from tests.visibility.factories import FACTORIES, make_all
from tests.visibility.world import make_world
from troth.accounts.models import BookEntry, Moment, Promise
from troth.people.models import Office, OfficeBallot, Organisation, Team
from troth.visibility import gate
from troth.visibility.gate import (
    BINDINGS,
    bind,
    in_words,
    newest_first,
    one_visible,
    own_rows,
    own_rows_seen_by,
    reasons,
    reasons_for,
    visible_to,
)
from troth.visibility.policy import Say, Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def unbound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A gate at which nothing is bound yet."""
    monkeypatch.setattr(gate, "BINDINGS", {})
    return


def test_an_open_cell_is_not_lost_beside_a_narrow_one(cast: Cast) -> None:
    """Q() joined with OR would vanish: then everybody would see their own office only."""
    assert visible_to(cast.ben, Office).count() == 4


def test_one_thing_is_the_list_and_its_key(cast: Cast) -> None:
    rows = [case.row for case in FACTORIES["moment"](cast)]
    for row in rows:
        for viewer in cast.everyone().values():
            if visible_to(viewer, Moment).filter(pk=row.pk).exists():
                assert one_visible(viewer, Moment, pk=row.pk) == row
            else:
                with pytest.raises(Http404):
                    one_visible(viewer, Moment, pk=row.pk)


def test_what_nobody_may_read_is_an_empty_list_to_everybody(cast: Cast) -> None:
    rows = [case.row for case in FACTORIES["office_ballot"](cast)]
    assert not any(visible_to(viewer, OfficeBallot).exists() for viewer in cast.everyone().values())
    assert reasons(cast.ben, rows[0]) == []


def test_a_kind_that_is_not_in_the_table_cannot_be_bound(unbound: None) -> None:
    with pytest.raises(KeyError):
        bind("gossip", Team)


def test_a_cell_the_table_does_not_open_cannot_be_bound(unbound: None) -> None:
    with pytest.raises(ValueError, match="never for leader"):
        bind("book_entry", BookEntry, leader=lambda viewer: Q())
    with pytest.raises(ValueError, match="is not a valid Viewer"):
        bind("book_entry", BookEntry, nosy=lambda viewer: Q())


def test_a_table_is_bound_once(unbound: None) -> None:
    bind("team", Team, everyone=lambda viewer: Q())
    with pytest.raises(ValueError, match="bound to team already"):
        bind("organisation", Team, everyone=lambda viewer: Q())


def test_what_another_sees_of_mine_is_never_more_than_i_see(cast: Cast) -> None:
    make_all(cast)
    for model, binding in BINDINGS.items():
        if not binding.is_of_a_person:
            continue
        for other in cast.everyone().values():
            seen = set(own_rows_seen_by(other, cast.ben, model).values_list("pk", flat=True))
            assert seen <= set(own_rows(cast.ben, model).values_list("pk", flat=True))
            assert seen <= set(visible_to(cast.ben, model).values_list("pk", flat=True))
            assert seen <= set(visible_to(other, model).values_list("pk", flat=True))


def test_every_row_that_is_somebodys_can_be_said_in_a_sentence(cast: Cast) -> None:
    for key, cases in make_all(cast).items():
        for case in cases:
            if BINDINGS[type(case.row)].is_of_a_person:
                sentence = in_words(newest_first(type(case.row)._default_manager.filter(pk=case.row.pk)).get())
                assert len(sentence) > 3, key
                assert "None" not in sentence, key
                assert "object at" not in sentence, key


def test_rows_that_are_nobodys_are_called_by_their_kind(cast: Cast) -> None:
    assert in_words(Organisation.objects.get()) == "The organisation"


def test_rows_are_said_without_asking_the_database_for_each(
    cast: Cast, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    make_all(cast)
    for model, binding in BINDINGS.items():
        if binding.is_of_a_person:
            with django_assert_max_num_queries(1):
                for row in newest_first(model._default_manager.all()):
                    in_words(row)


def test_reasons_for_many_rows_are_one_question(cast: Cast, django_assert_num_queries: Callable[..., Any]) -> None:
    rows = [case.row.pk for case in FACTORIES["promise"](cast)]
    with django_assert_num_queries(1):
        reasons_for(cast.ben, Promise, rows)


UNBOUNDED = {Viewer.EVERYONE, Viewer.LISTENER, Viewer.REPRESENTATIVE, Viewer.OPERATOR}


@pytest.mark.parametrize("model", list(BINDINGS), ids=lambda model: model.__name__)
def test_what_is_between_few_is_found_by_an_index_never_by_reading_the_table(cast: Cast, model: Any) -> None:
    """With cost on its side the database would read the few rows of a test through; so it is told not to, and asked."""
    binding = BINDINGS[model]
    if UNBOUNDED & set(binding.filters) or not binding.filters:
        pytest.skip("open to all, or to whoever holds an office: as many rows as there are")
    sql, parameters = visible_to(cast.ben, model).order_by().query.sql_with_params()
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if IS_POSTGRES:
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{'EXPLAIN' if IS_POSTGRES else 'EXPLAIN QUERY PLAN'} {sql}", parameters)
        plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
    whole = f"Seq Scan on {table}" if IS_POSTGRES else f"SCAN {table}"
    assert whole not in [line.strip().removeprefix("->").strip().split("  ")[0] for line in plan.splitlines()], plan


def test_why_can_i_see_this_says_so_in_words(cast: Cast) -> None:
    [case] = [case for case in FACTORIES["promise"](cast) if case.state == "kept"]
    page = Template("{% load who_sees %}{% why row %}")
    mine = page.render(Context({"row": case.row, "viewer": cast.ben}))
    assert "Why can I see this?" in mine
    assert "It is between you and one other person." in mine
    assert "Seen by you and the other person. Nobody else in Troth." in mine


def test_under_a_private_form_stands_who_reads_it_and_what_the_server_holder_could(cast: Cast) -> None:
    line = Template("{% load who_sees %}{% seen_by 'book_entry' %}").render(Context())
    assert "Seen by you alone." in line
    assert "write here only what you could bear them to read" in line
    everyones = Template("{% load who_sees %}{% seen_by 'team' %}").render(Context())
    assert "Seen by everyone in the organisation." in everyones
    assert "bear" not in everyones


def test_the_words_of_the_table_cover_its_vocabulary() -> None:
    from troth.transparency.words import CELLS, ICONS

    assert set(CELLS) == set(ICONS) == set(Say)


def test_the_question_stands_beside_a_promise_a_moment_and_a_nomination(
    cast: Cast, client_of: Callable[..., Any]
) -> None:
    world = make_world(cast)
    pages = (
        f"/promises/{world['promise']}/",
        f"/moments/{world['moment']}/",
        f"/offices/nomination/{world['nomination']}/",
    )
    for page in pages:
        assert "Why can I see this?" in client_of(cast.ben).get(page).content.decode(), page


def test_the_warning_stands_under_every_form_for_private_words(cast: Cast, client_of: Callable[..., Any]) -> None:
    world = make_world(cast)
    pages = {
        "ben": [
            f"/book/{world['ama']}/new/",
            f"/book/entry/{world['entry']}/",
            f"/moments/{world['moment']}/",
            f"/compare/{world['comparison']}/pick/",
            f"/lines/{world['line']}/not-yet/",
            "/moments/new/",
            f"/promises/{world['promise']}/not-yet/",
        ],
        "frida": [f"/offices/nomination/{world['nomination']}/"],
    }
    for name, addresses in pages.items():
        client = client_of(getattr(cast, name))
        for address in addresses:
            assert "bear them to read" in client.get(address).content.decode(), address
