"""The ways in: password, code by mail, an app beside the password, recovery codes; and who stays outside."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.cast import Cast
from tests.identity.conftest import PASSWORD, app_code, code_in, is_in, last_mail, link_in, sign_in, with_password
from troth.notices.models import OutboxMail


def test_a_password_lets_its_person_in(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    assert sign_in(client, "ben@example.org").status_code == 302
    assert is_in(client)


def test_passwords_are_kept_with_argon2(cast: Cast) -> None:
    assert with_password(cast.ben).password.startswith("argon2")


def test_a_wrong_password_keeps_the_name_and_says_so_kindly(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    answer = sign_in(client, "ben@example.org", "not this one")
    assert answer.status_code == 422
    assert "do not go together" in answer.content.decode()
    assert "ben@example.org" in answer.content.decode()
    assert not is_in(client)


def test_nobody_learns_whether_a_name_exists(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    known = sign_in(client, "ben@example.org", "not this one").content.decode()
    unknown = sign_in(client, "nobody@example.org", "not this one").content.decode()
    strip = re.compile(r"(ben|nobody)@example\.org|value=\"[A-Za-z0-9]{64}\"")
    assert strip.sub("", known) == strip.sub("", unknown)


def test_a_code_by_mail_lets_its_person_in(cast: Cast, client: Client, mail: None) -> None:
    client.post("/sign-in/code/", {"email": "ben@example.org"})
    code = code_in(last_mail("ben@example.org"))
    assert client.post("/sign-in/code/enter/", {"code": code, "action": "verify"}).status_code == 302
    assert is_in(client)


def test_a_code_asked_for_a_stranger_sends_no_mail_and_looks_the_same(cast: Cast, client: Client, mail: None) -> None:
    answer = client.post("/sign-in/code/", {"email": "stranger@example.org"}, follow=True)
    assert answer.status_code == 200
    assert "Type the code" in answer.content.decode()
    assert not OutboxMail.objects.exists()


def test_three_wrong_codes_end_it(cast: Cast, client: Client, mail: None) -> None:
    client.post("/sign-in/code/", {"email": "ben@example.org"})
    code = code_in(last_mail("ben@example.org"))
    for _ in range(3):
        client.post("/sign-in/code/enter/", {"code": "WRO-NG9", "action": "verify"})
    client.post("/sign-in/code/enter/", {"code": code, "action": "verify"})
    assert not is_in(client)


def with_app(cast: Cast, client: Client) -> str:
    """Ben with a password and an app; the app's secret."""
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    client.post("/sign-in/again/?next=/sign-in/app/", {"password": PASSWORD})
    page = client.get("/sign-in/app/").content.decode()
    secret = re.search(r'id="app-secret">([A-Z2-7]+)<', page)
    assert secret, page
    answer = client.post("/sign-in/app/", {"code": app_code(secret.group(1))})
    assert answer.status_code == 302, answer.content.decode()
    return secret.group(1)


def test_an_app_is_asked_for_after_the_password(cast: Cast, client: Client) -> None:
    secret = with_app(cast, client)
    other = Client()
    answer = sign_in(other, "ben@example.org")
    assert answer["Location"] == "/sign-in/second/"
    assert not is_in(other)
    assert other.post("/sign-in/second/", {"code": app_code(secret)}).status_code == 302
    assert is_in(other)


def test_a_code_of_the_app_works_once(cast: Cast, client: Client) -> None:
    secret = with_app(cast, client)
    code = app_code(secret)
    for expected in (True, False):
        other = Client()
        sign_in(other, "ben@example.org")
        other.post("/sign-in/second/", {"code": code})
        assert is_in(other) is expected


def test_the_secret_of_an_app_is_not_readable_in_the_database(cast: Cast, client: Client) -> None:
    secret = with_app(cast, client)
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_recovery_code_works_once(cast: Cast, client: Client) -> None:
    with_app(cast, client)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (True, False):
        other = Client()
        sign_in(other, "ben@example.org")
        other.post("/sign-in/second/", {"code": code})
        assert is_in(other) is expected


def test_a_code_by_mail_does_not_get_past_an_app(cast: Cast, client: Client, mail: None) -> None:
    with_app(cast, client)
    OutboxMail.objects.all().delete()
    thief = Client()
    thief.post("/sign-in/code/", {"email": "ben@example.org"})
    answer = thief.post(
        "/sign-in/code/enter/", {"code": code_in(last_mail("ben@example.org")), "action": "verify"}, follow=True
    )
    assert "One more step" in answer.content.decode()
    assert not is_in(thief)


