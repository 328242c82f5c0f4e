"""Said, kept? What giver and receiver can do with a promise, and what nobody else can."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from troth.accounts.actions import lines, promises
from troth.accounts.models import PrivatePromise, Promise, PromiseChange
from troth.accounts.queries.promises import promises_for
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person

As = Callable[[Person], Client]
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def on_a_monday() -> object:
    with clock.moved(MONDAY):
        yield


def said(cast: Cast) -> Promise:
    return promises.say_promise(actor=cast.ama, to=cast.ben, words="send  the rota ", due_on=FRIDAY)


def state(promise: Promise) -> str:
    return Promise.objects.get(id=promise.id).state


def test_both_see_a_promise_at_once_and_nobody_else(cast: Cast) -> None:
    promise = said(cast)
    assert promise.words == "send the rota"
    assert [each.promise for each in promises_for(cast.ama, FRIDAY).due] == [promise]
    assert [each.promise for each in promises_for(cast.ben, FRIDAY).theirs] == [promise]
    for name in ("chidi", "frida", "emil", "olu", "rafa", "lena", "kay"):
        everything = promises_for(getattr(cast, name), FRIDAY)
        assert not any(vars(everything).values())


def test_without_a_day_it_comes_up_in_a_week(cast: Cast) -> None:
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="think about it")
    assert promise.due_on == date(2026, 11, 30)


def test_kept_then_yes(cast: Cast) -> None:
    promise = said(cast)
    promises.keep_promise(actor=cast.ama, promise=promise)
    assert [each.promise for each in promises_for(cast.ben, FRIDAY).to_answer] == [promise]
    promises.answer_promise(actor=cast.ben, promise=promise, answer="yes")
    assert Promise.objects.get().answer == "yes"
    assert promises_for(cast.ben, FRIDAY).to_answer == []


def test_not_for_me_is_something_to_go_back_to_for_the_giver_alone(cast: Cast) -> None:
    promise = said(cast)
    promises.keep_promise(actor=cast.ama, promise=promise)
    assert promises_for(cast.ama, FRIDAY).go_back_to == []
    promises.answer_promise(actor=cast.ben, promise=promise, answer="not_for_me")
    assert [each.promise for each in promises_for(cast.ama, FRIDAY).go_back_to] == [promise]
    assert promises_for(cast.ben, FRIDAY).go_back_to == []


def test_not_yet_needs_a_reason_and_a_new_day(cast: Cast) -> None:
    promise = said(cast)
    with pytest.raises(Refused):
        promises.delay_promise(actor=cast.ama, promise=promise, because=" ", due_on=FRIDAY)
    with pytest.raises(Refused):
        promises.delay_promise(actor=cast.ama, promise=promise, because="ill", due_on=date(2026, 11, 22))
    promises.delay_promise(actor=cast.ama, promise=promise, because="ill", due_on=date(2026, 12, 1))
    fresh = Promise.objects.get()
    assert (fresh.state, fresh.due_on, fresh.first_due_on) == ("not_yet", date(2026, 12, 1), FRIDAY)


@pytest.mark.parametrize("act", [promises.keep_promise, promises.give_up_promise])
def test_only_the_giver_says_kept_or_cannot(cast: Cast, act: Callable[..., None]) -> None:
    promise = said(cast)
    for person in (cast.ben, cast.chidi):
        with pytest.raises(Refused):
            act(actor=person, promise=promise)
    assert state(promise) == "open"


def test_only_the_receiver_releases(cast: Cast) -> None:
    promise = said(cast)
    with pytest.raises(Refused):
        promises.release_promise(actor=cast.ama, promise=promise)
    promises.release_promise(actor=cast.ben, promise=promise)
    assert state(promise) == "released"


def test_done_twice_is_done_once(cast: Cast) -> None:
    promise = said(cast)
    promises.keep_promise(actor=cast.ama, promise=promise)
    before = AuditEntry.objects.count()
    promises.keep_promise(actor=cast.ama, promise=promise)
    assert AuditEntry.objects.count() == before
    assert state(promise) == "kept"


def test_after_it_was_released_it_cannot_be_kept(cast: Cast) -> None:
    promise = said(cast)
    promises.release_promise(actor=cast.ben, promise=promise)
    with pytest.raises(Refused, match="already released"):
        promises.keep_promise(actor=cast.ama, promise=promise)


def test_an_answer_needs_a_kept_promise(cast: Cast) -> None:
    with pytest.raises(Refused, match="still open"):
        promises.answer_promise(actor=cast.ben, promise=said(cast), answer="yes")


def test_a_change_needs_the_others_word(cast: Cast) -> None:
    promise = said(cast)
    promises.propose_change(actor=cast.ama, promise=promise, words="send the rota", due_on=date(2026, 12, 4))
    assert Promise.objects.get().due_on == FRIDAY
    change = PromiseChange.objects.get()
    with pytest.raises(Refused):
        promises.answer_change(actor=cast.ama, change=change, agrees=True)
    with pytest.raises(Refused):
        promises.answer_change(actor=cast.chidi, change=change, agrees=True)
    promises.answer_change(actor=cast.ben, change=change, agrees=True)
    assert Promise.objects.get().due_on == date(2026, 12, 4)
    assert not PromiseChange.objects.exists()
    with pytest.raises(Refused, match="no longer there"):
        promises.answer_change(actor=cast.ben, change=change, agrees=True)


def test_a_change_that_was_changed_meanwhile_is_not_agreed_to(cast: Cast) -> None:
    promise = said(cast)
    promises.propose_change(actor=cast.ama, promise=promise, words="send the rota", due_on=date(2026, 12, 4))
    as_ben_saw_it = PromiseChange.objects.select_related("promise").get()
    promises.propose_change(actor=cast.ama, promise=promise, words="send half the rota", due_on=date(2026, 12, 4))
    with pytest.raises(Refused, match="no longer there"):
        promises.answer_change(actor=cast.ben, change=as_ben_saw_it, agrees=True)


def test_a_change_is_proposed_before_the_day_not_after(cast: Cast) -> None:
    promise = said(cast)
    with clock.moved(MONDAY + timedelta(days=5)), pytest.raises(Refused, match="Its day has come"):
        promises.propose_change(actor=cast.ama, promise=promise, words="x", due_on=date(2026, 12, 4))


def test_settling_takes_a_waiting_change_away(cast: Cast) -> None:
    promise = said(cast)
    promises.propose_change(actor=cast.ben, promise=promise, words="send it all", due_on=FRIDAY)
    promises.keep_promise(actor=cast.ama, promise=promise)
    assert not PromiseChange.objects.exists()


@pytest.mark.parametrize(
    ("words", "due_on"),
    [("", FRIDAY), ("x" * 281, FRIDAY), ("send it", date(2026, 11, 22)), ("send it", date(2031, 1, 1))],
)
def test_what_makes_no_promise_is_refused(cast: Cast, words: str, due_on: date) -> None:
    with pytest.raises(Refused):
        promises.say_promise(actor=cast.ama, to=cast.ben, words=words, due_on=due_on)
    assert not Promise.objects.exists()


def test_nobody_promises_to_themselves_or_to_someone_who_left(cast: Cast) -> None:
    for other in (cast.ama, cast.gil):
        with pytest.raises(Refused):
            promises.say_promise(actor=cast.ama, to=other, words="send it")


def test_a_line_stays_with_its_author_until_sent_and_then_the_other_makes_it_their_word(cast: Cast) -> None:
    note = lines.hear_promise(actor=cast.ben, giver=cast.ama, words="look at my hours", due_on=FRIDAY)
    assert not any(vars(promises_for(cast.ama, FRIDAY)).values())
    promise = lines.send_line(actor=cast.ben, note=note)
    assert not PrivatePromise.objects.exists()
    assert [each.promise for each in promises_for(cast.ama, FRIDAY).asked_of_me] == [promise]
    with pytest.raises(Refused):
        promises.accept_heard(actor=cast.ben, promise=promise)
    promises.accept_heard(actor=cast.ama, promise=promise, words="look at the overtime", due_on=date(2026, 12, 1))
    fresh = Promise.objects.get()
    assert (fresh.state, fresh.words, fresh.due_on) == ("open", "look at the overtime", date(2026, 12, 1))


def test_a_line_is_sent_once(cast: Cast) -> None:
    note = lines.hear_promise(actor=cast.ben, giver=cast.ama, words="look at my hours")
    lines.send_line(actor=cast.ben, note=note)
    with pytest.raises(Refused):
        lines.send_line(actor=cast.ben, note=note)
    assert Promise.objects.count() == 1


def test_a_private_line_leaves_no_trace_in_the_log_or_among_jobs(cast: Cast) -> None:
    note = lines.hear_promise(actor=cast.ben, giver=cast.ama, words="look at my hours")
    lines.settle_line(actor=cast.ben, note=note, state="cannot")
    lines.delete_line(actor=cast.ben, note=note)
    assert not AuditEntry.objects.exists()
    assert not Job.objects.filter(kind__startswith="accounts.promise").exists()


def test_a_leader_keeps_no_private_line_about_someone_they_lead(cast: Cast) -> None:
    with pytest.raises(Refused, match="leaders keep no private notes"):
        lines.hear_promise(actor=cast.ama, giver=cast.ben, words="be on time")
    assert not PrivatePromise.objects.exists()


def test_a_question_can_be_taken_back_until_it_is_accepted(cast: Cast) -> None:
    promise = promises.send_heard(actor=cast.ben, giver=cast.ama, words="look at my hours")
    with pytest.raises(Refused):
        promises.take_back_heard(actor=cast.ama, promise=promise)
    promises.accept_heard(actor=cast.ama, promise=promise)
    with pytest.raises(Refused, match="accepted in the meantime"):
        promises.take_back_heard(actor=cast.ben, promise=promise)


def test_the_same_form_sent_twice_is_one_promise(cast: Cast, as_: As) -> None:
    ama = as_(cast.ama)
    form = {
        "line-direction": "mine",
        "line-person": "ben",
        "line-words": "send the rota by Friday",
        "line-once": "4b1f5b0e-26a4-4c1c-9df2-0d1f4b5a7a11",
        "line-next": "/between/",
    }
    for _ in range(2):
        assert ama.post("/promises/say/", form)["Location"] == "/between/"
    promise = Promise.objects.get()
    assert (promise.receiver, promise.due_on) == (cast.ben, FRIDAY)
    ama.post("/promises/say/", form | {"line-words": "send something else"})
    assert Promise.objects.count() == 2


def test_they_said_stays_private_for_a_member_and_is_asked_at_once_by_a_leader(cast: Cast, as_: As) -> None:
    form = {"line-direction": "theirs", "line-words": "look at the hours", "line-by_when": "next week"}
    as_(cast.ben).post("/promises/say/", form | {"line-person": "Ama Owusu"})
    assert PrivatePromise.objects.get().due_on == date(2026, 12, 4)
    assert not Promise.objects.exists()
    as_(cast.ama).post("/promises/say/", form | {"line-person": "Ben"})
    assert Promise.objects.get().state == "asked"
    assert PrivatePromise.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("person", "Nobody Here", "Nobody here is called Nobody Here"),
        ("person", "", "Say who."),
        ("by_when", "some time", "Say a day such as"),
        ("words", "", "Say what, in a few words."),
    ],
)
def test_an_error_stands_beside_the_field_and_what_was_typed_stays(
    cast: Cast, as_: As, field: str, typed: str, says: str
) -> None:
    form = {
        "line-direction": "theirs",
        "line-person": "Ama Owusu",
        "line-words": "a rare word",
        "line-by_when": "Friday",
    }
    response = as_(cast.ben).post("/promises/say/", form | {f"line-{field}": typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert says in page
    for name, value in (form | {f"line-{field}": typed}).items():
        assert not value or value in page, name
    assert not PrivatePromise.objects.exists()


def test_thanks_and_promises_can_go_to_any_colleague_by_their_whole_name(cast: Cast, as_: As) -> None:
    form = {"line-direction": "mine", "line-words": "show you the loft"}
    assert as_(cast.emil).post("/promises/say/", form | {"line-person": "Chidi Okafor"}).status_code == 302
    assert as_(cast.emil).post("/promises/say/", form | {"line-person": "Chidi"}).status_code == 422
    assert Promise.objects.get().receiver == cast.chidi


def test_two_of_the_same_name_are_told_apart(cast: Cast, as_: As) -> None:
    from tests.cast import join, make_person

    other = make_person("Chidi Okafor", email="chidi2@example.org")
    Person.objects.filter(id=other.id).update(job="Night crew")
    join(other, cast.quay)
    form = {"line-direction": "mine", "line-words": "show you the loft"}
    page = as_(cast.ben).get("/").content.decode()
    assert 'value="Chidi Okafor"' not in page
    assert 'value="Chidi Okafor (1)"' in page
    assert 'value="Chidi Okafor (Night crew)"' in page
    as_(cast.ben).post("/promises/say/", form | {"line-person": "chidi okafor (night crew)"})
    assert Promise.objects.get().receiver == other
    answer = as_(cast.ben).post("/promises/say/", form | {"line-person": "Chidi"})
    assert "There is more than one" in answer.content.decode()


def test_the_giver_is_reminded_on_the_morning_of_the_day_and_only_while_it_is_owed(cast: Cast) -> None:
    promise = said(cast)
    job = Job.objects.get(key=f"promise:{promise.id}")
    assert job.due_at == datetime(2026, 11, 27, 8, tzinfo=UTC)
    promises.delay_promise(actor=cast.ama, promise=promise, because="ill", due_on=date(2026, 12, 1))
    assert Job.objects.get(key=f"promise:{promise.id}").due_at == datetime(2026, 12, 1, 8, tzinfo=UTC)
    promises.keep_promise(actor=cast.ama, promise=promise)
    assert not Job.objects.filter(key=f"promise:{promise.id}").exists()


@pytest.mark.parametrize("way", ["keep", "cannot"])
def test_a_tap_can_be_undone_until_the_next_action(cast: Cast, as_: As, way: str) -> None:
    promise = said(cast)
    ama = as_(cast.ama)
    ama.post(f"/promises/{promise.id}/{way}/")
    assert state(promise) != "open"
    ama.post(ama.session["undo"]["url"])
    assert state(promise) == "open"
    assert Job.objects.filter(key=f"promise:{promise.id}").exists()


def test_an_old_undo_undoes_nothing(cast: Cast, as_: As) -> None:
    promise = said(cast)
    ama = as_(cast.ama)
    ama.post(f"/promises/{promise.id}/keep/")
    stale = ama.session["undo"]["url"]
    ama.post("/promises/say/", {"line-direction": "mine", "line-person": "Ben", "line-words": "one more"})
    ama.post(stale)
    assert state(promise) == "kept"


def test_an_undo_belongs_to_one_person(cast: Cast, as_: As) -> None:
    promise = said(cast)
    ama = as_(cast.ama)
    ama.post(f"/promises/{promise.id}/keep/")
    as_(cast.ben).post(ama.session["undo"]["url"])
    assert state(promise) == "kept"


def test_undo_does_not_run_over_what_the_other_did_since(cast: Cast, as_: As) -> None:
    promise = said(cast)
    ama = as_(cast.ama)
    ama.post(f"/promises/{promise.id}/keep/")
    promises.answer_promise(actor=cast.ben, promise=promise, answer="yes")
    page = ama.post(ama.session["undo"]["url"], follow=True).content.decode()
    assert "Something has happened with it since" in page
    assert state(promise) == "kept"


def test_sending_a_line_can_be_undone_and_it_is_private_again(cast: Cast, as_: As) -> None:
    ben = as_(cast.ben)
    note = lines.hear_promise(actor=cast.ben, giver=cast.ama, words="look at my hours")
    ben.post(f"/lines/{note.id}/send/")
    assert Promise.objects.count() == 1
    ben.post(ben.session["undo"]["url"])
    assert not Promise.objects.exists()
    assert PrivatePromise.objects.get().words == "look at my hours"


def test_the_next_page_is_never_somewhere_else(cast: Cast, as_: As) -> None:
    promise = said(cast)
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        response = as_(cast.ama).post(f"/promises/{promise.id}/keep/", {"next": elsewhere})
        assert response["Location"] == "/"


def test_from_somebodys_page_they_are_meant_even_if_others_share_their_name(cast: Cast, as_: As) -> None:
    from tests.cast import make_person

    here, _ = (make_person("Noor Haddad", email=f"noor{number}@example.org") for number in range(2))
    ben = as_(cast.ben)
    form = {"line-direction": "mine", "line-words": "show you the loft", "line-person": "Noor Haddad"}
    assert ben.post("/promises/say/", form).status_code == 422
    assert str(here.id) in ben.get(f"/between/{here.id}/").content.decode()
    assert ben.post("/promises/say/", form | {"line-meant": str(here.id)}).status_code == 302
    assert Promise.objects.get().receiver == here
    ben.post("/promises/say/", form | {"line-meant": str(here.id), "line-person": "Chidi"})
    assert Promise.objects.exclude(receiver=here).get().receiver == cast.chidi
