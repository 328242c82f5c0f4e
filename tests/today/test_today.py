"""Today says what waits and why; Between us lists people and nothing about them."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from uuid import uuid5

import pytest
from django.test import Client

from tests.cast import Cast, join, make_person
from troth.accounts.actions import promises
from troth.kernel import clock
from troth.notices.actions import announce
from troth.people.models import Person
from troth.talks.actions.series import begin_series
from troth.today import first_steps
from troth.today.actions import put_aside
from troth.today.models import Less, Snooze
from troth.today.queries import day_for, waiting_for
from troth.today.rules import Ground
from troth.today.takeout import erase, export, what_remains

Of = Callable[[Person], Client]
DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day() -> object:
    with clock.moved(DAY):
        yield


def page(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def put_suggestions_aside(cast: Cast) -> None:
    """What Troth itself suggests to Ama: somebody without a talk for long, and the team's conversation."""
    for about in (cast.ben.id, uuid5(cast.quay.id, "time None")):
        put_aside(actor=cast.ama, about=about, today=DAY.date())


def test_whoever_is_not_signed_in_is_asked_to(cast: Cast) -> None:
    assert "Sign in" in page(Client())
    for address in ("/between/", f"/between/{cast.ama.id}/"):
        assert Client().get(address).status_code == 302


def test_a_quiet_day_is_a_good_day(cast: Cast, client_of: Of) -> None:
    assert "A quiet day is a good day" in page(client_of(cast.emil))
    promises.say_promise(actor=cast.emil, to=cast.dora, words="send it", due_on=DAY.date())
    assert "A quiet day" not in page(client_of(cast.emil))


def test_a_promise_is_due_on_its_day_in_the_zone_of_the_one_who_reads(cast: Cast, client_of: Of) -> None:
    Person.objects.filter(id=cast.emil.id).update(zone="Pacific/Auckland")
    promises.say_promise(actor=cast.emil, to=cast.dora, words="send it", due_on=(DAY + timedelta(days=1)).date())
    with clock.moved(datetime(2026, 11, 23, 11, 30, tzinfo=UTC)):
        emil = Person.objects.get(id=cast.emil.id)
        assert "Tuesday 24 November" in page(client_of(emil))
        assert "You said so. It was for today." in page(client_of(emil))


def test_leaving_a_question_is_for_oneself_and_can_be_brought_back(cast: Cast, client_of: Of) -> None:
    asked = promises.send_heard(actor=cast.ben, giver=cast.ama, words="look at my hours")
    ama = client_of(cast.ama)
    assert "did I hear this right?" in page(ama)
    ama.post(f"/aside/{asked.id}/")
    assert "did I hear this right?" not in page(ama)
    ama.post(ama.session["undo"]["url"])
    assert "did I hear this right?" in page(ama)
    ama.post(f"/aside/{asked.id}/")
    ama.post(f"/aside/{asked.id}/back/")
    assert "did I hear this right?" in page(ama)


def test_what_was_put_aside_goes_with_its_owner(cast: Cast, client_of: Of) -> None:
    asked = promises.send_heard(actor=cast.ben, giver=cast.ama, words="look at my hours")
    client_of(cast.ama).post(f"/aside/{asked.id}/")
    assert export(cast.ama)["snooze"][0]["about"] == str(asked.id)
    assert export(cast.ben) == {"snooze": [], "less": []}
    erase(cast.ama)
    assert not Snooze.objects.exists()
    assert what_remains(cast.ama) == []


def test_what_everybody_is_told_is_shown_for_two_weeks(cast: Cast, client_of: Of) -> None:
    announce(text="Rafa Ortega is representative.")
    assert "Rafa Ortega is representative." in page(client_of(cast.emil))
    with clock.moved(DAY + timedelta(days=14)):
        assert "Rafa Ortega is representative." not in page(client_of(cast.emil))


def test_between_us_lists_the_people_around_by_name(cast: Cast, client_of: Of) -> None:
    text = page(client_of(cast.ama), "/between/")
    names = ["Ben Lindqvist", "Chidi Okafor", "Dora Petrova", "Frida Aalto", "Kay Nguyễn", "Lena Brandt"]
    places = [text.index(f'<bdi class="name" dir="auto">{name}') for name in names]
    assert places == sorted(places)
    assert "Emil" not in text


def test_a_typed_name_leads_to_the_persons_page(cast: Cast, client_of: Of) -> None:
    ben = client_of(cast.ben)
    assert ben.get("/between/?q=ama")["Location"] == f"/between/{cast.ama.id}/"
    assert ben.get("/between/?q=Emil Sørensen")["Location"] == f"/between/{cast.emil.id}/"
    assert "Nobody here is called Nemo" in page(ben, "/between/?q=Nemo")


def test_a_page_about_oneself_or_nobody_is_not_there(cast: Cast, client_of: Of) -> None:
    ben = client_of(cast.ben)
    assert ben.get(f"/between/{cast.ben.id}/").status_code == 404
    assert ben.get("/between/4b1f5b0e-26a4-4c1c-9df2-0d1f4b5a7a11/").status_code == 404


def test_a_list_of_many_has_pages_and_odd_page_numbers_do_no_harm(cast: Cast, client_of: Of) -> None:
    for number in range(70):
        join(make_person(f"Xavier {number:02} Long", email=f"x{number}@example.org"), cast.quay)
    ben = client_of(cast.ben)
    listed = '<bdi class="name" dir="auto">Xavier 69'
    assert listed not in page(ben, "/between/")
    assert listed in page(ben, "/between/?page=2")
    for odd in ("0", "-1", "99", "x", "9" * 40):
        assert ben.get(f"/between/?page={odd}").status_code == 200


