"""The signed list of those who listen and the quarter, made where something changed, and handed to the box.

Everything here may be done twice, and by two workers: a number and a quarter exist once; the box takes the same again.
"""

from django.db import IntegrityError, transaction

from troth.blind import canonical, shapes, signed
from troth.blind.certificate import certify
from troth.blind.listeners import Listener, Listeners
from troth.blind.refusals import FormRefused
from troth.blind.seasons import Outside as OutsideThere
from troth.blind.seasons import Season as Document
from troth.blind.signed import Kind
from troth.kernel.ids import new_id
from troth.people.models import Office, Organisation, Person
from troth.people.offices.queries import sitting
from troth.people.offices.registry import value_of
from troth.pulses import box, keys
from troth.pulses.actions.moving import today

from ..choosable import ANSWER_DAYS
from ..models import ListenerKey, Listing, Outside, Season, SlipsGiven
from ..rules import quarter_of
from .giving import KEY, season_now
from .keeping import close_keys_of_those_who_left, open_keys
from .mixing import mix_again


def publish() -> None:
    """Bring list and quarter up to date. Without a box, or without anybody's key, there is nothing to publish."""
    close_keys_of_those_who_left()
    if not box.is_there():
        return
    there = _taken_up()
    listing = _listing()
    if listing is None:
        return
    lacking = Listing.objects.filter(number__gt=min(there, listing.number - 1)).order_by("number")
    box.post("/concerns/listeners", *(keys.read_own(Kind.LISTENERS, one.document.encode()) for one in lacking))
    season = _season()
    mix_again(season.id)
    box.post("/concerns/seasons", keys.read_own(Kind.SEASON, season.document.encode()))
    _forget_past()


def _taken_up() -> int:
    """The number of the box's list, 0 without one. What we lack since we were brought back from a copy is ours again.

    People and their browsers have seen that list. It is signed by this site, or it is refused.
    """
    found = box.find("/concerns/listeners")
    if found is None:
        return 0
    document = canonical.dumps(found).decode()
    try:
        listed = Listeners.read(keys.read_own(Kind.LISTENERS, document.encode()).document)
    except FormRefused:
        raise box.BoxTrouble("a list of another site") from None
    if not Listing.objects.filter(number=listed.number, document=document).exists():
        with transaction.atomic():
            Listing.objects.filter(number__gt=listed.number).delete()
            row = {"document": document, "check_words": " ".join(listed.words), "made_on": today()}
            Listing.objects.update_or_create(number=listed.number, defaults=row)
    return listed.number


def _listing() -> Listing | None:
    """The list as it should be now: the latest, or the next; None before anybody had a key."""
    latest = Listing.objects.order_by("-number").first()
    before = listeners_in(latest) if latest else None
    rows = tuple(sorted((_row(key) for key in open_keys()), key=lambda row: row.id))
    if not rows and latest is None:
        return None
    pages = box.get("/pages")
    new = Listeners(
        before.number + 1 if before else 1,
        before.digest if before else None,
        Organisation.objects.get(id=1).name,
        box.origin(),
        str(pages["concern"]),
        str(pages["listener"]),
        rows,
    )
    if latest and before and _says(before) == _says(new):
        return latest
    document = signed.sign(Kind.LISTENERS, new.to_document(), keys.site_key()).to_bytes().decode()
    made = Listing(number=new.number, document=document, check_words=" ".join(new.words), made_on=today())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # another worker was first
        return Listing.objects.get(number=new.number)
    return made


def listeners_in(listing: Listing) -> Listeners:
    """The list in a row."""
    return Listeners.read(keys.read_own(Kind.LISTENERS, listing.document.encode()).document)


def _says(listed: Listeners) -> object:
    return listed.organisation, listed.box, listed.concern_page, listed.listener_page, listed.listeners


def _row(key: ListenerKey) -> Listener:
    return Listener(
        key.number,
        _shown(key.person.name),
        chosen(key.person),
        key.since,
        key.recipient,
        canonical.from_b64(key.verify, 32),
    )


def _shown(name: str) -> str:
    """A name as a signed document may hold it: signs that hide what is around them are left out."""
    return name if shapes.is_seen(name) else "".join(letter for letter in name if letter.isprintable())


def chosen(person: Person) -> str:
    """How and since when somebody listens, in a sentence that everybody can check."""
    office = sitting(Office.Kind.LISTENER).filter(person=person).select_related("nomination__election").first()
    nomination = getattr(office, "nomination", None)
    how = (
        "Elected by the members" if nomination and nomination.election else "Proposed, open to objection, and agreed to"
    )
    return f"{how}; listening since {office.since:%-d %B %Y}" if office else how


def _season() -> Season:
    """This quarter as the box can take it and as slips can be given for it. One that cannot be begins anew.

    So it is where the box has another address or another key of receipts since, and where our own key is gone, as after
    a restore on another machine. Everybody can collect slips again. The old key goes first: killed in the middle,
    nothing more is given for the old one, and the next time it begins anew.
    """
    season, receipts = season_now(), canonical.from_b64(str(box.get("/concerns/key")["key"]), 32)
    if season is not None:
        found = Document.read(keys.read_own(Kind.SEASON, season.document.encode()).document)
        has_key = keys.signing_key(season.name, KEY) is not None
        if has_key and (found.box, found.receipts) == (box.origin(), receipts):
            return season
        keys.destroy(season.name)
    return _begun(receipts, instead_of=season)


def _begun(receipts: bytes, *, instead_of: Season | None) -> Season:
    """This quarter, with a key of its own. Of two workers the first one's counts."""
    quarter, id = quarter_of(today()), new_id()
    key = keys.made_key(id.hex, KEY)
    document = Document(
        season=id.hex,
        organisation=Organisation.objects.get(id=1).name,
        box=box.origin(),
        first=quarter.first,
        last=quarter.last,
        until=quarter.until,
        key=key.public.to_bytes(),
        certificate=certify(key),
        receipts=receipts,
        answer_in=value_of(ANSWER_DAYS),
        outside=tuple(OutsideThere(one.name, one.how) for one in Outside.objects.order_by("name")[:12]),
    )
    made = Season(
        id=id,
        first=quarter.first,
        last=quarter.last,
        until=quarter.until,
        document=signed.sign(Kind.SEASON, document.to_document(), keys.site_key()).to_bytes().decode(),
        check_words=" ".join(document.words),
    )
    try:
        with transaction.atomic():
            if instead_of is not None:
                _end(instead_of)
            made.save(force_insert=True)
    except IntegrityError:
        keys.destroy(id.hex)
        return Season.objects.get(last=quarter.last, is_over=False)
    return made


def _end(season: Season) -> None:
    """Nothing more is given for it, and who was given slips is forgotten. Held against those who collect just now."""
    Season.objects.select_for_update().get(pk=season.pk)
    Season.objects.filter(pk=season.pk).update(is_over=True)
    SlipsGiven.objects.filter(season=season).delete()


def _forget_past() -> None:
    """A quarter is over: its signing key goes, and who was given slips is forgotten."""
    for season in Season.objects.filter(last__lt=today()):
        SlipsGiven.objects.filter(season=season).delete()
        if not keys.are_destroyed(season.name):
            keys.destroy(season.name)
