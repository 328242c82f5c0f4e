"""Opening what somebody else can reach of what is one's own."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.visibility.factories import FACTORIES, make_all, words_of
from troth.accounts.models import BookEntry, PrivatePromise
from troth.people.models import Office, Person
from troth.transparency.seen import all_of_kind, view_of
from troth.visibility.gate import BINDINGS, in_words, newest_first, own_rows, visible_to

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def _page(client: Client, other: Person) -> str:
    response = client.get(f"/see-what-they-see/{other.id}/")
    assert response.status_code == 200
    return re.sub(
        r'name="csrfmiddlewaretoken" value="[^"]*"|name="line-once" value="[^"]*"', "", response.content.decode()
    )


@pytest.mark.parametrize("name", ["ama", "chidi", "emil", "lena", "rafa", "kay", "olu"])
def test_it_shows_exactly_what_the_gate_opens_to_them(cast: Cast, name: str) -> None:
    make_all(cast)
    other = getattr(cast, name)
    for model, binding in BINDINGS.items():
        if not binding.is_of_a_person:
            continue
        mine = set(own_rows(cast.ben, model)) & set(visible_to(other, model))
        shown: list[str] = []
        number = 1
        while True:
            _, page = all_of_kind(cast.ben, other, binding.kind.key, str(number))
            shown += page.object_list
            if not page.has_next():
                break
            number += 1
        expected = [in_words(row) for row in newest_first(model._default_manager.filter(pk__in=[r.pk for r in mine]))]
        assert sorted(shown) == sorted(expected), binding.kind.key


def test_the_leader_sees_what_is_between_them_and_nothing_private(cast: Cast, client_of: ClientOf) -> None:
    make_all(cast)
    page = _page(client_of(cast.ben), cast.ama)
    assert "it is between the two of you" in page
    assert words_of("ben-alone") not in page
    assert words_of("ama-alone") not in page
    assert words_of("ama-locked") not in page


def test_their_own_notes_are_one_frame_identical_whether_any_exist(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.ama)
    before = _page(client, cast.ben)
    list(FACTORIES["book_entry"](cast))
    list(FACTORIES["private_promise"](cast))
    assert visible_to(cast.ben, BookEntry).filter(about=cast.ama).exists()
    assert visible_to(cast.ben, PrivatePromise).filter(other=cast.ama).exists()
    BookEntry.objects.filter(author=cast.ama).delete()  # Ama's own, which are not what is asked about
    assert _page(client, cast.ben) == before
    assert "Their own notes, if any" in before


def test_what_an_office_opens_besides_is_said(cast: Cast, client_of: ClientOf) -> None:
    page = _page(client_of(cast.ben), cast.olu)
    assert "What their office opens besides" in page
    assert "Personnel files applied" in page
    assert "What their office opens besides" not in _page(client_of(cast.ben), cast.kay)


def test_what_stays_closed_is_listed(cast: Cast, client_of: ClientOf) -> None:
    page = _page(client_of(cast.ben), cast.ama)
    closed = page[page.index("What stays closed") :]
    assert "Your private book" in closed
    assert "Your log" in closed


def test_more_than_a_few_are_shown_by_pages(cast: Cast, client_of: ClientOf) -> None:
    for _ in range(9):
        list(FACTORIES["promise"](cast))
    client = client_of(cast.ben)
    page = _page(client, cast.ama)
    address = f"/see-what-they-see/{cast.ama.id}/promise/"
    assert address in page
    first, second = client.get(address).content.decode(), client.get(f"{address}?page=2").content.decode()
    assert first.count("row-words") == 50
    assert second.count("row-words") == 4


HOLDERS = {
    "leader": "ama",
    "teammate": "chidi",
    "listener": "lena",
    "representative": "rafa",
    "keyholder": "kay",
    "operator": "olu",
}


@pytest.mark.parametrize(("role", "name"), HOLDERS.items())
def test_a_role_leads_to_whoever_has_it(cast: Cast, client_of: ClientOf, role: str, name: str) -> None:
    response = client_of(cast.ben).get(f"/see-what-they-see/{role}/")
    assert response.headers["Location"] == f"/see-what-they-see/{getattr(cast, name).id}/"


def test_a_role_that_nobody_or_several_have_leads_to_the_choice(cast: Cast, client_of: ClientOf) -> None:
    Office.objects.filter(kind="listener").delete()
    client = client_of(cast.ben)
    assert client.get("/see-what-they-see/listener/").headers["Location"] == "/see-what-they-see/#listener"
    assert "Nobody at present" in client.get("/see-what-they-see/").content.decode()
    assert client_of(cast.ama).get("/see-what-they-see/teammate/").headers["Location"].endswith("#teammate")
    assert client.get("/see-what-they-see/boss/").status_code == 404


def test_anyone_can_be_found_by_name(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.ben)
    page = client.get("/see-what-they-see/?q=sørensen").content.decode()
    assert "Emil Sørensen" in page
    assert "Nobody here has" in client.get("/see-what-they-see/?q=zzz").content.decode()
    assert "Gil Marchetti" not in client.get("/see-what-they-see/?q=gil").content.decode()


def test_neither_oneself_nor_who_left_nor_an_unknown_kind_has_a_view(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.ben)
    for address in (cast.ben.id, cast.gil.id, f"{cast.ama.id}/gossip", f"{cast.ama.id}/team"):
        assert client.get(f"/see-what-they-see/{address}/").status_code == 404


def test_nobody_is_told_that_one_looked(cast: Cast, client_of: ClientOf) -> None:
    from troth.audit.models import AuditEntry

    _page(client_of(cast.ben), cast.ama)
    _page(client_of(cast.ben), cast.chidi)
    assert not AuditEntry.objects.exists()


def test_the_page_asks_no_more_of_the_database_the_more_there_is(
    cast: Cast, client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for _ in range(4):
        list(FACTORIES["promise"](cast))
        list(FACTORIES["moment"](cast))
    client = client_of(cast.ben)
    with django_assert_max_num_queries(3 * len(BINDINGS)):  # type: ignore[attr-defined]
        _page(client, cast.ama)


def test_each_kind_is_shown_once(cast: Cast) -> None:
    make_all(cast)
    view = view_of(cast.ben, cast.ama)
    keys = [seen.kind.key for seen in [*view.shared, *view.for_everyone]] + [kind.key for kind in view.nothing_now]
    keys += [kind.key for kind in view.never]
    assert sorted(keys) == sorted(binding.kind.key for binding in BINDINGS.values() if binding.is_of_a_person)
