"""Harbour & Hale as it stands when loaded: its people, its offices, what is told of them, and what waits today."""

import json
import signal
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db.models import F

from tests.demo.company import company, person
from tests.demo.told import told
from tests.processes import environment, python, start, troth
from troth.accords.models import TeamAnswer, TeamProposal, TeamReply, TeamVersion
from troth.accords.queries.team_day import team_accords_waiting
from troth.accords.verifying import problems
from troth.accounts.models import BookEntry, Comparison, Moment, PrivatePromise, Promise
from troth.accounts.promise_states import OWED, State
from troth.accounts.rules import Direction, Felt, Weighed, direction_on
from troth.audit.models import AuditEntry
from troth.cli.demo import cast, load
from troth.cli.demo.people import ZONE
from troth.identity.models import Card
from troth.jobs.models import Job
from troth.kernel import clock
from troth.people.confirming import has_confirmed
from troth.people.models import Address, Election, Membership, Nomination, Office, Person, RosterEntry, RuleChange, Team
from troth.people.queries import current, is_leader_of, led_by
from troth.pulses.models import Counted, Duty, Release, Round
from troth.pulses.queries.releases import figures_for, sat_out_by
from troth.pulses.queries.small import small_teams_for
from troth.pulses.rules.answering import due_on, is_overdue
from troth.tough_news.models import CheckIn, News
from troth.tough_news.queries.near import news_today
from troth.visibility.gate import visible_to

__all__ = ["company"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("company")]

IOANA, SAMUEL = "Ioana Petrescu", "Samuel Adjei"
CAST = [name for name, _ in cast()]


def today() -> date:
    return clock.today(ZoneInfo(ZONE))


def direction(author: str, about: str) -> Direction:
    entries = BookEntry.objects.filter(author=person(author), about=person(about))
    return direction_on(today(), [Weighed(one.happened_on, Felt(one.felt), one.size) for one in entries])


def test_about_75_people_work_in_seven_teams_with_a_leader_each() -> None:
    assert 70 <= Person.objects.filter(left_on=None).count() <= 80
    assert Person.objects.exclude(left_on=None).count() == 4
    assert Team.objects.count() == 7
    leaders = Membership.objects.filter(current(), role="leader", person__left_on=None)
    assert leaders.values("team").distinct().count() == 7


def test_the_ward_is_35_people_who_sign_in_by_card_because_they_have_no_address() -> None:
    members = led_by(person("Adaeze Nwosu"))
    assert members.count() == 34
    assert not Address.objects.filter(person__in=members).exists()
    assert RosterEntry.objects.filter(person__in=members).exclude(login_name=None).count() == 34
    assert AuditEntry.objects.filter(action="printed", kind="sign_in_card").count() >= 34
    assert Card.objects.filter(person__in=members).count() == 2  # the others have run out, or were used


def test_everybody_has_been_in_but_the_two_whose_cards_were_lost() -> None:
    never = Person.objects.filter(left_on=None).exclude(login__has_been_in=True)
    assert {one.name for one in never} == {"Eseosa Idahosa", "Greta Lindholm"}


def test_a_leader_changed_and_the_team_is_led_by_a_former_colleague() -> None:
    assert is_leader_of(person("Yusuf Demir"), person("Wen-Li Chang"))
    assert person("Derek Ashdown").left_on is not None


def test_everybody_has_said_who_leads_them_but_the_operator_about_the_new_leader() -> None:
    assert has_confirmed(person("Ioana Petrescu"), person("Samuel Adjei"))
    assert has_confirmed(person("Ragnhild Moen"), person("Yusuf Demir"))
    assert not has_confirmed(person("Wen-Li Chang"), person("Yusuf Demir"))


def test_everybody_to_step_into_is_there_and_has_a_reason() -> None:
    assert len(cast()) == 7
    for name, why in cast():
        assert person(name).left_on is None
        assert why.endswith(".")


@pytest.mark.parametrize("name", CAST)
def test_something_waits_today_for_everybody_to_step_into(name: str) -> None:
    them = person(name)
    assert Promise.objects.filter(giver=them, state__in=OWED, due_on=today()).exists()
    assert Promise.objects.filter(receiver=them, state__in=OWED, due_on=today()).exists()
    assert Promise.objects.filter(giver=them, state=State.ASKED).exists()
    new = Moment.objects.filter(touched=them, offered_on__gte=today() - timedelta(days=3))
    marked = BookEntry.objects.filter(author=them).exclude(moment_id=None).values("moment_id")
    assert new.exclude(id__in=marked).exists()
    running = Comparison.objects.exclude(stage="revealed")
    assert (running.filter(proposer=them) | running.filter(other=them)).exists()


