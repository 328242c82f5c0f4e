"""`troth keyholder`: the page with three buttons, and the same on the command line. No database, no settings."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .asking import line, passphrase, said

if TYPE_CHECKING:
    from troth_box.keyholder.identity import Identity

FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group(invoke_without_command=True)
@click.option("--open/--no-open", "is_opening", default=True, help="Show the page in the browser.", show_default=True)
@click.pass_context
def keyholder(context: click.Context, *, is_opening: bool) -> None:
    """Check, count and sign a round's ballots. Alone, it opens a page with these three buttons."""
    if context.invoked_subcommand is None:
        _open_desk(is_opening=is_opening)


@said
def _open_desk(*, is_opening: bool) -> None:
    from troth_box.keyholder.serving import serve

    def say(address: str) -> None:
        click.echo(f"Your desk is at {address}\nOnly this computer reaches it. Stop it there, or here with Ctrl+C.")

    serve(say=say, is_opening=is_opening)


@keyholder.command()
@click.argument("file", type=FILE, default=Path("troth-keyholder.age"))
@click.option("--from-paper", is_flag=True, help="Make the file again from the line on your paper copy.")
@said
def init(file: Path, *, from_paper: bool) -> None:
    """Make a key, closed with a passphrase, in FILE. Keyholder and deputy each make their own."""
    from troth_box.keyholder.identity import Identity

    if file.exists():
        raise click.ClickException(f"{file} exists already, and a key is never written over. Name another file.")
    identity = Identity.of(passphrase("The line on the paper")) if from_paper else Identity.new()
    click.echo("A passphrase protects the file. Four or five words that have nothing to do with each other are good.")
    typed = passphrase("Passphrase")
    if typed != passphrase("The same again"):
        raise click.ClickException("The two passphrases differ. Nothing was written; begin again.")
    data = identity.wrapped(typed)
    with file.open("xb") as opened:
        opened.write(data)
    click.echo(f"\nYour key is in {file}. Give this line to the site; it is public:\n\n{identity.holder.line}\n")
    if not from_paper:
        click.echo(f"Then print the paper copy, and lock it away: troth keyholder paper {file}")


@keyholder.command()
@click.argument("key", type=EXISTING)
@said
def paper(key: Path) -> None:
    """Write the paper copy of KEY to the screen, to copy by hand or print. Whoever reads it can open ballots."""
    identity = _opened(key)
    click.echo(f"\nKey of a keyholder of Troth\n\n{identity.paper}\n")
    click.echo("After the first 1, no B, I, O or 1 is in it. Back to a file: troth keyholder init --from-paper")


@keyholder.command("line")
@click.argument("key", type=EXISTING)
@said
def public_line(key: Path) -> None:
    """Write the public line of KEY, for the site, once more."""
    click.echo(_opened(key).holder.line)


@keyholder.command()
@click.argument("ballots", type=EXISTING, required=False)
@click.option("--key", type=EXISTING, required=True, help="Your key file.")
@click.option("--box", help="Fetch the ballots from the box at this address instead.")
@click.option("--round", "round_", default="", help="Which round, if more than one waits.")
@click.option("--out", type=FILE, help="Where the signed result goes.")
@click.option("--send", is_flag=True, help="Send the signed result to the box of the round.")
@said
def tally(ballots: Path | None, key: Path, box: str | None, round_: str, out: Path | None, *, send: bool) -> None:
    """Check the file BALLOTS, count it, and sign the result."""
    from troth_box.keyholder import telling
    from troth_box.keyholder.desk import Desk, Key

    _refuse_half_a_task(ballots, box, out, "--send" if send else "")
    desk, held = Desk(), Key(key.read_bytes(), passphrase("Passphrase of your key file"))
    if ballots is not None:
        desk.check(ballots.read_bytes(), str(ballots))
    else:
        desk.fetch(str(box), round_, held)
    checked = desk.checked
    assert checked is not None  # noqa: S101 - checking raises otherwise
    _say("Checked", telling.of_check(checked))
    _say("To compare aloud with colleagues who answered", telling.of_words(checked))
    if line("\nDo your colleagues see the same words? Type yes to open and count") != "yes":
        raise click.ClickException("Nothing was opened.")
    desk.count(held)
    assert desk.counted is not None  # noqa: S101
    _say("Counted", telling.of_count(desk.counted, checked))
    click.echo(f"\nTo compare with your deputy's count, its SHA-256:\n  {desk.counted.digest}\n")
    if line("Sign this? Type yes") != "yes":
        raise click.ClickException("Nothing was signed.")
    signed = desk.sign()
    if out is not None:
        out.write_bytes(signed.to_bytes())
        click.echo(f"The signed result is in {out}.")
    if send:
        desk.send()
        click.echo("The box has taken it; the ballots are being destroyed. Anybody can check: troth keyholder verify")


