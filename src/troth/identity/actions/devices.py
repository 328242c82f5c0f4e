"""Where a person is signed in: noted, named, and ended."""

from zoneinfo import ZoneInfo

from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest

from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person

from ..device_words import device_in_words
from ..models import Device, Login
from ..sessions import row_of
from ..shared import is_marked

MAX_WORDS = 60


def note_device(request: HttpRequest, *, person: Person) -> None:
    """List the device a person has just signed in on; on a marked computer, give the session its five minutes."""
    on_shared = is_marked(request)
    if on_shared:
        request.session["shared"] = True
    else:
        request.session.pop("shared", None)
    words = "A shared computer" if on_shared else device_in_words(request.headers.get("User-Agent", ""))
    Device.objects.update_or_create(
        session=row_of(request.session.session_key or ""),
        defaults={"person": person, "words": words, "since": clock.today(ZoneInfo("UTC"))},
    )
    Login.objects.filter(person=person, has_been_in=False).update(has_been_in=True)


def rename_device(*, actor: Person, device: Device, words: str) -> None:
    """Call a device something else. Raises Refused for no words or too many."""
    words = " ".join(words.split())
    if not words or len(words) > MAX_WORDS:
        raise Refused(f"Please use between 1 and {MAX_WORDS} letters.", field="words")
    Device.objects.filter(id=device.id, person=actor).update(words=words)


@transaction.atomic
def sign_out_device(*, actor: Person, device: Device) -> None:
    """End the session on that device, now."""
    if device.person_id == actor.id:
        Session.objects.filter(session_key=device.session).delete()
        device.delete()


@transaction.atomic
def sign_out_everywhere(*, person: Person, but: str | None = None) -> None:
    """End all of a person's sessions, except the row `but`."""
    devices = Device.objects.filter(person=person).exclude(session=but or "")
    Session.objects.filter(session_key__in=list(devices.values_list("session", flat=True))).delete()
    devices.delete()
