"""Offices are filled by those who work here, in the open, and never by whoever runs the machine."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction

from tests.cast import LONG_AGO, Cast, make_cast, make_person
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import (
    Election,
    Elector,
    HasVoted,
    Nomination,
    Objection,
    Office,
    OfficeBallot,
    Person,
    RuleChange,
)
from troth.people.offices import changing, deciding, nominating
from troth.people.offices.beginning import begin, begin_link, is_link
from troth.people.offices.holding import appoint_operator, step_down
from troth.people.offices.queries import has_voted, running_nominations_for, sitting
from troth.people.offices.registry import value_of
from troth.people.offices.voting import election_is_due, vote
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db

OWN = ("people.nomination-due", "people.election-due")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@contextmanager
def later(**time: int) -> Iterator[None]:
    """Some time later, with everything done that fell due meanwhile."""
    with clock.moved(clock.now() + timedelta(**time)):
        run_due()
        yield


def run_due() -> None:
    for _ in range(20):
        jobs = list(Job.objects.filter(kind__in=OWN, due_at__lte=clock.now()).order_by("due_at"))
        if not jobs:
            return
        for job in jobs:
            from troth.people import due

            {"people.nomination-due": due.nomination_due, "people.election-due": due.election_due}[job.kind](**job.args)
            Job.objects.filter(id=job.id).delete()


def announced() -> list[str]:
    return [job.args["text"] for job in Job.objects.filter(kind="people.announced")]


def propose(cast: Cast, **other: object) -> Nomination:
    told = {"actor": cast.ben, "nominee": cast.chidi, "kind": "listener"} | other
    return nominating.nominate(**told)  # type: ignore[arg-type]


def announced_nomination(cast: Cast, **other: object) -> Nomination:
    nomination = propose(cast, **other)
    if nomination.state == "asked":
        nominating.accept(actor=nomination.nominee, nomination=nomination)
    return nomination


def test_only_the_two_know_until_the_one_proposed_says_yes(cast: Cast) -> None:
    nomination = propose(cast)
    assert nomination in running_nominations_for(cast.ben)
    assert nomination in running_nominations_for(cast.chidi)
    for other in (cast.ama, cast.rafa, cast.olu, cast.lena):
        assert nomination not in visible_to(other, Nomination)
    assert announced() == []
    nominating.accept(actor=cast.chidi, nomination=nomination)
    assert nomination in running_nominations_for(cast.emil)
    assert "Chidi Okafor is proposed as listener" in announced()[0]


def test_nobody_else_ever_learns_of_a_no(cast: Cast) -> None:
    nomination = propose(cast)
    nominating.decline(actor=cast.chidi, nomination=nomination)
    assert not visible_to(cast.rafa, Nomination).exists()
    assert announced() == []


def test_a_representative_countersigns_after_seven_days(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    with later(days=6):
        nomination.refresh_from_db()
        assert nomination.state == "open"
        with pytest.raises(Refused):
            deciding.countersign(actor=cast.rafa, nomination=nomination)
    with later(days=7, minutes=1):
        nomination.refresh_from_db()
        assert nomination.state == "waiting"
        deciding.countersign(actor=cast.rafa, nomination=nomination)
        assert list(sitting("listener").values_list("person__name", flat=True)) == ["Lena Brandt", "Chidi Okafor"]
        assert "Chidi Okafor is now listener, proposed by Ben Lindqvist and agreed to by Rafa Ortega." in announced()


@pytest.mark.parametrize("who", ["ama", "ben", "chidi", "lena", "kay", "olu"])
def test_nobody_but_a_representative_countersigns(cast: Cast, who: str) -> None:
    nomination = announced_nomination(cast)
    with later(days=8):
        nomination.refresh_from_db()
        with pytest.raises(Refused):
            deciding.countersign(actor=getattr(cast, who), nomination=nomination)
    assert not Office.objects.filter(person=cast.chidi).exists()


def test_a_representative_with_a_part_in_it_does_not_decide_and_the_members_vote(cast: Cast) -> None:
    nomination = announced_nomination(cast, actor=cast.rafa)
    with later(days=8):
        nomination.refresh_from_db()
        assert nomination.state == "voting"


def test_an_office_cannot_be_blocked_by_silence(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    with later(days=8), later(days=15):
        nomination.refresh_from_db()
        assert nomination.state == "voting"


def test_the_operator_takes_no_part_and_cannot_hold_an_office(cast: Cast) -> None:
    for told in ({"actor": cast.olu}, {"nominee": cast.olu}):
        with pytest.raises(Refused):
            propose(cast, **told)
    with pytest.raises(Refused):
        propose(cast, kind="operator")


@pytest.mark.parametrize("who", ["lena", "rafa", "kay"])
def test_who_holds_an_office_cannot_be_made_operator(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        appoint_operator(person=getattr(cast, who), actor=cast.olu)


def test_who_is_proposed_cannot_be_made_operator_and_an_operator_cannot_slip_in(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    with pytest.raises(Refused):
        appoint_operator(person=cast.chidi, actor=cast.olu)
    with later(days=8):
        nomination.refresh_from_db()
        Office.objects.create(kind="operator", person=cast.chidi, since=LONG_AGO)
        with pytest.raises(Refused):
            deciding.countersign(actor=cast.rafa, nomination=nomination)
        nomination.refresh_from_db()
        assert nomination.state == "waiting"


def test_somebody_who_left_is_not_put_into_office(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    with later(days=8):
        nomination.refresh_from_db()
        Person.objects.filter(id=cast.chidi.id).update(left_on=LONG_AGO)
        nomination.nominee.refresh_from_db()
        with pytest.raises(Refused):
            deciding.countersign(actor=cast.rafa, nomination=nomination)


def test_the_last_operator_cannot_lay_it_down(cast: Cast) -> None:
    office = Office.objects.get(kind="operator")
    with pytest.raises(Refused):
        step_down(actor=cast.olu, office=office)
    appoint_operator(person=cast.ama, actor=cast.olu)
    step_down(actor=cast.olu, office=office)
    assert list(sitting("operator").values_list("person", flat=True)) == [cast.ama.id]


def test_an_office_is_laid_down_by_its_holder_alone(cast: Cast) -> None:
    office = Office.objects.get(kind="listener")
    with pytest.raises(Refused):
        step_down(actor=cast.olu, office=office)
    step_down(actor=cast.lena, office=office)
    assert not sitting("listener").exists()


def test_who_is_replaced_goes_when_the_other_comes(cast: Cast) -> None:
    nomination = announced_nomination(cast, replaces=Office.objects.get(kind="listener"))
    with later(days=8):
        nomination.refresh_from_db()
        deciding.countersign(actor=cast.rafa, nomination=nomination)
        assert list(sitting("listener").values_list("person__name", flat=True)) == ["Chidi Okafor"]


def test_there_is_one_keyholder_and_one_deputy(cast: Cast) -> None:
    deputy = announced_nomination(cast, kind="keyholder", is_deputy=True)
    other = announced_nomination(cast, kind="keyholder", nominee=cast.emil)
    with later(days=8):
        for nomination in (deputy, other):
            nomination.refresh_from_db()
            deciding.countersign(actor=cast.rafa, nomination=nomination)
        held = [(one.person.name, one.is_deputy) for one in sitting("keyholder")]
        assert held == [("Emil Sørensen", False), ("Chidi Okafor", True)]


def test_an_objection_is_read_by_its_writer_and_representatives_only(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    nominating.object_to(actor=cast.emil, nomination=nomination, text="They sit in the meetings of the leaders.")
    assert visible_to(cast.emil, Objection).count() == 1
    assert visible_to(cast.rafa, Objection).count() == 1
    for other in (cast.ama, cast.ben, cast.chidi, cast.lena, cast.olu):
        assert not visible_to(other, Objection).exists()


def test_one_objects_once_in_time_and_may_take_it_back(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    nominating.object_to(actor=cast.emil, nomination=nomination, text="No.")
    with pytest.raises(Refused):
        nominating.object_to(actor=cast.emil, nomination=nomination, text="No again.")
    nominating.take_objection_back(actor=cast.emil, nomination=nomination)
    assert not Objection.objects.exists()
    with clock.moved(clock.now() + timedelta(days=7, minutes=1)), pytest.raises(Refused):
        nominating.object_to(actor=cast.emil, nomination=nomination, text="Late.")


def test_a_refusal_says_why_to_everybody(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    with later(days=8):
        nomination.refresh_from_db()
        with pytest.raises(Refused):
            deciding.refuse(actor=cast.rafa, nomination=nomination, reason="  ")
        deciding.refuse(actor=cast.rafa, nomination=nomination, reason="Three people objected with good reasons.")
        assert any("Three people objected" in text for text in announced())


def test_of_two_answers_only_the_first_counts(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    with later(days=8):
        first = Nomination.objects.get(id=nomination.id)
        second = Nomination.objects.get(id=nomination.id)
        deciding.countersign(actor=cast.rafa, nomination=first)
        with pytest.raises(Refused):
            deciding.refuse(actor=cast.rafa, nomination=second, reason="Too late.")
        assert Office.objects.filter(person=cast.chidi).count() == 1


def test_what_is_due_can_run_twice(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    with clock.moved(clock.now() + timedelta(days=8)):
        for _ in range(3):
            deciding.nomination_is_due(nomination.id)
        nomination.refresh_from_db()
        assert nomination.state == "waiting"


# --- The first representative, and votes ---------------------------------------------------------------------------


@pytest.fixture
def beginning(cast: Cast) -> Cast:
    """The company before anybody holds an office of the employees' side."""
    Office.objects.exclude(kind="operator").delete()
    return cast