@pytest.mark.parametrize("name", CAST)
def test_last_month_has_something_to_look_back_at(name: str) -> None:
    them, last = person(name), today().replace(day=1) - timedelta(days=1)
    promises = Promise.objects.filter(giver=them) | Promise.objects.filter(receiver=them)
    moments = Moment.objects.filter(doer=them) | Moment.objects.filter(touched=them)
    first = last.replace(day=1)
    assert (
        promises.filter(settled_on__range=(first, last)).exists()
        or moments.filter(happened_on__range=(first, last)).exists()
    )


def test_the_accounts_differ_as_the_leaders_do() -> None:
    assert direction(IOANA, SAMUEL) is Direction.UP
    assert direction("Mirela Drăgan", "Graham Whitlock") is Direction.DOWN
    assert direction("Leilani Kealoha", "Adaeze Nwosu") in (Direction.MIXED, Direction.UP)


def test_one_leader_keeps_most_promises_and_another_leaves_them_hanging() -> None:
    def hanging(name: str) -> int:
        return Promise.objects.filter(giver=person(name), state=State.OPEN, due_on__lt=today()).count()

    assert hanging("Samuel Adjei") == 0
    assert hanging("Graham Whitlock") >= 5


def test_a_broken_promise_is_followed_by_an_apology_and_one_that_was_kept() -> None:
    between = {"giver": person("Adaeze Nwosu"), "receiver": person("Leilani Kealoha")}
    broken = Promise.objects.filter(state=State.CANNOT, **between).latest("settled_on")
    sorry = Moment.objects.get(
        doer=between["giver"], touched=between["receiver"], kind__key="apology", happened_on__gt=broken.settled_on
    )
    assert Promise.objects.filter(state=State.KEPT, settled_on__gt=sorry.happened_on, **between).exists()


def test_nobody_reads_the_same_sentence_twice_on_their_own_pages() -> None:
    for them in Person.objects.all():
        promises = Promise.objects.filter(giver=them) | Promise.objects.filter(receiver=them)
        promises = promises.filter(together=None)  # not one word, said to a whole team at once
        moments = Moment.objects.filter(doer=them) | Moment.objects.filter(touched=them)
        moments = moments.exclude(planned=True, kind__key="bad_news")  # one piece of news, said to many at once
        entries = BookEntry.objects.filter(author=them).exclude(words="")
        lines = PrivatePromise.objects.filter(author=them)
        read = Counter(
            words for rows in (promises, moments, entries, lines) for words in rows.values_list("words", flat=True)
        )
        assert {words: count for words, count in read.items() if count > 1} == {}, them.name


def test_what_was_older_than_240_days_has_run_out_unless_it_was_kept() -> None:
    long_ago = today() - timedelta(days=241)
    assert not Moment.objects.filter(offered_on__lt=long_ago).exists()
    assert not BookEntry.objects.filter(happened_on__lt=long_ago, kept=False).exists()
    assert not Promise.objects.filter(settled_on__lt=long_ago).exists()


def test_no_leader_has_a_book_about_somebody_they_lead() -> None:
    for leader in Person.objects.filter(memberships__role="leader").distinct():
        assert not BookEntry.objects.filter(author=leader, about__in=led_by(leader)).exists()


def test_the_representative_was_voted_for_and_the_others_were_agreed_to() -> None:
    election = Election.objects.get()
    assert election.ballots >= 30
    office = Office.objects.get(person=person("Bernadette O’Sullivan"), until=None)
    assert office.kind == Office.Kind.REPRESENTATIVE
    assert office.nomination.election_id == election.id
    later = Nomination.objects.filter(state="chosen", election=None)
    assert later.count() >= 5
    assert {one.countersigned_by.name for one in later} == {"Bernadette O’Sullivan"}
    assert Nomination.objects.filter(state__in=("open", "waiting")).count() == 2


def test_the_operator_holds_no_other_office() -> None:
    operators = Office.objects.filter(current(), kind=Office.Kind.OPERATOR)
    assert [office.person.name for office in operators] == ["Wen-Li Chang"]
    assert Office.objects.filter(current(), person=operators[0].person).count() == 1


def test_rules_were_tightened_one_loosened_with_a_signature_and_one_waits_for_it() -> None:
    states = Counter(RuleChange.objects.values_list("state", "lowers"))
    assert states == {("in force", False): 1, ("in force", True): 1, ("proposed", True): 1}


def test_names_come_from_many_scripts_and_some_are_very_long() -> None:
    names = list(Person.objects.values_list("name", flat=True))
    for script in ("\u0600\u06ff", "\u0590\u05ff", "\u0370\u03ff"):
        assert any(script[0] <= letter <= script[1] for name in names for letter in name)
    assert sum(len(name) > 40 for name in names) >= 2


def test_the_log_is_alive() -> None:
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"read", "said", "keep", "offered", "nominated", "printed", "added"} <= actions


