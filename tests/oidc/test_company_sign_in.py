"""Signing in with the company's own sign-in, against a real OpenID Connect provider on this machine."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast
from tests.identity.conftest import PASSWORD, is_in, sign_in, with_password
from tests.identity.test_nothing_kept import ADDRESS, assert_nothing_kept, canary, remember_what_stands
from tests.postgres import free_port
from troth.identity.models import Login

HERE = Path(__file__).parent
BACK = "http://testserver/sign-in/company/company/back/"
PEOPLE = {
    "ben-1": {"email": "ben@example.org", "email_verified": True, "name": "Ben"},
    "ben-2": {"email": "Ben@Example.org", "email_verified": True, "name": "Another Ben"},
    "unproven": {"email": "chidi@example.org", "email_verified": False, "name": "Chidi"},
    "stranger": {"email": "stranger@elsewhere.example", "email_verified": True, "name": "Nobody"},
    "gil-1": {"email": "gil@example.org", "email_verified": True, "name": "Gil"},
    "no-mail": {"name": "Without"},
}


@dataclass(frozen=True)
class Provider:
    """Where the provider is, and what Troth is known as there."""

    issuer: str
    client: str = "troth"
    secret: str = "a secret between two machines"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """A real provider process."""
    node = shutil.which("node")
    assert node, "Node is not installed here. Please run: apt-get install nodejs npm"
    assert (HERE / "node_modules").is_dir(), "The provider is not installed here. Please run: make assets"
    port = free_port()
    made = Provider(issuer=f"http://127.0.0.1:{port}")
    env = {
        "PATH": os.environ["PATH"],
        "PORT": str(port),
        "CLIENT": made.client,
        "SECRET": made.secret,
        "BACK": BACK,
        "PEOPLE": json.dumps(PEOPLE),
        "NODE_NO_WARNINGS": "1",
    }
    process = subprocess.Popen(
        [node, "provider.mjs"], cwd=HERE, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    said = [line for line in iter(process.stdout.readline, "ready\n") if line]
    assert process.poll() is None, "".join(said)
    yield made
    process.terminate()
    process.wait(10)
    process.stdout.close()


@pytest.fixture(autouse=True)
def company(settings: Any, provider: Provider) -> None:
    """An installation that knows this provider."""
    app = {
        "provider_id": "company",
        "name": "Harbour ID",
        "client_id": provider.client,
        "secret": provider.secret,
        "settings": {"server_url": provider.issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    cache.clear()


def go_there_and_back(client: Client, subject: str, *, link: bool = False, stop: bool = False) -> Any:
    """Leave Troth for the provider, sign in there as `subject`, agree, and come back; what Troth says then."""
    page = client.post(f"/sign-in/company/company/{'?process=connect' if link else ''}")
    assert page.status_code == 200, page
    target = re.search(r'class="button" href="([^"]+)"', page.content.decode())
    assert target, page.content.decode()
    back = _at_the_provider(unescape(target.group(1)), subject, stop=stop)
    return client.get(back.removeprefix("http://testserver"))


def _at_the_provider(url: str, subject: str, *, stop: bool) -> str:
    with requests.Session() as browser:
        answer = browser.get(url, allow_redirects=False, timeout=10)
        for _ in range(12):
            if answer.is_redirect:
                url = urljoin(answer.url, answer.headers["Location"])
                if url.startswith("http://testserver"):
                    return url
                answer = browser.get(url, allow_redirects=False, timeout=10)
                continue
            action = re.search(r'<form[^>]* action="([^"]+)"', answer.text)
            prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
            assert action, answer.text
            assert prompt, answer.text
            if stop:
                url = re.search(r'href="([^"]+abort)"', answer.text).group(1)  # type: ignore[union-attr]
                answer = browser.get(urljoin(answer.url, url), allow_redirects=False, timeout=10)
                continue
            fields = {"prompt": prompt.group(1), "login": subject, "password": "any"}
            answer = browser.post(urljoin(answer.url, action.group(1)), fields, allow_redirects=False, timeout=10)
    raise AssertionError("the provider never led back")


def test_who_is_on_the_roster_comes_in(cast: Cast, client: Client) -> None:
    assert "Sign in with Harbour ID" in client.get("/sign-in/").content.decode()
    go_there_and_back(client, "ben-1")
    assert is_in(client)
    assert "ben@example.org" in client.get("/sign-in/mine/").content.decode()


def test_the_second_time_the_subject_counts_not_the_address(cast: Cast, client: Client) -> None:
    go_there_and_back(client, "ben-1")
    Login.objects.filter(person=cast.ben).update(email="moved@example.org", username="moved@example.org")
    other = Client()
    go_there_and_back(other, "ben-1")
    assert is_in(other)


def test_an_address_given_to_somebody_else_does_not_hand_over_the_account(cast: Cast, client: Client) -> None:
    go_there_and_back(client, "ben-1")
    thief = Client()
    assert go_there_and_back(thief, "ben-2").status_code == 403
    assert not is_in(thief)


@pytest.mark.parametrize("subject", ["stranger", "unproven", "no-mail"])
def test_who_is_not_on_the_roster_or_unproven_stays_outside(cast: Cast, client: Client, subject: str) -> None:
    logins = Login.objects.count()
    assert go_there_and_back(client, subject).status_code == 403
    assert not is_in(client)
    assert Login.objects.count() == logins
    assert not SocialAccount.objects.exists()


def test_who_left_stays_outside(cast: Cast, client: Client) -> None:
    go_there_and_back(client, "gil-1")
    assert not is_in(client)


def test_an_app_is_asked_for_all_the_same(cast: Cast, client: Client) -> None:
    Authenticator.objects.create(user=cast.ben.login, type="totp", data={"secret": "x"})
    assert go_there_and_back(client, "ben-1")["Location"] == "/sign-in/second/"
    assert not is_in(client)


def test_a_subject_is_linked_from_a_session_whatever_its_address(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    client.post("/sign-in/again/?next=/sign-in/mine/", {"password": PASSWORD})
    go_there_and_back(client, "no-mail", link=True)
    assert "Linked" in client.get("/sign-in/mine/").content.decode()
    other = Client()
    go_there_and_back(other, "no-mail")
    assert is_in(other)


def test_linking_needs_a_fresh_proof(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    assert go_there_and_back(client, "no-mail", link=True)["Location"] == "/sign-in/again/"
    assert not SocialAccount.objects.exists()


def test_unlinking(cast: Cast, client: Client) -> None:
    go_there_and_back(client, "ben-1")
    client.post("/sign-in/company/unlink/")
    assert not SocialAccount.objects.exists()


def test_an_answer_nobody_asked_for_is_refused(cast: Cast, client: Client) -> None:
    page = client.post("/sign-in/company/company/")
    target = re.search(r'class="button" href="([^"]+)"', page.content.decode())
    assert target
    back = _at_the_provider(unescape(target.group(1)), "ben-1", stop=False)
    victim = Client()
    assert victim.get(back.removeprefix("http://testserver")).status_code in {401, 403}
    assert not is_in(victim)


def test_stopping_on_the_way_leads_back_kindly(cast: Cast, client: Client) -> None:
    answer = go_there_and_back(client, "ben-1", stop=True)
    assert answer["Location"] == "/sign-in/company/stopped/"
    assert "You stopped on the way" in client.get(answer["Location"]).content.decode()


def test_a_provider_that_is_away_is_a_kind_sentence_not_an_error(cast: Cast, client: Client, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"] = {
        "server_url": f"http://127.0.0.1:{free_port()}"
    }
    answer = client.post("/sign-in/company/company/")
    assert answer.status_code == 502
    assert "not answering" in answer.content.decode()


def test_nothing_of_it_is_kept(cast: Cast) -> None:
    remember_what_stands()
    client = canary()
    assert client.defaults["REMOTE_ADDR"] == ADDRESS
    go_there_and_back(client, "ben-1")
    assert is_in(client)
    assert_nothing_kept(client)
    go_there_and_back(client, "ben-1")
    assert_nothing_kept(client)
