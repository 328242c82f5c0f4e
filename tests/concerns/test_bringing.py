"""From a concern to something that is done: put before one person, answered, each on a Monday, seen by nobody else."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, join, make_cast
from tests.guided.test_at_once import together
from tests.pages import without_tokens
from troth.audit.models import AuditEntry
from troth.concerns.actions import bringing
from troth.concerns.actions.bringing import NOT_RELEASED, SENT, answer, bring, forget_old, take_back
from troth.concerns.bringing import brought_today, lies_for
from troth.concerns.finding import MOST, leaders_called
from troth.concerns.models import Answer, Brought, Heard
from troth.concerns.rules import Asked, Did, due_on, is_late, kept_since, kept_until, monday_after
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Membership, Office, Person, Team
from troth.takeout.erasing import erase_everything
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
WEDNESDAY = date(2026, 10, 7)
MONDAY = date(2026, 10, 12)
NEXT = MONDAY + timedelta(days=7)
WORDS = "Sheets are signed\nunread, on Fridays."
BECAUSE = "Two people look from Monday on."
TOKENS = re.compile(rb'nonce="[^"]*"')


def on(day: date) -> Any:
    return clock.held(datetime.combine(day, time(12), UTC))


@pytest.fixture(autouse=True)
def _a_wednesday() -> Iterator[None]:
    with on(WEDNESDAY):
        yield


def put(cast: Cast, before: Person | None = None, **changes: Any) -> Brought:
    given = {"actor": cast.lena, "before": before or cast.ama, "asked": Asked.DECISION, "said": WORDS}
    return bring(**given | {"is_released": True} | changes)


def answered(cast: Cast, row: Brought, **changes: Any) -> Answer:
    return answer(**{"actor": cast.ama, "brought": row, "did": Did.WILL, "because": BECAUSE} | changes)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(bringing, "tell", lambda *, person, kind: found.append((person.name, kind)))
    return found


def test_it_reaches_one_person_on_monday_and_its_answer_the_listener_on_the_next(
    cast: Cast, told: list[tuple[str, str]]
) -> None:
    row = put(cast)
    work_off()
    assert (row.week, told, list(visible_to(cast.ama, Brought))) == (MONDAY, [], [])
    assert not AuditEntry.objects.filter(kind="concern_brought").exists()
    with on(MONDAY):
        work_off()
        work_off()
        assert told == [("Ama Owusu", "concern_brought")]
        assert list(visible_to(cast.ama, Brought)) == [row]
    with on(MONDAY + timedelta(days=2)):
        first = answered(cast, row, because="Perhaps.")
        answered(cast, row)
        assert answered(cast, row) == first
        work_off()
        assert not visible_to(cast.lena, Answer).exists()
    with on(NEXT):
        work_off()
        assert told[1:] == [("Lena Brandt", "concern_answer")]
        assert [one.because for one in visible_to(cast.lena, Answer)] == [BECAUSE]
        with pytest.raises(Refused, match=SENT[:20]):
            answered(cast, row, because="Something else.")
        assert answered(cast, row).because == BECAUSE
        work_off()
    lines = AuditEntry.objects.filter(kind__in=["concern_brought", "concern_answer"])
    assert {(one.action, one.on) for one in lines} == {("put before", MONDAY), ("answered", NEXT)}


def test_nothing_of_it_leads_back_to_a_concern_or_to_the_day_on_which_somebody_acted(cast: Cast) -> None:
    row = put(cast)
    with on(MONDAY):
        answered(cast, row)
    assert {field.name for field in Brought._meta.fields} == {"id", "listener", "before", "asked", "said", "week"}
    assert {field.name for field in Answer._meta.fields} == {"id", "brought", "author", "did", "because", "week"}
    jobs = Job.objects.filter(kind__startswith="concerns.b")
    assert {(one.due_at.date(), tuple(one.args)) for one in jobs} == {(MONDAY, ("brought",)), (NEXT, ("brought",))}


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"is_released": False}, NOT_RELEASED),
        ({"said": " "}, "letter by letter"),
        ({"actor": "ben"}, "Only a listener"),
        ({"actor": "rafa"}, "Only a listener"),
        ({"before": "ben"}, "who leads a team"),
        ({"before": "gil"}, "who leads a team"),
        ({"before": "lena"}, "who leads a team"),
    ],
)
def test_what_is_refused(cast: Cast, changes: dict[str, Any], match: str) -> None:
    join(cast.lena, cast.loft, "leader")
    join(cast.gil, cast.loft, "leader")
    meant = {key: getattr(cast, value) if key in {"actor", "before"} else value for key, value in changes.items()}
    with pytest.raises(Refused, match=match):
        put(cast, **meant)
    assert not Brought.objects.exists()
    assert not Job.objects.filter(kind="concerns.bring").exists()


def test_the_same_words_lie_before_one_person_at_a_time(cast: Cast) -> None:
    row = put(cast)
    assert put(cast, asked=Asked.TALK) == row
    with pytest.raises(Refused, match="go to Ama Owusu already"):
        put(cast, cast.dora)
    with on(MONDAY + timedelta(days=21)):  # nobody answered in time
        assert put(cast, cast.dora) != row
    take_back(actor=cast.lena, brought=row)
    take_back(actor=cast.lena, brought=row)
    assert Brought.objects.get().before == cast.dora


def test_taken_back_before_monday_nobody_learns_that_it_was_there(
    cast: Cast, client_of: ClientOf, told: list[tuple[str, str]]
) -> None:
    everybody = [client_of(one) for one in (cast.ama, cast.ben, cast.frida, cast.rafa, cast.olu)]

    def pages() -> list[bytes]:
        addresses = (
            "/",
            "/waiting/",
            "/my-log/",
            "/my-data/",
            "/safely/before/",
            "/safely/heard/",
            "/safely/listeners/",
        )
        answers = [client.get(address).content for client in everybody for address in addresses]
        return [TOKENS.sub(b"", without_tokens(one)) for one in answers]

    pages()
    before, lines = pages(), AuditEntry.objects.count()
    row = put(cast)
    assert pages() == before
    take_back(actor=cast.lena, brought=row)
    with on(MONDAY):
        work_off()
    assert (told, AuditEntry.objects.filter(kind="concern_brought").count(), AuditEntry.objects.count()) == (
        [],
        0,
        lines,
    )


def test_after_monday_it_goes_with_its_answer_and_the_log_has_it(cast: Cast) -> None:
    row = put(cast)
    with on(MONDAY):
        answered(cast, row)
        take_back(actor=cast.ama, brought=row)  # not hers to take back
        assert Brought.objects.exists()
        take_back(actor=cast.lena, brought=row)
        assert not Answer.objects.exists()
        with pytest.raises(Refused, match="no longer before you"):
            answered(cast, row)
        work_off()
    assert AuditEntry.objects.get(kind="concern_brought").action == "took back"


def test_nobody_else_is_shown_any_of_it(cast: Cast, client_of: ClientOf) -> None:
    Office.objects.create(person=cast.dora, kind=Office.Kind.LISTENER, since=WEDNESDAY)
    row = put(cast)
    with on(MONDAY):
        work_off()
        answered(cast, row)
    with on(NEXT):
        work_off()
        for name in (
            "ben",
            "chidi",
            "frida",
            "dora",
            "rafa",
            "kay",
            "olu",
        ):  # the leader's leader, another listener too
            client = client_of(getattr(cast, name))
            for address in ("/", "/safely/before/", f"/see-what-they-see/{cast.ama.id}/", "/my-data/copy.json"):
                page = client.get(address).content.decode()
                assert "unread" not in page
                assert BECAUSE not in page
            assert client.get(f"/safely/before/{row.id}/").status_code == 404


def test_who_leads_no_more_reads_it_no_more_and_the_listener_is_told_on_the_page(
    cast: Cast, client_of: ClientOf, told: list[tuple[str, str]]
) -> None:
    row = put(cast)
    Membership.objects.filter(person=cast.ama, role="leader").update(until=WEDNESDAY)
    with on(MONDAY):
        work_off()
        assert (told, list(visible_to(cast.ama, Brought))) == ([], [])
        with pytest.raises(Refused, match="no longer before you"):
            answered(cast, row)
        assert "They lead nobody any more" in client_of(cast.lena).get(f"/safely/before/{row.id}/").content.decode()
        assert put(cast, cast.dora).before == cast.dora


def test_what_waits_too_long_is_told_to_the_listener_alone(cast: Cast, told: list[tuple[str, str]]) -> None:
    row = put(cast)
    for day in (MONDAY, due_on(MONDAY), due_on(MONDAY) + timedelta(days=1)):
        with on(day):
            work_off()
    assert told == [("Ama Owusu", "concern_brought"), ("Lena Brandt", "concern_unanswered")]
    with on(due_on(MONDAY) + timedelta(days=1)):
        assert brought_today(cast.lena, {"listener"}).late == [row]
        assert brought_today(cast.ama, set()).owed == [row]
        answered(cast, row)  # late is welcome; the listener hears of it on Monday, and not sooner
        assert brought_today(cast.lena, {"listener"}).late == [row]
    with on(due_on(MONDAY) + timedelta(days=8)):
        found = brought_today(cast.lena, {"listener"})
        assert (found.late, found.answered, brought_today(cast.ama, set()).owed) == ([], [row], [])


def test_it_is_forgotten_and_goes_with_either_of_the_two(cast: Cast) -> None:
    row = put(cast)
    for day, is_kept in ((kept_until(MONDAY), True), (kept_until(MONDAY) + timedelta(days=1), False)):
        with on(day):
            forget_old()
        assert Brought.objects.exists() == is_kept
    for who, before in ((cast.ama, cast.ama), (cast.lena, cast.dora)):
        row = put(cast, before)
        with on(MONDAY):
            erase_everything(person=who, typed=who.name)
            assert not Brought.objects.filter(id=row.id).exists()
            work_off()


# --- at once, killed, bounded ----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_twice_at_once_is_once_and_two_people_at_once_are_one(transactional_db: None) -> None:
    cast = make_cast()
    assert together(*[lambda: put(cast)] * 3) == {"done": 3}
    assert (Brought.objects.count(), Job.objects.filter(kind="concerns.bring").count()) == (1, 1)
    others = [lambda one=one: put(cast, one, said="Other words.") for one in (cast.ama, cast.dora)]
    assert together(*others) == {"done": 1, "refused": 1}
    row = Brought.objects.get(said=WORDS)
    with on(MONDAY):
        assert together(*[lambda text=text: answered(cast, row, because=text) for text in "ab"]) == {"done": 2}
    assert (Answer.objects.count(), Job.objects.filter(kind="concerns.bring_back").count()) == (1, 1)


def test_cut_off_at_the_last_step_nothing_of_it_happened(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    class PulledPlug(Exception):
        pass

    def stop(*_: Any, **__: Any) -> None:
        raise PulledPlug

    def everything() -> list[Any]:
        models = [*apps.get_app_config("concerns").get_models(), Job, AuditEntry]
        return [list(model.objects.order_by("pk").values()) for model in models]  # type: ignore[attr-defined]

    row = put(cast)
    before = everything()
    monkeypatch.setattr(bringing, "put", stop)
    with on(MONDAY):
        for act in (lambda: put(cast, said="More."), lambda: answered(cast, row), lambda: bringing.reach(id=row.id)):
            with pytest.raises(PulledPlug):
                act()
            assert everything() == before


def test_pages_ask_no_more_for_many_than_for_few(cast: Cast, client_of: ClientOf) -> None:
    def asked(client: Client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    addresses = [(cast.ama, "/safely/before/"), (cast.lena, "/safely/before/"), (cast.ama, "/")]
    row = put(cast, asked=Asked.TALK)
    addresses.append((cast.ama, f"/safely/before/{row.id}/"))
    with on(MONDAY):
        few = [asked(client_of(who), address) for who, address in addresses]
    for number in range(6):
        put(cast, said=f"Words {number}.")
    for number in range(30):
        join(Person.objects.create(name=f"Person {number}"), cast.quay)
    with on(MONDAY):
        assert [asked(client_of(who), address) for who, address in addresses] == few


# --- pages -----------------------------------------------------------------------------------------------------------


def test_from_the_listeners_form_to_the_answer_and_what_is_published(cast: Cast, client_of: ClientOf) -> None:
    lena, ama = client_of(cast.lena), client_of(cast.ama)
    given = {"said": WORDS, "asked": "repair", "find": "ama", "released": "on"}
    for missing in given:
        left = {name: value for name, value in given.items() if name != missing}
        assert lena.post("/safely/before/put/", left).status_code == 422
    assert not Brought.objects.exists()
    page = lena.post("/safely/before/put/", given)
    row = Brought.objects.get()
    assert (page.status_code, page["Location"]) == (302, f"/safely/before/{row.id}/")
    assert row.before == cast.ama
    with on(MONDAY):
        today = ama.get("/").content.decode()
        assert "The listeners put something before you" in today
        assert "unread" not in today
        shown = ama.get(f"/safely/before/{row.id}/").content.decode()
        assert all(words in shown for words in ("unread", "do not look for who it was", "With one person"))
        assert f"/repair/begin/{cast.ben.id}/" in shown
        assert ama.post(f"/safely/before/{row.id}/answer/", {"did": "will"}).status_code == 422
        assert ama.post(f"/safely/before/{row.id}/answer/", {"did": "will", "because": BECAUSE}).status_code == 302
        assert BECAUSE in ama.get(f"/safely/before/{row.id}/answer/").content.decode()
        assert BECAUSE not in lena.get(f"/safely/before/{row.id}/").content.decode()
    with on(NEXT):
        assert ama.get(f"/safely/before/{row.id}/answer/").status_code == 404
        assert BECAUSE in lena.get(f"/safely/before/{row.id}/").content.decode()
        address = f"/safely/heard/publish/?from={row.id}"
        form = lena.get(address).content.decode()
        assert "unread" in form
        assert BECAUSE in form
        said = {"said": WORDS, "did": "will", "because": BECAUSE}
        assert lena.post(address, said).status_code == 422  # without the writer's word for everybody
        assert not Heard.objects.exists()
        assert lena.post(address, said | {"released": "on"}).status_code == 302
        assert lena.post(f"/safely/before/{row.id}/take-back/").status_code == 302
    assert not Brought.objects.exists()


@pytest.mark.parametrize("asked", list(Asked))
def test_every_page_where_it_begins_is_there_for_who_is_asked(cast: Cast, client_of: ClientOf, asked: Asked) -> None:
    row, ama = put(cast, asked=asked), client_of(cast.ama)
    with on(MONDAY):
        shown = ama.get(f"/safely/before/{row.id}/").content.decode()
        begin = shown[shown.index('id="begin"') :]
        links = re.findall(r'class="row" href="([^"]+)"( data-carries)?', begin[: begin.index("Harassment, danger")])
        assert links
        for address, carries in links:
            page = ama.get(address)
            assert page.status_code == 200, address
            assert ("data-carried" in page.content.decode()) == bool(carries), address


def test_who_is_meant_is_found_by_name_or_team_and_chosen_where_several_fit(cast: Cast, client_of: ClientOf) -> None:
    lena = client_of(cast.lena)
    assert [one.person for one in leaders_called(cast.lena, "  loft ")] == [cast.dora]
    assert leaders_called(cast.lena, "Ben") == leaders_called(cast.ama, "Ama") == []
    given = {"said": WORDS, "asked": "talk", "find": "o", "released": "on"}
    page = lena.post("/safely/before/put/", given)
    assert page.status_code == 422
    assert "More than one fits" in page.content.decode()
    assert lena.post("/safely/before/put/", given | {"whom": str(cast.ben.id)}).status_code == 422
    assert lena.post("/safely/before/put/", given | {"whom": str(cast.dora.id)}).status_code == 302
    assert Brought.objects.get().before == cast.dora
    assert "has somebody leading now" in lena.post("/safely/before/put/", given | {"find": "zz"}).content.decode()
    for number in range(MOST):
        team = Team.objects.create(name=f"Ropes {number}", parent=cast.harbour)
        join(Person.objects.create(name=f"Leader {number}"), team, "leader")
    assert "Type more of the name" in lena.post("/safely/before/put/", given).content.decode()


# --- arithmetic ------------------------------------------------------------------------------------------------------


def test_mondays_and_days() -> None:
    for day in range(14):
        found = monday_after(WEDNESDAY + timedelta(days=day))
        assert found.weekday() == 0
        assert 1 <= (found - WEDNESDAY).days - day <= 7
    assert due_on(MONDAY) == date(2026, 11, 1)  # a Sunday
    assert (is_late(MONDAY, date(2026, 11, 1)), is_late(MONDAY, date(2026, 11, 2))) == (False, True)
    assert kept_since(kept_until(MONDAY)) == MONDAY


def test_lists_are_by_week_and_each_says_where_it_stands(cast: Cast) -> None:
    put(cast)
    with on(MONDAY):
        put(cast, said="Later.")
    assert [one.row.week for one in lies_for(cast.lena)] == [NEXT, MONDAY]