def test_a_new_password_by_mail_does_not_get_past_an_app(cast: Cast, client: Client, mail: None) -> None:
    with_app(cast, client)
    OutboxMail.objects.all().delete()
    thief = Client()
    thief.post("/sign-in/password/lost/", {"email": "ben@example.org"})
    page = thief.get(link_in(last_mail("ben@example.org")), follow=True)
    new = {"password1": "a thief's long word", "password2": "a thief's long word"}
    thief.post(page.request["PATH_INFO"], new)
    sign_in(thief, "ben@example.org", "a thief's long word")
    assert not is_in(thief)
    assert Authenticator.objects.filter(type="totp", user=cast.ben.login).exists()


def test_a_link_for_a_new_password_works_once(cast: Cast, client: Client, mail: None) -> None:
    with_password(cast.ben)
    client.post("/sign-in/password/lost/", {"email": "ben@example.org"})
    link = link_in(last_mail("ben@example.org"))
    page = client.get(link, follow=True)
    new = {"password1": "another long sentence", "password2": "another long sentence"}
    assert client.post(page.request["PATH_INFO"], new).status_code == 302
    assert "too old" in Client().get(link, follow=True).content.decode()
    assert sign_in(client, "ben@example.org", "another long sentence").status_code == 302
    assert is_in(client)


def test_who_left_cannot_sign_in(cast: Cast, client: Client) -> None:
    with_password(cast.gil)
    assert sign_in(client, "gil@example.org")["Location"] == "/sign-in/closed/"
    assert not is_in(client)


def test_who_leaves_is_out_at_the_next_request(cast: Cast, client: Client) -> None:
    client.force_login(cast.ben.login)
    assert is_in(client)
    type(cast.ben).objects.filter(id=cast.ben.id).update(left_on="2024-01-01")
    assert not is_in(client)


def test_after_five_wrong_passwords_one_waits(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    for _ in range(5):
        sign_in(client, "ben@example.org", "not this one")
    answer = sign_in(Client(REMOTE_ADDR="127.0.0.9"), "ben@example.org")
    assert "wait five minutes" in answer.content.decode()
    assert not is_in(client)


def test_many_tries_from_one_place_are_slowed_down(cast: Cast, client: Client) -> None:
    answers = [sign_in(client, f"nobody{number}@example.org", "x").status_code for number in range(31)]
    assert answers[-1] == 429


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "accounts/signup/", "confirm-email/"])
def test_nobody_signs_up(cast: Cast, client: Client, path: str) -> None:
    assert client.get(f"/sign-in/{path}").status_code == 404


def test_changing_how_one_signs_in_needs_a_fresh_proof(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    assert client.get("/sign-in/app/")["Location"].startswith("/sign-in/again/")
    client.post("/sign-in/again/?next=/sign-in/app/", {"password": PASSWORD})
    assert client.get("/sign-in/app/").status_code == 200


def test_a_fresh_proof_is_of_no_use_in_another_session(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    client.post("/sign-in/again/?next=/sign-in/app/", {"password": PASSWORD})
    other = Client()
    sign_in(other, "ben@example.org")
    other.cookies["troth-recent"] = client.cookies["troth-recent"].value
    assert other.get("/sign-in/app/").status_code == 302


def test_a_weak_password_is_refused_with_a_reason(cast: Cast, client: Client) -> None:
    client.force_login(cast.ben.login)
    answer = client.post("/sign-in/password/first/", {"password1": "short", "password2": "short"})
    assert "too short" in answer.content.decode()


def test_changing_the_password_ends_the_other_sessions(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    other = Client()
    sign_in(client, "ben@example.org")
    sign_in(other, "ben@example.org")
    new = {"oldpassword": PASSWORD, "password1": "another long sentence", "password2": "another long sentence"}
    client.post("/sign-in/password/", new)
    assert is_in(client)
    assert not is_in(other)


def test_mail_goes_through_the_outbox_only(cast: Cast, client: Client, mail: None, mailoutbox: Any) -> None:
    client.post("/sign-in/code/", {"email": "ben@example.org"})
    assert OutboxMail.objects.count() == 1
    assert mailoutbox == []
