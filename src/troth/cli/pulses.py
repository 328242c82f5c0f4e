"""`troth pulses site-key`: what the box must be told to take this site's rounds."""

import click

from .begin import loaded


@click.group()
def pulses() -> None:
    """Asking anonymously: the site's side of it."""


@pulses.command("site-key")
@loaded
def site_key() -> None:
    """Show the public key that belongs into TROTH_BOX_SITE_KEY on the box. Made at the first call."""
    from troth.pulses.keys import site_public

    click.echo(site_public())
