"""`troth import people`."""

from pathlib import Path

import click

from .begin import loaded


@click.group("import")
def import_() -> None:
    """Bring in data from a file."""


@import_.command("people")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--skip-bad-rows", is_flag=True, help="Apply the good rows; by default one bad row stops all.")
@click.option("--yes", is_flag=True, help="Apply without asking.")
@click.option("--many-may-leave", is_flag=True, help="It is meant that a third of all or more are not in the file.")
@loaded
def people(file: Path, *, skip_bad_rows: bool, yes: bool, many_may_leave: bool) -> None:
    """Compare a roster (CSV or XLSX) with who is here, show what would change, and apply it."""
    from .rostering import apply_roster

    apply_roster(file, skip_bad_rows=skip_bad_rows, is_sure=yes, many_may_leave=many_may_leave)
