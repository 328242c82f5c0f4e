"""The address of one's calendar: a secret of which only the hash is kept, dead when revoked, noted nowhere."""

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.calendar.readers import by_ical_js, by_vobject
from tests.cast import Cast
from troth.accounts.actions import lines, promises
from troth.audit.models import AuditEntry
from troth.calendar import sources
from troth.calendar.actions import choose_titles, make_address, revoke_address
from troth.calendar.invitations import mailed_invitation
from troth.calendar.models import CalendarChoice
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.upcoming import Upcoming
from troth.notices.actions import tell
from troth.notices.attachments import event
from troth.people.models import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
SRC = Path(__file__).parents[2] / "src/troth"


def feed(secret: str, **headers: str) -> object:
    return Client().get(f"/calendar/{secret}.ics", headers=headers)


def test_every_capability_with_something_to_come_is_listed() -> None:
    having = {path.parents[1].name for path in SRC.glob("*/queries/upcoming.py")}
    assert set(sources.CAPABILITIES) == having


def test_both_readers_find_the_days_both_ways_and_nobody_elses(cast: Cast) -> None:
    promises.say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    promises.say_promise(actor=cast.ama, to=cast.chidi, words="none of Ben’s business")
    lines.hear_promise(actor=cast.ben, giver=cast.ama, words="ask about Friday")
    choose_titles(actor=cast.ben, shows="own")
    response = feed(make_address(actor=cast.ben))
    for read in (by_vobject, by_ical_js):
        titles = {event.title for event in read(response.content).events}  # type: ignore[attr-defined]
        assert titles == {"From Ama Owusu: send the rota", "From Ama Owusu: ask about Friday"}


def test_a_feed_carries_a_promise_from_its_beginning_to_its_end(cast: Cast) -> None:
    secret = make_address(actor=cast.ben)
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    [first] = by_vobject(feed(secret).content).events  # type: ignore[attr-defined]
    later = promise.due_on + timedelta(days=3)
    promises.delay_promise(actor=cast.ama, promise=promise, because="ill", due_on=later)
    [moved] = by_vobject(feed(secret).content).events  # type: ignore[attr-defined]
    promises.keep_promise(actor=cast.ama, promise=promise)
    [kept] = by_vobject(feed(secret).content).events  # type: ignore[attr-defined]
    assert first.uid == moved.uid == kept.uid
    assert moved.starts == later
    assert first.sequence < moved.sequence < kept.sequence
    assert (first.status, kept.status) == ("CONFIRMED", "CANCELLED")
    with clock.moved(clock.now() + timedelta(days=31)):
        assert by_vobject(feed(secret).content).events == ()  # type: ignore[attr-defined]