@keyholder.command()
@click.option("--box", help="Fetch everything from the box at this address.")
@click.option("--round", "round_", default="", help="The round, as the box lists it.")
@click.option("--tally", "tally_", type=EXISTING, help="The signed result, from a file.")
@click.option("--manifest", type=EXISTING, help="The signed manifest, from a file.")
@click.option("--gate", type=EXISTING, help="The signed gate, from a file.")
@click.option(
    "--token", type=EXISTING, help="Your token file (troth ballot): is my ballot in it, who is counted with me?"
)
@click.option(
    "--figures", type=EXISTING, multiple=True, help="Figures of a group you may see, from a file of the site."
)
@click.option("--hash", "hash_", help="The hash of your ballot: is it in it?")
@said
def verify(
    box: str | None,
    round_: str,
    tally_: Path | None,
    manifest: Path | None,
    gate: Path | None,
    token: Path | None,
    figures: tuple[Path, ...],
    hash_: str | None,
) -> None:
    """Check a result that was released. Anybody can: no key is needed."""
    from troth_box.keyholder import telling, verifying

    files = [one for one in (manifest, gate, tally_) if one is not None]
    if (box is None) == (len(files) < 3):
        raise click.ClickException("Name the box with --box, or the three files with --manifest, --gate and --tally.")
    plan, gates, result = [_document(one) for one in files] if box is None else _fetched(box, round_)
    found = verifying.verify(plan, gates, result, [_document(one) for one in figures])
    _say("It holds", telling.of_verified(found))
    _say("To compare", telling.of_words(found))
    hashes = [hash_.strip().lower()] if hash_ else []
    if token is not None:
        from troth_box.ballot import keeping

        kept = keeping.read(token.read_text())
        hashes += [one.hash for one in kept.tokens if one.round == found.manifest.round]
        for roster in kept.rosters:
            if roster.circle in found.manifest.by_id:
                circle = verifying.circle_of_names(found.manifest, roster.names, roster.salt)
                click.echo(telling.of_names(circle, list(roster.names)))
    if hashes:
        mine = any(found.has(one) for one in hashes)
        click.echo("Your ballot is in this result." if mine else "Your ballot is not in this result.")
        if not mine:
            raise click.exceptions.Exit(1)


def _refuse_half_a_task(ballots: Path | None, box: str | None, out: Path | None, send: str) -> None:
    """Before the passphrase is asked for: where the ballots come from, and where the result goes."""
    if (ballots is None) == (box is None):
        raise click.ClickException("Name the file of ballots, or the address of the box with --box: one of the two.")
    if out is None and not send:
        raise click.ClickException("Where shall the result go? --out FILE saves it, --send hands it to the box.")
    if out is not None and out.exists():
        raise click.ClickException(f"{out} exists already. Name another file.")


def _opened(file: Path) -> "Identity":
    from troth_box.keyholder.identity import Identity

    return Identity.unwrapped(file.read_bytes(), passphrase("Passphrase"))


def _document(file: Path) -> object:
    try:
        return json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        raise click.ClickException(f"{file} is not one of a box's documents.") from None


def _fetched(address: str, round: str) -> list[object]:
    from troth_box.reaching import Box

    box = Box(address)
    if not round:
        told = box.rounds_in("tallied", "shredded")
        if len(told) != 1:
            raise click.ClickException(f"Name the round with --round. Counted here: {', '.join(told) or 'none'}.")
        round = told[0]
    return [box.manifest(round), box.gate(round), box.tally(round)]


def _say(heading: str, lines: list[str]) -> None:
    click.echo(f"\n{heading}.")
    for one in lines:
        click.echo(f"  - {one}")