def link() -> str:
    path = begin_link()
    assert path is not None
    return path.rstrip("/").rpartition("/")[2]


def test_before_the_employees_side_begins_nobody_is_proposed(beginning: Cast) -> None:
    with pytest.raises(Refused):
        propose(beginning, kind="representative")


def test_the_link_begins_once_and_not_for_an_operator(beginning: Cast) -> None:
    secret = link()
    with pytest.raises(Refused):
        begin(actor=beginning.olu, secret=secret)
    begin(actor=beginning.emil, secret=secret)
    with pytest.raises(Refused):
        begin(actor=beginning.ben, secret=secret)
    assert begin_link() is None
    assert Election.objects.get().state == "nominating"


def test_a_new_link_makes_the_old_one_worthless(beginning: Cast) -> None:
    old = link()
    new = link()
    assert not is_link(old)
    with pytest.raises(Refused):
        begin(actor=beginning.emil, secret=old)
    begin(actor=beginning.emil, secret=new)


def begun(cast: Cast, *candidates: Person) -> Election:
    """A vote for the first representative, open, with these standing."""
    begin(actor=cast.emil, secret=link())
    for one in candidates:
        nominating.nominate(actor=one, nominee=one, kind="representative")
    return Election.objects.get()


def test_the_first_representative_is_chosen_by_a_vote_of_the_members(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben, cast.dora)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        assert (election.state, election.roll) == ("voting", 10)
        ben, dora = Nomination.objects.order_by("nominee__name")
        for one in (cast.ama, cast.ben, cast.chidi, cast.frida):
            vote(actor=one, election=election, accepts=[ben])
        vote(actor=cast.dora, election=election, accepts=[dora, ben])
        vote(actor=cast.emil, election=election, accepts=[])
        with later(days=7, minutes=1):
            election.refresh_from_db()
            assert election.state == "closed"
            assert (election.ballots, election.outcome) == (6, {str(ben.id): 5, str(dora.id): 1})
            assert list(sitting("representative").values_list("person", flat=True)) == [cast.ben.id]
            assert "Ben Lindqvist is now representative, accepted by 5 of the 6 who voted." in announced()


