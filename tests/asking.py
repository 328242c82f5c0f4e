"""How many questions a page asks of the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def asked(client: Client, address: str) -> int:
    """The number of queries for one answer, once what is kept for a whole process has been read."""
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)
