"""The box of these tests is the box's own."""

from tests.box.conftest import box, day, settings

__all__ = ["box", "day", "settings"]
