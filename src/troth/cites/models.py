"""The two columns of a table whose rows may cite something."""

from django.db import models

from .registry import Citation


class Citing(models.Model):
    """A row that may cite one thing; what it is called is asked of that thing's capability at each reading."""

    cites_kind = models.CharField(max_length=20, blank=True)
    cites_id = models.UUIDField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def citation(self) -> Citation | None:
        return Citation(self.cites_kind, self.cites_id) if self.cites_kind and self.cites_id else None

    def cite(self, citation: Citation | None) -> None:
        """Name that thing, or nothing."""
        self.cites_kind, self.cites_id = (citation.kind, citation.id) if citation else ("", None)
