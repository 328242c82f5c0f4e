"""`troth serve` and `troth work`."""

import os
from contextlib import ExitStack
from urllib.parse import urlsplit

import click

from .begin import loaded
from .one_name import other_name
from .ports import refuse_a_taken_port

BOX_HOST = "127.0.0.1"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address of this machine to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--processes", default=2, show_default=True, type=click.IntRange(1, 64), help="About one for each core.")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64), help="In each process.")
@click.option("--worker/--no-worker", default=True, help="Bring a worker along (mail, reminders).", show_default=True)
@click.option("--demo", is_flag=True, help="Serve the demo company; made first where the database is empty.")
def serve(host: str, port: int, processes: int, threads: int, *, worker: bool, demo: bool) -> None:
    """Serve Troth."""
    refuse_a_taken_port(host, port, again="troth serve")
    if demo:
        refuse_a_taken_port(BOX_HOST, port + 1, again="troth serve")
        os.environ.setdefault("TROTH_DEMO", "true")
        os.environ.setdefault("TROTH_ORIGIN", f"http://{host}:{port}")
        os.environ.setdefault("TROTH_HOSTS", host)
        os.environ.setdefault("TROTH_BOX_URL", f"http://{other_name(host)}:{port + 1}")
    _serve(host, port, processes, threads, is_working=worker, is_demo=demo)


@loaded
def _serve(host: str, port: int, processes: int, threads: int, *, is_working: bool, is_demo: bool) -> None:
    from django.conf import settings

    from troth.operate.static_files import collect_static_files

    from .boxed import beside_a_box
    from .server import Server, beside_a_worker

    _prepare_database(is_demo=is_demo)
    collect_static_files()
    click.echo(
        f"Troth is at {settings.ORIGIN}" + ("" if _is_reached_directly(port) else f" (listening on {host}:{port})")
    )
    if is_demo:
        click.echo(f"Its box, which takes sealed answers and knows nobody, is at {settings.BOX_URL}")
    click.echo("Stop it with Ctrl+C.")
    server = Server(host=host, port=port, processes=processes, threads=threads)
    with ExitStack() as beside_it:
        if is_demo:
            beside_it.enter_context(beside_a_box(port + 1, origin=f"http://{other_name(host)}:{port + 1}"))
        if is_working:
            beside_it.enter_context(beside_a_worker())
        server.run()


def _prepare_database(*, is_demo: bool) -> None:
    from troth.operate.look_database import pending_migrations

    if is_demo:
        from .demonstrating import make_demo, say_cast

        make_demo()
        say_cast()
    elif missing := pending_migrations():
        raise click.ClickException(f"{len(missing)} changes of the tables are still to be made. Run: troth upgrade")


def _is_reached_directly(port: int) -> bool:
    from django.conf import settings

    return urlsplit(settings.ORIGIN).port == port


@click.command()
@click.option("--beside", type=int, hidden=True, help="Stop when this process, our parent, is gone.")
@loaded
def work(*, beside: int | None) -> None:
    """Do what is due: send mail, remind, tidy. `troth serve` brings one along; more can run anywhere."""
    from troth.jobs.loop import run_forever

    run_forever(beside=beside)