def test_nothing_counts_before_the_close_and_no_vote_remains_after_it(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        nomination = Nomination.objects.get()
        for one in (cast.ama, cast.ben, cast.chidi, cast.dora, cast.emil):
            vote(actor=one, election=election, accepts=[nomination])
        election.refresh_from_db()
        assert (election.ballots, election.outcome) == (None, {})
        with later(days=7, minutes=1):
            assert not OfficeBallot.objects.exists()
            assert not HasVoted.objects.exists()
            assert not Elector.objects.exists()


def test_a_vote_holds_no_name_and_who_has_voted_is_seen_by_oneself_alone(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        vote(actor=cast.ama, election=election, accepts=[])
        assert {field.name for field in OfficeBallot._meta.get_fields()} == {"id", "election", "accepts"}
        assert has_voted(cast.ama, election)
        for other in cast.everyone().values():
            assert not visible_to(other, OfficeBallot).exists()
            assert visible_to(other, HasVoted).exists() == (other == cast.ama)


def test_one_votes_once(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        vote(actor=cast.ama, election=election, accepts=[])
        with pytest.raises(Refused):
            vote(actor=cast.ama, election=election, accepts=[])
        assert OfficeBallot.objects.count() == 1


def test_who_comes_after_the_list_was_fixed_does_not_vote(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        with pytest.raises(Refused):
            vote(actor=make_person("Zoë New"), election=election, accepts=[])


def test_the_list_of_voters_is_open_to_everybody(beginning: Cast) -> None:
    cast = beginning
    begun(cast, cast.ben)
    with later(days=7, minutes=1):
        assert visible_to(cast.emil, Elector).count() == 10


def test_too_few_votes_choose_nobody_and_leave_no_figures(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        vote(actor=cast.ama, election=election, accepts=[Nomination.objects.get()])
        with later(days=7, minutes=1):
            election.refresh_from_db()
            assert (election.ballots, election.outcome) == (None, {})
            assert not sitting("representative").exists()
            assert any("too few voted" in text for text in announced())


def test_a_tie_is_voted_on_again(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben, cast.dora)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        both = list(Nomination.objects.all())
        for one in (cast.ama, cast.ben, cast.chidi, cast.dora, cast.emil):
            vote(actor=one, election=election, accepts=both)
        with later(days=7, minutes=1):
            again = Election.objects.exclude(id=election.id).get()
            assert (again.state, again.nominations.count()) == ("voting", 2)


def test_without_candidates_the_time_is_lengthened(beginning: Cast) -> None:
    election = begun(beginning)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        assert election.state == "nominating"
        assert election.due_at > clock.now()


def test_whoever_is_proposed_late_is_still_open_to_objection_for_seven_days(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben)
    with later(days=6):
        nominating.nominate(actor=cast.dora, nominee=cast.dora, kind="representative")
        with later(days=2):
            election.refresh_from_db()
            assert election.state == "settling"
            with pytest.raises(Refused):
                nominating.nominate(actor=cast.ama, nominee=cast.ama, kind="representative")
            with later(days=6):
                election.refresh_from_db()
                assert election.state == "voting"


# --- Rules ---------------------------------------------------------------------------------------------------------


def test_lowering_a_rule_waits_for_a_representative_and_is_announced(cast: Cast) -> None:
    change = changing.propose_change(actor=cast.olu, rule="objection_days", value=3, reason="It takes too long.")
    assert value_of("objection_days") == 7
    assert "waits for a representative" in announced()[0]
    for other in (cast.olu, cast.ama, cast.lena, cast.kay):
        with pytest.raises(Refused):
            changing.agree_to_change(actor=other, change=change)
    changing.agree_to_change(actor=cast.rafa, change=change)
    assert value_of("objection_days") == 3
    assert "Rafa Ortega agreed for the employees" in announced()[1]


def test_tightening_a_rule_holds_at_once(cast: Cast) -> None:
    changing.propose_change(actor=cast.olu, rule="objection_days", value=14, reason="More time to think.")
    assert value_of("objection_days") == 14


def test_what_is_open_keeps_the_stricter_rule(cast: Cast) -> None:
    nomination = announced_nomination(cast)
    with later(days=1):
        change = changing.propose_change(actor=cast.olu, rule="objection_days", value=3, reason="Faster.")
        changing.agree_to_change(actor=cast.rafa, change=change)
        with later(days=4):
            nomination.refresh_from_db()
            assert nomination.state == "open"


def test_a_refused_change_changes_nothing(cast: Cast) -> None:
    change = changing.propose_change(actor=cast.olu, rule="objection_days", value=3, reason="Faster.")
    changing.refuse_change(actor=cast.rafa, change=change, reason="Nobody asked for it.")
    with pytest.raises(Refused):
        changing.agree_to_change(actor=cast.rafa, change=change)
    assert value_of("objection_days") == 7


def test_only_an_operator_proposes_within_bounds_one_at_a_time(cast: Cast) -> None:
    for told in (
        {"actor": cast.ama},
        {"value": 1},
        {"value": 7},
        {"rule": "nothing"},
        {"reason": " "},
    ):
        with pytest.raises(Refused):
            changing.propose_change(
                **({"actor": cast.olu, "rule": "objection_days", "value": 3, "reason": "So."} | told)
            )  # type: ignore[arg-type]
    changing.propose_change(actor=cast.olu, rule="objection_days", value=3, reason="So.")
    with pytest.raises(Refused):
        changing.propose_change(actor=cast.olu, rule="objection_days", value=4, reason="So.")
    assert RuleChange.objects.count() == 1


# --- At the same moment, and cut off -------------------------------------------------------------------------------


def _at_once(*calls: Callable[[], None]) -> list[str]:
    """Run these in threads at once; what each came to."""
    came_to: list[str] = []
    start = threading.Barrier(len(calls))

    def run(call: Callable[[], None]) -> None:
        start.wait()
        try:
            call()
            came_to.append("done")
        except Refused:
            came_to.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came_to)


@pytest.mark.django_db(transaction=True)
def test_two_representatives_answering_at_once_put_one_person_into_office_once(cast: Cast) -> None:
    Office.objects.create(kind="representative", person=cast.frida, since=LONG_AGO)
    nomination = announced_nomination(cast)
    with later(days=8):
        first = Nomination.objects.get(id=nomination.id)
        second = Nomination.objects.get(id=nomination.id)
        came_to = _at_once(
            lambda: deciding.countersign(actor=cast.rafa, nomination=first),
            lambda: deciding.countersign(actor=cast.frida, nomination=second),
        )
    assert came_to == ["done", "refused"]
    assert Office.objects.filter(person=cast.chidi, kind="listener").count() == 1


@pytest.mark.django_db(transaction=True)
def test_voting_in_two_tabs_at_once_is_one_vote(cast: Cast) -> None:
    Office.objects.exclude(kind="operator").delete()
    election = begun(cast, cast.ben)
    with later(days=7, minutes=1):
        election.refresh_from_db()
        came_to = _at_once(*[lambda: vote(actor=cast.ama, election=election, accepts=[])] * 4)
    assert came_to == ["done", "refused", "refused", "refused"]
    assert OfficeBallot.objects.count() == HasVoted.objects.count() == 1


def _cut_off(election: Election) -> None:
    with transaction.atomic():
        election_is_due(election.id)
        raise RuntimeError("killed")


def test_closing_that_is_cut_off_closes_nothing(beginning: Cast) -> None:
    cast = beginning
    election = begun(cast, cast.ben)
    with later(days=7, minutes=1):
        for one in (cast.ama, cast.ben, cast.chidi, cast.dora, cast.emil):
            vote(actor=one, election=election, accepts=[Nomination.objects.get()])
        with clock.moved(clock.now() + timedelta(days=8)):
            with pytest.raises(RuntimeError):
                _cut_off(election)
            assert OfficeBallot.objects.count() == 5
            election_is_due(election.id)
            assert list(sitting("representative").values_list("person", flat=True)) == [cast.ben.id]


def test_what_people_has_to_say_is_carried_out_above() -> None:
    from troth.jobs.registry import RUNS

    assert {"people.announced", "people.told", "people.address-proposed", *OWN} <= set(RUNS)


def test_an_announcement_of_people_reaches_everybody(cast: Cast) -> None:
    from troth.jobs.worker import work_off
    from troth.notices.queries import announcements_for

    announced_nomination(cast)
    work_off()
    said = "Chidi Okafor is proposed as listener."
    assert any(row.text.startswith(said) for row in announcements_for(cast.emil))


def test_what_is_over_is_not_kept(cast: Cast) -> None:
    from troth.people.offices.tidying import tidy

    nomination = announced_nomination(cast)
    nominating.object_to(actor=cast.emil, nomination=nomination, text="No.")
    declined = propose(cast, nominee=cast.dora)
    nominating.decline(actor=cast.dora, nomination=declined)
    change = changing.propose_change(actor=cast.olu, rule="vote_days", value=3, reason="Faster.")
    with later(days=8):
        nomination.refresh_from_db()
        deciding.countersign(actor=cast.rafa, nomination=nomination)
        tidy()
        assert Objection.objects.count() == 1
    with clock.moved(clock.now() + timedelta(days=70)):
        tidy()
        tidy()
        assert not Objection.objects.exists()
        assert not Nomination.objects.filter(id=declined.id).exists()
        assert Nomination.objects.filter(id=nomination.id).exists()
        change.refresh_from_db()
        assert change.state == "withdrawn"
        assert sum("Lapsed" in text for text in announced()) == 1
