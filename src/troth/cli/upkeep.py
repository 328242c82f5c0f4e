"""`troth upgrade` and `troth doctor`."""

from pathlib import Path

import click

from .begin import loaded
from .marks import say


@click.command()
@click.option(
    "--backup", "file", type=click.Path(path_type=Path), help="Where the copy goes; by default into backups/."
)
@loaded
def upgrade(file: Path | None) -> None:
    """Copy the data, bring the tables up to this version, collect static files, and look whether all is well."""
    from django.conf import settings

    from troth import __version__
    from troth.config.database import migrate
    from troth.kernel import clock
    from troth.operate.copies import backup, has_data
    from troth.operate.look_database import pending_migrations
    from troth.operate.static_files import collect_static_files

    missing = pending_migrations()
    if missing and has_data():
        name = f"before-{__version__}-{clock.now():%Y-%m-%d-%H%M%S}.troth"
        target = file or Path(settings.DATA) / "backups" / name
        backup(target)
        click.echo(f"Copied to {target}. To go back: troth restore --overwrite {target}")
    migrate()
    click.echo(f"Changes made to the tables: {len(missing)}." if missing else "The tables fit this version already.")
    collect_static_files()
    _say_findings(besides="Worker")  # it is stopped while tables change, and what is due waits


@click.command()
@loaded
def doctor() -> None:
    """Say what is wrong with this installation and how to mend it. Exit status 1 where something is."""
    _say_findings()


def _say_findings(*, besides: str | None = None) -> None:
    from troth.operate.findings import findings

    say((one.level, one.about, one.says, one.mend) for one in findings() if one.about != besides)
