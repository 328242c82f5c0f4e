"""A roster file, compared with who is here, said in lines and applied as one."""

from pathlib import Path

import click

from troth.kernel.errors import Refused
from troth.people.roster.importing import Plan, apply_import, plan_import
from troth.people.roster.values import Unreadable

SHOWN = 30


def apply_roster(
    file: Path, *, skip_bad_rows: bool = False, is_sure: bool = False, many_may_leave: bool = False
) -> None:
    """Say what the file would change, ask unless `is_sure`, apply it. Refused where one row is bad."""
    try:
        plan = plan_import(file.read_bytes(), file.name, skip_bad_rows=skip_bad_rows)
    except Unreadable as unreadable:
        raise Refused(str(unreadable.problem)) from unreadable
    _say(plan)
    if plan.problems and not skip_bad_rows:
        raise Refused(f"Nothing was applied: {len(plan.problems)} lines need mending first (or say --skip-bad-rows).")
    if plan.difference.is_nothing:
        click.echo("Nothing to change.")
        return
    if not is_sure:
        click.confirm("Apply this?", abort=True)
    apply_import(plan, actor=None, accept_many_leaving=many_may_leave)
    click.echo("Applied. It can be undone for seven days, on the page of the roster.")


def _say(plan: Plan) -> None:
    click.echo(", ".join(f"{number} {what}" for what, number in plan.counts.items()) + ".")
    if plan.roster.dropped:
        click.echo(f"Left out unread: {', '.join(plan.roster.dropped)}.")
    for problem in plan.problems[:SHOWN]:
        click.echo(str(problem))
    if len(plan.problems) > SHOWN:
        click.echo(f"... and {len(plan.problems) - SHOWN} more.")
