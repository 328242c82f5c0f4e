"""Passkeys in a real browser, made and used with its own virtual authenticator; and the pages of signing in."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.http import HttpResponse
from playwright.sync_api import Page, expect

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW, Open
from tests.cast import Cast
from tests.identity.conftest import code_in, last_mail, with_password
from troth.identity import shared
from troth.identity.actions import invitation_link
from troth.identity.actions.cards import first_cards, start_card
from troth.identity.models import Device
from troth.people.models import Organisation, Person, ProposedAddress

PASSWORD = "boats leave at seven"


@pytest.fixture(autouse=True)
def fresh_counters() -> None:
    cache.clear()


def with_authenticator(page: Page) -> Any:
    """Give this window an authenticator that knows its owner's finger."""
    control = page.context.new_cdp_session(page)
    control.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = control.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return control, made["authenticatorId"]


def by_password(page: Page, name: str) -> None:
    """Fill in the sign-in page."""
    page.goto("/sign-in/")
    page.get_by_label("E-mail address or login name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def make_passkey(page: Page) -> None:
    """Add a passkey from one's own page, proving once more who one is."""
    page.goto("/sign-in/mine/")
    page.get_by_role("link", name="Add a passkey").click()
    if "/again/" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def sign_out(page: Page) -> None:
    """By the person's menu."""
    page.locator(".menu-person summary").click()
    page.get_by_role("button", name="Sign out", exact=True).first.click()
    page.wait_for_url(re.compile("/sign-in/"))


def test_a_passkey_is_made_and_lets_its_person_in(cast: Cast, open_page: Open) -> None:
    with_password(cast.ben)
    page = open_page()
    with_authenticator(page)
    by_password(page, "ben@example.org")
    make_passkey(page)
    assert Authenticator.objects.filter(user=cast.ben.login, type="webauthn").count() == 1
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto("/sign-in/mine/")
    expect(page.get_by_text("You sign in with a passkey")).to_be_visible()


def test_an_invitation_can_end_in_a_passkey_and_no_password(cast: Cast, open_page: Open) -> None:
    page = open_page()
    with_authenticator(page)
    page.goto(invitation_link(cast.ben).partition("testserver")[2])
    page.get_by_role("button", name="Go on with a passkey").click()
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    cast.ben.login.refresh_from_db()
    assert not cast.ben.login.has_usable_password()
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def test_a_code_by_mail_does_not_get_past_a_passkey(cast: Cast, open_page: Open, settings: Any) -> None:
    settings.HAS_MAIL = True
    with_password(cast.ben)
    page = open_page()
    with_authenticator(page)
    by_password(page, "ben@example.org")
    make_passkey(page)
    thief = open_page()
    thief.goto("/sign-in/code/")
    thief.get_by_label("E-mail address").fill("ben@example.org")
    thief.get_by_role("button", name="Send a code").click()
    thief.get_by_label("Code").fill(code_in(last_mail("ben@example.org")))
    thief.get_by_role("button", name="Sign in").click()
    expect(thief.get_by_role("heading", name="One more step")).to_be_visible()
    thief.goto("/sign-in/mine/")
    assert "/sign-in/mine/" not in thief.url.partition("?")[0]
    assert Authenticator.objects.filter(user=cast.ben.login, type="webauthn").exists()


def test_after_a_password_the_passkey_is_the_second_step(cast: Cast, open_page: Open) -> None:
    with_password(cast.ben)
    page = open_page()
    with_authenticator(page)
    by_password(page, "ben@example.org")
    make_passkey(page)
    sign_out(page)
    by_password(page, "ben@example.org")
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def test_a_browser_that_says_no_leads_nowhere_and_says_so(cast: Cast, open_page: Open) -> None:
    page = open_page()
    control, authenticator = with_authenticator(page)
    control.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("No passkey came through.", exact=False).first).to_be_visible()


