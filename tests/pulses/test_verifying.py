"""What `troth verify` finds on the site, each thing provoked once in a round that went its whole way."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F

from tests.cast import Cast
from tests.pulses import playing
from troth.blind import signed
from troth.cli.demo.played_box import PlayedBox
from troth.cli.verifying.between import look_between
from troth.cli.verifying.releases import look_at_releases
from troth.cli.verifying.rounds import look_at_rounds
from troth.cli.verifying.tables import look_at_tables
from troth.kernel import clock
from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.pulses import keys
from troth.pulses.models import Circle, Counted, Issued, Release, Round
from troth.pulses.rules.states import State
from troth_box.looking import Found
from troth_box.verifying.papers import Papers

pytestmark = pytest.mark.django_db
Two = tuple[list[Person], list[Person]]


def look() -> list[Found]:
    return [*look_at_tables(), *look_at_rounds()[0], *look_at_releases()]


def said(*levels: str) -> str:
    return " ".join(f"{one.about}: {one.says}" for one in look() if one.level in (levels or ("error",)))


@pytest.fixture
def over(cast: Cast, box: PlayedBox, teams: Two) -> Round:
    """A round from its first day to its last."""
    playing.begin(cast)
    found = playing.the_round()
    playing.pass_days(playing.BEGAN, playing.COLLECTING)
    places = Counted.objects.filter(circle__round=found).values("person")
    playing.collect(list(Person.objects.filter(id__in=places)), found)
    with clock.held(playing.at(playing.COLLECTING)):
        assert said() == ""  # while people collect, too
    playing.pass_day(found.collecting_last + timedelta(days=1))
    playing.pass_day(found.answering_last + timedelta(days=1))
    found.refresh_from_db()
    assert found.state == State.SHREDDED
    return found


def _signed_anew(found: Round) -> None:
    """The site itself signs another gate: the signature holds, the numbers do not."""
    document = json.loads(found.gate)["document"]
    name = document["final"][0]
    document["issued"][name] += 100
    Round.objects.update(gate=signed.sign(signed.Kind.GATE, document, keys.site_key()).to_bytes().decode())


def _other_figures(found: Round) -> None:
    release = Release.objects.filter(document__isnull=False)[:1].get()
    item = next(iter(release.document["bands"].values()))  # type: ignore[index]
    item["high"] = [item["high"][0], item["high"][1] - 1]
    release.save()


def _left_key(found: Round) -> None:
    keys.made_key(found.name, "0" * 16)


def _left_row(found: Round) -> None:
    Issued.objects.create(round=found, circle=Circle.objects.all()[:1].get(), digest="0" * 64)


def _stranger(found: Round) -> None:
    Round.objects.update(state=State.ISSUING)
    person = Person.objects.create(name="Nobody Counted")
    Issued.objects.create(round=found, circle=Circle.objects.all()[:1].get(), digest="0" * 64, person=person)


def _not_mixed(found: Round) -> None:
    Round.objects.update(state=State.ISSUING)


def _released_twice(found: Round) -> None:
    """Figures of the same people but two, a month later, past everything that would have withheld them."""
    circle = Circle.objects.filter(is_final=True)[:1].get()
    marks = list(Counted.objects.filter(circle=circle).values_list("mark", flat=True))
    again = Round.objects.create(
        season=new_id(), asks="core", state=State.SHREDDED, **dict.fromkeys(DAYS, found.answering_last)
    )
    near = Circle.objects.create(
        round=again, name="1" * 16, wording="place", called="Near", lineage="2" * 64, eligible=9, counted=9
    )
    Counted.objects.bulk_create(Counted(circle=near, mark=mark) for mark in marks[2:])
    day = Release.objects.all()[:1].get().released_on + timedelta(days=30)
    Release.objects.create(circle=near, document={"ballots": 9}, released_on=day)


DAYS = ("collecting_first", "collecting_last", "answering_first", "answering_last")
PROVOKED: list[tuple[Callable[[Round], object], str]] = [
    (lambda _: Round.objects.update(check_words="able baker chair dust easy fox giant hill"), "The check words"),
    (lambda found: Round.objects.update(answering_last=found.answering_last + timedelta(days=1)), "Its days"),
    (lambda _: Round.objects.update(is_double=True), "another lock"),
    (
        lambda found: Round.objects.update(manifest=found.manifest.replace("eligible", "eligibly")),
        "does not hold",
    ),
    (_signed_anew, "Its documents do not hold"),
    (lambda _: Circle.objects.filter(is_final=True).update(issued=F("issued") - 1), "The counts that people are shown"),
    (lambda _: Circle.objects.filter(is_final=True).update(counted=F("counted") - 1), "The numbers of answers"),
    (lambda _: Counted.objects.all()[:1].get().delete(), "not as many as was signed"),
    (_other_figures, "Figures that people are shown do not hold"),
    (lambda _: Round.objects.update(gate_words="able baker chair"), "The check words of the answering week"),
    (_not_mixed, "have not been put down anew"),
    (_left_row, "still noted who collected"),
    (_stranger, "in a group in which they are not counted"),
    (_released_twice, "differs from another release by one to four people"),
    (lambda found: Round.objects.update(state=State.RELEASED, released_on=found.answering_last), "not shredded yet"),
    (_left_key, "Signing keys are left"),
]


def test_a_round_that_went_its_way_is_sound_and_whatever_was_changed_is_named(over: Round) -> None:
    with clock.held(playing.at(over.answering_last + timedelta(days=40))):
        assert said() == ""
        assert "Figures together: None shows fewer than five" in said("good")
        missed = []
        for provoke, words in PROVOKED:
            with _undone():
                provoke(over)
                if words not in (found := said()):
                    missed.append((words, found))
    assert missed == []


@contextmanager
def _undone() -> Iterator[None]:
    """What the block changes in the database is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_what_differs_between_site_and_box_is_named() -> None:
    one = Papers("0" * 32, b"manifest", b"gate", b"")
    assert look_between({one.round: one}, {one.round: replace(one, tally=b"tally")})[0].level == "good"
    [found] = look_between({one.round: one}, {one.round: replace(one, gate=b"x")})
    assert "how many collected is not the same" in found.says
    hidden = look_between({}, {one.round: one})
    assert "a round (00000000) that this site does not know" in hidden[0].says
