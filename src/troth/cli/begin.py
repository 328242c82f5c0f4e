"""What every command does first: load the settings and Django, and say problems in one sentence."""

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


def load() -> None:
    """Load the settings and every capability. ClickException, in a sentence, where a setting cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.config.settings")
    import django
    import environs
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (environs.EnvError, ImproperlyConfigured) as problem:
        raise click.ClickException(f"A setting cannot be used: {problem}. See docs/operate/settings.md") from problem
    except PermissionError as problem:
        raise click.ClickException(f"The data folder cannot be used: {problem}. See TROTH_DATA.") from problem


def loaded(command: Callable[P, R]) -> Callable[P, R]:
    """Load everything before the command; say a refusal, or what ails the database, in one sentence."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        load()
        from django.db import DatabaseError

        from troth.config.trouble import trouble_of
        from troth.kernel.errors import Refused

        try:
            return command(*args, **kwargs)
        except Refused as refusal:
            raise click.ClickException(refusal.message) from refusal
        except DatabaseError as problem:
            trouble = trouble_of(problem)
            if trouble is None:
                raise
            raise click.ClickException(trouble.mend) from problem

    return run
