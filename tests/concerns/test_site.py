"""The site's side of concerns beside a real box: the list, the quarter, slips, counts, and who is told what."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.blind import concern_formats as formats
from tests.box.rounds import Day
from tests.cast import Cast
from tests.concerns.conftest import transport
from tests.pages import without_tokens
from troth.audit.models import AuditEntry
from troth.blind import asked, canonical, letters, signed, tokens
from troth.blind.asked import Opening
from troth.blind.keys import PublicKey
from troth.blind.listeners import Listeners
from troth.blind.seasons import Season as Document
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth.cli.verifying.between import look_between_lists
from troth.cli.verifying.concerns import look_at_concerns
from troth.concerns.actions import counting, giving, keeping, publishing
from troth.concerns.actions.giving import AGAIN, NOT_NOW
from troth.concerns.actions.mixing import mix_slips
from troth.concerns.actions.telling import add_outside, publish_heard, remove_outside
from troth.concerns.due import mix, step
from troth.concerns.models import Batch, Heard, ListenerKey, Listing, Outside, RunOut, Season, SlipsGiven, WeekCount
from troth.concerns.rules import Did, batch_of, quarter_of
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.models import Notice
from troth.people.models import Office, Person
from troth.pulses import box as client
from troth.pulses import keys
from troth.pulses.keys import signing_key
from troth.takeout.erasing import erase_everything
from troth_box.box import Box
from troth_box.concern.identity import ListenerIdentity
from troth_box.verifying.within import verify_box

pytestmark = pytest.mark.django_db
FIRST = date(2026, 10, 1)  # a Thursday
Clients = Callable[[Person], Client]


@dataclass
class Place:
    """The site and the box on one calendar, and Lena, who listens."""

    cast: Cast
    box: Box
    day: Day
    identity: ListenerIdentity = field(default_factory=ListenerIdentity.new)

    def held(self) -> Any:
        return clock.held(datetime.combine(self.day.today, time(12), UTC))

    def listen(self, person: Person | None = None, identity: ListenerIdentity | None = None) -> None:
        with self.held():
            keeping.set_key(actor=person or self.cast.lena, line=(identity or self.identity).holder.line)
            self.work()

    def work(self) -> None:
        """What the worker does when it looks."""
        with self.held():
            step()()

    def later(self, days: int) -> None:
        self.day.today += timedelta(days=days)

    @property
    def listed(self) -> Listeners:
        document = canonical.loads(self.box.post.listeners())
        assert isinstance(document, dict)
        return Listeners.of(document["document"])


@pytest.fixture
def place(cast: Cast, beside: Box, day: Day) -> Place:
    return Place(cast, beside, day)


@dataclass
class Asking:
    """Five slips as a browser makes them."""

    season: Season
    messages: list[bytes] = field(default_factory=lambda: [tokens.prepare(bytes([one] * 32)) for one in range(5)])
    begun: list[tokens.Blinded] = field(default_factory=list)

    @property
    def key(self) -> PublicKey:
        found = canonical.loads(self.season.document.encode())
        assert isinstance(found, dict)
        return Document.of(found["document"]).public_key

    def text(self, **more: object) -> str:
        self.begun = self.begun or [tokens.blind(self.key, one) for one in self.messages]
        slips = {"season": self.season.name, "blinded": [canonical.to_b64(one.message) for one in self.begun]}
        return canonical.dumps({"asks": [], "slips": slips, **more}).decode()

    def slips(self, answer: dict[str, Any]) -> list[tuple[bytes, bytes]]:
        signatures = [canonical.from_b64(one) for one in answer["slips"]["signatures"]]
        parts = zip(self.messages, self.begun, signatures, strict=True)
        return [(message, tokens.finalize(self.key, message, one, blinded.inverse)) for message, blinded, one in parts]


def collect(place: Place, client: Client, text: str) -> tuple[int, dict[str, Any]]:
    with place.held():
        answer = client.post("/pulse/issue/", {"ask": text}, headers={"Accept": "application/json"})
    return answer.status_code, json.loads(answer.content)


# --- the list and the quarter ----------------------------------------------------------------------------------------


def test_a_listeners_key_makes_a_list_a_quarter_and_a_place_to_write_to(place: Place) -> None:
    place.listen()
    assert [one.name for one in place.listed.listeners] == ["Lena Brandt"]
    assert place.listed.listeners[0].chosen.startswith("Proposed, open to objection, and agreed to; listening since")
    [season] = Season.objects.all()
    assert (season.first, season.last, season.until) == (FIRST, date(2026, 12, 31), date(2027, 1, 31))
    assert place.box.post.seasons() == [canonical.loads(season.document.encode())]
    before = Listing.objects.get()
    place.work()
    assert (Listing.objects.get(), Season.objects.count()) == (before, 1)


def two_lists(place: Place) -> ListenerIdentity:
    """Lena listens, and then makes a new key; that one."""
    place.listen()
    newer = ListenerIdentity.new()
    place.listen(identity=newer)
    assert place.listed.number == 2
    return newer


def test_a_site_brought_back_from_a_copy_takes_up_the_list_that_everybody_has_seen(place: Place) -> None:
    two_lists(place)
    seen = place.box.post.listeners()
    ListenerKey.objects.filter(until=None).delete()  # as it was before the second key
    ListenerKey.objects.update(until=None)
    Listing.objects.filter(number=2).delete()
    for _ in range(2):  # and done again, it is as if done once
        place.work()
        assert [one.number for one in Listing.objects.order_by("number")] == [1, 2, 3]
        assert Listing.objects.get(number=2).document.encode() == seen
        assert place.listed.follows(Listeners.of(canonical.loads(seen)["document"]))  # type: ignore[index]
        assert [one.recipient for one in place.listed.listeners] == [place.identity.holder.recipient]


def test_of_two_lists_of_one_number_the_one_at_the_box_counts(place: Place) -> None:
    """Made by the site after it was brought back, while the box was out of reach: nobody has seen it."""
    two_lists(place)
    first, seen = Listing.objects.get(number=1), place.box.post.listeners()
    Listing.objects.filter(number=2).update(document=first.document)
    Listing.objects.create(number=3, document=first.document, check_words="x", made_on=first.made_on)
    place.work()
    assert Listing.objects.get(number=2).document.encode() == seen
    assert (Listing.objects.count(), place.box.post.listeners()) == (2, seen)


@pytest.mark.parametrize("kept", [0, 1])
def test_a_box_begun_anew_or_brought_back_from_a_copy_gets_the_lists_it_lacks(place: Place, kept: int) -> None:
    two_lists(place)
    lists = [one.document.encode() for one in Listing.objects.order_by("number")]
    place.box.store.execute("DELETE FROM concern_listeners WHERE number > ?", (kept,))
    place.work()
    assert place.box.store.execute("SELECT document FROM concern_listeners ORDER BY number") == [
        (one,) for one in lists
    ]
    assert Listing.objects.count() == 2


def test_a_list_at_the_box_that_is_not_this_sites_is_not_taken_up(place: Place) -> None:
    two_lists(place)
    other = signed.sign(Kind.LISTENERS, replace(place.listed, number=7).to_document(), place.identity.signing)
    place.box.store.execute("INSERT INTO concern_listeners VALUES (7, ?)", (other.to_bytes(),))
    place.work()
    assert Listing.objects.count() == 2


def moved(place: Place, folder: Path, origin: str = "", *, data: Path | None = None) -> Place:
    """The same site beside a box that was set up anew, or has another address; it is spoken to within `played`."""
    own = replace(place.box.settings, origin=origin or place.box.settings.origin)
    if data is None:
        folder.mkdir()
        own = replace(own, data=folder, database_url=f"sqlite:///{folder / 'box.sqlite3'}")
    return replace(place, box=Box(own, today=place.day))


def begins_anew(place: Place, client_of: Clients) -> Season:
    """Ben, who had slips before, collects others, and one of them opens a concern; done again, nothing changes."""
    slips = SlipsGiven.objects.count()
    place.work()
    [season] = Season.objects.filter(is_over=False)
    assert (slips, SlipsGiven.objects.count()) == (1, 0)
    there = Season.objects.count()
    place.work()
    assert Season.objects.count() == there
    assert Season.objects.get(is_over=False) == season
    assert canonical.loads(season.document.encode()) in place.box.post.seasons()
    asking = Asking(season)
    status, answer = collect(place, client_of(place.cast.ben), asking.text())
    assert status == 200
    writer = Writer.new()
    sealed = letters.close(formats.written(writer, place.listed), writer.writing, formats.readers(place.listed))
    [(message, signature), *_] = asking.slips(answer)
    place.box.post.open(Opening(season.name, message, signature, writer.verify, sealed).to_bytes())
    return season


def verified(place: Place) -> list[str]:
    """What `troth verify` finds wrong, at the site, in the box, and between the two."""
    with place.held():
        (here, ours), (there, _, theirs) = look_at_concerns(), verify_box(place.box.settings)
        found = [*here, *there, *look_between_lists(ours, theirs)]
    about = ("Who listens", "Quarter", "Slips", "Receipts", "Site and box, concerns")
    return [one.says for one in found if one.level == "error" and one.about.startswith(about)]


@pytest.fixture
def before(place: Place, client_of: Clients) -> Season:
    """A second list is out, and Ben has collected slips."""
    two_lists(place)
    [season] = Season.objects.all()
    collect(place, client_of(place.cast.ben), Asking(season).text())
    place.later(1)
    return season


def test_with_a_box_set_up_anew_the_quarter_begins_anew(
    place: Place, before: Season, client_of: Clients, tmp_path: Path
) -> None:
    """It has another key of receipts, so it could take neither the old quarter nor its slips."""
    new = moved(place, tmp_path / "anew")
    with client.played(new.box.settings.origin, transport(new.box)):
        season = begins_anew(new, client_of)
    assert season.id != before.id
    assert (season.first, season.last) == (place.day.today, before.last)
    assert keys.are_destroyed(before.name)
    assert new.listed.number == 2
    with client.played(new.box.settings.origin, transport(new.box)):
        assert verified(new) == []
    new.box.store.close()


def test_under_another_address_the_quarter_begins_anew_and_earlier_lists_may_name_the_old_one(
    place: Place, before: Season, client_of: Clients, tmp_path: Path
) -> None:
    for origin, folder in (("https://second.example.org", None), ("https://third.example.org", tmp_path / "third")):
        new = moved(place, folder or tmp_path, origin, data=None if folder else place.box.settings.data)
        with client.played(origin, transport(new.box)):
            assert begins_anew(new, client_of).id != before.id
            assert verified(new) == []
        assert new.listed.box == origin
        # A page refuses whatever names another address, so that nothing of the old one may be among them.
        assert {one["document"]["box"] for one in new.box.post.seasons()} == {origin}  # type: ignore[index, call-overload]
        new.box.store.close()


def test_without_its_key_the_quarter_begins_anew(place: Place, before: Season, client_of: Clients) -> None:
    """As after a restore on another machine, or killed after the old key was destroyed."""
    keys.destroy(before.name)
    season = begins_anew(place, client_of)
    assert season.id != before.id
    assert verified(place) == []
    assert mix_slips(season_id=before.id, known=0) is None  # nobody is put down anew for the old one
    assert mix_slips(season_id=season.id, known=0) == 1


def test_whoever_collects_in_the_moment_in_which_it_begins_anew_gets_nothing_of_the_old_one(
    place: Place, before: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = Asking(before)
    asked = canonical.loads(asking.text().encode())["slips"]  # type: ignore[index, call-overload]
    old = Season.objects.get()
    Season.objects.update(is_over=True)  # its key is there still
    monkeypatch.setattr(giving, "season_now", lambda: old)
    assert giving.give(actor=place.cast.emil, asked=asked) == {"season": before.name, "refused": NOT_NOW}
    assert not SlipsGiven.objects.filter(person=place.cast.emil).exists()


def test_of_two_workers_that_begin_it_anew_the_first_counts(place: Place, before: Season) -> None:
    receipts = canonical.from_b64(str(place.box.post.key()["key"]), 32)
    with place.held():
        first, second = (publishing._begun(receipts, instead_of=before) for _ in range(2))
    assert [*Season.objects.filter(is_over=False)] == [first] == [second]
    # Of the old one, which is not destroyed in here, and of the new one: of what the second began, none is left.
    assert len([*(keys._folder() / "rounds").glob("*/slips.key")]) == 2


def test_slips_from_the_site_open_a_concern_at_the_box(place: Place, client_of: Clients) -> None:
    place.listen()
    asking = Asking(Season.objects.get())
    status, answer = collect(place, client_of(place.cast.ben), asking.text())
    assert status == 200
    writer = Writer.new()
    sealed = letters.close(formats.written(writer, place.listed), writer.writing, formats.readers(place.listed))
    for message, signature in asking.slips(answer)[:1]:
        place.box.post.open(Opening(asking.season.name, message, signature, writer.verify, sealed).to_bytes())
    place.later(1)
    ask = asked.written(
        Kind.INBOX, place.box.settings.origin, place.identity.signing, day=place.day.today, after="", open=True
    )
    assert len(place.box.post.desk.inbox(ask)["threads"]) == 1  # type: ignore[arg-type]


def test_the_same_five_again_get_the_same_and_others_are_refused_without_spoiling_anything(
    place: Place, client_of: Clients
) -> None:
    place.listen()
    asking, ben = Asking(Season.objects.get()), client_of(place.cast.ben)
    first = collect(place, ben, asking.text())
    assert collect(place, ben, asking.text()) == first
    other = Asking(asking.season)
    status, answer = collect(place, ben, other.text())
    assert (status, answer["slips"]) == (200, {"season": asking.season.name, "refused": AGAIN})
    assert SlipsGiven.objects.count() == 1
    for slips in ({"season": "x"}, {"season": asking.season.name, "blinded": ["AAAA"] * 5}, 7):
        status, answer = collect(place, ben, canonical.dumps({"asks": [], "slips": slips}).decode())
        assert status == 200
        assert "cannot be read" in answer["slips"]["refused"]
    too_large = {"season": asking.season.name, "blinded": [canonical.to_b64(b"\xff" * 384)] * 5}
    _, answer = collect(place, ben, canonical.dumps({"asks": [], "slips": too_large}).decode())
    assert "cannot be read" in answer["slips"]["refused"]
    unknown = {"season": "0" * 32, "blinded": [canonical.to_b64(one.message) for one in asking.begun]}
    _, answer = collect(place, ben, canonical.dumps({"asks": [], "slips": unknown}).decode())
    assert answer["slips"]["refused"] == NOT_NOW
    assert collect(place, ben, canonical.dumps({"asks": []}).decode())[0] == 422


def test_nobodys_page_changes_by_a_byte_because_somebody_has_slips(place: Place, client_of: Clients) -> None:
    place.listen()
    everybody = (place.cast.ben, place.cast.ama, place.cast.lena, place.cast.rafa, place.cast.olu)
    addresses = ("/", "/safely/", "/safely/listeners/", "/safely/heard/", "/log/")

    def pages() -> list[bytes]:
        with place.held():
            found = [client_of(one).get(address) for one in everybody for address in addresses]
        return [without_tokens(one.content) for one in found]

    before, lines, notices = pages(), AuditEntry.objects.count(), Notice.objects.count()
    collect(place, client_of(place.cast.ben), Asking(Season.objects.get()).text())
    assert pages() == before
    assert (AuditEntry.objects.count(), Notice.objects.count()) == (lines, notices)
    assert {field.name for field in SlipsGiven._meta.fields} == {"id", "season", "person", "digest"}


def test_who_has_slips_is_put_down_anew_in_no_order(place: Place) -> None:
    place.listen()
    season = Season.objects.get()
    people = Person.objects.bulk_create(Person(name=f"Person {number}") for number in range(40))
    for person in people:
        SlipsGiven.objects.create(season=season, person=person, digest=str(person.id))
    with place.held():
        assert mix(str(season.id), 0)
        rows = list(SlipsGiven.objects.order_by())
        assert {(row.person, row.digest) for row in rows} == {(one, str(one.id)) for one in people}
        assert mix_slips(season_id=season.id, known=40) == 40
        assert list(SlipsGiven.objects.order_by()) == rows  # nobody came since: as it was
    place.day.today = season.last + timedelta(days=1)
    with place.held():
        assert mix_slips(season_id=season.id, known=0) is None


def test_a_quarter_over_is_forgotten_key_and_names(place: Place, client_of: Clients) -> None:
    place.listen()
    season = Season.objects.get()
    collect(place, client_of(place.cast.ben), Asking(season).text())
    place.day.today = season.last + timedelta(days=1)
    place.work()
    assert not SlipsGiven.objects.exists()
    assert signing_key(season.name, "slips") is None
    assert Season.objects.count() == 2
    assert len(place.box.post.seasons()) == 2  # slips of the one before are good for a month


def test_every_change_of_who_listens_is_another_list_that_names_the_one_before(place: Place) -> None:
    place.listen()
    first = place.listed
    new = ListenerIdentity.new()
    place.listen(identity=new)
    assert place.listed.follows(first)
    assert [one.verify for one in place.listed.listeners] == [new.holder.verify]
    with place.held():
        Office.objects.create(person=place.cast.dora, kind=Office.Kind.LISTENER, since=FIRST)
    place.listen(place.cast.dora, ListenerIdentity.new())
    assert len(place.listed.listeners) == 2
    Office.objects.filter(person=place.cast.lena).update(until=FIRST)
    place.later(1)
    place.work()
    assert [one.name for one in place.listed.listeners] == ["Dora Petrova"]
    with place.held():
        keeping.remove_key(actor=place.cast.dora)
        keeping.remove_key(actor=place.cast.dora)
    place.work()
    assert (place.listed.number, place.listed.listeners) == (5, ())  # or the box would go on telling the last one


def test_a_new_page_is_another_list_and_not_another_quarter(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.listen()
    place.box.concern_page.digest = "a" * 64
    place.box.post._pages = ("a" * 64, place.box.listener_page.digest)
    place.work()
    assert (place.listed.number, place.listed.concern_page, Season.objects.count()) == (2, "a" * 64, 1)


def test_a_key_is_entered_by_its_own_listener_once(place: Place) -> None:
    place.listen()
    line = place.identity.holder.line
    with place.held():
        assert keeping.set_key(actor=place.cast.lena, line=line) == ListenerKey.objects.get()
        for actor, text, words in (
            (place.cast.ben, line, "Only a listener"),
            (place.cast.lena, line[:-1], "not the line"),
            (place.cast.lena, "troth-keyholder", "not the line"),
        ):
            with pytest.raises(Refused, match=words):
                keeping.set_key(actor=actor, line=text)
        keeping.remove_key(actor=place.cast.lena)
        with pytest.raises(Refused, match="somebody’s already"):
            keeping.set_key(actor=place.cast.lena, line=line)


def test_a_box_out_of_reach_is_waited_for(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(path: str, body: bytes | None) -> bytes:
        raise client.BoxTrouble("out of reach")

    with client.played("https://box.example.org", away):
        keeping.set_key(actor=cast.lena, line=ListenerIdentity.new().holder.line)
        Job.objects.all().delete()
        step()()
    assert Job.objects.get(kind="concerns.step").due_at > clock.now() + timedelta(hours=3)


def test_without_a_box_there_is_nothing_to_do(cast: Cast) -> None:
    step()()
    assert not Listing.objects.exists()
    assert counting.fetch() is None


# --- what is told ----------------------------------------------------------------------------------------------------


def _opened(place: Place, count: int) -> None:
    """So many concerns of today, put into the box by its own means."""
    for _ in range(count):
        writer = Writer.new()
        letter = formats.written(writer, place.listed, "Something.")
        sealed = letters.close(letter, writer.writing, formats.readers(place.listed))
        place.box.post._opened(Opening("0" * 32, Writer.new().verify * 2, b"", writer.verify, sealed))


def test_listeners_and_representatives_are_told_in_batches_and_of_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(counting, "tell", lambda *, person, kind: told.append((person.name, kind)))
    place.listen()  # Thursday 1 October: the first batch, with nothing in it
    _opened(place, 3)
    for _ in range(3):
        place.later(1)
        place.work()
    assert told == []
    place.later(1)  # Monday
    place.work()
    place.work()
    assert told == [("Lena Brandt", "concern")]
    assert WeekCount.objects.get(week=place.day.today).waiting == 3
    place.later(7)  # twelve days after
    place.work()
    assert told[1:] == [("Rafa Ortega", "concern_late")]
    assert RunOut.objects.get().batch == place.day.today
    assert Batch.objects.count() == 3
    assert set(vars(RunOut.objects.get())) - {"_state"} == {"batch"}


def test_a_count_stays_as_it_was_first_told(place: Place) -> None:
    place.listen()
    told = counting.Told(FIRST - timedelta(days=3), None, None, FIRST, is_late=False, is_new=True)
    with place.held():
        counting.note(told)  # the batch of today was noted when Lena began
        assert not WeekCount.objects.filter(waiting__gt=0).exists()
        later = counting.Told(FIRST, 9, 9, FIRST + timedelta(days=4), is_late=True, is_new=True)
        counting.note(later)  # of a batch that is not now
    assert not RunOut.objects.exists()


def test_what_was_released_is_published_by_a_listener_with_its_week_alone(cast: Cast) -> None:
    said = {"said": "Sheets are signed unread.", "did": Did.DONE, "because": "Two people look now."}
    with pytest.raises(Refused):
        publish_heard(actor=cast.ben, **said)
    with pytest.raises(Refused):
        publish_heard(actor=cast.lena, **said | {"because": " "})
    first = publish_heard(actor=cast.lena, **said)
    assert publish_heard(actor=cast.lena, **said) == first
    assert first.week.weekday() == 0
    assert {field.name for field in Heard._meta.fields} == {"id", "author", "said", "did", "because", "week"}
    assert not AuditEntry.objects.filter(kind="concern_heard").exists()  # a line of the log would have the day


def test_places_outside_are_entered_by_a_representative(cast: Cast, client_of: Clients) -> None:
    with pytest.raises(Refused):
        add_outside(actor=cast.lena, name="Union", how="0800")
    for _ in range(2):
        add_outside(actor=cast.rafa, name="Union", how="0800")
    assert b"Union" in client_of(cast.ben).get("/safely/listeners/").content
    with pytest.raises(Refused, match="on one line"):
        add_outside(actor=cast.rafa, name="Un\u00adion", how="0800")
    remove_outside(actor=cast.rafa, outside=Outside.objects.get())
    assert not Outside.objects.exists()
    for number in range(12):
        add_outside(actor=cast.rafa, name=f"Place {number}", how="0800")
    with pytest.raises(Refused, match="twelve already"):
        add_outside(actor=cast.rafa, name="One more", how="0800")


def test_who_leaves_takes_their_slips_and_their_key_along(place: Place, client_of: Clients) -> None:
    place.listen()
    collect(place, client_of(place.cast.lena), Asking(Season.objects.get()).text())
    publish_heard(actor=place.cast.lena, said="It", did=Did.WILL, because="So")
    erase_everything(person=place.cast.lena, typed="Lena Brandt")
    row = SlipsGiven.objects.get()
    assert (row.person, row.digest, Heard.objects.get().author) == (None, "", None)
    assert not ListenerKey.objects.exists()


# --- pages -----------------------------------------------------------------------------------------------------------


def test_the_pages_say_who_listens_with_words_that_everybody_has(place: Place, client_of: Clients) -> None:
    place.listen()
    with place.held():
        page = client_of(place.cast.ben).get("/safely/listeners/").content.decode()
        document = client_of(place.cast.ben).get("/safely/listeners.json").content
        lena = client_of(place.cast.lena)
        own = lena.get("/safely/listening/").content.decode()
    assert all(word in page for word in place.listed.words)
    assert "Lena Brandt" in page
    assert f"{place.box.settings.origin}/concern/" in page
    assert "#collect=" in page
    site = [signed.read(Kind.LISTENERS, document, None).by]
    assert signed.read(Kind.LISTENERS, document, site).document == place.listed.to_bytes()
    assert f"{place.box.settings.origin}/listener/#site=" in own
    assert place.identity.recipient in own
    with place.held():
        refused = lena.post("/safely/listening/", {"line": "hello"})
        again = lena.post("/safely/listening/", {"line": place.identity.holder.line})
    assert (refused.status_code, again.status_code) == (422, 302)


def test_no_page_leads_to_a_place_that_is_not_there(cast: Cast, client_of: Clients) -> None:
    page = client_of(cast.ben).get("/safely/listeners/").content.decode()
    assert "/concern/" not in page
    assert "no place for sealed letters" in page


# --- arithmetic ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "last"),
    [
        ("2026-01-01", "2026-03-31"),
        ("2026-03-31", "2026-03-31"),
        ("2026-11-26", "2026-12-31"),
        ("2026-06-30", "2026-06-30"),
    ],
)
def test_quarters(today: str, last: str) -> None:
    found = quarter_of(date.fromisoformat(today))
    assert (found.first.isoformat(), found.last.isoformat()) == (today, last)
    assert found.until - found.last == timedelta(days=31)


def test_batches() -> None:
    monday = date(2026, 10, 5)
    assert [batch_of(monday + timedelta(days=one)).day for one in range(8)] == [5, 5, 5, 8, 8, 8, 8, 12]
