"""Checking the log, and whose pseudonyms stand in it."""

import itertools
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet

from . import seal
from .models import Alias, AuditEntry, Digest
from .sealing import last_finished_day, lines_of

LATE = timedelta(days=2)
"""A day may wait this long for its seal: the worker seals once a day."""


def persons_behind(aliases: Iterable[UUID]) -> dict[UUID, UUID]:
    """From pseudonym to the id of the person; those who were erased are missing."""
    return dict(Alias.objects.filter(alias__in=set(aliases)).values_list("alias", "person_id"))


def aliases_of(persons: Iterable[UUID]) -> QuerySet[Alias, UUID]:
    """The pseudonyms of these persons, for a filter."""
    return Alias.objects.filter(person_id__in=persons).values_list("alias", flat=True)


def latest_seal() -> Digest | None:
    """The newest seal: whoever writes its checksum down can later see that nothing before it was changed."""
    return Digest.objects.order_by("-on").first()


def problems() -> list[str]:
    """What is wrong with the log, one sentence each; empty where every day is as it was signed."""
    digests = list(Digest.objects.order_by("on"))
    return [*_broken_seals(digests), *_missing_days(digests)]


def _broken_seals(digests: list[Digest]) -> list[str]:
    own = seal.public_name(seal.signing_key(settings.AUDIT_KEY))
    found: list[str] = []
    before = seal.BEGINNING
    for sealed in digests:
        found += _problems_of(sealed, before=before, own=own)
        before = sealed.digest
    return found


def _problems_of(sealed: Digest, *, before: str, own: str) -> list[str]:
    if sealed.signer != own:
        return [f"{sealed.on}: the log was signed with another key than this installation's (audit.key)."]
    if not seal.is_signed(day=sealed.on, digest=sealed.digest, signature=sealed.signature, signer=sealed.signer):
        return [f"{sealed.on}: the signature is not genuine."]
    lines = lines_of(sealed.on)
    if len(lines) < sealed.entries:
        return [f"{sealed.on}: {sealed.entries - len(lines)} of {sealed.entries} lines of the log are missing."]
    if len(lines) > sealed.entries:
        return [f"{sealed.on}: {len(lines) - sealed.entries} lines were added to the log after it was signed."]
    if seal.digest_of(day=sealed.on, lines=lines, before=before) != sealed.digest:
        return [f"{sealed.on}: a line of the log was changed, or the days before are not those it was signed with."]
    return []


def _missing_days(digests: list[Digest]) -> list[str]:
    sealed = {digest.on for digest in digests}
    found = [f"{day}: the seal of this day is missing." for day in _gaps(sorted(sealed))]
    newest = max(sealed, default=None)
    owed = last_finished_day() - LATE
    counts = AuditEntry.objects.filter(on__lte=owed).order_by("on").values("on").annotate(lines=Count("id"))
    unsealed = [row["on"] for row in counts if row["on"] not in sealed and (newest is None or row["on"] > newest)]
    early = [row["on"] for row in counts if newest is not None and row["on"] < min(sealed)]
    found += [f"{day}: lines of the log stand before its first seal." for day in early]
    if unsealed:
        found.append(f"{unsealed[0]}: the log has not been sealed since. Is the worker running?")
    elif newest is not None and newest < owed:
        found.append(f"{newest}: no day since has been sealed. Is the worker running?")
    return found


def _gaps(days: list[date]) -> list[date]:
    return [
        left + timedelta(days=ahead)
        for left, right in itertools.pairwise(days)
        for ahead in range(1, (right - left).days)
    ]
