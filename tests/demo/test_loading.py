"""Loading the demo company: into an empty database only. That it comes whole or not at all: test_company.py."""

import pytest

from tests.cast import Cast
from troth.cli.demo import load
from troth.kernel.errors import Refused
from troth.people.models import Organisation


@pytest.mark.django_db
def test_a_database_that_holds_anything_is_refused_and_left_alone(cast: Cast) -> None:
    with pytest.raises(Refused):
        load()
    assert Organisation.objects.get().name == "Test & Sons"
    assert not Organisation.objects.get().is_demo
