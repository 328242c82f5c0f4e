"""A citation opens only what its reader may see anyway."""

from uuid import uuid4

import pytest

from tests.accords.writing import agreed, revealed
from tests.cast import Cast
from troth.cites.registry import citable, cited

pytestmark = pytest.mark.django_db


def test_a_clause_is_found_by_the_two_and_by_nobody_else(cast: Cast) -> None:
    clause = agreed(cast, revealed(cast))
    for person in (cast.ama, cast.ben):
        found = cited(person, "clause", clause.id)
        assert found is not None
        assert (found.says, found.url) == ("Credit", f"/accords/clause/{clause.id}/")
    for person in (cast.chidi, cast.frida, cast.olu):
        assert cited(person, "clause", clause.id) is None


def test_what_is_not_there_and_what_nobody_knows_are_nothing(cast: Cast) -> None:
    assert cited(cast.ben, "clause", uuid4()) is None
    assert cited(cast.ben, "weather", uuid4()) is None


def test_two_functions_for_one_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="clause"):
        citable("clause")(lambda _viewer, _id: None)