def test_what_is_put_aside_is_no_longer_waiting_and_what_is_not_stays(cast: Cast, client_of: Of) -> None:
    kept = promises.say_promise(actor=cast.ama, to=cast.ben, words="one", due_on=DAY.date())
    promises.keep_promise(actor=cast.ama, promise=kept)
    other = promises.say_promise(actor=cast.ama, to=cast.ben, words="two", due_on=DAY.date())
    promises.keep_promise(actor=cast.ama, promise=other)
    client_of(cast.ben).post(f"/aside/{kept.id}/")
    waiting = [one.about for one in day_for(cast.ben, DAY.date(), DAY).chosen.shown if one.kind == "promise-answer"]
    assert waiting == [other.id]


def test_at_most_five_things_are_shown_and_the_rest_is_one_tap_away(cast: Cast, client_of: Of) -> None:
    for number in range(8):
        promises.say_promise(actor=cast.ama, to=cast.ben, words=f"bring part {number}", due_on=DAY.date())
    ama = client_of(cast.ama)
    text = page(ama)
    assert text.count('class="row nudge"') == 5
    assert "5 more things wait" in text
    assert page(ama, "/waiting/").count('class="row nudge"') == 8 + 2  # and what Troth itself suggests


def test_put_aside_until_tomorrow_or_for_a_week_comes_back_by_itself(cast: Cast, client_of: Of) -> None:
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="bring it", due_on=DAY.date())
    put_suggestions_aside(cast)
    for until, days in (("tomorrow", 1), ("week", 7)):
        client_of(cast.ama).post(f"/aside/{promise.id}/", {"until": until})
        for ahead in range(days):
            with clock.moved(DAY + timedelta(days=ahead)):
                assert "row nudge" not in page(client_of(cast.ama)), (until, ahead)
        with clock.moved(DAY + timedelta(days=days)):
            assert "row nudge" in page(client_of(cast.ama))


def test_not_useful_means_one_at_a_time_and_last_until_it_is_taken_back(cast: Cast, client_of: Of) -> None:
    ama = client_of(cast.ama)
    put_suggestions_aside(cast)
    for number in range(3):
        promises.say_promise(actor=cast.ama, to=cast.ben, words=f"bring part {number}", due_on=DAY.date())
    ama.post("/less/promise-due/")
    assert page(ama).count('class="row nudge"') == 1
    assert "Nobody is told" in page(ama)
    ama.post(ama.session["undo"]["url"])
    assert page(ama).count('class="row nudge"') == 3
    assert ama.post("/less/nothing-like-it/").status_code == 302
    assert Less.objects.count() == 0


def test_somebody_new_is_noticed_by_the_leader_who_was_there_before(cast: Cast, client_of: Of) -> None:
    newcomer = make_person("Xu Ling")
    join(newcomer, cast.quay, since=DAY.date() - timedelta(days=3))
    assert "New in your team" in page(client_of(cast.ama))
    assert "New in your team" not in page(client_of(cast.ben))
    assert "New in your team" not in page(client_of(cast.frida))
    with clock.moved(DAY + timedelta(days=12)):
        assert "New in your team" not in page(client_of(cast.ama))


def test_somebody_new_has_three_steps_until_they_are_done_or_skipped(cast: Cast, client_of: Of) -> None:
    ben = client_of(cast.ben)
    assert "Your first five minutes" in page(ben)
    assert "Say who leads you" in page(ben)
    assert "Write your own cards first" in page(client_of(cast.ama))
    ben.post(f"/aside/{first_steps.ABOUT}/")
    assert "Your first five minutes" not in page(ben)
    assert "Your first five minutes" in page(client_of(cast.ama))
    for number in range(3):
        promises.say_promise(actor=cast.ama, to=cast.ben, words=f"bring part {number}")
    assert "Your first five minutes" not in page(client_of(cast.ama))


def test_the_week_shows_each_of_seven_days_with_what_is_ones_own(cast: Cast, client_of: Of) -> None:
    promises.say_promise(actor=cast.ama, to=cast.ben, words="mend the roof", due_on=(DAY + timedelta(days=2)).date())
    promises.say_promise(actor=cast.ama, to=cast.ben, words="not this week", due_on=(DAY + timedelta(days=9)).date())
    for person in (cast.ama, cast.ben):
        week = page(client_of(person), "/week/")
        assert week.count('class="week-day"') == 7
        assert week.index("Wednesday 25 November") < week.index("mend the roof") < week.index("Thursday 26 November")
        assert "not this week" not in week
    assert "mend the roof" not in page(client_of(cast.chidi), "/week/")


def test_a_leader_is_shown_one_person_without_a_talk_for_a_fortnight_and_that_it_may_not_be_so(
    cast: Cast, client_of: Of
) -> None:
    def waits(person: Person) -> list[tuple[str, str]]:
        today = clock.now().date()
        return [(one.who, one.ground) for one in waiting_for(person, today, clock.now()) if one.kind == "no-talk"]

    assert waits(cast.ama) == [("Ben Lindqvist", Ground.ABSENCE.value)]
    begin_series(actor=cast.ama, other=cast.ben, every_days=14, first=DAY.date(), at=time(14))
    assert waits(cast.ama) == [("Chidi Okafor", Ground.ABSENCE.value)]
    assert waits(cast.ben) == []
    assert "You may have talked all the same." in page(client_of(cast.ama), "/waiting/")
