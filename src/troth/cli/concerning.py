"""`troth concern`: speaking up from the terminal, by a program of its own. Needs no database and no settings."""

import secrets
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from troth.kernel import clock

from .asking import line, passphrase, said

if TYPE_CHECKING:
    from troth.blind.writers import Writer
    from troth_box.concern.looking import Looked
    from troth_box.concern.writing import Seen

FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING = click.Path(path_type=Path, exists=True, dir_okay=False)
THEMES = ("load", "respect", "fairness", "danger", "rules", "leading", "other")
PASSING = ("no", "gist", "words")
CHANGES = ("better", "same", "worse")
RELEASED = {"for-everybody": "release", "for-one": "bring"}
WHERE = "published for everybody, or put before one person who can act."
END = "."
BEFORE = (
    "Your employer may see that this computer asks something of the box. What you write can give you away: names,\n"
    "days, places, numbers, and how you put things. Nothing of it leaves this program before it is sealed."
)


@click.group()
def concern() -> None:
    """Say something without your name, read the answer, prove it later. Keeps nothing you do not name a file for."""


@concern.command("listeners")
@click.argument("box")
@said
def show_listeners(box: str) -> None:
    """Show who listens at BOX, how they were chosen, the check words, and whether its pages are the ones signed."""
    looked = look_at(box)
    looked.look_at_pages()
    _say_listeners(looked)
    click.echo(
        "\nSignature and pages hold. Compare the words with a colleague: a false key in this list would read along."
    )


@concern.command()
@click.option("--keep", type=FILE, required=True, help="Where to keep your slips.")
@said
def collect(*, keep: Path) -> None:
    """Collect your five slips. Paste the address of the site's button, and carry two codes back and forth."""
    from troth_box.concern import slips

    if keep.exists():
        raise click.ClickException(f"{keep} exists already. Name another file.")
    begun = slips.begin(line("The address behind the site's button (it has #collect= in it)"), clock.today(UTC))
    click.echo(f"\n{begun.season.organisation}, slips for {begun.season.first} to {begun.season.until}. Check words:")
    click.echo(f"  {' '.join(begun.season.words)}")
    click.echo(f"\nPaste this code into {begun.site}/pulse/issue/\n\n{begun.ask}\n")
    kept = begun.finished(line("The site's code"))
    with keep.open("x") as opened:
        opened.write(kept.text)
    click.echo(f"\nFive slips are in {keep}. Everybody gets five, so having them says nothing. Use one on another day.")


@concern.command()
@click.option("--slips", type=EXISTING, required=True, help="The file with your slips.")
@click.option("--to", multiple=True, help="Only to the listener of this name; can be given several times.")
@click.option("--about", type=click.Choice(THEMES), default="other", show_default=True)
@click.option(
    "--leader", type=click.Choice(PASSING), default="no", show_default=True, help="What your leader may be told."
)
@click.option("--pen-name", default="", help="A name to be known by in several concerns.")
@said
def write(slips: Path, to: tuple[str, ...], about: str, leader: str, pen_name: str) -> None:
    """Begin a concern. Its twelve words are shown once; without them nobody can read an answer."""
    from troth.blind.writers import Writer
    from troth_box.concern import slips as kept_slips
    from troth_box.concern import writing

    kept = kept_slips.read(slips.read_text())
    looked = look_at(kept.box)
    looked.look_at_pages()
    listeners = writing.chosen(looked.listeners.listeners, to)
    _say_listeners(looked, [one.name for one in listeners])
    click.echo(f"\n{BEFORE}")
    writer = Writer.new()
    who = writing.step(writer, pen=pen_name, pen_words=_pen_words(pen_name))
    draft = writing.Draft(text_of(), listeners, about, leader, who)
    writing.check(looked, writer, draft)
    _hand_over(writer)
    if line("\nSend it? Type yes") != "yes":
        raise click.ClickException("Nothing was sent. The words are good for nothing.")
    writing.begin(looked, kept, writer, draft, clock.today(UTC))
    click.echo("\nHanded in. The listeners find it tomorrow. Look again with: troth concern read " + looked.box.origin)


@concern.command()
@click.argument("box")
@said
def read(box: str) -> None:
    """Read a concern at BOX by its twelve words: your letters, and what was answered."""
    from troth_box.concern import writing

    looked, writer = look_at(box), _writer()
    thread = writing.read(looked, writer, clock.today(UTC))
    for one in thread.seen:
        _say(one)
    if thread.unread:
        click.echo(f"\nLetters that this program cannot read: {thread.unread}.")
    if thread.closed:
        click.echo(f"\nClosed on {thread.closed}." + (" Nothing more can be added." if thread.is_shut else ""))


