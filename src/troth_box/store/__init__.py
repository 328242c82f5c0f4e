"""What the box keeps, in SQLite or PostgreSQL, by SQL written here: a row for each round, a table of its ballots."""

from .rows import Added, Busy, Kept, NotCounted, Round, Store


def opened(url: str) -> Store:
    """The store at an address such as sqlite:////var/lib/box.sqlite3 or postgresql://..., with its tables made."""
    if url.startswith("sqlite:///"):
        from .sqlite import Sqlite

        return Sqlite(url.removeprefix("sqlite:///"))
    from .postgres import Postgres

    return Postgres(url)


__all__ = ["Added", "Busy", "Kept", "NotCounted", "Round", "Store", "opened"]
