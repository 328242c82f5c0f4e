"""Sealing the finished days of the log: one signed digest a day, each standing on the one before."""

from datetime import UTC, date, timedelta

from django.conf import settings
from django.db import transaction

from troth.kernel import clock

from . import seal
from .models import AuditEntry, Digest

PATIENCE = timedelta(hours=1)
"""How long after midnight (UTC) a day is left open, for what was begun before it and is written after."""
FIELDS = ("id", "on", "actor", "subject", "action", "kind", "reading")


def last_finished_day() -> date:
    """The newest day whose lines are all in."""
    return (clock.now() - PATIENCE).astimezone(UTC).date() - timedelta(days=1)


def lines_of(day: date) -> list[list[str | None]]:
    """Every line of that day, as it is hashed."""
    rows = AuditEntry.objects.filter(on=day).values_list(*FIELDS)
    return [[None if value is None else str(value) for value in row] for row in rows.iterator()]


@transaction.atomic
def seal_finished_days() -> None:
    """Seal each finished day that is not sealed yet, in order, from the log's first day on; days without lines too."""
    latest = Digest.objects.order_by("-on").first()
    first = AuditEntry.objects.order_by("on").values_list("on", flat=True).first()
    if latest is None and first is None:
        return
    day = latest.on + timedelta(days=1) if latest else first
    before = latest.digest if latest else seal.BEGINNING
    key = seal.signing_key(settings.AUDIT_KEY)
    while day is not None and day <= last_finished_day():
        lines = lines_of(day)
        before = seal.digest_of(day=day, lines=lines, before=before)
        signature = seal.sign(key, day=day, digest=before)
        Digest.objects.create(
            on=day, entries=len(lines), digest=before, signature=signature, signer=seal.public_name(key)
        )
        day += timedelta(days=1)
