"""The cast of tough news: Ama plans for Quay, and a second quay of many more people is hers to lead where needed."""

from collections.abc import Callable

import pytest

from tests.cast import Cast, join, make_cast
from troth.people.models import Person
from troth.tough_news.models import News

from .telling import plan


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return make_cast()


@pytest.fixture
def news(cast: Cast) -> News:
    """A plan of Ama's about the whole of Quay, that nobody has been told."""
    return plan(cast.ama, teams=[cast.quay])


@pytest.fixture
def crowd(cast: Cast) -> Callable[[int], list[Person]]:
    """`crowd(35)`: so many people in Quay, Ben and Chidi among them."""

    def crowd(many: int) -> list[Person]:
        more = [Person.objects.create(name=f"Colleague {number:02}") for number in range(many - 2)]
        for one in more:
            join(one, cast.quay)
        return [cast.ben, cast.chidi, *more]

    return crowd
