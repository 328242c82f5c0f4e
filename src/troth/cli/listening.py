"""`troth listener`: a key to be sealed to, and an inbox in the terminal. No database, no settings, nothing kept."""

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from troth.kernel import clock

from .asking import line, passphrase, said
from .concerning import clean, look_at, text_of

if TYPE_CHECKING:
    from troth_box.concern.identity import ListenerIdentity
    from troth_box.concern.listening import Listening

FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING = click.Path(path_type=Path, exists=True, dir_okay=False)
KEY = click.option("--key", type=EXISTING, required=True, help="Your key file.")


@click.group()
def listener() -> None:
    """Listen: make a key, read what was written to you, answer. What is opened is shown and kept nowhere."""


@listener.command()
@click.argument("file", type=FILE, default=Path("troth-listener.age"))
@click.option("--from-paper", is_flag=True, help="Make the file again from the line on your paper copy.")
@said
def init(file: Path, *, from_paper: bool) -> None:
    """Make a key, closed with six words it makes for you, in FILE."""
    from troth_box.concern.identity import ListenerIdentity, made_passphrase

    if file.exists():
        raise click.ClickException(f"{file} exists already, and a key is never written over. Name another file.")
    identity = ListenerIdentity.of(passphrase("The line on the paper")) if from_paper else ListenerIdentity.new()
    words = made_passphrase()
    click.echo(f"\nThe passphrase. It is shown once; nobody else has it:\n\n  {words}\n")
    if passphrase("Type it, so that you know you have it").split() != words.split():
        raise click.ClickException("That is not it. Nothing was written; begin again.")
    with file.open("xb") as opened:
        opened.write(identity.wrapped(words))
    click.echo(f"\nYour key is in {file}. Give this line to the site; it is public:\n\n{identity.holder.line}\n")
    click.echo(f"Then print the paper copy, and lock it away: troth listener paper {file}")


@listener.command()
@click.argument("key", type=EXISTING)
@said
def paper(key: Path) -> None:
    """Write the paper copy of KEY to the screen. Whoever reads it can open every concern written to you."""
    click.echo(f"\nKey of a listener of Troth\n\n{_opened(key).paper}\n")
    click.echo("After the first 1, no B, I, O or 1 is in it. Back to a file: troth listener init --from-paper")


@listener.command("line")
@click.argument("key", type=EXISTING)
@said
def public_line(key: Path) -> None:
    """Write the public line of KEY, for the site, once more."""
    click.echo(_opened(key).holder.line)


@listener.command()
@click.argument("box")
@KEY
@click.option("--all", "is_everything", is_flag=True, help="Closed ones too.")
@said
def inbox(box: str, key: Path, *, is_everything: bool) -> None:
    """Show the concerns at BOX, those with the latest letters first, each by its name and first line."""
    count = 0
    for one in _listening(box, key).inbox(clock.today(UTC), is_open=not is_everything):
        if one.first is None:
            continue  # written to other listeners
        count += 1
        due = f", due {one.due}" if one.due else ""
        first = clean(one.first.text).split("\n", 1)[0][:100]
        click.echo(f"\n{one.thread}  {one.state}{due}\n  {one.last_on}  {one.first.theme}: {first}")
    if not count:
        click.echo("Nothing waits.")


@listener.command("read")
@click.argument("box")
@click.argument("thread")
@KEY
@said
def read_thread(box: str, thread: str, key: Path) -> None:
    """Show a whole concern."""
    from troth.blind.letters import Written

    for one in _listening(box, key).thread(thread, clock.today(UTC)):
        who = one.by or "NOT FROM A LISTENER YOU KNOW"
        if isinstance(one.letter, Written) and one.letter.who.name:
            who = f"{who}, {one.letter.who.step}: {one.letter.who.name}"
        click.echo(f"\n{one.day}  {who}  ({one.letter.kind})\n{clean(one.letter.text)}")


@listener.command()
@click.argument("box")
@click.argument("thread")
@KEY
@click.option("--as", "kind", type=click.Choice(("acknowledge", "reply", "note")), default="reply", show_default=True)
@said
def answer(box: str, thread: str, key: Path, kind: str) -> None:
    """Answer a concern; or note something that only the listeners it is for can read."""
    listening = _listening(box, key)
    text = text_of()
    if line("\nSend it? Type yes") != "yes":
        raise click.ClickException("Nothing was sent.")
    listening.answer(thread, kind, text, clock.today(UTC))
    click.echo("\nHanded in. The writer finds it tomorrow." if kind != "note" else "\nNoted.")


@listener.command()
@click.argument("box")
@click.argument("thread")
@KEY
@click.option("--shut", is_flag=True, help="Let nothing more be added: for abuse. Write why first.")
@said
def close(box: str, thread: str, key: Path, *, shut: bool) -> None:
    """Close a concern."""
    _listening(box, key).close(thread, clock.today(UTC), shut=shut)
    click.echo("Closed.")


@listener.command("seal-again")
@click.argument("box")
@click.argument("thread")
@click.argument("name")
@KEY
@said
def seal_again(box: str, thread: str, name: str, key: Path) -> None:
    """Seal a concern to the listener NAME as well: for a colleague who lost their passphrase, or takes over."""
    from troth_box.concern.writing import chosen

    listening = _listening(box, key)
    [to] = chosen(listening.looked.listeners.listeners, [name])
    click.echo(f"{to.name}: {to.chosen}, with this key since {to.since}. Check words: {listening.looked.words}")
    if line("Have you compared the words with them, and would the writer want it? Type yes") != "yes":
        raise click.ClickException("Nothing was sealed.")
    click.echo(f"Sealed again: {listening.seal_again(thread, to, clock.today(UTC))} letters.")


def _opened(key: Path) -> "ListenerIdentity":
    from troth_box.concern.identity import ListenerIdentity

    return ListenerIdentity.unwrapped(key.read_bytes(), passphrase("Your passphrase"))


def _listening(box: str, key: Path) -> "Listening":
    from troth_box.concern.listening import Listening

    return Listening(look_at(box), _opened(key))
