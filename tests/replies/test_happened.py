"""Did it happen? Everybody is reminded alike of what they were told; it is shown beside the answer it is about."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast, join, make_person
from tests.pulses.papers import TOLD
from tests.replies.said import HEARD, WILL, WILL_NOT, answer, on, released
from tests.visibility.factories import pulse_circle_of, pulse_days
from troth.kernel import clock
from troth.measure.items import AFTER, CORE
from troth.people.models import Person
from troth.pulses.models import Circle, Counted, Release, Round
from troth.pulses.queries.releases import figures_for
from troth.pulses.rules.reading import levels_in
from troth.pulses.rules.states import State

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
WITH_AFTER = {**TOLD, "bands": {**TOLD["bands"], AFTER.id: {"low": [1, 3], "middle": [0, 2], "high": [4, 6], "of": 9}}}  # type: ignore[dict-item]
SAID = "Of 9 who answered this: 4 to 6 agree, 0 to 2 are in between, 1 to 3 do not agree."


def two_rounds(cast: Cast, *, answered: bool = True) -> tuple[Release, Release]:
    """Figures of a hundred days ago, answered or not, and those of today, in which everybody was asked about it."""
    first = released(cast, ago=100, asked=140)
    if answered:
        with clock.moved(clock.now() - timedelta(days=90)):
            answer(cast, first)
    second = released(cast)
    Release.objects.filter(id=second.id).update(document=WITH_AFTER)
    return first, second


def asking_now(cast: Cast) -> Round:
    """A round in which people collect and are asked whether it happened."""
    found = Round.objects.create(state=State.ISSUING, asks_after=True, **pulse_days(on(0)))
    pulse_circle_of(cast, found)
    return found


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_everybody_counted_together_is_reminded_alike_also_who_came_since(cast: Cast, client_of: ClientOf) -> None:
    first = released(cast, ago=100, asked=140)
    answer(cast, first)
    found = asking_now(cast)
    new = make_person("Nia Okoro")
    join(new, cast.quay)
    Counted.objects.create(circle=Circle.objects.get(round=found), person=new, mark=new.id)
    for person in (cast.ben, cast.chidi, new):
        shown = page(client_of(person), "/safely/")
        assert all(words in shown for words in ("What you were told last time", HEARD, WILL, WILL_NOT))
    assert "What you were told last time" not in page(client_of(cast.emil), "/safely/")
    Round.objects.filter(id=found.id).update(state=State.CLOSED)
    assert "What you were told last time" not in page(client_of(cast.ben), "/safely/")


def test_a_group_that_was_told_nothing_is_told_to_pass_it_over(cast: Cast, client_of: ClientOf) -> None:
    answer(cast, released(cast, ago=200, asked=240))
    released(cast, ago=100, asked=140)
    asking_now(cast)
    shown = page(client_of(cast.ben), "/safely/")
    assert "pass that one over" in shown
    assert HEARD not in shown


def test_the_earlier_figures_and_their_answer_say_it_to_their_own_readers(cast: Cast, client_of: ClientOf) -> None:
    first, second = two_rounds(cast)
    reply = first.reply
    addresses = [f"/safely/figures/{first.id}/", f"/safely/figures/{second.id}/"]
    addresses += [f"/safely/answers/{reply.id}/", "/safely/answers/"]
    for person in (cast.ben, cast.chidi):
        for address in addresses:
            shown = page(client_of(person), address)
            assert SAID in shown, address
            assert AFTER.leader in shown
    left = make_person("Lee Moreau")  # counted the first time, gone from the team since
    Counted.objects.create(circle=first.circle, person=left, mark=left.id)
    shown = page(client_of(left), f"/safely/answers/{reply.id}/")
    assert HEARD in shown
    assert SAID not in shown


def test_unanswered_figures_say_that_it_says_little(cast: Cast, client_of: ClientOf) -> None:
    first, second = two_rounds(cast, answered=False)
    assert "so this says little" in page(client_of(cast.ben), f"/safely/figures/{second.id}/")
    assert "Did it happen?" not in page(client_of(cast.ben), f"/safely/figures/{first.id}/")


def test_an_answer_that_came_after_the_asking_is_not_judged_by_it(cast: Cast, client_of: ClientOf) -> None:
    first, second = two_rounds(cast, answered=False)
    reply = answer(cast, first)
    assert SAID not in page(client_of(cast.ben), f"/safely/answers/{reply.id}/")
    assert "so this says little" in page(client_of(cast.ben), f"/safely/figures/{second.id}/")


def test_it_counts_into_no_level_no_course_and_no_guess(cast: Cast) -> None:
    _, second = two_rounds(cast)
    second.refresh_from_db()
    figures = figures_for(cast.ben, second.id)
    assert [one.id for one in figures.questions] == [one.id for one in CORE]
    assert figures.levels == levels_in(TOLD, second.circle.eligible)
    assert figures.after
    assert figures.after.said == SAID
