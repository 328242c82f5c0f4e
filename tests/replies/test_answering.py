"""The duty: who may answer when, once; promises to the circle; correcting with the old wording kept visible."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast, join, make_person
from tests.replies.said import HEARD, WILL, WILL_NOT, answer, later, merged, on, promise_to, released, said
from troth.accounts.actions.promises import delay_promise, give_up_promise, keep_promise
from troth.accounts.models import Promise
from troth.jobs.worker import work_off
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person
from troth.pulses.models import Duty, Release
from troth.replies.actions import tending
from troth.replies.actions.answering import Plan, Said, correct, drop_draft, keep_draft, publish
from troth.replies.models import Draft, Reply, Will, Wording
from troth.replies.queries.answers import answer_before, owed_today, standing_for
from troth.replies.queries.histories import histories_for
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def test_each_will_with_a_day_is_a_promise_to_each_member(cast: Cast) -> None:
    reply = answer(cast, released(cast))
    assert {one.receiver for one in Promise.objects.all()} == {cast.ben, cast.chidi}
    will = Will.objects.get()
    assert (will.became, will.word) == ("open", promise_to(cast.ben).together)
    assert promise_to(cast.ben).cites_id == reply.id
    assert Duty.objects.get().answered_on == clock.now().date()


def test_a_will_without_a_day_is_said_and_not_promised(cast: Cast) -> None:
    answer(cast, released(cast), due_in=None)
    assert not Promise.objects.exists()
    assert Will.objects.get().words == WILL


def test_what_became_of_it_stands_in_the_answer(cast: Cast) -> None:
    reply = answer(cast, released(cast))
    delay_promise(actor=cast.ama, promise=promise_to(cast.ben), because="the printer", due_on=on(12))
    assert Will.objects.get().became == "not_yet"
    keep_promise(actor=cast.ama, promise=promise_to(cast.ben))
    assert Will.objects.get(reply=reply).became == "kept"


def test_only_whoever_leads_all_of_it_answers(cast: Cast) -> None:
    own, both = released(cast), merged(cast)
    for person in (cast.ben, cast.dora, cast.frida, cast.rafa, cast.olu):
        with pytest.raises(Refused, match="Only whoever leads"):
            answer(cast, own, by=person)
    with pytest.raises(Refused, match="Only whoever leads"):
        answer(cast, both, by=cast.ama)
    answer(cast, both, by=cast.frida)
    assert {one.receiver for one in Promise.objects.all()} == {cast.ben, cast.chidi, cast.emil}


def test_a_leader_who_leads_no_more_owes_nothing_and_the_new_one_does(cast: Cast) -> None:
    release = released(cast)
    Membership.objects.filter(person=cast.ama, team=cast.quay).update(until=on(0))
    new = make_person("Nia Okoro")
    join(new, cast.quay, "leader")
    with pytest.raises(Refused):
        answer(cast, release)
    answer(cast, release, by=new)
    assert Reply.objects.get().author == new


def test_where_nobody_leads_all_of_them_each_leader_may(cast: Cast) -> None:
    release = merged(cast)
    Duty.objects.update(team=None)
    with pytest.raises(Refused):
        answer(cast, release, by=cast.frida)
    assert [one.release for one in owed_today(cast.dora, on(0))] == [release]
    answer(cast, release, by=cast.dora)
    assert Duty.objects.get().answered_for == cast.loft


def test_after_three_weeks_the_next_leader_up_may_and_whoever_is_first_did(cast: Cast, client_of: ClientOf) -> None:
    release = released(cast)
    with later(20):
        assert not visible_to(cast.frida, Release).exists()
        assert owed_today(cast.frida, on(0)) == []
        with pytest.raises(Refused):
            answer(cast, release, by=cast.frida)
    with later(21):
        assert [one.is_next_up for one in owed_today(cast.frida, on(0))] == [True]
        assert [one.is_next_up for one in owed_today(cast.ama, on(0))] == [False]
        page = client_of(cast.frida).get(f"/safely/figures/{release.id}/answer/").content.decode()
        assert "so you may too" in page
        answer(cast, release, by=cast.frida)
        with pytest.raises(Refused, match="answered already"):
            answer(cast, release)
        assert visible_to(cast.frida, Release).exists()
        assert owed_today(cast.ama, on(0)) == []


def test_answered_by_its_leader_it_is_closed_to_the_one_above(cast: Cast) -> None:
    release = released(cast)
    with later(25):
        assert visible_to(cast.frida, Release).exists()
        answer(cast, release)
        assert not visible_to(cast.frida, Release).exists()
        assert not visible_to(cast.frida, Reply).exists()


def test_it_is_said_once(cast: Cast) -> None:
    release, once = released(cast), ids.new_id()
    assert answer(cast, release, id=once).id == answer(cast, release, id=once).id
    with pytest.raises(Refused, match="answered already"):
        answer(cast, release)
    with pytest.raises(Refused, match="answered already"):
        keep_draft(actor=cast.ama, release=release, said=said())
    assert (Reply.objects.count(), Promise.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (Said("", [Plan("x")], ""), "Say what you heard"),
        (Said("Heard.", [], ""), "Say one thing"),
        (Said("x" * 2001, [], "No."), "2000 characters"),
        (Said("Heard.", [Plan("x")] * 4, ""), "Up to 3"),
        (Said("Heard.", [Plan("x" * 281)], ""), "Up to 3"),
    ],
)
def test_what_cannot_be_published(cast: Cast, given: Said, says: str) -> None:
    with pytest.raises(Refused, match=says):
        publish(actor=cast.ama, release=released(cast), said=given, id=ids.new_id())


def test_nothing_is_promised_for_a_day_that_is_over(cast: Cast) -> None:
    release = released(cast)
    with pytest.raises(Refused, match="before it is made"):
        answer(cast, release, due_in=-1)
    assert not Reply.objects.exists()


def test_a_draft_is_its_authors_and_goes_when_it_is_published_emptied_or_old(cast: Cast) -> None:
    release = released(cast)
    keep_draft(actor=cast.ama, release=release, said=said())
    keep_draft(actor=cast.ama, release=release, said=Said("Shorter."))
    assert Draft.objects.get().heard == "Shorter."
    keep_draft(actor=cast.ama, release=release, said=Said(" "))
    assert not Draft.objects.exists()
    keep_draft(actor=cast.ama, release=release, said=said())
    drop_draft(actor=cast.ama, release=release)
    drop_draft(actor=cast.ama, release=release)
    assert not Draft.objects.exists()
    keep_draft(actor=cast.ama, release=release, said=said())
    with later(61):
        tending.tend()
    assert not Draft.objects.exists()
    keep_draft(actor=cast.ama, release=release, said=said())
    answer(cast, release)
    assert not Draft.objects.exists()


def test_a_correction_keeps_the_old_wording_for_everybody(cast: Cast, client_of: ClientOf) -> None:
    reply = answer(cast, released(cast))
    correct(actor=cast.ama, reply=reply, heard="Put better.", will_not="", revision=0)
    correct(actor=cast.ama, reply=reply, heard="Put better.", will_not="", revision=0)
    assert Wording.objects.get().heard == HEARD
    page = client_of(cast.chidi).get(f"/safely/answers/{reply.id}/").content.decode()
    assert "Put better." in page
    assert HEARD in page
    assert "How it read before" in page
    with pytest.raises(Refused, match="another window"):
        correct(actor=cast.ama, reply=reply, heard="Mine.", will_not="", revision=0)
    with pytest.raises(Refused, match="Only whoever wrote it"):
        correct(actor=cast.frida, reply=reply, heard="Mine.", will_not="", revision=1)
    with pytest.raises(Refused, match="Say what you heard"):
        correct(actor=cast.ama, reply=reply, heard=" ", will_not="", revision=1)


def test_overdue_is_a_fact_for_the_group_and_the_representative(cast: Cast, client_of: ClientOf) -> None:
    release = released(cast, ago=8)
    page = client_of(cast.ben).get(f"/safely/figures/{release.id}/").content.decode()
    assert "The answer is not here yet" in page
    assert "It was due" in page
    rafa = client_of(cast.rafa)
    assert "Quay" in rafa.get("/safely/answers/waiting/").content.decode()
    assert rafa.get(f"/safely/figures/{release.id}/").status_code == 404
    answer(cast, release)
    assert "Quay" not in rafa.get("/safely/answers/waiting/").content.decode()


def test_within_the_week_nobody_is_late(cast: Cast, client_of: ClientOf) -> None:
    released(cast, ago=7)
    assert "No group is waiting." in client_of(cast.rafa).get("/safely/answers/waiting/").content.decode()


def test_the_answer_before_stands_beside_the_new_figures(cast: Cast, client_of: ClientOf) -> None:
    old = released(cast, ago=90, asked=130)
    with later(-85):
        reply = answer(cast, old)
    give_up_promise(actor=cast.ama, promise=promise_to(cast.ben), because="no paper")
    new = released(cast)
    before = answer_before(cast.ben, new)
    assert before is not None
    assert before.reply == reply
    page = client_of(cast.ben).get(f"/safely/figures/{new.id}/").content.decode()
    assert "After the last answer: said, kept?" in page
    assert "no paper" in page
    [history] = histories_for(cast.ben)
    assert [bool(wave.answer) for wave in history.waves] == [False, True]
    written = client_of(cast.ben).get("/safely/answers/").content.decode()
    assert "We did not, or will not, because" in written
    assert WILL_NOT in written
    assert answer_before(cast.ben, old) is None


def test_everybody_of_the_group_is_told_alike(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(tending, "tell", lambda person, kind: told.append(person.name))
    reply = answer(cast, released(cast))
    work_off()
    assert sorted(told) == sorted([cast.ben.name, cast.chidi.name])
    with later(15):
        tending.tell_next(reply_id=reply.id)
    assert len(told) == 2


def test_a_large_group_is_told_in_parts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(tending, "tell", lambda person, kind: told.append(person.name))
    monkeypatch.setattr(tending, "BATCH", 1)
    answer(cast, released(cast))
    work_off()
    assert sorted(told) == sorted([cast.ben.name, cast.chidi.name])


def test_in_a_group_too_large_for_promises_it_stands_on_the_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("troth.replies.actions.answering.MOST_PROMISED", 1)
    answer(cast, released(cast))
    assert not Promise.objects.exists()
    assert Will.objects.get().due_on == on(10)


def test_what_could_not_be_said_needs_no_answer(cast: Cast) -> None:
    release = released(cast)
    Duty.objects.all().delete()
    assert standing_for(cast.ben, release, on(0)) is None


def test_answers_go_after_two_years(cast: Cast) -> None:
    answer(cast, released(cast))
    with later(731):
        tending.tend()
    assert not Reply.objects.exists()


def test_the_form_keeps_a_draft_and_publishes_once(cast: Cast, client_of: ClientOf) -> None:
    release = released(cast)
    ama, address = client_of(cast.ama), f"/safely/figures/{release.id}/answer/"
    given = {"heard": HEARD, "will_1": WILL, "by_1": "in two weeks", "will_not": WILL_NOT}
    assert ama.post(address, given | {"keep": "1"}).status_code == 302
    page = ama.get(address).content.decode()
    assert WILL in page
    assert ama.post(address, given | {"by_2": "Friday"}).status_code == 422
    once = {"once": str(ids.new_id()), "publish": "1"}
    first = ama.post(address, given | once)["Location"]
    assert ama.post(address, given | once)["Location"] == first
    assert ama.get(address)["Location"] == first
    refused = ama.post(address, given | {"publish": "1", "heard": "Typed with care."})
    assert refused.status_code == 422
    assert "Typed with care." in refused.content.decode()
    assert client_of(cast.ben).get(first).status_code == 200


def test_the_leaders_draft_can_be_deleted(cast: Cast, client_of: ClientOf) -> None:
    release = released(cast)
    keep_draft(actor=cast.ama, release=release, said=said())
    client_of(cast.ama).post(f"/safely/figures/{release.id}/answer/forget/")
    assert not Draft.objects.exists()


def test_today_reminds_the_leader_alone(cast: Cast, client_of: ClientOf) -> None:
    released(cast)
    says = "Say what you heard, and what you will do"
    assert says in client_of(cast.ama).get("/").content.decode()
    for person in (cast.ben, cast.frida, cast.rafa):
        assert says not in client_of(person).get("/").content.decode()


def test_between_us_shows_it_to_the_group(cast: Cast, client_of: ClientOf) -> None:
    answer(cast, released(cast))
    assert "Answered of late" in client_of(cast.ben).get("/between/").content.decode()
    assert "Answered of late" not in client_of(cast.emil).get("/between/").content.decode()


def test_what_is_measured_stands_on_what_the_company_sees(cast: Cast, client_of: ClientOf) -> None:
    from troth.pulses.models import Rhythm

    page = lambda: client_of(cast.emil).get("/what-the-company-sees/").content.decode()  # noqa: E731
    assert "Nothing is measured" in page()
    Rhythm.objects.create(began_on=on(0), began_by=cast.olu)
    assert "None of the organisation as a whole." in page()


def test_erased_words_are_gone_and_the_day_stays(cast: Cast, client_of: ClientOf) -> None:
    from troth.replies import takeout

    release = released(cast)
    reply = answer(cast, release)
    correct(actor=cast.ama, reply=reply, heard="Put better.", will_not="", revision=0)
    takeout.erase(cast.ama)
    assert not Wording.objects.exists()
    assert not Will.objects.exists()
    page = client_of(cast.ben).get(f"/safely/answers/{reply.id}/").content.decode()
    assert "has erased it" in page
    assert "Put better." not in page
    assert takeout.export(cast.ama) == {}
    assert takeout.what_remains(cast.ama) == takeout.what_remains(cast.ben)
