"""A listener's key, a signed list and a quarter, as small as they can be, for pages that only show them."""

from datetime import date, timedelta

from tests.blind import concern_formats as formats
from troth.blind import canonical, pages, signed
from troth.concerns.models import ListenerKey, Listing, Season
from troth.people.models import Person
from troth.pulses import keys
from troth_box.concern.identity import ListenerIdentity


def give_key(person: Person, identity: ListenerIdentity, today: date, number: str = "00" * 8) -> ListenerKey:
    verify = canonical.to_b64(identity.holder.verify)
    return ListenerKey.objects.create(
        number=number, person=person, recipient=identity.recipient, verify=verify, since=today
    )


def give_list(identity: ListenerIdentity, today: date) -> Listing:
    """A list of one, with pages that are there."""
    found = formats.listeners_of([identity], pages=(pages.digest({"a": b""}),) * 2)
    document = signed.sign(signed.Kind.LISTENERS, found.to_document(), keys.site_key()).to_bytes().decode()
    return Listing.objects.create(number=1, document=document, check_words=" ".join(found.words), made_on=today)


def give_season(today: date) -> Season:
    """The quarter of these days, once. Nobody can collect in it: its key is nowhere."""
    days = {"first": today, "until": today + timedelta(days=90)}
    words = "able baker chair dust easy fox giant hill"
    defaults = {**days, "document": "{}", "check_words": words}
    return Season.objects.get_or_create(last=today + timedelta(days=60), defaults=defaults)[0]
