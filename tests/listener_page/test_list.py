"""The list of listeners: nothing is opened before it is the one that was agreed to, and every change is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.box.concerning import Company
from tests.listener_page.conftest import Desk
from tests.listener_page.office import Office, Person, people_of, publish
from troth_box.concern.identity import ListenerIdentity

Sit = Callable[..., Desk]
LIST = "/concerns/listeners"


def test_the_first_list_is_compared_by_its_words(sit: Sit, company: Company) -> None:
    desk = sit().holds(company.identities[0]).opens()
    assert desk.heading() == "Is this the right list?"
    words = [one.inner_text().strip() for one in desk.page.locator(".words li").all()]
    assert tuple(words) == company.listeners.words
    assert desk.kept()["list"] is None
    desk.press("It is the same: go on")
    desk.page.get_by_role("heading", name="Concerns").wait_for()
    desk.place("Listeners")
    assert "Kirsty MacLeod" in desk.text()
    assert "Elected on 3 September 2026" in desk.text()


def test_who_comes_who_goes_and_whose_key_is_another(sit: Sit, office: Office, company: Company) -> None:
    kwabena, _kirsty, zanele = people_of(company)
    desk = sit().enters(kwabena.identity)
    office.asked.clear()
    publish(company, [kwabena, Person(zanele.name), Person("Inés García")])
    desk.go().opens()
    text = desk.text()
    assert desk.heading() == "The list of listeners has changed"
    for told in ("Inés García has come", "Kirsty MacLeod has left", "Zanele Dlamini has another key"):
        assert told in text
    words = [one.inner_text().strip() for one in desk.page.locator(".words li").all()]
    assert tuple(words) == company.listeners.words
    assert not [path for path, _, _ in office.asked if path in ("/concerns/inbox", "/concerns/thread")]
    desk.press("I do not know of this")
    desk.go().opens()
    assert desk.heading() == "The list of listeners has changed"  # nothing was agreed to
    desk.press("I know of all this: go on")
    desk.page.get_by_role("heading", name="Concerns").wait_for()
    desk.go().opens()
    assert desk.heading() == "Concerns"


def test_an_exchanged_key_stands_out(sit: Sit, company: Company) -> None:
    kwabena, kirsty, zanele = people_of(company)
    desk = sit().enters(kwabena.identity)
    other = ListenerIdentity.new()
    exchanged = replace(kirsty.row, recipient=other.recipient, verify=other.holder.verify)
    publish(company, [kwabena, zanele], rows=(exchanged,))
    desk.go().opens()
    assert "The key of Kirsty MacLeod was exchanged" in desk.text()
    assert desk.page.locator(".change.is-grave").count() == 1


def test_half_of_ones_own_key_is_refused(sit: Sit, company: Company) -> None:
    kwabena, kirsty, zanele = people_of(company)
    desk = sit().enters(kwabena.identity)
    half = replace(kwabena.row, recipient=ListenerIdentity.new().recipient)
    publish(company, [kirsty, zanele], rows=(half,))
    desk.go().opens()
    assert desk.heading() == "Your key was changed on the list"


def test_a_list_that_does_not_follow_is_refused(sit: Sit, office: Office, company: Company) -> None:
    people = people_of(company)
    first = company.box.post.listeners()
    desk = sit().enters(people[0].identity)
    publish(company, people[:2])
    desk.go().opens()
    desk.press("I know of all this: go on")
    desk.page.get_by_role("heading", name="Concerns").wait_for()
    office.said[LIST] = (200, first)
    desk.go().opens()
    assert desk.heading() == "This list does not follow the one before"
    office.said[LIST] = (404, b"")
    desk.go().opens()
    assert desk.heading() == "The list of listeners is gone"
    office.said[LIST] = (200, first.replace(b"Kirsty", b"Kirsti"))
    desk.go().opens()
    assert desk.heading() == "The list of listeners is not as it must be"


def test_another_signer_and_another_page(sit: Sit, office: Office, company: Company) -> None:
    people = people_of(company)
    desk = sit().enters(people[0].identity)
    office.said[LIST] = (200, publish(company, people, by=Ed25519PrivateKey.generate()))
    desk.go().opens()
    assert "Another hand has signed the list" in desk.text()
    office.said["/listener/words.txt"] = (200, b"abandon")
    desk.go().opens()
    assert desk.heading() == "This page is not the one that was agreed on"


def test_not_yet_and_no_longer_on_the_list(sit: Sit, office: Office, company: Company) -> None:
    kwabena, kirsty, _zanele = people_of(company)
    new = ListenerIdentity.new()
    desk = sit().holds(new).opens()
    desk.press("It is the same: go on")
    assert desk.heading() == "You are not on the list yet"
    publish(company, [kwabena, kirsty, Person("Inés García", new)])
    desk.press("Look again")
    desk.press("I know of all this: go on")
    desk.page.get_by_role("heading", name="Concerns").wait_for()
    publish(company, [kwabena, kirsty])
    desk.press("Look for new ones")
    assert desk.heading() == "The server does not know your key"
    desk.go().opens()
    desk.press("I know of all this: go on")
    assert desk.heading() == "You are no longer on the list"


@pytest.mark.parametrize("status", [500, 404])
def test_before_there_is_a_list(sit: Sit, office: Office, status: int) -> None:
    desk = sit()
    office.said[LIST] = (status, b"")
    desk.holds(ListenerIdentity.new()).opens()
    assert desk.heading() == ("You are not on the list yet" if status == 404 else "The server cannot be reached")
