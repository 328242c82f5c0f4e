"""Matters and talks: prepared in private, shared by an invitation, held, followed up, closed, gone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.talks.conftest import DAY, NOW, Prepared
from troth.accounts.models import Promise
from troth.cites.registry import cited
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.models import Membership, Person
from troth.talks.actions import after, matters, talks
from troth.talks.actions.retention import let_run_out
from troth.talks.models import (
    FollowUp,
    Matter,
    MatterPromise,
    MatterWord,
    Postponed,
    Preparation,
    Revisit,
    Talk,
)
from troth.talks.queries.matters import matter_for
from troth.talks.queries.mirror import mirror_for
from troth.talks.rules import FollowUpState, RevisitState, TalkState, WordKind

Of = Callable[[Person], Client]
LATER = NOW + timedelta(days=4)


def test_a_level_is_left_out_only_with_a_reason(cast: Cast, prepared: Prepared) -> None:
    for level, agreed in ((1, "no"), (2, "yes"), (4, "yes")):
        with pytest.raises(Refused) as refused:
            prepared(level=level, is_agreed=agreed, reason=" ")
        assert refused.value.field == "reason"
    assert not Matter.objects.exists()
    prepared(level=0, is_agreed="no", reason="")
    prepared(level=1, is_agreed="yes", reason="")
    assert prepared(level=4).reason == "It is urgent."


def test_a_member_has_all_of_it_upward_but_the_last(cast: Cast, prepared: Prepared) -> None:
    for level in range(4):
        assert prepared(cast.ben, cast.ama, level=level).matter.leader == cast.ama
    with pytest.raises(Refused) as refused:
        prepared(cast.ben, cast.ama, level=4)
    assert refused.value.field == "level"


def test_the_next_level_is_measured_by_what_was_held(cast: Cast, held: Prepared) -> None:
    matter = held(level=1).matter
    assert matters.begin_talk(actor=cast.ama, matter=matter, level=2).level == 2
    with pytest.raises(Refused):  # one at a time
        matters.begin_talk(actor=cast.ama, matter=matter, level=1)
    with pytest.raises(Refused):  # the other's next talk is measured by the same
        matters.begin_talk(actor=cast.ben, matter=matter, level=3)
    assert matters.begin_talk(actor=cast.ben, matter=matter, level=0).by == cast.ben


def test_nobody_else_knows_of_a_matter_before_the_invitation(
    cast: Cast, client_of: Of, prepared: Prepared, settings: object
) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    talk = prepared()
    talks.save_preparation(actor=cast.ama, talk=talk, said={"saw": "three trucks"}, meant_for=DAY)
    ben = client_of(cast.ben)
    for address in (f"/talks/matter/{talk.matter_id}/", f"/talks/talk/{talk.id}/", f"/talks/talk/{talk.id}/prepare/"):
        assert ben.get(address).status_code == 404
    assert not OutboxMail.objects.exists()
    talks.plan_talk(actor=cast.ama, talk=talk, starts_at=LATER, minutes=20, invitation="Have you a moment?")
    talks.plan_talk(actor=cast.ama, talk=talk, starts_at=LATER, minutes=20, invitation="Have you a moment?")
    page = ben.get(f"/talks/talk/{talk.id}/").content.decode()
    assert "Have you a moment?" in page
    assert "A curious question" in page
    assert "three trucks" not in page
    assert "Papers after four" in ben.get("/").content.decode()
    assert ben.get(f"/talks/talk/{talk.id}/prepare/").status_code == 404
    assert OutboxMail.objects.get().to == "ben@example.org"


def test_moving_is_open_to_both_and_calling_off_to_the_one_who_began(cast: Cast, planned: Prepared) -> None:
    talk = planned()
    talks.move_talk(actor=cast.ben, talk=talk, starts_at=LATER, revision=0)
    assert not Postponed.objects.exists()
    with pytest.raises(Refused):
        talks.move_talk(actor=cast.ama, talk=talk, starts_at=LATER + timedelta(days=1), revision=0)
    talks.move_talk(actor=cast.ama, talk=talk, starts_at=LATER + timedelta(days=1), revision=1)
    assert Postponed.objects.get().author == cast.ama
    talks.move_talk(actor=cast.ama, talk=talk, starts_at=LATER, revision=2)  # sooner is not put off
    assert Postponed.objects.count() == 1
    talks.drop_talk(actor=cast.ben, talk=talk)
    talk.refresh_from_db()
    assert talk.state == TalkState.PLANNED
    talks.drop_talk(actor=cast.ama, talk=talk)
    talks.drop_talk(actor=cast.ama, talk=talk)
    talk.refresh_from_db()
    assert (talk.state, talk.revision) == (TalkState.DROPPED, 4)
    assert not Preparation.objects.exists()


def test_what_nobody_else_has_read_is_thrown_away_without_a_trace(cast: Cast, prepared: Prepared) -> None:
    talk = prepared()
    talks.drop_talk(actor=cast.ama, talk=talk)
    assert not Matter.objects.exists()
    talk = prepared()
    matters.close_matter(actor=cast.ama, matter=talk.matter)
    assert not Matter.objects.exists()


def test_either_says_that_it_took_place_and_a_check_in_is_owed(cast: Cast, planned: Prepared) -> None:
    talk = planned(level=2)
    for person in (cast.ben, cast.ama):
        talks.hold_talk(actor=person, talk=talk, held_on=DAY)
    owed = {(row.kind, row.due_on.day, row.owed_by, row.owed_to) for row in FollowUp.objects.all()}
    assert owed == {("check_in", 4, cast.ama, cast.ben), ("warm", 9, cast.ama, cast.ben)}
    assert Job.objects.filter(kind="talks.follow_up").count() == 2


def test_upward_it_is_still_the_leader_who_goes_back(cast: Cast, prepared: Prepared) -> None:
    talk = prepared(cast.ben, cast.ama, level=2)
    talks.hold_talk(actor=cast.ben, talk=talk, held_on=DAY)
    assert {(row.owed_by, row.owed_to) for row in FollowUp.objects.all()} == {(cast.ama, cast.ben)}
    assert Matter.objects.get().shared_on == DAY


def test_a_day_to_come_or_long_gone_is_no_day_of_a_talk(cast: Cast, planned: Prepared) -> None:
    talk = planned()
    for day in (DAY + timedelta(days=1), DAY - timedelta(days=15)):
        with pytest.raises(Refused) as refused:
            talks.hold_talk(actor=cast.ama, talk=talk, held_on=day)
        assert refused.value.field == "held_on"


def test_a_check_in_is_done_by_one_and_declined_by_the_other(cast: Cast, held: Prepared) -> None:
    held(level=2)
    check_in, warm = FollowUp.objects.get(kind="check_in"), FollowUp.objects.get(kind="warm")
    with pytest.raises(Refused):
        after.settle_follow_up(actor=cast.ben, row=check_in, state=FollowUpState.DONE)
    with pytest.raises(Refused):
        after.settle_follow_up(actor=cast.ama, row=warm, state=FollowUpState.DECLINED)
    for _ in range(2):
        after.settle_follow_up(actor=cast.ama, row=check_in, state=FollowUpState.DONE)
        after.settle_follow_up(actor=cast.ben, row=warm, state=FollowUpState.DECLINED)
    assert not Job.objects.filter(kind="talks.follow_up").exists()
    with pytest.raises(Refused):
        after.settle_follow_up(actor=cast.ama, row=warm, state=FollowUpState.DONE)
    with pytest.raises(Refused):
        after.settle_follow_up(actor=cast.ama, row=warm, state=FollowUpState.OWED)
    after.settle_follow_up(actor=cast.ben, row=warm, state=FollowUpState.OWED)
    assert Job.objects.filter(kind="talks.follow_up").count() == 1


def test_only_the_one_who_owes_it_is_told_on_its_morning_without_a_word(
    cast: Cast, held: Prepared, settings: object
) -> None:
    held(level=2)
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    with clock.held(datetime(2026, 3, 4, 8, 1, tzinfo=UTC)):
        while (job := Job.objects.filter(kind="talks.follow_up", due_at__lte=clock.now()).first()) is not None:
            from troth.talks.due import follow_up_due

            follow_up_due(**job.args)
            job.delete()
    mail = OutboxMail.objects.get()
    assert mail.to == "ama@example.org"
    assert "Ben" not in mail.subject + mail.text


def test_coming_back_when_calmer_waits_for_its_hour_and_is_for_both(
    cast: Cast, client_of: Of, held: Prepared, settings: object
) -> None:
    talk = held(level=2)
    row = after.revisit_later(actor=cast.ben, talk=talk, due_at=NOW + timedelta(hours=4))
    again = after.revisit_later(actor=cast.ama, talk=talk, due_at=NOW + timedelta(hours=20))
    assert (again.id, again.revision) == (row.id, 1)
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    with clock.held(NOW + timedelta(hours=21)):
        work_off()
        for person in (cast.ama, cast.ben):
            assert "Come back to “Papers after four”" in client_of(person).get("/").content.decode()
        for _ in range(2):
            after.finish_revisit(actor=cast.ama, row=again, words="Calmer now", id=talk.id)
    again.refresh_from_db()
    assert again.state == RevisitState.DONE
    assert MatterWord.objects.get().kind == WordKind.REVISITED
    for due_at in (NOW, NOW + timedelta(days=61)):
        with pytest.raises(Refused):
            after.revisit_later(actor=cast.ama, talk=talk, due_at=due_at)
    other = after.revisit_later(actor=cast.ama, talk=talk, due_at=NOW + timedelta(days=1))
    after.let_go_revisit(actor=cast.ben, row=other)
    after.let_go_revisit(actor=cast.ben, row=other)
    assert not Revisit.objects.filter(state=RevisitState.WAITING).exists()
    assert not Job.objects.filter(kind="talks.revisit").exists()


def test_what_belongs_to_it_is_read_by_both(cast: Cast, held: Prepared) -> None:
    talk, once = held(level=3), ids.new_id()
    for _ in range(2):
        matters.promise_in_matter(
            actor=cast.ama, matter=talk.matter, direction="mine", words="write it up", due_on=DAY, id=once
        )
        matters.say_in_matter(
            actor=cast.ama, matter=talk.matter, kind=WordKind.SUPPORT, words="A second scanner", id=once
        )
        talks.say_after(actor=cast.ben, talk=talk, words="That was fair", id=talk.id)
    matters.promise_in_matter(actor=cast.ama, matter=talk.matter, direction="theirs", words="ring first", due_on=DAY)
    view = matter_for(cast.ben, talk.matter_id)
    assert [promise.words for promise in view.promises] == ["write it up", "ring first"] or len(view.promises) == 2
    assert [word.words for word in view.support] == ["A second scanner"]
    assert [word.words for word in view.talks[0].words] == ["That was fair"]
    assert Promise.objects.filter(state="asked").count() == 1
    assert view.picture is not None
    assert "Agree anew" in view.picture.equivalent
    with pytest.raises(Refused):
        matters.take_back_word(actor=cast.ama, word=view.talks[0].words[0])
    matters.take_back_word(actor=cast.ben, word=view.talks[0].words[0])
    assert cited(cast.ben, "matter", talk.matter_id) is not None
    assert cited(cast.chidi, "matter", talk.matter_id) is None


def test_the_next_talk_of_a_shared_matter_is_private_until_it_is_planned(cast: Cast, held: Prepared) -> None:
    matter = held().matter
    matters.begin_talk(actor=cast.ama, matter=matter, level=2)
    assert len(matter_for(cast.ama, matter.id).talks) == 2
    assert len(matter_for(cast.ben, matter.id).talks) == 1


def test_it_is_closed_by_the_one_who_began_it_and_gone_after_90_days(cast: Cast, held: Prepared) -> None:
    talk = held(level=2)
    matters.promise_in_matter(actor=cast.ama, matter=talk.matter, direction="mine", words="write it up", due_on=DAY)
    with pytest.raises(Refused):
        matters.close_matter(actor=cast.ben, matter=talk.matter)
    matters.close_matter(actor=cast.ama, matter=talk.matter)
    matters.reopen_matter(actor=cast.ama, matter=talk.matter)
    matters.close_matter(actor=cast.ama, matter=talk.matter)
    for refused in (
        lambda: matters.begin_talk(actor=cast.ama, matter=talk.matter, level=2),
        lambda: talks.say_after(actor=cast.ben, talk=talk, words="Late"),
        lambda: after.revisit_later(actor=cast.ben, talk=talk, due_at=NOW + timedelta(hours=2)),
    ):
        with pytest.raises(Refused):
            refused()
    with clock.held(NOW + timedelta(days=89)):
        let_run_out()
    assert Matter.objects.exists()
    with clock.held(NOW + timedelta(days=90)):
        let_run_out()
    for model in (Matter, Talk, FollowUp, MatterWord, MatterPromise, Preparation):
        assert not model.objects.exists()
    assert not Job.objects.filter(kind__startswith="talks.f").exists()
    assert Promise.objects.get().words == "write it up"


def test_half_a_year_of_quiet_closes_it_and_so_does_another_leader(cast: Cast, held: Prepared) -> None:
    talk = held()
    with clock.held(NOW + timedelta(days=179)):
        let_run_out()
    assert Matter.objects.get().closed_on is None
    with clock.held(NOW + timedelta(days=180)):
        let_run_out()
    assert Matter.objects.get().closed_on is not None
    matters.reopen_matter(actor=cast.ama, matter=talk.matter)
    Membership.objects.filter(person=cast.ama, role="leader").update(until=DAY)
    let_run_out()
    assert Matter.objects.get().closed_on == DAY


def test_a_preparation_goes_30_days_after_the_talk_and_is_never_kept_for_long(
    cast: Cast, held: Prepared, prepared: Prepared
) -> None:
    held()
    prepared(title="Something else")
    with clock.held(NOW + timedelta(days=29)):
        let_run_out()
    assert Preparation.objects.count() == 2
    with clock.held(NOW + timedelta(days=30)):
        let_run_out()
    assert Preparation.objects.get().talk.matter.title == "Something else"
    with clock.held(NOW + timedelta(days=240)):
        let_run_out()
    assert not Preparation.objects.exists()
    assert not Matter.objects.filter(title="Something else").exists()


def test_the_mirror_shows_the_leader_their_own_entries_and_stores_nothing(
    cast: Cast, prepared: Prepared, client_of: Of
) -> None:
    talk = prepared(level=4)
    for days in range(4):
        talks.save_preparation(actor=cast.ama, talk=talk, said={}, meant_for=DAY + timedelta(days=days))
    seen = mirror_for(cast.ama, DAY, NOW)
    assert [one.talk for one in seen.postponed] == [talk.id]
    assert [one.matter for one in seen.jumped] == [talk.matter_id]
    assert [one.person for one in seen.unplanned] == [cast.chidi.id]
    ama = client_of(cast.ama)
    before = [model.objects.count() for model in (Talk, Postponed, Matter, Job)]
    page = ama.get("/talks/mirror/").content.decode()
    assert "You have put off “Papers after four” with Ben Lindqvist three times." in page
    assert [model.objects.count() for model in (Talk, Postponed, Matter, Job)] == before
    assert client_of(cast.ben).get("/talks/mirror/").status_code == 404


def test_it_is_prepared_and_planned_through_the_pages(cast: Cast, client_of: Of) -> None:
    ama = client_of(cast.ama)
    begin = f"/talks/matter/with/{cast.ben.id}/"
    said = {"title": "Papers after four", "is_agreed": "yes", "level": "2", "reason": ""}
    refused = ama.post(begin, said)
    assert refused.status_code == 422
    assert "Begin with “A curious question”, or say why you leave it out." in refused.content.decode()
    prepare = ama.post(begin, said | {"reason": "A ship waits."})["Location"]
    talk = Talk.objects.get()
    page = ama.get(prepare).content.decode()
    assert "The law may still entitle the person it is about to see it" in page
    assert "does not happen in Troth" in page
    words = {"saw": "Two trucks at 16:40", "afraid": "That she gives notice", "story": "She does not care"}
    note = ama.post(prepare, words | {"note": "1", "meant_for": "2026-03-04"})["Location"]
    on_paper = ama.get(note).content.decode()
    assert "Two trucks at 16:40" in on_paper
    assert "gives notice" not in on_paper
    assert "does not care" not in on_paper
    plan = ama.post(prepare, words | {"plan": "1"})["Location"]
    assert "It is about the work, not about you." in ama.get(plan).content.decode()
    invite = {"on": "2026-03-03", "at": "15:00", "minutes": "20", "invitation": "Tea at three?"}
    assert ama.post(plan, invite | {"on": "2026-03-01"}).status_code == 422
    assert ama.post(plan, invite)["Location"] == f"/talks/talk/{talk.id}/"
    assert ama.get(plan).status_code == 302


def test_it_is_moved_held_followed_and_closed_through_the_pages(cast: Cast, client_of: Of, planned: Prepared) -> None:
    ama, ben = client_of(cast.ama), client_of(cast.ben)
    talk = planned(level=2, reason="A ship waits.")
    move = {"on": "2026-03-02", "at": "16:00", "revision": "0"}
    assert ben.post(f"/talks/talk/{talk.id}/move/", move).status_code == 302
    matter = f"/talks/matter/{talk.matter_id}/"
    after_form = {"held_on": "2026-03-02", "words": "It was fair", "when": "4h"}
    assert ama.post(f"/talks/talk/{talk.id}/held/", after_form)["Location"] == matter
    page = ben.get(matter).content.decode()
    assert "It was fair" in page
    assert "today at 13:00" in page
    assert "Left one out because: “A ship waits.”" in page
    ben.post(f"/talks/talk/{talk.id}/words/", {"words": "I was told of no cut-off"})
    ben.post(f"{matter}promise/", {"direction": "mine", "words": "ring at four", "due_on": "Friday"})
    ama.post(f"{matter}support/", {"words": "A second scanner"})
    row = FollowUp.objects.get(kind="warm")
    ben.post(f"/talks/follow-up/{row.id}/declined/", {"next": matter})
    ben.post(ben.session["undo"]["url"])
    ben.post(f"/talks/follow-up/{row.id}/declined/", {"next": matter})
    revisit = Revisit.objects.get()
    assert ben.post(f"/talks/revisit/{revisit.id}/", {"words": "Calmer now"})["Location"] == matter
    page = ama.get(matter).content.decode()
    for words_there in ("no cut-off", "ring at four", "A second scanner", "not wanted", "Calmer now"):
        assert words_there in page
    ben.post(f"/talks/word/{MatterWord.objects.get(words='Calmer now').id}/take-back/")
    next_talk = ama.post(f"{matter}next/", {"level": "1", "reason": ""})["Location"]
    ama.post(next_talk.replace("prepare", "drop"))
    ama.post(f"{matter}close/")
    assert "Closed today" in ben.get(matter).content.decode()
    ama.post(ama.session["undo"]["url"])
    ama.post(f"{matter}close/")
    ama.post(f"{matter}reopen/")
    assert Matter.objects.get().closed_on is None


def test_a_clause_of_an_accord_is_what_was_agreed(cast: Cast, client_of: Of) -> None:
    from troth.accords.models import Accord, Clause

    accord = Accord.objects.create(leader=cast.ama, member=cast.ben, began_on=DAY, revealed_on=DAY, stage="talk")
    clause = Clause.objects.create(accord=accord, title="Early word", words="By noon")
    ama = client_of(cast.ama)
    begin = f"/talks/matter/with/{cast.ben.id}/?clause={clause.id}"
    assert "Early word" in ama.get(begin).content.decode()
    ama.post(begin, {"title": "The board", "level": "1", "reason": ""})
    matter = Matter.objects.get()
    assert (matter.is_agreed, matter.clause_id) == (True, clause.id)
    assert "Early word" in ama.get(f"/talks/matter/{matter.id}/").content.decode()
    other = client_of(cast.dora)
    assert "Early word" not in other.get(f"/talks/matter/with/{cast.emil.id}/?clause={clause.id}").content.decode()


def test_from_a_matter_one_can_go_back_to_what_one_got_wrong(cast: Cast, client_of: Of, held: Prepared) -> None:
    talk = held()
    page = client_of(cast.ama).get(f"/talks/matter/{talk.matter_id}/").content.decode()
    begin = f"/repair/begin/{cast.ben.id}/?from=matter:{talk.matter_id}"
    assert begin in page
    assert "A matter between you" in client_of(cast.ama).get(begin).content.decode()
