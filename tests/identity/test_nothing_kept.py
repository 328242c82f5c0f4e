"""Nobody's address, browser or hour of signing in is in the database, whichever way they came in."""

import json
import re
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from tests.cast import Cast
from tests.identity.conftest import PASSWORD, app_code, code_in, is_in, last_mail, sign_in, with_password
from troth.identity.actions.cards import first_cards
from troth.identity.actions.invitations import invitation_link
from troth.identity.models import Device, Login
from troth.identity.sessions import SessionStore
from troth.jobs.models import Job
from troth.jobs.worker import work_off

ADDRESS = "127.0.0.77"
BROWSER = "Canary/9.1 (Yellow; rv:77.1) Firefox/130.0"
STANDING: set[tuple[str, str]] = set()
ALWAYS_MIDNIGHT = re.compile(r"[ T]00:00:00(\.0+)?(\+00(:00)?|Z)?$")


def canary() -> Client:
    """A browser that would be recognised anywhere."""
    return Client(REMOTE_ADDR=ADDRESS, headers={"user-agent": BROWSER})


def every_value() -> list[tuple[str, Any]]:
    """Every value of every table, with where it stands: read past the models, as a thief of the database would."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "django_migrations":
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            found += [
                (f"{table}.{name}", value) for row in cursor.fetchall() for name, value in zip(names, row, strict=True)
            ]
    return found


def moments_of(value: Any) -> list[str]:
    """The moments finer than a day that a value holds: as a time, as words, or as seconds since 1970."""
    if isinstance(value, datetime):
        value = value.isoformat()
    if isinstance(value, dict | list):
        value = json.dumps(value)
    words = str(value)
    now = datetime.now(UTC)
    found = [
        word
        for word in re.findall(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:\+00(?::00)?|Z)?", words)
        if not ALWAYS_MIDNIGHT.search(word)
    ]
    seconds = [
        word for word in re.findall(r"\b1[0-9]{9}(?:\.\d+)?\b", words) if abs(float(word) - now.timestamp()) < 86400
    ]
    return found + [word for word in seconds if float(word) % 86400]


@pytest.fixture(autouse=True)
def before(cast: Cast) -> set[tuple[str, str]]:
    """What stood in the database before anybody signed in."""
    return remember_what_stands()


def remember_what_stands() -> set[tuple[str, str]]:
    """Everything there is now; the nightly jobs go, because one might fall due in the middle and be set anew."""
    Job.objects.all().delete()
    STANDING.clear()
    STANDING.update((place, str(value)) for place, value in every_value())
    return STANDING


def assert_nothing_kept(*clients: Client) -> None:
    """Nothing in any table, nor in a session opened with its own cookie, tells the address, browser or hour."""
    work_off()
    for place, value in every_value():
        assert ADDRESS not in str(value), place
        assert "Canary" not in str(value), place
        assert (place, str(value)) in STANDING or not moments_of(value), (place, value)
    for client in clients:
        opened = SessionStore(client.cookies["troth"].value).load()
        assert "_auth_user_id" in opened
        assert ADDRESS not in json.dumps(opened)
        assert "Canary" not in json.dumps(opened)
        assert not moments_of(opened), opened


def test_the_search_finds_what_it_looks_for(cast: Cast) -> None:
    Authenticator.objects.create(user=cast.ben.login, type="webauthn", data={"at": time.time()})
    with pytest.raises(AssertionError):
        assert_nothing_kept()
    Authenticator.objects.update(data={"from": ADDRESS})
    with pytest.raises(AssertionError):
        assert_nothing_kept()


def test_by_password(cast: Cast) -> None:
    with_password(cast.ben)
    client = canary()
    sign_in(client, "ben@example.org")
    assert is_in(client)
    assert_nothing_kept(client)


def test_by_code(cast: Cast, mail: None) -> None:
    client = canary()
    client.post("/sign-in/code/", {"email": "ben@example.org"})
    client.post("/sign-in/code/enter/", {"code": code_in(last_mail("ben@example.org")), "action": "verify"})
    assert is_in(client)
    assert_nothing_kept(client)


def test_by_invitation(cast: Cast, mail: None) -> None:
    client = canary()
    link = invitation_link(cast.ben, actor=cast.olu).partition("testserver")[2]
    client.post(link, {"password1": PASSWORD, "password2": PASSWORD})
    assert is_in(client)
    assert_nothing_kept(client)


def test_by_card(cast: Cast) -> None:
    client = canary()
    card = first_cards(actor=cast.ama, people=[cast.ben])[0]
    client.post(f"/sign-in/card/{card.code}/", {"password1": PASSWORD, "password2": PASSWORD})
    assert is_in(client)
    assert_nothing_kept(client)


def test_with_an_app_a_recovery_code_and_a_fresh_proof(cast: Cast, mail: None) -> None:
    with_password(cast.ben)
    client = canary()
    sign_in(client, "ben@example.org")
    client.post("/sign-in/again/?next=/sign-in/app/", {"password": PASSWORD})
    secret = re.search(r'id="app-secret">([A-Z2-7]+)<', client.get("/sign-in/app/").content.decode())
    assert secret
    client.post("/sign-in/app/", {"code": app_code(secret.group(1))})
    assert client.get("/sign-in/recovery/").status_code == 200
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    other = canary()
    sign_in(other, "ben@example.org")
    other.post("/sign-in/second/", {"code": code})
    assert is_in(other)
    assert_nothing_kept(client, other)


def test_a_request_put_aside_leaves_neither_address_nor_browser(cast: Cast) -> None:
    with_password(cast.ben)
    client = canary()
    sign_in(client, "ben@example.org")
    answer = client.post("/sign-in/address/", {"email": "new@example.org"})
    assert answer["Location"].startswith("/sign-in/again/")
    assert_nothing_kept(client)
    client.post(answer["Location"], {"password": PASSWORD})
    assert hasattr(cast.ben, "proposed_address") or type(cast.ben).objects.get(id=cast.ben.id).proposed_address


def test_by_the_companys_sign_in(cast: Cast) -> None:
    link = SocialAccount(user=cast.ben.login, provider="company", uid="ben-1", extra_data={"id_token": {"iat": 1}})
    link.save()
    SocialLogin(account=SocialAccount(provider="company", uid="ben-1", extra_data={"auth_time": 5})).lookup()
    link.refresh_from_db()
    assert link.extra_data == {}
    assert_nothing_kept()


def test_a_passkeys_row_knows_the_day_it_was_made_only(cast: Cast) -> None:
    row = Authenticator.objects.create(user=cast.ben.login, type="webauthn", data={"name": "x"})
    row.record_usage()
    row.refresh_from_db()
    assert row.last_used_at is None
    assert_nothing_kept()


def test_while_somebody_is_still_signing_in_the_database_alone_tells_nothing(cast: Cast, mail: None) -> None:
    client = canary()
    client.post("/sign-in/code/", {"email": "ben@example.org"})
    assert not is_in(client)
    sessions = [value for place, value in every_value() if place.startswith("django_session")]
    assert sessions
    assert not any(moments_of(value) for value in sessions)
    assert not any("ben@example.org" in str(value) for value in sessions)


def test_the_database_cannot_be_used_to_take_over_a_session(cast: Cast, client: Client) -> None:
    client.force_login(cast.ben.login)
    cookie = client.cookies["troth"].value
    row = Session.objects.get()
    assert cookie not in (row.session_key, row.session_data)
    thief = Client()
    thief.cookies["troth"] = row.session_key
    assert not is_in(thief)


def test_a_login_has_no_field_for_when_somebody_was_here(cast: Cast) -> None:
    assert not any(
        "login" in field.name or "seen" in field.name for field in Login._meta.get_fields() if field.concrete
    )


def test_using_troth_does_not_move_the_day_a_session_ends(cast: Cast, client: Client) -> None:
    from datetime import timedelta

    from troth.kernel import clock

    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    before = Session.objects.get(session_key=Device.objects.get().session).expire_date
    with clock.moved(clock.now() + timedelta(days=5)):
        session = client.session
        session["undo"] = {"what": "x", "url": "/"}
        session.save()
        assert is_in(client)
    assert Session.objects.get(session_key=Device.objects.get().session).expire_date == before
    with clock.moved(clock.now() + timedelta(days=32)):
        assert not is_in(client)


@pytest.mark.parametrize("name", ["allauth.usersessions", "django.contrib.admin"])
def test_what_would_keep_it_is_not_installed(name: str) -> None:
    assert not apps.is_installed(name)


def test_a_device_is_a_few_coarse_words_and_a_day(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    phone = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"
    sign_in(client, "ben@example.org", headers={"user-agent": phone})
    device = Device.objects.get(person=cast.ben)
    assert device.words == "Firefox on a phone"
    assert Device._meta.get_field("since").get_internal_type() == "DateField"