@concern.command()
@click.argument("box")
@click.option("--to", multiple=True, help="Only to the listener of this name; can be given several times.")
@click.option("--release", type=click.Choice(tuple(RELEASED)), help="The text may go further: " + WHERE)
@click.option("--care", type=click.Choice(CHANGES), help="What has changed for you since you spoke up.")
@click.option("--pen-name", default="", help="A name to be known by in several concerns, from now on.")
@click.option("--name", default="", help="Who you are. It cannot be taken back.")
@said
def add(box: str, to: tuple[str, ...], release: str | None, care: str | None, pen_name: str, name: str) -> None:
    """Add a letter to a concern, to those you wrote to who listen still, unless you name others."""
    from troth_box.concern import writing

    if release and care:
        raise click.UsageError("A letter releases words or says what has changed. Please send two.")
    looked, writer = look_at(box), _writer()
    thread = writing.read(looked, writer, clock.today(UTC))
    who = writing.step(writer, pen=pen_name, pen_words=_pen_words(pen_name), name=name)
    kind = RELEASED[release] if release else "care" if care else "more"
    now = looked.listeners.listeners
    listeners = writing.chosen(now, to) if to else writing.still_listening(thread, now)
    draft = writing.more(thread, text_of(), listeners, kind=kind, care=care, who=who)
    writing.check(looked, writer, draft)
    _say_listeners(looked, [one.name for one in draft.to])
    if release:
        click.echo(f"\nExactly this text may go further, {release}: {WHERE} Whoever runs the server can read it then.")
    if line("\nSend it? Type yes") != "yes":
        raise click.ClickException("Nothing was sent.")
    writing.add(looked, writer, draft, thread.own)
    click.echo("\nHanded in. The listeners find it tomorrow.")


@concern.command()
@click.argument("box")
@said
def close(box: str) -> None:
    """Say that a concern is settled for you. You can still add to it later."""
    from troth_box.concern import writing

    writing.close(look_at(box), _writer(), clock.today(UTC))
    click.echo("\nClosed.")


@concern.command()
@click.argument("box")
@said
def delete(box: str) -> None:
    """Remove a concern from the box, both sides of it. What a listener has read, they have read."""
    from troth_box.concern import writing

    looked, writer = look_at(box), _writer()
    if line("\nRemove it for everybody, for good? Type yes") != "yes":
        raise click.ClickException("Nothing was removed.")
    writing.delete(looked, writer)
    click.echo("\nRemoved. Within the hour nothing of it is left in the box's files.")


@concern.command()
@click.argument("box")
@click.argument("letter")
@click.argument("proof", type=FILE)
@said
def prove(box: str, letter: str, proof: Path) -> None:
    """Write to PROOF that LETTER was handed in on its day. It opens that one letter, and no other of the concern."""
    from troth_box.concern import writing

    if proof.exists():
        raise click.ClickException(f"{proof} exists already. Name another file.")
    made = writing.prove(look_at(box), _writer(), letter, clock.today(UTC))
    with proof.open("xb") as opened:
        opened.write(made.to_bytes())
    click.echo(f"\nThe proof is in {proof}. Whoever has it reads this one letter: troth concern check {proof}")


@concern.command()
@click.argument("proof", type=EXISTING)
@said
def check(proof: Path) -> None:
    """Check PROOF, for whoever was given it: no network, no key. Says the text, the day, and who is bound by it."""
    from troth.blind.proofs import Proof

    proven = Proof.read(proof.read_bytes()).check()
    season = proven.season
    click.echo(f"Handed in on {proven.day} at {season.box}, to the listeners of {season.organisation}:")
    click.echo(f"\n{clean(proven.letter.text)}\n")
    click.echo("Every signature holds. The receipt is signed by the key this organisation's quarter names; that it is")
    click.echo(f"the one everybody saw, its check words tell:\n  {' '.join(season.words)}")


# --- on the way ------------------------------------------------------------------------------------------------------


def look_at(box: str) -> "Looked":
    from troth_box.concern.looking import look
    from troth_box.reaching import Box

    return look(Box(box))


def _say_listeners(looked: "Looked", chosen: list[str] | None = None) -> None:
    click.echo(f"\n{looked.listeners.organisation}, list {looked.listeners.number} of those who listen:")
    for one in looked.listeners.listeners:
        mark = "" if chosen is None or one.name in chosen else " (not to them)"
        click.echo(f"  {one.name}{mark}: {one.chosen}, with this key since {one.since}")
    click.echo(f"Check words: {looked.words}")


def _writer() -> "Writer":
    from troth.blind.writers import Writer

    return Writer.of_words(passphrase("Your twelve words"))


def text_of() -> str:
    """Lines up to one with a full stop alone."""
    click.echo(f"\nWrite. A line with only a full stop ({END}) ends it.")
    lines: list[str] = []
    while (typed := line(">")) != END:
        lines.append(typed)
    return "\n".join(lines).strip("\n")


def _hand_over(writer: "Writer") -> None:
    """The words once, and two of them back: whoever loses them loses the answer."""
    click.echo("\nYour twelve words. Write them down, and not what they are for:\n")
    for place, word in enumerate(writer.words, start=1):
        click.echo(f"  {place:2} {word}")
    for place in sorted(secrets.SystemRandom().sample(range(1, len(writer.words) + 1), 2)):
        while line(f"\nWord {place} again").lower() != writer.words[place - 1]:
            click.echo("That is another one. Please look at what you wrote down.")


def _pen_words(pen_name: str) -> str:
    if not pen_name:
        return ""
    return line("The twelve words of your first concern under this name (nothing, if this is the first)")


def _say(seen: "Seen") -> None:
    who = seen.by or "NOT FROM A LISTENER YOU KNOW"
    click.echo(f"\n{seen.day}  {who}  ({seen.letter.kind})\n{clean(seen.letter.text)}\n  {seen.key}")


def clean(text: str) -> str:
    """What a terminal would take for a command is left out."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")
