"""How the two doctors say what they found."""

from collections.abc import Iterable

import click

MARKS = {"good": "  ok   ", "warning": "  look ", "error": "  MEND ", "unseen": "  --   "}


def say(findings: Iterable[tuple[str, str, str, str]]) -> None:
    """Print each as level, subject, sentence and what to do; exit status 1 where something must be mended."""
    found = list(findings)
    for level, about, says, mend in found:
        click.echo(f"{MARKS[level]}{about}: {says}")
        if mend:
            click.echo(f"         -> {mend}")
    if any(level == "error" for level, *_ in found):
        raise click.exceptions.Exit(1)