def test_the_answer_is_private_and_leaves_no_cookie_no_row_and_no_line_of_a_log(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    promises.say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    secret = make_address(actor=cast.ben)
    audited, jobs = AuditEntry.objects.count(), Job.objects.count()
    with (
        caplog.at_level(logging.DEBUG, logger="troth"),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        response = feed(secret)
    assert response.status_code == 200  # type: ignore[attr-defined]
    assert response["Content-Type"] == "text/calendar; charset=utf-8"  # type: ignore[index]
    assert response["Cache-Control"] == "private, max-age=900"  # type: ignore[index]
    assert not response.cookies  # type: ignore[attr-defined]
    assert not caplog.records
    assert not [query["sql"] for query in queries if re.match("INSERT|UPDATE|DELETE", query["sql"])]
    assert (AuditEntry.objects.count(), Job.objects.count()) == (audited, jobs)


def test_an_unchanged_calendar_is_not_sent_again(cast: Cast) -> None:
    secret = make_address(actor=cast.ben)
    etag = feed(secret)["ETag"]  # type: ignore[index]
    again = feed(secret, **{"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")  # type: ignore[attr-defined]
    promises.say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    assert feed(secret, **{"If-None-Match": etag}).status_code == 200  # type: ignore[attr-defined]


def test_revoked_replaced_guessed_or_left_it_is_gone_without_a_trace(cast: Cast) -> None:
    old = make_address(actor=cast.ben)
    new = make_address(actor=cast.ben)
    assert feed(old).status_code == 404  # type: ignore[attr-defined]
    assert feed(new).status_code == 200  # type: ignore[attr-defined]
    for _ in range(2):
        revoke_address(actor=cast.ben)
    gone, guessed = feed(new), feed("x" * 43)
    assert gone.status_code == guessed.status_code == 404  # type: ignore[attr-defined]
    assert gone.content == guessed.content  # type: ignore[attr-defined]
    assert not gone.cookies  # type: ignore[attr-defined]
    hers = make_address(actor=cast.gil)
    assert feed(hers).status_code == 404  # type: ignore[attr-defined]


def test_only_a_hash_of_the_address_is_kept(cast: Cast) -> None:
    secret = make_address(actor=cast.ben)
    row = CalendarChoice.objects.get(author=cast.ben)
    assert len(secret) == 43
    assert secret not in str(vars(row))
    assert len(row.digest or "") == 64


def test_the_address_is_shown_once_to_its_owner(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.ben)
    client.post("/calendar/address/")
    first, second = client.get("/calendar/"), client.get("/calendar/")
    [address] = set(re.findall(r"http://testserver(/calendar/[\w-]{43}\.ics)", first.content.decode()))
    assert first["Cache-Control"].startswith("max-age=0")
    assert "/calendar/address/revoke/" in second.content.decode()
    assert address not in second.content.decode()
    assert Client().get(address).status_code == 200
    client.post("/calendar/address/revoke/")
    assert Client().get(address).status_code == 404


def test_a_thing_is_a_file_for_the_two_concerned_and_nothing_for_others(cast: Cast, client_of: ClientOf) -> None:
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    address = f"/calendar/promise/{promise.id}.ics"
    for person in (cast.ama, cast.ben):
        response = client_of(person).get(address)
        assert response["Content-Disposition"] == 'attachment; filename="troth.ics"'
        assert [one.title for one in by_vobject(response.content).events] == ["Something in Troth is due"]
    assert client_of(cast.emil).get(address).status_code == 404
    assert client_of(cast.ben).get(f"/calendar/talk/{promise.id}.ics").status_code == 404
    assert Client().get(address).status_code == 302


@pytest.fixture
def a_talk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Upcoming:
    """A capability that has a talk between Ben and Ama, at an hour."""
    at = clock.now() + timedelta(days=2)
    talk = Upcoming(uuid4(), "talk", at, at + timedelta(hours=1), "Something in Troth", "1:1 with Ama", "/talks/1/")
    both = {cast.ama.id, cast.ben.id}
    monkeypatch.setattr(sources, "_sources", lambda: [lambda viewer, start, end: [talk] if viewer.id in both else []])
    return talk


def test_an_invitation_comes_with_the_mail_only_to_those_who_chose_it(
    cast: Cast, a_talk: Upcoming, settings: object
) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    choose_titles(actor=cast.ben, shows="mailed")
    choose_titles(actor=cast.ama, shows="own")
    for person in (cast.ben, cast.ama, cast.emil):
        tell(person=person, kind="talk", attach=event("talk", a_talk.id))
    work_off()
    files = {one.to[0]: [file[0] for file in one.attachments] for one in mail.outbox}
    assert files == {"ben@example.org": ["troth.ics"], "ama@example.org": [], "emil@example.org": []}
    [bens] = [one for one in mail.outbox if one.to == ["ben@example.org"]]
    assert bens.subject == "Something in Troth is waiting for you"
    assert "Ama" not in bens.body
    content = bens.attachments[0][1]
    [read] = by_ical_js(content.encode() if isinstance(content, str) else content).events
    assert read.title == "1:1 with Ama"


def test_an_invitation_to_what_is_no_longer_ones_own_is_not_made(cast: Cast, a_talk: Upcoming) -> None:
    choose_titles(actor=cast.emil, shows="mailed")
    assert mailed_invitation(cast.emil, f"talk:{a_talk.id}") is None
    with pytest.raises(Refused):
        choose_titles(actor=cast.ben, shows="everything")


def test_the_page_shows_what_the_calendar_will(cast: Cast, client_of: ClientOf) -> None:
    promises.say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    client = client_of(cast.ben)
    assert "send the rota" not in _next_days(client)
    client.post("/calendar/", {"shows": "own"})
    assert "From Ama Owusu: send the rota" in _next_days(client)
    assert client.post("/calendar/", {"shows": "x"}).status_code == 422


def _next_days(client: Client) -> str:
    page = client.get("/calendar/").content.decode()
    return page[page.index('id="next"') : page.index("</main>")]


def test_how_many_things_there_are_costs_no_more_questions(cast: Cast) -> None:
    secret = make_address(actor=cast.ben)
    promises.say_promise(actor=cast.ama, to=cast.ben, words="one")
    with CaptureQueriesContext(connection) as few:
        feed(secret)
    for number in range(20):
        promises.say_promise(actor=cast.ama, to=cast.ben, words=f"and {number}")
        lines.hear_promise(actor=cast.ben, giver=cast.chidi, words=f"and {number}")
    with CaptureQueriesContext(connection) as many:
        feed(secret)
    assert len(many) == len(few)
