"""The roster: a personnel file read, compared with what stands, applied as one, and undone."""

from .importing import Plan, apply_import, plan_import
from .undoing import undo_import

__all__ = ["Plan", "apply_import", "plan_import", "undo_import"]
