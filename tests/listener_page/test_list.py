"""The list of listeners: nothing is opened before it is the one that was agreed to, and every change is told."""

from collections.abc import Callable
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.box.concerning import Company
from tests.concern_page.office import Office
from tests.listener_page.conftest import Desk
from tests.listener_page.office import Person, next_list, people_of, publish, signed_list
from troth.blind.listeners import Listener, Listeners
from troth_box.concern.identity import ListenerIdentity

Sit = Callable[..., Desk]
LIST = "/concerns/listeners"


def test_the_first_list_is_compared_by_its_words(sit: Sit, company: Company) -> None:
    desk = sit().holds(company.identities[0]).opens()
    desk.shows("Is this the right list?")
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
    desk.shows("The list of listeners has changed")
    for told in ("Inés García has come", "Kirsty MacLeod has left", "Zanele Dlamini has another key"):
        assert told in text
    words = [one.inner_text().strip() for one in desk.page.locator(".words li").all()]
    assert tuple(words) == company.listeners.words
    assert not [path for path, _, _ in office.asked if path in ("/concerns/inbox", "/concerns/thread")]
    desk.press("I do not know of this")
    desk.go().opens()
    desk.shows("The list of listeners has changed")  # nothing was agreed to
    desk.press("I know of all this: go on")
    desk.page.get_by_role("heading", name="Concerns").wait_for()
    desk.go().opens()
    desk.shows("Concerns")


def test_a_false_list_is_told_or_refused(sit: Sit, office: Office, company: Company) -> None:
    kwabena, kirsty, zanele = people_of(company)
    first = company.box.post.listeners()
    desk = sit().enters(kwabena.identity)
    other = ListenerIdentity.new()
    exchanged = replace(kirsty.row, recipient=other.recipient, verify=other.holder.verify)
    half = replace(kwabena.row, recipient=other.recipient)
    same = next_list(company, [kwabena, kirsty, zanele])
    publish(company, [kwabena, kirsty])
    served = {
        "The key of Kirsty MacLeod was exchanged": signed_list(replace(same, listeners=_rows(same, exchanged))),
        "Your key was changed on the list": signed_list(replace(same, listeners=_rows(same, half))),
        "Another hand has signed the list": signed_list(same, Ed25519PrivateKey.generate()),
        "The list of listeners is not as it must be": first.replace(b"Kirsty", b"Kirsti"),
        "This list does not follow the one before": signed_list(replace(same, before="0" * 64)),
        "This is not the right address": signed_list(replace(same, box="https://other.example")),
    }
    for told, list_ in served.items():
        office.said[LIST] = (200, list_)
        desk.go().opens()
        assert told in desk.text()
    for told, status in (("The list of listeners is gone", 404), ("The server cannot be reached", 500)):
        office.said[LIST] = (status, b"")
        desk.go().opens()
        assert told in desk.text()
    del office.said[LIST]
    office.said["/listener/words.txt"] = (200, b"abandon")
    desk.go().opens()
    desk.shows("This page is not the one that was agreed on")


def _rows(listed: Listeners, other: Listener) -> tuple[Listener, ...]:
    """With another row in place of the one of its id."""
    return tuple(other if one.id == other.id else one for one in listed.listeners)


def test_not_yet_and_no_longer_on_the_list(sit: Sit, office: Office, company: Company) -> None:
    kwabena, kirsty, _zanele = people_of(company)
    new = ListenerIdentity.new()
    desk = sit().holds(new).opens()
    desk.press("It is the same: go on")
    desk.shows("You are not on the list yet")
    publish(company, [kwabena, kirsty, Person("Inés García", new)])
    desk.press("Look again")
    desk.press("I know of all this: go on")
    desk.page.get_by_role("heading", name="Concerns").wait_for()
    publish(company, [kwabena, kirsty])
    desk.press("Look for new ones")
    desk.shows("The server does not know your key")
    desk.go().opens()
    desk.press("I know of all this: go on")
    desk.shows("You are no longer on the list")


def test_before_there_is_a_list(sit: Sit, office: Office) -> None:
    office.said[LIST] = (404, b"")
    desk = sit().holds(ListenerIdentity.new()).opens()
    desk.shows("You are not on the list yet")
    assert "There is no list of listeners so far." in desk.text()
