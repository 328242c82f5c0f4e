"""`troth ballot`: answering from the terminal, by a program of its own. Needs no database and no settings."""

import time
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from troth.kernel import clock

from .asking import line, said

if TYPE_CHECKING:
    from troth_box.ballot.answering import Ready
    from troth_box.ballot.keeping import Kept

FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING = click.Path(path_type=Path, exists=True, dir_okay=False)
MOST_NAMES = 60
ANSWERS = {"1", "2", "3", "4", "5"}


@click.group()
def ballot() -> None:
    """Answer without a browser: check the box, collect tokens, answer. Keeps nothing you do not name a file for."""


@ballot.command()
@click.argument("box")
@said
def check(box: str) -> None:
    """Show the check words of each round at BOX, and whether its page is the one fixed beforehand."""
    from troth_box.ballot.looking import look, look_at_gate, look_at_page, words_of_week
    from troth_box.reaching import Box

    found = Box(box)
    rounds, gated = found.rounds_in("issuing", "gated", "open"), found.rounds_in("gated", "open")
    if not rounds:
        click.echo("No round can be collected for or answered there now.")
    for round in rounds:
        looked = look(found, round)
        for circle in looked.manifest.circles:
            circle.check_key()
        look_at_page(found, looked.manifest)
        answering = looked.manifest.answering
        click.echo(f"\n{looked.manifest.organisation}, answering {answering.first} to {answering.last}:")
        _say_words(looked.words, words_of_week(look_at_gate(found, looked)) if round in gated else "")
        click.echo("  Signature, keys and page hold. Compare the words with a colleague.")


@ballot.command()
@click.option("--keep", type=FILE, help="Where to keep your tokens; otherwise they are shown once, as a code.")
@said
def collect(*, keep: Path | None) -> None:
    """Collect your tokens. Paste the address of the site's button, and carry two codes back and forth."""
    from troth_box.ballot import collecting

    if keep is not None and keep.exists():
        raise click.ClickException(f"{keep} exists already. Name another file.")
    begun = collecting.begin(line("The address behind the site's button (it has #collect= in it)"), clock.today(UTC))
    for one in begun.looked:
        answering = one.manifest.answering
        click.echo(f"\n{one.manifest.organisation}, answering {answering.first} to {answering.last}:")
        _say_words(one.words)
    click.echo("\nManifest, keys, days and page hold. Compare the words with a colleague: only together you notice a")
    click.echo("server that shows you something of your own. Do not close this window before you are done.")
    click.echo(f"\nPaste this code into {begun.errand.site}/pulse/issue/\n\n{begun.ask}\n")
    kept = begun.finished(line("The site's code"))
    _say_names(kept)
    if kept.slips:
        click.echo(
            f"\n{len(kept.slips)} slips for concerns came along, as they do for everybody: troth concern write --slips"
        )
    if keep is not None:
        with keep.open("x") as opened:
            opened.write(kept.text)
        click.echo(
            f"\nYour tokens are in {keep}. A lost token cannot be replaced. Whoever has the file can answer for you."
        )
    else:
        click.echo(
            f"\nKeep this link or lose your say in this round: it is shown once and stored nowhere.\n\n{kept.link}\n"
        )


@ballot.command()
@click.option("--token", type=EXISTING, help="The file with your tokens; otherwise you are asked for link or code.")
@click.option("--box", default="", help="The address of the box, if you have a code only.")
@said
def answer(*, token: Path | None, box: str) -> None:
    """Answer. Each sentence can be passed over; nothing is kept; one sealed ballot is sent after a random wait."""
    from troth_box.ballot import answering, keeping
    from troth_box.reaching import Box

    kept = keeping.read(token.read_text() if token else line("Your link or code (it has #token= in it)"), box)
    rounds = answering.open_rounds(kept, Box(kept.box))
    if not rounds:
        raise click.ClickException("None of the rounds you have a token for can be answered today.")
    for round in rounds:
        ready = answering.make_ready(kept, round, clock.today(UTC))
        _say_ready(ready)
        if line("\nAre these the words and names you expect? Type yes to go on") != "yes":
            raise click.ClickException("Nothing was sent.")
        envelope = ready.envelope(_answers(ready))
        if line("\nSend it? Type yes") != "yes":
            raise click.ClickException("Nothing was sent.")
        answering.wait(time.sleep, click.echo)
        _send(ready, envelope)


def _say_names(kept: "Kept") -> None:
    for place, roster in enumerate(kept.rosters):
        heading = "Counted together" if place == 0 else "If too few of these fetch a token, counted together with"
        click.echo(f"\n{heading}: {_names(roster.names)}.")
    click.echo("\nIf you do not know these names, do not answer.")


def _say_ready(ready: "Ready") -> None:
    manifest = ready.manifest
    click.echo(f"\n{manifest.organisation}, to be answered until {manifest.answering.last}:")
    _say_words(ready.looked.words, ready.words_of_week)
    click.echo(f"\nCounted together: {_names(ready.names)}. {ready.issued} of them have a token.")
    single = "Single lock: whoever runs the server could open your ballot."
    double = "Two locks: only the keyholder can open your ballot, and nobody sees whose it is."
    click.echo(double if manifest.seal.keyholder else single)


def _say_words(of_round: str, of_week: str = "") -> None:
    click.echo(f"  Check words of the round: {of_round}")
    if of_week:
        click.echo(f"  Check words of the answering week: {of_week}")
        click.echo("  The second eight stand for how many fetched a token, too, and so for whom you are counted with.")


def _names(names: Sequence[str]) -> str:
    """All of them where they can be looked through; the first of many."""
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"{len(names)} people: {', '.join(names[:MOST_NAMES])}{more}"


def _answers(ready: "Ready") -> dict[str, int]:
    """What is typed, sentence by sentence, in memory alone."""
    click.echo("\nFrom 1, not at all, to 5, fully. Press Enter to pass one over.")
    found: dict[str, int] = {}
    for question in ready.manifest.items:
        click.echo(f"\n{ready.wording(question)}")
        while (typed := line("1 to 5")) not in ANSWERS | {""}:
            click.echo("A number from 1 to 5, or nothing.")
        if typed:
            found[question.id] = int(typed)
    return found


def _send(ready: "Ready", envelope: bytes) -> None:
    """The same bytes again where the box could not be reached: another ballot for this token would be refused."""
    from troth_box.trouble import Trouble

    while True:
        try:
            ready.send(envelope)
        except Trouble as trouble:
            click.echo(f"{trouble.says} {trouble.mend}")
            if line("Try again? Type yes") != "yes":
                raise click.ClickException("Nothing is known to have arrived.") from None
        else:
            break
    click.echo("\nTaken. When the result is out, look for this hash in it:\n")
    click.echo(f"{ready.token.hash}\n\nYour token is of no more use; if you kept it in a file, you may delete it.")
