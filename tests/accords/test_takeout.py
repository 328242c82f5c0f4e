"""What is mine goes with me, and goes at once when I say so; a signed accord stays with the other, without my name."""

import json

import pytest

from tests.accords.writing import begun, fill, revealed, signed
from tests.cast import Cast
from troth.accords import takeout
from troth.accords.models import Accord, Answer, Clause, ClauseEdit, Side, Version
from troth.accords.verifying import problems
from troth.takeout.erasing import GONE, erase_everything
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db


def test_a_copy_holds_the_signed_text_and_both_signatures(cast: Cast) -> None:
    _, version = signed(cast)
    [row] = takeout.export(cast.ben)["accord_version"]
    assert json.loads(row["text"])["clauses"][0]["words"] == "Names stay on the work."
    assert (row["sha256"], [name["as"] for name in row["signatures"]]) == (version.digest, ["leader", "member"])
    assert takeout.export(cast.chidi)["accord_version"] == []


def test_what_was_never_signed_goes_and_the_others_own_side_stays_with_them(cast: Cast) -> None:
    accord = begun(cast)
    fill(accord, cast.ben, expects="canary-of-ben")
    fill(accord, cast.ama, expects="canary-of-ama")
    takeout.erase(cast.ben)
    assert [row.author for row in Answer.objects.all()] == [cast.ama]
    accord.refresh_from_db()
    assert accord.stage == "ended"


def test_a_signed_accord_stays_with_the_other_nameless_and_still_verifies(cast: Cast) -> None:
    accord, version = signed(cast)
    erase_everything(person=cast.ben, typed=cast.ben.name)
    accord = Accord.objects.get(id=accord.id)
    assert (accord.member.name, accord.stage) == (GONE, "ended")
    assert list(visible_to(cast.ama, Version)) == [version]
    assert "Ben" not in "".join(str(row) for row in takeout.export(cast.ama)["accord_version"])
    assert ClauseEdit.objects.count() == 0
    assert problems() == []


def test_once_both_have_erased_everything_nothing_of_it_is_left(cast: Cast) -> None:
    signed(cast)
    for person in (cast.ben, cast.ama):
        erase_everything(person=person, typed=person.name)
    for model in (Accord, Version, Clause, Answer, Side):
        assert not model.objects.exists()


def test_clauses_never_signed_go_with_either_side(cast: Cast) -> None:
    from tests.accords.writing import agreed

    agreed(cast, revealed(cast))
    takeout.erase(cast.ama)
    assert not Clause.objects.exists()
