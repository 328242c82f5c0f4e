"""What of signing in is given to its person, and that nothing of it is left when they go."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.test import Client

from tests.cast import Cast
from tests.identity.conftest import is_in, sign_in, with_password
from troth.identity.actions.cards import confirm_card, start_card
from troth.identity.models import Card, CardRequest, Device, Invitation, Login
from troth.identity.takeout import erase, export, what_remains


def everything(cast: Cast, client: Client) -> None:
    """Ben with one of each."""
    login = with_password(cast.ben)
    sign_in(client, "ben@example.org")
    Authenticator.objects.create(user=login, type="webauthn", data={"name": "My phone", "credential": "a-public-key"})
    SocialAccount.objects.create(user=login, provider="company", uid="ben-1")
    start_card(actor=cast.ama, person=cast.ben)
    confirm_card(actor=cast.rafa, person=cast.ben)
    start_card(actor=cast.ama, person=cast.ben)


def test_the_export_says_how_one_signs_in_and_holds_no_secret(cast: Cast, client: Client) -> None:
    everything(cast, client)
    given = export(cast.ben)
    assert given["sign_in"] == [{"login_name": "ben@example.org", "address": "ben@example.org", "has_password": True}]
    assert given["second_factors"][0]["name"] == "My phone"
    assert given["company_sign_in"][0]["subject"] == "ben-1"
    assert "argon2" not in str(given)
    assert "a-public-key" not in str(given)


def test_someone_without_a_login_has_nothing_to_take(cast: Cast) -> None:
    Login.objects.filter(person=cast.ben).delete()
    assert not any(export(type(cast.ben).objects.get(id=cast.ben.id)).values())


def test_after_erasure_nothing_is_left_and_nobody_is_in(cast: Cast, client: Client) -> None:
    everything(cast, client)
    erase(cast.ben)
    assert not is_in(client)
    for model in (Device, Card, CardRequest, Invitation, Login):
        assert not model.objects.filter(person=cast.ben).exists()
    assert not Authenticator.objects.exists()
    assert not SocialAccount.objects.exists()
    assert what_remains(cast.ben) == []


def test_others_stay_signed_in(cast: Cast, client: Client) -> None:
    client.force_login(cast.ama.login)
    erase(cast.ben)
    assert is_in(client)
    assert Session.objects.exists()
