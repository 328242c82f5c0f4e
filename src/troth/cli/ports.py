"""Whether a port can be listened on, asked before anything is started."""

import socket

import click


def refuse_a_taken_port(host: str, port: int, *, again: str) -> None:
    """Say in words why not, and what to try; `again` is the command to be given another port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise click.ClickException(f"Port {port} is for root alone. Choose one above 1023: --port 8000") from None
        except OSError as problem:
            raise click.ClickException(
                f"Port {port} of {host} cannot be used ({problem.strerror}). Is Troth running already? "
                f"Choose another: {again} --port {port + 1} (or make run PORT={port + 1})"
            ) from None
