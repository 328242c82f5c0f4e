"""Making the demo company and saying who is in it; never in a database that holds a real organisation."""

import click
from django.db import connection

from troth.config.database import migrate
from troth.identity.cast import cast
from troth.kernel.errors import Refused
from troth.operate.look_database import pending_migrations
from troth.people.models import Organisation

from .demo.loading import load


def make_demo() -> None:
    """Bring the tables up to date, and make the demo company where there is nobody yet.

    Refused, with nothing changed, where the organisation is a real one.
    """
    _refuse_a_real_one()
    if pending_migrations():
        migrate()
    if not Organisation.objects.exists():
        click.echo("Making the demo company. This takes a minute, once.")
        load()


def _refuse_a_real_one() -> None:
    """Asked of the database itself, whose tables may be older than this program."""
    with connection.cursor() as cursor:
        if "people_organisation" not in connection.introspection.table_names(cursor):
            return
        cursor.execute("SELECT name FROM people_organisation WHERE NOT is_demo")
        real = cursor.fetchone()
    if real is not None:
        raise Refused(f"This database holds {real[0]}, which is no demo. Use another: TROTH_DATA=/some/empty/folder")


def say_cast() -> None:
    """Print who one can be."""
    click.echo("The demo company. On its first page you can be any of them, for instance:")
    for part in cast()[0].parts:
        click.echo(f"  {part.person.name}: {part.is_what}")
    click.echo("Two of them listen to sealed concerns. To read as one of them: docs/guide/first-five-minutes.md")