def test_nothing_that_was_to_happen_by_itself_has_failed() -> None:
    failed = Job.objects.filter(gave_up=True) | Job.objects.exclude(trouble="")
    assert Counter(failed.values_list("kind", "trouble")) == {}


def test_loading_it_a_second_time_changes_nothing() -> None:
    before = Person.objects.count(), Promise.objects.count()
    assert load() is False
    assert (Person.objects.count(), Promise.objects.count()) == before


def test_there_is_tough_news_in_each_state_and_a_ward_that_was_told() -> None:
    assert set(News.objects.values_list("stage", flat=True)) == {"planned", "told", "closed"}
    ward = News.objects.get(leader=person("Adaeze Nwosu"))
    assert ward.told.count() == 33
    assert set(CheckIn.objects.values_list("state", flat=True)) == {"open", "done", "another-way", "not-wanted"}
    due = news_today(person("Adaeze Nwosu"), today()).due
    assert [(one.called, one.with_group) for one in due] == [("2 weeks", 29)]
    assert news_today(person("Graham Whitlock"), today()).due[0].people == [person("Mirela Drăgan")]
    assert not visible_to(person("Ioana Petrescu"), News).exists()


def test_the_dock_of_fourteen_has_an_accord_and_the_newcomer_has_not_answered_it() -> None:
    dock, newest = Team.objects.get(name="Dock"), person("Yétúndé Afọlábí")
    assert Membership.objects.filter(current(), team=dock, person__left_on=None).count() == 14
    first = TeamProposal.objects.get(version__number=1)
    concerns = TeamAnswer.objects.filter(wording__proposal=first, says="concern")
    assert concerns.count() == TeamReply.objects.filter(answer__in=concerns).count() == 2
    assert TeamVersion.objects.filter(accord__team=dock).count() == 5
    assert set(TeamProposal.objects.values_list("state", flat=True)) == {"open", "adopted", "declined", "withdrawn"}
    assert not TeamAnswer.objects.filter(author=newest).exists()
    assert "You are new here." in team_accords_waiting(newest, today())[0].says
    assert problems() == []


def test_the_dock_waits_for_an_answer_and_the_wards_figures_have_changed() -> None:
    done = list(Round.objects.filter(state="shredded").order_by("answering_first"))
    assert [one.asks for one in done] == ["core"] * 4 + ["bank", "core"]
    assert Round.objects.exclude(state="shredded").get().state == "frozen"  # the real box has yet to hear of it
    said = {
        place: [
            bool(one.document)
            for one in Release.objects.filter(circle__called__startswith=called).order_by("released_on")
        ]
        for place, called in (("ward", "Ward 4"), ("dock", "Dock"), ("others", "Dispatch"))
    }
    assert said == {"ward": [True] * 6, "dock": [True, False, True, True, True], "others": [True] * 5}
    ward, leader = Release.objects.filter(circle__called="Ward 4").latest("released_on"), person("Leilani Kealoha")
    trend = figures_for(leader, ward.id).trend
    assert trend is not None
    assert trend.said.startswith("Higher than at the beginning, twice in a row")
    assert len(sat_out_by(person("Ioana Petrescu"))) == len(sat_out_by(person("Mirela Drăgan"))) == 1
    answered = Duty.objects.exclude(answered_on=None)
    assert answered.filter(answered_for=F("above")).count() == 1  # by the next leader up, after three weeks
    assert sum(one.answered_on <= due_on(one.since) for one in answered if one.answered_on) >= 10
    late = Duty.objects.get(answered_on=None)
    assert late.release.circle.called == "Dock"
    assert is_overdue(late.since, today())


def test_everybody_to_step_into_can_collect_in_the_round_of_today_but_who_leads_the_house() -> None:
    places = Counted.objects.filter(circle__round__state="frozen").values("person__name")
    assert set(CAST) - {"Maren Hale-Christiansen"} <= {row["person__name"] for row in places}
    assert [team.name for team in small_teams_for(person("Ioana Petrescu"))] == ["Dispatch"]


def test_killed_in_the_middle_there_is_no_half_company_and_the_next_start_makes_it_whole_and_the_same(
    tmp_path: Path,
) -> None:
    own = environment(tmp_path)
    first = start("-m", "troth", "demo", env=own)
    assert first.stdout is not None
    while "Making the demo company" not in first.stdout.readline():
        assert first.poll() is None
    time.sleep(2)
    assert first.poll() is None, "it was done before it could be killed"
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = troth("demo", env=own)
    assert "Making the demo company" in second.stdout, second.stderr
    assert "Ioana Petrescu" in second.stdout
    third = troth("demo", env=own)
    assert "Making the demo company" not in third.stdout
    assert "Ioana Petrescu" in third.stdout
    # In another process, and perhaps on another database, it is this company (unless midnight came between the two).
    theirs = json.loads(python("-m", "tests.demo.told", env=own).stdout)
    assert theirs == told() or theirs[0] != told()[0]
