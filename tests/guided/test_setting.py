"""Setting a day, moving it, asking for it, and "not this time"."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from tests.cast import Cast, join
from tests.guided.talking import later, on, planned, promised, soon
from troth.audit.models import AuditEntry
from troth.guided.actions.planning import move_conversation, plan_again, plan_conversation, say_not_this_time
from troth.guided.actions.preparing import forget_preparation, prepare
from troth.guided.actions.tending import tend
from troth.guided.actions.wishing import ask_for_it
from troth.guided.models import Conversation, Preparation, Wish
from troth.guided.queries.conversations import team_for, view_of
from troth.guided.queries.near import guided_waiting
from troth.guided.rules import Stage
from troth.jobs.models import Job
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person, Team

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def sorts(person: Person) -> list[str]:
    return [one.sort for one in guided_waiting(person, on(0))]


def test_whoever_leads_sets_the_day_and_each_member_reads_that_in_their_log(cast: Cast) -> None:
    talk = planned(cast)
    assert (talk.stage, talk.day, talk.leader) == (Stage.PLANNED, talk.starts_at.date(), cast.ama)
    assert AuditEntry.objects.filter(action="planned", kind="guided_talk").count() == 2
    for person in (cast.ben, cast.frida, cast.emil):
        with pytest.raises(Refused):
            plan_conversation(actor=person, team=cast.quay, starts_at=soon())


def test_the_same_form_twice_is_one_day_and_another_is_refused(cast: Cast) -> None:
    id = ids.new_id()
    made = [plan_conversation(actor=cast.ama, team=cast.quay, starts_at=soon(), id=id) for _ in range(2)]
    assert made[0] == made[1]
    with pytest.raises(Refused, match="already"):
        planned(cast)


def test_a_day_that_has_passed_or_lies_too_far_is_refused(cast: Cast) -> None:
    for starts_at in (soon(-1), soon(400)):
        with pytest.raises(Refused):
            plan_conversation(actor=cast.ama, team=cast.quay, starts_at=starts_at)
    empty = Team.objects.create(name="Jetty")
    join(cast.ama, empty, "leader")
    with pytest.raises(Refused, match="Nobody"):
        plan_conversation(actor=cast.ama, team=empty, starts_at=soon())


def test_it_is_moved_from_what_was_seen_and_not_over_another_change(cast: Cast) -> None:
    talk = planned(cast)
    move_conversation(actor=cast.ama, conversation=talk, starts_at=soon(5), place="On the call", revision=0)
    talk.refresh_from_db()
    assert (talk.place, talk.revision, talk.day) == ("On the call", 1, on(5))
    with pytest.raises(Refused, match="meantime"):
        move_conversation(actor=cast.ama, conversation=talk, starts_at=soon(6), place="", revision=0)
    with pytest.raises(Refused):
        move_conversation(actor=cast.ben, conversation=talk, starts_at=soon(6), place="", revision=1)


@pytest.mark.parametrize("name", ["ama", "ben", "chidi"])
def test_anybody_of_the_team_says_not_this_time_and_nothing_says_who(cast: Cast, name: str) -> None:
    """Neither the row nor the log nor a job differs by who it was."""
    talk = planned(cast)
    logged = AuditEntry.objects.count()
    say_not_this_time(actor=getattr(cast, name), conversation=talk)
    row = Conversation.objects.filter(id=talk.id).values().get()
    assert row["stage"] == Stage.OFF
    assert str(cast.ben.id) not in str(row)
    assert str(cast.chidi.id) not in str(row)
    assert AuditEntry.objects.count() == logged
    assert not Job.objects.filter(kind="guided.day").exists()
    say_not_this_time(actor=cast.ben, conversation=talk)
    with pytest.raises(Refused):
        say_not_this_time(actor=cast.emil, conversation=talk)


def test_everybody_is_told_alike_also_whoever_said_so(cast: Cast, client_of: ClientOf) -> None:
    talk = planned(cast)
    client_of(cast.ben).post(f"/conversation/{talk.id}/not-this-time/")
    pages = {one.id: client_of(one).get(f"/conversation/{talk.id}/").content.decode() for one in (cast.ama, cast.chidi)}
    assert all("Nobody is asked why" in page for page in pages.values())
    assert sorts(cast.ama) == sorts(cast.ben) == sorts(cast.chidi) == ["day"]


def test_it_is_undone_by_whoever_said_so_as_long_as_nothing_else_happened(cast: Cast, client_of: ClientOf) -> None:
    talk = planned(cast)
    ben = client_of(cast.ben)
    ben.post(f"/conversation/{talk.id}/not-this-time/")
    ben.post(ben.session["undo"]["url"])
    talk.refresh_from_db()
    assert talk.is_planned
    say_not_this_time(actor=cast.ben, conversation=talk)
    planned(cast, 9)
    with pytest.raises(Refused, match="since"):
        plan_again(actor=cast.ben, conversation=talk)


def test_what_took_place_can_not_be_called_off(cast: Cast) -> None:
    talk = promised(cast)
    with pytest.raises(Refused, match="taken place"):
        say_not_this_time(actor=cast.ben, conversation=talk)


def test_a_wish_names_nobody_and_is_shown_from_the_next_day_on(cast: Cast) -> None:
    logged = AuditEntry.objects.count()
    ask_for_it(actor=cast.ben, team=cast.quay)
    ask_for_it(actor=cast.chidi, team=cast.quay)
    assert {field.name for field in Wish._meta.fields} == {"id", "team", "asked_on"}
    assert (Wish.objects.count(), AuditEntry.objects.count()) == (1, logged)
    assert not any(team_for(one, cast.quay.id).is_wished for one in (cast.ama, cast.ben, cast.chidi))
    with later(1):
        assert all(team_for(one, cast.quay.id).is_wished for one in (cast.ama, cast.ben, cast.chidi))
        assert "wish" in sorts(cast.ama)
        assert "wish" not in sorts(cast.ben)
        planned(cast)
    assert not Wish.objects.exists()
    with pytest.raises(Refused):
        ask_for_it(actor=cast.emil, team=cast.quay)


def test_a_leader_is_reminded_once_a_quarter_whatever_became_of_the_last(cast: Cast) -> None:
    assert sorts(cast.ama) == ["time"]
    talk = planned(cast)
    assert sorts(cast.ama) == ["day"]
    say_not_this_time(actor=cast.ben, conversation=talk)
    with later(20):
        assert sorts(cast.ama) == []
    with later(94):
        tend()
        assert sorts(cast.ama) == ["time"]


def test_a_team_of_eight_is_not_reminded_and_may_have_it_all_the_same(cast: Cast) -> None:
    for number in range(6):
        join(Person.objects.create(name=f"Person {number}"), cast.quay)
    assert sorts(cast.ama) == []
    assert not team_for(cast.ama, cast.quay.id).is_pulse
    assert planned(cast).is_planned


def test_members_are_reminded_alike_in_the_week_before_and_of_nothing_after(cast: Cast) -> None:
    planned(cast, 9)
    assert (sorts(cast.ben), sorts(cast.chidi)) == ([], [])
    with later(3):
        assert (sorts(cast.ben), sorts(cast.chidi)) == (["day"], ["day"])
    with later(9.5):
        assert (sorts(cast.ben), sorts(cast.chidi)) == ([], [])
        [asked] = guided_waiting(cast.ama, on(0))
        assert asked.says == "Did your team’s conversation take place?"


def test_everybody_is_told_on_the_morning_of_the_day(cast: Cast, settings: object) -> None:
    from troth.jobs.worker import work_off

    planned(cast, 3)
    assert Job.objects.filter(kind="guided.day").count() == 1
    with later(3):
        work_off()
        work_off()
    assert not Job.objects.filter(kind="guided.day").exists()
    assert len({tuple(one.to) for one in mail.outbox}) <= 3


def test_notes_are_the_leaders_alone_and_go_after_thirty_days(cast: Cast) -> None:
    talk = planned(cast)
    logged = AuditEntry.objects.count()
    prepare(actor=cast.ama, conversation=talk, notes={"safety": "I nodded, and did not know."})
    assert AuditEntry.objects.count() == logged
    with pytest.raises(Refused):
        prepare(actor=cast.ben, conversation=talk, notes={"safety": "x"})
    promised(cast, conversation=talk)
    with later(29):
        tend()
        assert Preparation.objects.exists()
    with later(31):
        tend()
        assert not Preparation.objects.exists()


def test_emptied_notes_leave_no_row_and_deleting_twice_is_once(cast: Cast) -> None:
    talk = planned(cast)
    prepare(actor=cast.ama, conversation=talk, notes={"safety": "One."})
    prepare(actor=cast.ama, conversation=talk, notes={"safety": " "})
    assert not Preparation.objects.exists()
    forget_preparation(actor=cast.ama, conversation=talk)
    with pytest.raises(Refused):
        prepare(actor=cast.ama, conversation=talk, notes={"heard": "x" * 601})


def test_what_a_former_leader_planned_is_off_and_theirs_stays_theirs(cast: Cast) -> None:
    """Nothing of an old leader's passes to a new one, also not what they promised."""
    held, talk = promised(cast), planned(cast)
    Membership.objects.filter(person=cast.ama, team=cast.quay).update(until=on(0))
    join(cast.dora, cast.quay, "leader", since=on(0))
    view = team_for(cast.dora, cast.quay.id)
    assert (view.planned, view.held) == (None, [])
    made = plan_conversation(actor=cast.dora, team=cast.quay, starts_at=soon())
    talk.refresh_from_db()
    assert talk.is_off
    assert team_for(cast.ben, cast.quay.id).held == [held]
    assert view_of(cast.ama, held.id).is_mine
    say_not_this_time(actor=cast.dora, conversation=made)


def test_every_night_what_nobody_can_hold_is_off_and_what_ran_out_goes(cast: Cast) -> None:
    planned(cast)
    with later(10):
        tend()
        assert Conversation.objects.get().is_planned
    with later(17):
        tend()
        tend()
        assert Conversation.objects.get().is_off
    with later(40):
        tend()
    assert not Conversation.objects.exists()
    talk = promised(cast)
    with later(3):
        tend()
    talk.refresh_from_db()
    assert talk.place == ""
    with clock.moved(clock.now() + timedelta(days=731)):
        tend()
    assert not Conversation.objects.exists()
