"""Knowing who somebody is costs two queries, and nothing for strangers; what is over is swept away."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory

from tests.cast import Cast
from tests.identity.conftest import is_in, sign_in, with_password
from troth.identity.actions import invitation_link
from troth.identity.actions.sweeping import sweep
from troth.identity.models import Device, Invitation
from troth.kernel import clock


def test_a_signed_in_request_asks_for_its_session_and_its_person(
    cast: Cast, client: Client, django_assert_num_queries: Any
) -> None:
    client.force_login(cast.ben.login)
    client.get("/no-such-page/")
    with django_assert_num_queries(2) as asked:
        client.get("/no-such-page/")
    assert "django_session" in asked.captured_queries[0]["sql"]
    assert "people_person" in asked.captured_queries[1]["sql"]


def test_a_stranger_costs_nothing(db: None, client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        client.get("/no-such-page/")


def test_ones_own_page_costs_the_same_however_many_devices(
    cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    with_password(cast.ben)
    for _ in range(6):
        sign_in(Client(), "ben@example.org")
    client.force_login(cast.ben.login)
    with django_assert_max_num_queries(24):
        client.get("/sign-in/mine/")


def test_the_viewers_zone_is_in_force(cast: Cast, client: Client) -> None:
    from django.utils import timezone

    from troth.identity.middleware import viewer_middleware

    type(cast.ben).objects.filter(id=cast.ben.id).update(zone="Pacific/Auckland")
    seen = []
    client.force_login(cast.ben.login)
    request = RequestFactory().get("/")
    request.session = client.session  # type: ignore[assignment]
    request.user = type(cast.ben.login).objects.get(id=cast.ben.login.id)
    from django.http import HttpResponse

    def page(request: Any) -> HttpResponse:
        seen.append(timezone.get_current_timezone_name())
        return HttpResponse()

    viewer_middleware(page)(request)
    assert seen == ["Pacific/Auckland"]


def test_what_is_over_is_swept_away(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    invitation_link(cast.chidi)
    sweep()
    assert is_in(client)
    assert Invitation.objects.exists()
    with clock.moved(clock.now() + timedelta(days=40)):
        sweep()
    assert not Session.objects.exists()
    assert not Device.objects.exists()
    assert not Invitation.objects.exists()
