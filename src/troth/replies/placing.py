"""Where replies stand on the page of figures: a leader guesses first; the picture above, the answer below."""

from collections.abc import Iterator

from django.urls import reverse

from troth.people.models import Person
from troth.pulses.actions.moving import today
from troth.pulses.beside import BEFORE, BESIDE, Part
from troth.pulses.queries.releases import Figures

from .queries.answers import answer_before, standing_for
from .queries.writing import is_asked_to_guess, picture_for


def register() -> None:
    """Make both known to pulses, once."""
    if _first not in BEFORE:
        BEFORE.append(_first)
        BESIDE.append(_beside)


def _first(viewer: Person, figures: Figures) -> str | None:
    asked = is_asked_to_guess(viewer, figures, today())
    return reverse("replies:guess", args=[figures.release.id]) if asked else None


def _beside(viewer: Person, figures: Figures) -> Iterator[Part]:
    picture = picture_for(viewer, figures)
    if picture:
        yield Part("replies/_picture.html", picture, is_first=True)
    before = answer_before(viewer, figures.release)
    if before:
        yield Part("replies/_before.html", before)
    standing = standing_for(viewer, figures.release, today())
    if standing:
        yield Part("replies/_standing.html", standing)
