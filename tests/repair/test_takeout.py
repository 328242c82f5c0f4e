"""What is mine goes with me, and goes at once when I say so; what the other said stays theirs, and is closed."""

from datetime import timedelta

import pytest

from tests.cast import Cast
from tests.repair.conftest import walk
from troth.cites.registry import cited
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.repair import takeout
from troth.repair.actions import beginning, closing, cooling, walking
from troth.repair.models import CoolingOff, Repair, Turn
from troth.repair.rules.steps import Stage
from troth.takeout.erasing import erase_everything
from troth.takeout.exporting import as_json, everything_of

pytestmark = pytest.mark.django_db


def life(cast: Cast) -> Repair:
    repair = walk(cast, Stage.COMMITTED)
    walking.say_what_happened(actor=cast.ben, repair=repair, words="bens words")
    walking.say_since(actor=cast.ama, repair=repair, words="amas words")
    cooling.cool_off(actor=cast.ben, other=cast.ama, back_at=clock.now() + timedelta(days=1), words="bens anger")
    return repair


def test_an_export_holds_everything_of_mine_and_nothing_private_of_others(cast: Cast) -> None:
    life(cast)
    bens, amas = as_json(everything_of(cast.ben)), as_json(everything_of(cast.ama))
    for words in ("bens words", "amas words"):
        assert words in bens
        assert words in amas
    assert "bens anger" in bens
    assert "bens anger" not in amas
    assert takeout.export(cast.ben) == {}


@pytest.mark.parametrize(("who", "left"), [("ben", "amas words"), ("ama", "bens words")])
def test_erasing_takes_what_is_mine_and_leaves_what_is_theirs_closed(cast: Cast, who: str, left: str) -> None:
    life(cast)
    beginning.ask_to_come_back(actor=cast.ben, other=cast.ama)  # nobody has said a word in it
    person = getattr(cast, who)
    erase_everything(person=person, typed=person.name)
    repair = Repair.objects.get()
    assert (repair.stage, repair.outcome) == (Stage.CLOSED, "")
    assert repair.closed_on is not None
    assert left in set(Turn.objects.values_list("words", flat=True))
    assert not Turn.objects.filter(author=person).exists()
    if who == "ama":
        with pytest.raises(Refused, match="ended"):
            closing.reopen_repair(actor=cast.ben, repair=repair)
    assert CoolingOff.objects.exists() is (who == "ama")  # what Ben wrote about her is his
    assert not Job.objects.filter(kind="repair.revisit_due").exists()


def test_erasing_says_the_same_to_everybody(cast: Cast) -> None:
    assert takeout.what_remains(cast.ben) == takeout.what_remains(cast.olu)


def test_a_repair_a_moment_and_a_promise_are_found_by_the_two_and_by_nobody_else(cast: Cast) -> None:
    repair = walk(cast, Stage.COMMITTED)
    assert repair.promise_id is not None
    for person in (cast.ama, cast.ben):
        found = cited(person, "repair", repair.id)
        assert found is not None
        assert found.url == f"/repair/{repair.id}/"
        assert "Moved" not in found.says
        promised = cited(person, "promise", repair.promise_id)
        assert promised is not None
        assert promised.says == "ask before I move it"
    for person in (cast.chidi, cast.frida, cast.olu):
        assert cited(person, "repair", repair.id) is None
        assert cited(person, "promise", repair.promise_id) is None
        assert cited(person, "moment", repair.id) is None
