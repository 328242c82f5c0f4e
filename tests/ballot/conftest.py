"""A running box with one round, for whoever collects today and answers from tomorrow."""

from collections.abc import Iterator

import pytest

from tests.keyholder.boxes import Running, running_box


@pytest.fixture
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_box(tmp_path_factory.mktemp("box")) as running:
        yield running
