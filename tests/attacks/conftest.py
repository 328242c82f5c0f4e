"""A box on each database, as for its own tests, and tests that are slow in full."""

from tests.box.conftest import box, day, settings  # noqa: F401 - pytest finds fixtures by their names here
