"""A roster file, compared with who is here, said in lines and applied as one."""

from pathlib import Path

import click

from troth.kernel.errors import Refused
from troth.people.roster.importing import Plan, apply_import, nothing_applied, plan_import
from troth.people.roster.preview import parts_of
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
        raise Refused(f"{nothing_applied(plan.problems)} (or say --skip-bad-rows).")
    if plan.difference.is_nothing:
        click.echo("Nothing to change.")
        return
    if not is_sure:
        click.confirm("Apply this?", abort=True)
    apply_import(plan, actor=None, accept_many_leaving=many_may_leave)
    click.echo("Applied. It can be undone for seven days, on the page of the roster.")


def _say(plan: Plan) -> None:
    if plan.is_applicable or not plan.problems:
        _say_what_changes(plan)
    if plan.roster.dropped:
        click.echo(f"Left out unread: {', '.join(plan.roster.dropped)}.")
    _say_lines([str(problem) for problem in plan.problems], of=len(plan.problems))


def _say_what_changes(plan: Plan) -> None:
    for part in parts_of(plan):
        click.echo(f"{part.title}:")
        said = [f"  {entry.name}: {entry.note}" if entry.note else f"  {entry.name}" for entry in part.entries]
        _say_lines(said, of=part.count)
    click.echo(", ".join(f"{number} {what}" for what, number in plan.counts.items()) + ".")


def _say_lines(lines: list[str], *, of: int) -> None:
    for line in lines[:SHOWN]:
        click.echo(line)
    if of > SHOWN:
        click.echo(f"  ... and {of - SHOWN} more.")
