"""`troth box serve`: the anonymous wing as a server of its own. It knows nothing of the site but its public key."""

from typing import TYPE_CHECKING

import click

from .marks import say
from .ports import refuse_a_taken_port

if TYPE_CHECKING:
    from troth_box.settings import Settings


@click.group()
def box() -> None:
    """The box: takes sealed ballots and knows nobody. Its settings are TROTH_BOX_*, never the site's."""


@box.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address of this machine to listen on.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535))
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="About one for each core.")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64), help="In each process.")
@click.option("--beside", type=int, hidden=True, help="Stop when this process, our parent, is gone.")
def serve(host: str, port: int, processes: int, threads: int, *, beside: int | None) -> None:
    """Serve the box, under a host name of its own (TROTH_BOX_ORIGIN). It writes no log of requests."""
    from .server import Server, end_with

    refuse_a_taken_port(host, port, again="troth box serve")
    settings = _settings()
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not beside:
        click.echo(f"The box is at {settings.origin}")
        if settings.site_key is None:
            click.echo("It takes no rounds yet: TROTH_BOX_SITE_KEY is not set (on the site: troth pulses site-key).")
        click.echo("Stop it with Ctrl+C.")
    else:
        end_with(beside)
    target = "troth_box.serving.served:application"
    Server(host=host, port=port, processes=processes, threads=threads, target=target).run()


@box.command()
def doctor() -> None:
    """Say what is wrong with this box, above all where something keeps who came, and how to mend it."""
    from troth_box.looking import look

    say((one.level, one.about, one.says, one.mend) for one in look(_settings()))


@box.command()
def verify() -> None:
    """Check from within that this box keeps what it promised. Changes nothing. Exit status 1 where it does not."""
    from troth_box.verifying.within import verify_box

    found, *_ = verify_box(_settings())
    say((one.level, one.about, one.says, one.mend) for one in found)
    if all(one.level == "unseen" for one in found):
        raise click.exceptions.Exit(1)


def _settings() -> "Settings":
    from troth_box.settings import Misset, from_environment

    try:
        return from_environment()
    except Misset as misset:
        raise click.ClickException(str(misset)) from None
