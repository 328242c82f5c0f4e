"""A computer marked as shared: five minutes, extendable, and nothing left in its browser."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.identity.conftest import PASSWORD, is_in, sign_in, with_password
from troth.identity.shared import MARK
from troth.kernel import clock


def ward_computer(cast: Cast) -> Client:
    """A computer that Ama has marked as shared, with nobody signed in."""
    client = Client()
    client.force_login(cast.ama.login)
    client.post("/sign-in/shared/")
    client.post("/sign-in/out/")
    return client


def minutes_later(minutes: float) -> object:
    """The clock, moved on."""
    return clock.moved(clock.now() + timedelta(minutes=minutes))


def test_a_session_ends_after_five_minutes(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    assert is_in(client)
    with clock.moved(clock.now() + timedelta(minutes=4)):
        assert is_in(client)
    with clock.moved(clock.now() + timedelta(minutes=6)):
        answer = client.get("/sign-in/mine/")
        assert answer["Location"] == "/sign-in/?over=1"
        assert "Five minutes passed" in client.get("/sign-in/?over=1").content.decode()
    assert not is_in(client)


def test_five_more_minutes_can_be_had(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    with clock.moved(clock.now() + timedelta(minutes=4)):
        assert client.post("/sign-in/shared/more/", {"next": "/sign-in/mine/"})["Location"] == "/sign-in/mine/"
    with clock.moved(clock.now() + timedelta(minutes=8)):
        assert is_in(client)


def test_looking_alone_does_not_make_it_longer(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    with clock.moved(clock.now() + timedelta(minutes=4)):
        is_in(client)
    with clock.moved(clock.now() + timedelta(minutes=6)):
        assert not is_in(client)


def test_the_bar_counts_down(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    page = client.get("/sign-in/mine/")
    assert "data-countdown" in page.content.decode()
    assert "Five more minutes" in page.content.decode()


def test_no_page_is_stored(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    assert client.get("/sign-in/mine/")["Cache-Control"] == "no-store"


def test_signing_out_clears_the_browser_but_for_the_mark(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    client.cookies["theme"] = "dark"
    answer = client.post("/sign-in/out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    left = {name for name, morsel in client.cookies.items() if morsel.value}
    assert left == {MARK}


def test_while_signed_in_there_are_two_cookies_and_the_session_is_not_remembered(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    assert {name for name, morsel in client.cookies.items() if morsel.value} == {MARK, "troth"}
    assert not client.cookies["troth"]["max-age"]


def test_passkeys_are_not_offered(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    assert "passkey" not in client.get("/sign-in/").content.decode()
    sign_in(client, "ben@example.org")
    assert client.get("/sign-in/passkey/new/").status_code == 302
    assert "Add a passkey" not in client.get("/sign-in/mine/").content.decode()


@pytest.mark.parametrize("lost", ["deleted", "forged"])
def test_without_its_mark_a_shared_session_is_over(cast: Cast, lost: str) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    if lost == "deleted":
        del client.cookies[MARK]
    else:
        client.cookies[MARK] = "eyJ1bnRpbCI6IjIwOTktMDEtMDEifQ:1:forged"
    assert not is_in(client)


def test_the_mark_can_be_taken_off(cast: Cast) -> None:
    client = ward_computer(cast)
    with_password(cast.ama)
    sign_in(client, "ama@example.org")
    client.post("/sign-in/shared/", {"unmark": "1"})
    with clock.moved(clock.now() + timedelta(minutes=30)):
        assert is_in(client)


def test_forms_are_guarded_on_a_shared_computer_too(cast: Cast) -> None:
    with_password(cast.ben)
    client = Client(enforce_csrf_checks=True)
    client.cookies[MARK] = ward_computer(cast).cookies[MARK].value
    assert sign_in(client, "ben@example.org").status_code == 403
    token = client.get("/sign-in/").context["csrf_token"]
    told = {"login": "ben@example.org", "password": PASSWORD, "csrfmiddlewaretoken": str(token)}
    assert client.post("/sign-in/", told).status_code == 302
    assert client.post("/sign-in/shared/more/").status_code == 403
    assert {name for name, morsel in client.cookies.items() if morsel.value} == {MARK, "troth"}


def test_forms_are_guarded_elsewhere(cast: Cast) -> None:
    with_password(cast.ben)
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, "ben@example.org").status_code == 403
    token = client.get("/sign-in/").context["csrf_token"]
    assert client.cookies["troth-form"]["max-age"] == ""
    told = {"login": "ben@example.org", "password": PASSWORD, "csrfmiddlewaretoken": str(token)}
    assert client.post("/sign-in/", told).status_code == 302


def test_a_member_cannot_mark_a_computer(cast: Cast, client: Client) -> None:
    client.force_login(cast.ben.login)
    assert client.post("/sign-in/shared/").status_code == 404


def test_other_computers_stay_signed_in(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    with clock.moved(clock.now() + timedelta(minutes=30)):
        assert is_in(client)


def test_where_a_part_of_a_page_was_asked_for_the_whole_page_goes_to_sign_in(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    ward = ward_computer(cast)
    sign_in(ward, "ben@example.org")
    with clock.moved(clock.now() + timedelta(minutes=6)):
        over = ward.get("/sign-in/mine/", headers={"hx-request": "true"})
    assert (over.status_code, over["HX-Redirect"]) == (204, "/sign-in/?over=1")
    out = client.get("/sign-in/mine/", headers={"hx-request": "true"})
    assert (out.status_code, out["HX-Redirect"]) == (204, "/sign-in/")


def test_the_way_back_after_five_more_minutes_stays_here(cast: Cast) -> None:
    with_password(cast.ben)
    client = ward_computer(cast)
    sign_in(client, "ben@example.org")
    assert client.post("/sign-in/shared/more/", {"next": "https://elsewhere.example/"})["Location"] == "/"
