"""With a release comes the duty to answer it: written in the same transaction, for what was said and nothing else."""

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Cast
from tests.pulses.playing import BEGAN, begin, collect, pass_days, the_round
from troth.pulses.models import Duty, Release

pytestmark = pytest.mark.django_db


def test_each_released_group_is_owed_an_answer_by_its_leader(cast: Cast, teams: tuple[list[Any], list[Any]]) -> None:
    begin(cast)
    pass_days(BEGAN + timedelta(days=1), BEGAN + timedelta(days=4))
    quay, loft = teams
    collect([*quay, *loft], the_round())
    pass_days(BEGAN + timedelta(days=5), the_round().answering_last + timedelta(days=2))
    said = list(Release.objects.filter(document__isnull=False))
    assert said
    assert {one.release_id for one in Duty.objects.all()} == {one.id for one in said}
    for duty in Duty.objects.select_related("release__circle"):
        called = duty.release.circle.called
        expected = {"Quay": cast.quay, "Loft": cast.loft}.get(called, cast.harbour)
        assert duty.team == expected
        assert duty.above == (None if expected == cast.harbour else cast.harbour)
