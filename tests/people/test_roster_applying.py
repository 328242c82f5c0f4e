"""An import does what its preview said, as one, once, and can be undone."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from django.db import connection

from tests.cast import Cast, make_cast
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import (
    Address,
    Membership,
    Office,
    Person,
    ProposedAddress,
    RosterEntry,
    RosterImport,
    Team,
)
from troth.people.queries import leaders_of, led_by
from troth.people.roster import Plan, apply_import, plan_import, undo_import
from troth.people.roster.writing import Writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


ROSTER = """name,email,team,leads
Ama Owusu,ama@example.org,Harbour,Harbour / Quay
Ben Lindqvist,ben@example.org,Harbour / Quay,
Chidi Okafor,chidi@example.org,Harbour / Quay,
Dora Petrova,dora@example.org,Harbour,Harbour / Loft
Emil Sørensen,emil@example.org,Harbour / Loft,
Frida Aalto,frida@example.org,,Harbour
Lena Brandt,lena@example.org,Harbour,
Rafa Ortega,rafa@example.org,Harbour,
Kay Nguyễn,kay@example.org,Harbour,
Olu Adeyemi,olu@example.org,Harbour,
"""


def plan(text: str, **options: bool) -> Plan:
    return plan_import(text.encode(), "roster.csv", **options)


def standing() -> dict[str, list[tuple[object, ...]]]:
    """Everything an import may touch, as it stands."""
    return {
        "people": sorted(Person.objects.values_list("id", "name", "job", "zone", "joined_on", "left_on")),
        "addresses": sorted(Address.objects.values_list("person_id", "email")),
        "teams": sorted(Team.objects.values_list("id", "name", "parent_id"), key=str),
        "places": sorted(
            Membership.objects.values_list("id", "person_id", "team_id", "role", "since", "until"), key=str
        ),
        "offices": sorted(Office.objects.values_list("id", "until"), key=str),
        "entries": sorted(RosterEntry.objects.values_list("person_id", "number", "login_name"), key=str),
        "proposed": sorted(ProposedAddress.objects.values_list("person_id", "email")),
    }


def test_a_file_that_says_what_stands_changes_nothing(cast: Cast) -> None:
    before = standing()
    same = plan(ROSTER)
    assert same.problems == ()
    assert same.difference.is_nothing
    assert same.counts["unchanged"] == 10
    assert apply_import(same, actor=cast.olu) is None
    assert standing() == before


def test_the_preview_says_who_is_added_changed_moved_and_leaving(cast: Cast) -> None:
    text = (
        ROSTER.replace(
            "Ben Lindqvist,ben@example.org,Harbour / Quay", "Ben Lindqvist-Roy,ben@example.org,Harbour / Loft"
        )
        .replace("Emil Sørensen,emil@example.org,Harbour / Loft,\n", "")
        .replace("Olu", "Zoë New,zoe@example.org,Harbour / Quay,\nOlu")
    )
    found = plan(text).difference
    assert [row.name for row in found.added] == ["Zoë New"]
    assert [(one.person, one.after) for one in found.changes] == [(cast.ben.id, "Ben Lindqvist-Roy")]
    assert found.moved == (cast.ben.id,)
    assert [person for person, _ in found.leaving] == [cast.emil.id]
    assert plan(text).counts == {"added": 1, "returning": 0, "changed": 1, "moved": 1, "leaving": 1, "unchanged": 8}


def test_planning_changes_nothing(cast: Cast) -> None:
    before = standing()
    plan("name,email,team\nNew,new@example.org,Attic\n")
    assert standing() == before


def test_applying_makes_it_so(cast: Cast) -> None:
    text = ROSTER.replace("Olu", "Zoë New,zoe@example.org,Harbour / Quay,\nOlu").replace(
        "Ben Lindqvist,ben@example.org,Harbour / Quay", "Ben Lindqvist,ben@example.org,Harbour / Loft"
    )
    assert apply_import(plan(text), actor=cast.olu) is not None
    zoe = Person.objects.get(name="Zoë New")
    assert list(leaders_of(zoe)) == [cast.ama]
    assert list(leaders_of(cast.ben)) == [cast.dora]
    assert Address.objects.get(person=zoe).email == "zoe@example.org"
    assert Membership.objects.filter(person=cast.ben, team=cast.quay).get().until is not None
    assert plan(text).difference.is_nothing


def test_nothing_is_applied_while_there_is_one_bad_row(cast: Cast) -> None:
    before = standing()
    bad = plan(ROSTER + "=cmd,evil@example.org,Attic,\nZoë New,zoe@example.org,Attic,\n")
    assert [problem.line for problem in bad.problems] == [12]
    with pytest.raises(Refused):
        apply_import(bad, actor=cast.olu)
    assert standing() == before


def test_bad_rows_are_skipped_when_asked_and_then_nobody_is_taken_as_having_left(cast: Cast) -> None:
    text = (
        ROSTER.replace("Emil Sørensen,emil@example.org", "Emil Sørensen,emil at example")
        + "Zoë New,zoe@example.org,Harbour,\n"
    )
    skipping = plan(text, skip_bad_rows=True)
    assert skipping.counts["leaving"] == 0
    assert apply_import(skipping, actor=cast.olu) is not None
    cast.emil.refresh_from_db()
    assert cast.emil.left_on is None
    assert list(leaders_of(cast.emil)) == [cast.dora]
    assert Person.objects.filter(name="Zoë New").exists()


def test_those_who_left_are_kept_with_their_last_day(cast: Cast) -> None:
    text = ROSTER.replace("name,email,team,leads\n", "name,email,team,leads,left\n").replace(
        "Emil Sørensen,emil@example.org,Harbour / Loft,", "Emil Sørensen,emil@example.org,Harbour / Loft,,2026-01-31"
    )
    apply_import(plan(text), actor=cast.olu)
    cast.emil.refresh_from_db()
    assert cast.emil.left_on == date(2026, 1, 31)
    assert not Membership.objects.filter(person=cast.emil, until=None).exists()
    assert not leaders_of(cast.emil).exists()


def test_somebody_who_comes_back_is_the_same_person(cast: Cast) -> None:
    apply_import(plan(ROSTER + "Gil Marchetti,gil@example.org,Harbour / Loft,\n"), actor=cast.olu)
    cast.gil.refresh_from_db()
    assert cast.gil.left_on is None
    assert list(leaders_of(cast.gil)) == [cast.dora]


def test_an_operator_not_in_the_file_is_not_locked_out(cast: Cast) -> None:
    found = plan(ROSTER.replace("Olu Adeyemi,olu@example.org,Harbour,\n", ""))
    assert found.difference.kept == (cast.olu.id,)
    assert found.counts["leaving"] == 0


def test_a_changed_address_is_only_proposed(cast: Cast) -> None:
    RosterEntry.objects.create(person=cast.ben, number="12")
    text = "name,email,number\nBen Lindqvist,attacker@example.org,12\n"
    done = plan(text, skip_bad_rows=True)
    apply_import(done, actor=cast.olu, accept_many_leaving=True)
    assert Address.objects.get(person=cast.ben).email == "ben@example.org"
    assert ProposedAddress.objects.get(person=cast.ben).email == "attacker@example.org"
    assert Job.objects.filter(kind="people.address-proposed").exists()


def test_a_first_address_for_somebody_without_one_is_only_proposed_too(cast: Cast) -> None:
    Address.objects.filter(person=cast.ben).delete()
    RosterEntry.objects.create(person=cast.ben, number="12")
    apply_import(
        plan("name,email,number\nBen Lindqvist,attacker@example.org,12\n"), actor=cast.olu, accept_many_leaving=True
    )
    assert not Address.objects.filter(person=cast.ben).exists()


def test_an_address_somebody_else_has_is_a_bad_row(cast: Cast) -> None:
    RosterEntry.objects.create(person=cast.ben, number="12")
    Address.objects.filter(person=cast.ben).update(email="b@example.org")
    text = ROSTER.replace("name,email,team,leads\n", "name,email,team,leads,number\n").replace(
        "Ama Owusu,ama@example.org,Harbour,Harbour / Quay", "Ben L,ama@example.org,Harbour,,12"
    )
    assert "belong to different people" in plan(text).problems[0].reason


def test_half_a_file_is_not_applied_by_mistake(cast: Cast) -> None:
    half = plan("\n".join(ROSTER.splitlines()[:4]))
    assert half.many_leave
    with pytest.raises(Refused) as refused:
        apply_import(half, actor=cast.olu)
    assert refused.value.field == "accept_many_leaving"
    assert apply_import(half, actor=cast.olu, accept_many_leaving=True) is not None


def test_of_two_imports_planned_at_once_the_second_is_refused(cast: Cast) -> None:
    text = ROSTER + "Zoë New,zoe@example.org,Harbour / Quay,\n"
    first, second = plan(text), plan(text)
    apply_import(first, actor=cast.olu)
    with pytest.raises(Refused):
        apply_import(second, actor=cast.olu)
    assert Person.objects.filter(name="Zoë New").count() == 1


def test_a_plan_is_refused_once_something_else_changed_what_it_was_made_from(cast: Cast) -> None:
    made = plan(ROSTER.replace("Ben Lindqvist", "Ben Roy"))
    Person.objects.filter(id=cast.ben.id).update(name="Benjamin")
    with pytest.raises(Refused):
        apply_import(made, actor=cast.olu)


def test_an_import_can_be_undone(cast: Cast) -> None:
    RosterEntry.objects.create(person=cast.lena, number="9")
    before = standing()
    text = (
        ROSTER.replace("name,email,team,leads\n", "name,email,team,leads,number,job\n")
        .replace("Ben Lindqvist,ben@example.org,Harbour / Quay,", "Ben Roy,ben@example.org,Harbour / Attic,,12,Rigger")
        .replace("Emil Sørensen,emil@example.org,Harbour / Loft,\n", "")
        .replace("Lena Brandt,lena@example.org,Harbour,", "Lena Brandt,lena.brandt@example.org,Harbour,,9")
        .replace(
            "Rafa Ortega,rafa@example.org,Harbour,\n",
            "Gil Marchetti,gil@example.org,Harbour,\nNew,n@example.org,Moon,\n",
        )
    )
    done = apply_import(plan(text), actor=cast.olu)
    assert done is not None
    assert standing() != before
    undo_import(done, actor=cast.olu)
    after = standing()
    for what, rows in before.items():
        assert after[what] == rows, what


def test_an_import_is_undone_once(cast: Cast) -> None:
    done = apply_import(plan(ROSTER + "New,n@example.org,Harbour,\n"), actor=cast.olu)
    assert done is not None
    undo_import(done, actor=cast.olu)
    with pytest.raises(Refused):
        undo_import(done, actor=cast.olu)


def test_only_the_latest_import_can_be_undone_and_for_seven_days(cast: Cast) -> None:
    first = apply_import(plan(ROSTER + "New,n@example.org,Harbour,\n"), actor=cast.olu)
    second = apply_import(plan(ROSTER), actor=cast.olu)
    assert first is not None
    assert second is not None
    with pytest.raises(Refused):
        undo_import(first, actor=cast.olu)
    with clock.moved(clock.now() + timedelta(days=8)), pytest.raises(Refused):
        undo_import(second, actor=cast.olu)


def test_what_stood_before_is_forgotten_after_seven_days(cast: Cast) -> None:
    from troth.people.due import undo_is_over

    done = apply_import(plan(ROSTER + "New,n@example.org,Harbour,\n"), actor=cast.olu)
    assert done is not None
    job = Job.objects.get(kind="people.forget-undo")
    assert job.due_at == done.undo_until
    undo_is_over(**job.args)
    assert RosterImport.objects.get().before == {}


def test_undoing_keeps_somebody_added_who_did_something_since(cast: Cast) -> None:
    from troth.people.models import Nomination

    done = apply_import(plan(ROSTER + "New,n@example.org,Harbour,\n"), actor=cast.olu)
    assert done is not None
    new = Person.objects.get(name="New")
    Nomination.objects.create(kind="listener", nominee=cast.ben, proposed_by=new, due_at=clock.now())
    undo_import(done, actor=cast.olu)
    new.refresh_from_db()
    assert new.left_on is not None


def test_a_team_keeps_its_identity_when_its_name_or_leader_changes(cast: Cast) -> None:
    renamed = ROSTER.replace("Harbour / Quay", "Harbour / South Quay")
    apply_import(plan(renamed), actor=cast.olu)
    cast.quay.refresh_from_db()
    assert cast.quay.name == "South Quay"
    assert Team.objects.count() == 3
    led_by_ben = renamed.replace("Harbour,Harbour / South Quay", "Harbour / South Quay,").replace(
        "Ben Lindqvist,ben@example.org,Harbour / South Quay,", "Ben Lindqvist,ben@example.org,,Harbour / South Quay"
    )
    apply_import(plan(led_by_ben), actor=cast.olu)
    assert Team.objects.count() == 3
    assert set(led_by(cast.ben)) == {cast.ama, cast.chidi}


def test_by_manager_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    text = "name,email,manager,department\nFrida Aalto,frida@example.org,,\n" + "".join(
        f"{person.name},{key}@example.org,{boss}@example.org,{team}\n"
        for key, person, boss, team in [
            ("ama", cast.ama, "frida", ""),
            ("ben", cast.ben, "ama", "Quay"),
            ("chidi", cast.chidi, "ama", "Quay"),
            ("emil", cast.emil, "frida", "Loft"),
        ]
    )
    apply_import(plan(text), actor=cast.olu, accept_many_leaving=True)
    assert list(leaders_of(cast.ben)) == [cast.ama]
    assert list(leaders_of(cast.emil)) == [cast.frida]
    assert plan(text).difference.is_nothing


def test_those_whose_leader_changed_are_told_and_both_leaders(cast: Cast) -> None:
    text = ROSTER.replace(
        "Ben Lindqvist,ben@example.org,Harbour / Quay", "Ben Lindqvist,ben@example.org,Harbour / Loft"
    )
    apply_import(plan(text), actor=cast.olu)
    told = Job.objects.get(kind="people.told")
    assert {UUID(one) for one in told.args["people"]} == {cast.ben.id, cast.ama.id, cast.dora.id}


def test_those_whom_an_import_touched_find_it_in_their_log(cast: Cast) -> None:
    apply_import(plan(ROSTER.replace("Ben Lindqvist", "Ben Roy")), actor=cast.olu)
    assert [(entry.action, entry.kind) for entry in AuditEntry.objects.all()] == [("changed", "person")]


def test_ten_thousand_people_are_applied_at_once_and_change_nothing_twice(cast: Cast) -> None:
    header = "name,email,manager,joined,job,number\n"
    managers = ["", *(f"p{(at - 1) // 8}@example.org" for at in range(1, 10_000))]
    text = header + "".join(
        f"Person {at},p{at}@example.org,{manager},2020-01-{at % 28 + 1:02},Rigger,{at}\n"
        for at, manager in enumerate(managers)
    )
    done = apply_import(plan(text), actor=cast.olu, accept_many_leaving=True)
    assert done is not None
    assert Person.objects.filter(left_on=None).count() == 10_001
    assert plan(text).difference.is_nothing


def test_whoever_leaves_leaves_the_office_and_everybody_is_told(cast: Cast) -> None:
    done = apply_import(plan(ROSTER.replace("Rafa Ortega,rafa@example.org,Harbour,\n", "")), actor=cast.olu)
    assert done is not None
    assert not Office.objects.filter(kind="representative", until=None).exists()
    assert "Rafa Ortega has left, and so is no longer representative." in [
        job.args["text"] for job in Job.objects.filter(kind="people.announced")
    ]
    undo_import(done, actor=cast.olu)
    assert Office.objects.filter(kind="representative", until=None).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_imports_applied_at_the_same_moment_one_is_refused(cast: Cast) -> None:
    text = ROSTER + "Zoë New,zoe@example.org,Harbour / Quay,\n"
    plans = [plan(text), plan(text), plan(text)]
    came_to: list[str] = []
    start = threading.Barrier(len(plans))

    def run(one: Plan) -> None:
        start.wait()
        try:
            apply_import(one, actor=cast.olu)
            came_to.append("applied")
        except Refused:
            came_to.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came_to) == ["applied", "refused", "refused"]
    assert Person.objects.filter(name="Zoë New").count() == 1


def test_an_import_that_is_cut_off_anywhere_changes_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    text = ROSTER.replace("Ben Lindqvist,ben@example.org,Harbour / Quay,", "Ben Roy,ben@example.org,Harbour / Moon,")
    text = text.replace("Emil Sørensen,emil@example.org,Harbour / Loft,\n", "New,new@example.org,Harbour,\n")
    before = standing()
    for step in ("_add", "_change", "_shape_teams", "_close", "_open", "_leave"):
        with monkeypatch.context() as patch:
            real = getattr(Writer, step)

            def cut_off(writer: Writer, real: Callable[[Writer], None] = real) -> None:
                real(writer)
                raise RuntimeError("killed")

            patch.setattr(Writer, step, cut_off)
            with pytest.raises(RuntimeError):
                apply_import(plan(text), actor=cast.olu)
        assert standing() == before, step
    assert apply_import(plan(text), actor=cast.olu) is not None


def _random_roster(random: Random, *, by_manager: bool) -> str:
    """A company of up to twelve in any shape: renamed, moved, promoted, some with numbers, some without e-mail."""
    people = [at for at in range(12) if random.random() < 0.8]
    teams = ["Harbour", "Harbour / Quay", "Harbour / Loft", "Moon"]
    lines = ["name,email,login,number,job,manager" if by_manager else "name,email,login,number,job,team,leads"]
    for position, at in enumerate(people):
        reached = f",p{at}" if at % 5 == 0 else f"p{at}@example.org,"
        name, job = random.choice(["Ida", "Noor", "Wu"]), random.choice(["", "Rigger"])
        start = f"{name} {at},{reached},{at if at % 2 else ''},{job}"
        if by_manager:
            boss = random.choice(people[:position]) if position and random.random() < 0.9 else None
            named = "" if boss is None else f"p{boss}" if boss % 5 == 0 else f"p{boss}@example.org"
            lines.append(f"{start},{named}")
        else:
            lines.append(f"{start},{random.choice(teams)},{random.choice(['', '', random.choice(teams)])}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(6))
def test_any_roster_applied_is_what_stands_and_undone_is_what_stood(cast: Cast, seed: int) -> None:
    random = Random(seed)
    for turn in range(5):
        text = _random_roster(random, by_manager=bool((seed + turn) % 2))
        before = standing()
        found = plan(text)
        assert found.problems == (), text
        done = apply_import(found, actor=cast.olu, accept_many_leaving=True)
        again = plan(text)
        assert again.difference.is_nothing, (again.counts, text)
        if done is not None and turn % 2:
            undo_import(done, actor=cast.olu)
            after = standing()
            for what, rows in before.items():
                assert after[what] == rows, (what, text)
