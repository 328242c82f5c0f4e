"""The demo company, loaded once for the tests of a module and taken away after them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from troth.cli.demo import load
from troth.people.models import Person


@pytest.fixture(scope="module")
def company(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Harbour & Hale."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


def person(name: str) -> Person:
    """Somebody there, by name."""
    return Person.objects.get(name=name)
