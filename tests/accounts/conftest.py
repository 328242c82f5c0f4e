"""The cast, and their browsers."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import settings

from tests.cast import Cast, make_cast
from troth.accounts.models import MomentKind
from troth.people.models import Person

# A busy machine is no bug: properties are judged by what holds, not by how long it took.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return make_cast()


@pytest.fixture
def as_(client_of: Callable[[Person], Client]) -> Callable[[Person], Client]:
    """A browser in which that person is signed in."""
    return client_of


@pytest.fixture
def kind(db: None) -> Callable[[str], MomentKind]:
    """A kind of the catalogue by its key."""
    return lambda key: MomentKind.objects.get(key=key)
