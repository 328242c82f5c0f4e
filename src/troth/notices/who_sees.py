"""Who may read what of notices."""

from typing import Any

from django.db.models import Q

from troth.visibility.gate import bind

from .models import Announcement


def _everything(viewer: Any) -> Q:
    return Q()


bind("announcement", Announcement, everyone=_everything)
