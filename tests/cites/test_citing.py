"""Promises and moments that are about a clause: both of the two see it, nobody is told of it by the citation."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from tests.accords.writing import agreed, revealed
from tests.cast import Cast
from troth.accounts.actions import lines, moments, promises
from troth.accounts.models import Moment, MomentKind, PrivatePromise, Promise
from troth.accounts.queries.citing import cited_in, refers_to
from troth.cites.registry import Citation, citation_in
from troth.kernel.errors import Refused
from troth.people.models import Person

pytestmark = pytest.mark.django_db


def clause_of(cast: Cast) -> Citation:
    return Citation("clause", agreed(cast, revealed(cast)).id)


def test_a_promise_and_a_moment_are_about_a_clause_for_both_of_the_two(cast: Cast) -> None:
    about = clause_of(cast)
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="put the names on", cites=about)
    kind = MomentKind.objects.get(key="credit")
    moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind, cites=about)
    for person in (cast.ama, cast.ben):
        found = refers_to(person, about)
        assert [one.promise.id for one in found.promises] == [promise.id]
        assert len(found.moments) == 1
        cited = cited_in(person, promise)
        assert cited is not None
        assert cited.says == "Credit"
    assert not refers_to(cast.chidi, about)
    assert cited_in(cast.chidi, promise) is None


def test_what_the_other_cannot_see_is_not_cited_to_them(cast: Cast) -> None:
    about = clause_of(cast)
    kind = MomentKind.objects.get(key="thanks")
    for citation in (about, Citation("clause", uuid4()), Citation("weather", uuid4())):
        with pytest.raises(Refused):
            promises.say_promise(actor=cast.ama, to=cast.chidi, words="tell you", cites=citation)
        with pytest.raises(Refused):
            moments.offer_moment(actor=cast.ama, touched=cast.chidi, kind=kind, cites=citation)
        with pytest.raises(Refused):
            lines.hear_promise(actor=cast.chidi, giver=cast.ama, words="tell me", cites=citation)
    assert not Promise.objects.exists()
    assert not Moment.objects.exists()
    assert not PrivatePromise.objects.exists()


def test_a_private_line_keeps_what_it_is_about_when_it_is_sent_and_brought_back(cast: Cast) -> None:
    about = clause_of(cast)
    line = lines.hear_promise(actor=cast.ben, giver=cast.ama, words="put the names on", cites=about)
    assert not refers_to(cast.ama, about)
    sent = lines.send_line(actor=cast.ben, note=line)
    assert sent.citation == about
    lines.unsend_line(actor=cast.ben, promise=sent)
    assert PrivatePromise.objects.get().citation == about


def test_the_page_of_a_clause_notes_a_promise_about_it_and_shows_it(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    about = clause_of(cast)
    page = f"/accords/clause/{about.id}/"
    client = client_of(cast.ama)
    assert f'value="{about}"' in client.get(page).content.decode()
    said = {"line-direction": "mine", "line-person": "Ben Lindqvist", "line-words": "put the names on by Friday"}
    answer = client.post("/promises/say/", said | {"line-cites": str(about), "line-next": page})
    assert answer.headers["Location"] == page
    assert "put the names on" in client_of(cast.ben).get(page).content.decode()
    promise = Promise.objects.get()
    assert f'About <a href="{page}">Credit</a>' in client_of(cast.ben).get(f"/promises/{promise.id}/").content.decode()


def test_a_citation_in_a_form_that_is_none_is_none() -> None:
    for text in (None, "", "clause", "clause:", "clause:1", ":", "clause:not-an-id"):
        assert citation_in(text) is None
