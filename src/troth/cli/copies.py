"""`troth backup` and `troth restore`."""

from pathlib import Path

import click

from .begin import loaded


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@loaded
def backup(file: Path) -> None:
    """Copy all data into one FILE, also while people work. The keys in the data folder are not in it."""
    from troth.operate.copies import backup as copy

    manifest = copy(file)
    click.echo(f"{file}: {sum(manifest.rows.values())} rows of {len(manifest.rows)} tables, checked.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--overwrite", is_flag=True, help="Replace what is in the database.")
@loaded
def restore(file: Path, *, overwrite: bool) -> None:
    """Put the data of a copy into the database. Everybody signs in again afterwards."""
    from troth.config.database import migrate
    from troth.operate.copies import restore as put_back

    manifest = put_back(file, is_overwriting=overwrite)
    migrate()
    click.echo(
        f"Restored: {sum(manifest.rows.values())} rows as of {manifest.made_on}, checked. Everybody signs in again."
    )
