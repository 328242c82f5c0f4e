"""`troth verify`, on the server with all it can reach, or from anywhere with the addresses alone."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..asking import said
from ..begin import loaded
from ..marks import say

if TYPE_CHECKING:
    from troth_box.looking import Found
    from troth_box.verifying.listed import Published
    from troth_box.verifying.papers import Papers

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--box", help="From anywhere: the box's address, such as https://box.example.org.")
@click.option("--site", help="Together with it, the site's address.")
@click.option("--site-key", help="The site's public key, as “Check this round” shows it.")
@click.option("--words", help="The eight check words you were shown: is there a round with them?")
@click.option("--document", "documents", multiple=True, type=EXISTING, help="A file from “Check this round”.")
@said
def verify(
    box: str | None, site: str | None, site_key: str | None, words: str | None, documents: tuple[Path, ...]
) -> None:
    """Check that this installation keeps what it promised. Changes nothing. Exit status 1 where it does not.

    Without options: on the server, by its settings and, if they are set or its files lie here, those of the box. With
    --box: from outside, from any computer.
    """
    if box is None:
        if site or site_key or words or documents:
            raise click.ClickException("From outside the box is looked at: name it with --box.")
        _finish(_here())
        return
    from .outside import verify_from_afar

    _finish(verify_from_afar(box, site=site, site_key=site_key, words=words, documents=documents))


def _finish(found: "Sequence[Found]") -> None:
    say((one.level, one.about, one.says, one.mend) for one in found)


@loaded
def _here() -> "list[Found]":
    """Everything that can be seen on the server."""
    from troth.operate.look_database import pending_migrations

    from . import concerns, log, releases, rounds, sinks, tables

    if pending_migrations():
        raise click.ClickException("The tables do not fit this version yet. Run: troth upgrade")
    _only_read()
    found, papers = rounds.look_at_rounds()
    of_concerns, published = concerns.look_at_concerns()
    everything = [*log.look_at_log(), *tables.look_at_tables(), *found, *releases.look_at_releases(), *of_concerns]
    boxes = [*_box_here(papers, published), *_box_over_the_web(papers, published)]
    return [*everything, *sinks.look_at_sinks(), *boxes, *_not_seen()]


def _only_read() -> None:
    """From here on the database refuses to be changed, by this command too."""
    from django.db import connection

    refuse = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET default_transaction_read_only = on"}
    with connection.cursor() as cursor:
        cursor.execute(refuse[connection.vendor])


def _box_here(papers: "Mapping[str, Papers]", published: "Published") -> "list[Found]":
    """The box from within, where it is on this machine."""
    from troth_box.settings import Misset, from_environment
    from troth_box.verifying.saying import unseen
    from troth_box.verifying.within import verify_box

    from .between import look_between, look_between_lists

    _find_box()
    try:
        settings = from_environment()
    except Misset as misset:
        return [unseen("Box", str(misset))]
    found, theirs, of_concerns = verify_box(settings)
    return [*found, *look_between(papers, theirs), *look_between_lists(published, of_concerns)]


def _find_box() -> None:
    """The demo's box lies in the site's own data folder and is told all by it; any other has settings of its own."""
    from django.conf import settings

    from troth.pulses.keys import has_site_key

    from ..boxed import environment

    beside = Path(settings.DATA) / "box"
    if "TROTH_BOX_DATA" not in os.environ and beside.exists() and has_site_key():
        os.environ.update(environment(beside, settings.BOX_URL or "http://localhost:8001"))


def _box_over_the_web(papers: "Mapping[str, Papers]", published: "Published") -> "list[Found]":
    """The box as everybody sees it."""
    from django.conf import settings

    from troth_box.reaching import Box
    from troth_box.trouble import Trouble
    from troth_box.verifying.outside import verify_from_outside
    from troth_box.verifying.saying import unseen

    from .between import look_between, look_between_lists
    from .rounds import site_keys

    if not settings.BOX_URL:
        return [
            unseen("Box from outside", "No box is named (TROTH_BOX_URL), so nobody is asked anything without a name.")
        ]
    try:
        found, theirs, of_concerns = verify_from_outside(Box(settings.BOX_URL), site_keys())
    except Trouble as trouble:
        return [unseen("Box from outside", trouble.says, trouble.mend)]
    return [*found, *look_between(papers, theirs), *look_between_lists(published, of_concerns)]


def _not_seen() -> "list[Found]":
    from troth_box.verifying.saying import unseen

    return [
        unseen(
            "This machine", "That the program which runs is the one that was installed, no program can say of itself."
        ),
        unseen(
            "Elsewhere", "Logs of the network, snapshots of disks, and copies made by others are not seen from here."
        ),
    ]
