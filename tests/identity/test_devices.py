"""Where one is signed in: listed, named, signed out; nobody else's."""

from django.test import Client

from tests.cast import Cast
from tests.identity.conftest import PASSWORD, is_in, sign_in, with_password
from troth.identity.models import Device


def two(cast: Cast) -> tuple[Client, Client]:
    """Ben on two devices."""
    with_password(cast.ben)
    first, second = Client(), Client()
    sign_in(first, "ben@example.org")
    sign_in(second, "ben@example.org")
    return first, second


def test_both_devices_are_listed(cast: Cast) -> None:
    first, _ = two(cast)
    page = first.get("/sign-in/devices/").content.decode()
    assert page.count("A browser on a computer") >= 2
    assert "this one" in page


def test_a_device_can_be_signed_out_from_another(cast: Cast) -> None:
    first, second = two(cast)
    page = second.get("/sign-in/devices/")
    other = next(device for device in page.context["devices"] if device.session != page.context["here"])
    second.post(f"/sign-in/devices/{other.id}/end/")
    assert not is_in(first)
    assert is_in(second)


def test_all_others_can_be_signed_out_at_once(cast: Cast) -> None:
    first, second = two(cast)
    second.post("/sign-in/devices/others/")
    assert not is_in(first)
    assert is_in(second)
    assert Device.objects.filter(person=cast.ben).count() == 1


def test_a_device_can_be_called_something_else(cast: Cast) -> None:
    first, _ = two(cast)
    device = first.get("/sign-in/devices/").context["devices"][0]
    first.post(f"/sign-in/devices/{device.id}/", {"words": "the one in the kitchen"})
    assert "the one in the kitchen" in first.get("/sign-in/devices/").content.decode()


def test_nobody_can_touch_another_persons_device(cast: Cast, client: Client) -> None:
    two(cast)
    client.force_login(cast.olu.login)
    device = Device.objects.filter(person=cast.ben).first()
    assert device
    assert client.post(f"/sign-in/devices/{device.id}/end/").status_code == 404
    assert client.get(f"/sign-in/devices/{device.id}/").status_code == 404
    assert Device.objects.filter(id=device.id).exists()


def test_signing_out_forgets_the_device(cast: Cast) -> None:
    first, _ = two(cast)
    first.post("/sign-in/out/")
    assert not is_in(first)
    assert Device.objects.filter(person=cast.ben).count() == 1


def test_changing_the_password_keeps_this_device_listed(cast: Cast) -> None:
    first, _ = two(cast)
    new = {"oldpassword": PASSWORD, "password1": "another long sentence", "password2": "another long sentence"}
    first.post("/sign-in/password/", new)
    page = first.get("/sign-in/devices/")
    assert page.context["here"] in [device.session for device in page.context["devices"]]
