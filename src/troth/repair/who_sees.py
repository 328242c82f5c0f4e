"""Who may read what of a repair: the two, and of a cooling-off its author alone."""

from django.db.models import Q

from troth.people.models import Person
from troth.visibility.gate import bind

from .models import CoolingOff, Repair, Turn
from .words import OUTCOME_WORDS, STAGE_WORDS


def _said(row: Turn) -> str:
    told = " ".join(f"“{words}”" for words in (row.words, row.more, row.safeguard) if words)
    return f"{row.author}: {told or OUTCOME_WORDS.get(row.outcome, row.move)}"


def _of_the_other(viewer: Person) -> Q:
    return ~Q(author=viewer) & (Q(repair__mender=viewer) | Q(repair__hurt=viewer))


bind(
    "repair",
    Repair,
    author=lambda viewer: Q(hurt=viewer),
    counterpart=lambda viewer: Q(mender=viewer),
    says=lambda row: f"{row.mender} with {row.hurt}, since {row.begun_on}: {STAGE_WORDS[row.stage].lower()}.",
    joined=["mender", "hurt"],
)
bind(
    "repair_turn",
    Turn,
    author=lambda viewer: Q(author=viewer),
    counterpart=_of_the_other,
    says=_said,
    joined=["author"],
)
bind(
    "cooling_off",
    CoolingOff,
    author=lambda viewer: Q(author=viewer),
    says=lambda row: f"About {row.other}, since {row.begun_on}.{f' “{row.words}”' if row.words else ''}",
    joined=["other"],
)
