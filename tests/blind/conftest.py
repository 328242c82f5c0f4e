"""One key for all these tests: making one takes a second."""

import pytest

from troth.blind.keys import SigningKey, generate


@pytest.fixture(scope="session")
def key() -> SigningKey:
    return generate()
