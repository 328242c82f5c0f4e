"""Where replies stand among pulses: a leader guesses first; around the figures; and before the next answering."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from troth.people.models import Person
from troth.pulses.actions.moving import today
from troth.pulses.beside import BEFORE, BESIDE, REMINDING, Part
from troth.pulses.queries.releases import Figures
from troth.pulses.queries.rounds import Mine

from .queries.answers import answer_before, standing_for
from .queries.happened import reminder_for, said_after, said_with
from .queries.writing import is_asked_to_guess, picture_for


def register() -> None:
    """Make them known to pulses, once."""
    if _first not in BEFORE:
        BEFORE.append(_first)
        BESIDE.append(_beside)
        REMINDING.append(_reminding)


def _first(viewer: Person, figures: Figures) -> str | None:
    asked = is_asked_to_guess(viewer, figures, today())
    return reverse("replies:guess", args=[figures.release.id]) if asked else None


def _beside(viewer: Person, figures: Figures) -> Iterator[Part]:
    picture = picture_for(viewer, figures)
    if picture:
        yield Part("replies/_picture.html", picture, is_first=True)
    if figures.after:
        yield Part("replies/_said_with.html", said_with(viewer, figures.release, figures.after))
    before = answer_before(viewer, figures.release)
    if before:
        yield Part("replies/_before.html", before)
    standing = standing_for(viewer, figures.release, today())
    if standing:
        yield Part("replies/_standing.html", standing)
    happened = said_after(viewer, standing.answer.reply) if standing and standing.answer else None
    if happened:
        yield Part("replies/_happened.html", happened)


def _reminding(viewer: Person, mine: Sequence[Mine]) -> Iterator[Part]:
    reminder = reminder_for(viewer, mine)
    if reminder:
        yield Part("replies/_reminder.html", reminder)
