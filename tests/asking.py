"""How many questions a page asks of the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# Today asks each capability a few questions, and so does a page between two: one more may raise these, more rows never.
TODAY = 64
BETWEEN = 58


def asked(client: Client, address: str) -> int:
    """The number of queries for one answer, once what is kept for a whole process has been read."""
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)
