"""Who may read what of the log: each person, the lines about what is theirs."""

from django.db.models import Q

from troth.visibility.gate import bind

from .actions import HasId
from .models import Alias, AuditEntry


def _about(viewer: HasId) -> Q:
    return Q(subject__in=Alias.objects.filter(person_id=viewer.id).values("alias"))


bind("audit_entry", AuditEntry, author=_about, says=lambda row: f"{row.on}: {row.action}, {row.kind}.")
