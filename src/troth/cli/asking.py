"""Asking in the terminal: passphrases unseen where somebody sits there, one line at a time where a program does."""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


def passphrase(question: str) -> str:
    """What is typed, unseen."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{question}: ")
    return line(question)


def line(question: str) -> str:
    """One line; ClickException where none comes."""
    if sys.stdin.isatty():
        with suppress(ImportError):
            import readline  # noqa: F401 - a terminal alone cuts a line off after 4,096 letters; codes are longer
        return input(f"{question}: ").strip()
    click.echo(f"{question}:")
    typed = sys.stdin.readline()
    if not typed:
        raise click.ClickException("Nothing was typed, and nothing was done.")
    return typed.strip()


@contextmanager
def _in_words() -> Iterator[None]:
    from troth.blind.refusals import FormRefused, KeyRefused, SignatureRefused
    from troth_box.trouble import Trouble

    try:
        yield
    except Trouble as trouble:
        raise click.ClickException(f"{trouble.says} {trouble.mend}") from None
    except (FormRefused, KeyRefused, SignatureRefused) as refused:
        raise click.ClickException(f"Refused: {refused}.") from None


def said(command: Callable[P, R]) -> Callable[P, R]:
    """Say what goes wrong in a sentence, and end with status 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with _in_words():
            return command(*args, **kwargs)

    return run
