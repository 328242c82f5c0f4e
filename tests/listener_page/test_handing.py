"""Who comes later, who makes a new key, who lost theirs: what was written is sealed again, as its writer meant it."""

from collections.abc import Callable

from tests.box.concerning import Company
from tests.concern_page.office import Office
from tests.listener_page.conftest import Desk
from tests.listener_page.office import Person, Someone, people_of, publish
from tests.listener_page.test_concerns import open_first
from tests.listener_page.test_keys import made
from troth.blind import canonical, letters
from troth.blind.refusals import FormRefused
from troth_box.concern.identity import ListenerIdentity

Sit = Callable[..., Desk]


def readable(company: Company, one: Someone, identity: ListenerIdentity) -> list[str]:
    """What that key opens of a concern, whoever asks for it."""
    found = []
    for letter in company.thread(one.writer):
        try:
            plain = letters.opened(canonical.from_b64(letter["sealed"]), identity.secret)
        except FormRefused:
            continue
        found.append(letters.read(plain, one.writer.thread).text)
    return found


def test_who_lost_their_key_reads_again_what_they_should(sit: Sit, office: Office, company: Company) -> None:
    kwabena, kirsty, zanele = people_of(company)
    to_all = Someone.writes(company, "To all of you.")
    to_two = Someone.writes(company, "To the two of you.", to=[kwabena.identity, zanele.identity])
    to_one = Someone.writes(company, "To you alone.", to=[kwabena.identity])
    desk = sit().enters(kwabena.identity)
    again = Person(zanele.name, since=office.day.today)
    come = Person("Inés García", since=office.day.today)
    publish(company, [kwabena, kirsty, again, come])
    desk.later().go().opens()
    desk.press("I know of all this: go on")
    desk.page.get_by_text("2 concerns cannot be read by everybody who should").wait_for()
    desk.press("Seal them again")
    desk.page.get_by_text("Everybody who should can read it.").wait_for()
    assert readable(company, to_all, again.identity) == ["To all of you."]
    assert readable(company, to_all, come.identity) == ["To all of you."]
    assert readable(company, to_two, again.identity) == ["To the two of you."]
    assert readable(company, to_two, come.identity) == []  # not chosen by the writer
    assert readable(company, to_one, again.identity) == []
    assert "cannot be read by everybody" not in desk.text()  # nothing is left to do

    theirs = sit().enters(again.identity)
    theirs.page.get_by_role("button", name="Sealed before you could read it").click()
    theirs.page.get_by_text("1 letter here does not open with your key").wait_for()
    assert theirs.page.get_by_label("Your words").count() == 0
    theirs.place("Concerns")
    theirs.press("Look for new ones")
    theirs.page.get_by_role("button", name="To all of you.").click()
    theirs.page.locator(".letter").first.wait_for()
    assert "sealed again for you" in theirs.text()
    assert "does not open with your key" not in theirs.text()
    theirs.press("Seal and send")
    theirs.page.locator(".notice.is-done").wait_for()
    office.later()
    assert len(to_all.reads()) == 2


def test_a_new_key_opens_what_the_earlier_one_did(sit: Sit, office: Office, company: Company) -> None:
    kwabena, kirsty, zanele = people_of(company)
    one = Someone.writes(company, "Before the new key.")
    desk = sit().enters(kwabena.identity).later()
    desk.place("My key")
    desk.unfold("A new key")
    desk.press("Make a new key")
    desk.page.get_by_role("heading", name="A new key").wait_for()
    words = made(desk)
    line = desk.page.get_by_label("Bring your line to Troth").input_value()
    desk.page.get_by_role("button", name="Go on").click()
    desk.page.get_by_role("heading", name="Concerns").wait_for()  # with the earlier key, as long as that is on the list
    assert "Before the new key." in desk.text()
    file = desk.kept()["key"]["file"]
    new = Person(kwabena.name, ListenerIdentity.unwrapped(file.encode(), words), since=office.day.today)
    assert new.identity.holder.line == line
    publish(company, [kirsty, zanele, new])
    desk.go().opens(words)
    desk.press("I know of all this: go on")
    desk.page.get_by_role("button", name="Before the new key.").wait_for()
    desk.press("Seal them again")
    desk.page.get_by_text("Everybody who should can read it.").wait_for()
    assert readable_by(company, one, new.identity, zanele.identity) == ["Before the new key."]


def readable_by(company: Company, one: Someone, identity: ListenerIdentity, asking: ListenerIdentity) -> list[str]:
    company.identities[0] = asking
    return readable(company, one, identity)


def test_handed_to_somebody_the_writer_did_not_choose(sit: Sit, company: Company) -> None:
    kwabena, kirsty, zanele = people_of(company)
    one = Someone.writes(company, "To you alone.", to=[kwabena.identity])
    desk = sit().enters(kwabena.identity).later()
    open_first(desk)
    assert "Of the listeners, only you can read it." in desk.text()
    desk.unfold("Hand it to another listener")
    assert "The writer chose some of the listeners, and not all." in desk.text()
    desk.press("Seal it for them")
    desk.page.get_by_text("Nobody is chosen yet.").wait_for()
    desk.page.get_by_label("Kirsty MacLeod").check()
    desk.page.get_by_label("Why, as a note").fill("I am away until Monday.")
    desk.press("Seal it for them")
    desk.page.get_by_text("They can read all of it now.").wait_for()
    assert sorted(readable(company, one, kirsty.identity)) == ["I am away until Monday.", "To you alone."]
    assert readable(company, one, zanele.identity) == []
    assert "Besides you, Kirsty MacLeod can read it." in desk.text()


def test_who_listens_no_longer_is_named(sit: Sit, company: Company) -> None:
    kwabena, kirsty, _zanele = people_of(company)
    Someone.writes(company)
    desk = sit().enters(kwabena.identity)
    publish(company, [kwabena, kirsty])
    desk.later().go().opens()
    desk.press("I know of all this: go on")
    open_first(desk)
    assert "These no longer listen" in desk.text()
    assert "Zanele Dlamini" in desk.text()