def test_a_passkey_can_be_named_and_removed(cast: Cast, open_page: Open) -> None:
    with_password(cast.ben)
    page = open_page()
    with_authenticator(page)
    by_password(page, "ben@example.org")
    make_passkey(page)
    page.goto("/sign-in/mine/")
    page.get_by_role("link", name="Rename My passkey").click()
    page.get_by_label("A name for it").fill("My phone")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Remove My phone").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()
    assert not Authenticator.objects.filter(user=cast.ben.login).exists()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_shared_computer_leaves_the_page_by_itself(
    cast: Cast, open_page: Open, monkeypatch: pytest.MonkeyPatch, has_scripts: bool
) -> None:
    with_password(cast.ben)
    page = open_page(java_script_enabled=has_scripts)
    answer = HttpResponse()
    shared.mark(answer)
    page.goto("/sign-in/")
    page.context.add_cookies([{"name": shared.MARK, "value": answer.cookies[shared.MARK].value, "url": page.url}])
    monkeypatch.setattr(shared, "MINUTES", 0.1)
    by_password(page, "ben@example.org")
    page.goto("/sign-in/devices/")
    expect(page.get_by_role("region", name="Shared computer")).to_be_visible()
    page.wait_for_url(re.compile("over=1"), timeout=20_000)
    expect(page.get_by_text("Five minutes passed", exact=False)).to_be_visible()


def test_signing_in_by_keyboard_without_a_script(cast: Cast, open_page: Open) -> None:
    with_password(cast.ben)
    page = open_page(java_script_enabled=False)
    page.goto("/sign-in/")
    assert page.get_by_role("button", name="Sign in with a passkey").count() == 0
    page.get_by_label("E-mail address or login name").focus()
    page.keyboard.type("ben@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/sign-in/devices/")
    expect(page.get_by_text("Chrome on a computer").first).to_be_visible()
    assert Device.objects.get().person == cast.ben


def _busy(cast: Cast) -> dict[str, tuple[Person | None, str]]:
    """Every page of signing in that can be opened, with something on it."""
    Organisation.objects.update(is_demo=True)
    with_password(cast.ben)
    nia = Person.objects.create(name="نور الهاشمي")
    cast.quay.memberships.create(person=nia, since="2020-01-01")
    start_card(actor=cast.ama, person=cast.ben)
    ProposedAddress.objects.create(
        person=cast.ben, email="b@example.org", proposed_by=cast.olu, proposed_on="2026-01-01"
    )
    card = first_cards(actor=cast.ama, people=[nia])[0]
    kay = Person.objects.create(name="Somebody New")
    return {
        "sign-in": (None, "/sign-in/"),
        "over": (None, "/sign-in/?over=1"),
        "code": (None, "/sign-in/code/"),
        "lost": (None, "/sign-in/password/lost/"),
        "sent": (None, "/sign-in/password/lost/sent/"),
        "closed": (None, "/sign-in/closed/"),
        "card-code": (None, "/sign-in/card/"),
        "card-use": (None, f"/sign-in/card/{card.code}/"),
        "gone": (None, "/sign-in/welcome/nonsense/"),
        "welcome": (None, invitation_link(kay).partition("testserver")[2]),
        "cast": (None, "/step-in/"),
        "mine": (cast.ben, "/sign-in/mine/"),
        "devices": (cast.ben, "/sign-in/devices/"),
        "again": (cast.ben, "/sign-in/again/"),
        "password": (cast.ben, "/sign-in/password/"),
        "address": (cast.chidi, "/sign-in/address/"),
        "app": (cast.chidi, "/sign-in/app/"),
        "passkey": (cast.chidi, "/sign-in/passkey/new/"),
        "prove": (cast.ben, "/sign-in/address/some-token/"),
        "cards": (cast.olu, "/sign-in/cards/?name=a"),
        "invitations": (cast.olu, "/sign-in/invitations/"),
        "shared": (cast.olu, "/sign-in/shared/"),
        "addresses": (cast.rafa, "/sign-in/addresses/"),
        "mine-of-operator": (cast.olu, "/sign-in/mine/"),
    }


@pytest.mark.parametrize(("theme", "size"), [("light", DESKTOP), ("dark", NARROW)])
def test_axe_finds_nothing_on_the_pages_of_signing_in(
    cast: Cast, open_page: Open, settings: Any, theme: str, size: tuple[int, int]
) -> None:
    settings.DEMO = settings.HAS_MAIL = True
    for name, (person, path) in _busy(cast).items():
        page = open_page(person, theme=theme, size=size)
        page.goto(path)
        assert violations(page) == [], name
        assert width_overflow(page) == [], name
        page.context.close()


def test_the_sheet_of_cards_is_readable_on_paper_and_screen(cast: Cast, open_page: Open) -> None:
    start_card(actor=cast.ama, person=cast.ben)
    page = open_page(cast.olu, size=NARROW)
    page.goto("/sign-in/cards/")
    page.get_by_role("button", name="Confirm and print").click()
    expect(page.get_by_text("Works once", exact=False)).to_be_visible()
    assert violations(page) == []
    assert width_overflow(page) == []
