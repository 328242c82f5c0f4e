"""The record nobody can change: who read or changed something of whose, by day."""

from django.db import models

from troth.kernel.ids import new_id


class Alias(models.Model):
    """The pseudonym of a person in the log.

    Erasing this row is how a person leaves the log, which itself never changes.
    """

    person_id = models.UUIDField(primary_key=True)
    alias = models.UUIDField(unique=True, default=new_id)

    def __str__(self) -> str:
        return str(self.alias)


class AuditEntry(models.Model):
    """One line: on that day, `actor` did `action` to a `kind` of data of `subject`.

    Pseudonyms, no content, no time of day. Rows can be added and read. The database refuses to change or remove one
    (migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    on = models.DateField()
    actor = models.UUIDField(null=True)  # None: Troth itself, when something was due
    subject = models.UUIDField(null=True)  # None: it concerns no single person
    action = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    reading = models.CharField(max_length=160, null=True, unique=True)  # noqa: DJ001 set for reads: one a day

    class Meta:
        indexes = [
            models.Index(fields=["subject", "on"], name="audit_of_subject"),
            models.Index(fields=["on"], name="audit_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.action} {self.kind}"


class Digest(models.Model):
    """A checksum over all lines of a finished day and over the digest before it, signed with the key `signer`."""

    on = models.DateField(primary_key=True)
    entries = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # SHA-256, hexadecimal
    signature = models.CharField(max_length=128)  # Ed25519, hexadecimal
    signer = models.CharField(max_length=64)  # the public key, hexadecimal

    def __str__(self) -> str:
        return f"{self.on} {self.digest[:12]}"
