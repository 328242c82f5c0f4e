"""Deleting only what is still as expected: Django reads before it deletes what has dependants, so rows are locked."""

from typing import Any

from django.db.models import QuerySet


def delete_locked(rows: QuerySet[Any]) -> int:
    """Delete the rows that match at the moment they are locked; how many. Call it inside a transaction.

    Without the lock another transaction could change a row between Django's SELECT and its DELETE by id.
    """
    ids = list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    rows.model._default_manager.filter(pk__in=ids).delete()
    return len(ids)
