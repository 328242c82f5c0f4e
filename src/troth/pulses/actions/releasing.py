"""After the answering week: taking the tally, checking it, auditing what it would show, saying it, destroying keys."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from troth.blind import canonical, signed
from troth.blind.results import Figures
from troth.blind.tallies import Tally
from troth.jobs.actions import put
from troth.kernel import clock
from troth.measure import disclosure

from .. import box, keys
from ..models import Circle, Counted, Release, Round
from ..rules.states import State
from ..rules.words import FEW, GIVEN_UP, REASONS
from .forgetting import forget_names
from .freezing import past_releases
from .gating import gate_of
from .moving import locked, move, today
from .owing import owe
from .preparing import manifest_of


def fetch_tally(*, round_id: UUID) -> bool:
    """Ask the box for the tally; False while there is none. One that does not hold up is an error, tried again."""
    found = Round.objects.get(id=round_id)
    data = box.tally_of(found.name)
    if data is None:
        return False
    take_tally(round_id=round_id, data=data)
    return True


@transaction.atomic
def take_tally(*, round_id: UUID, data: bytes) -> None:
    """Store a tally that the right key signed and that can be true. Twice is once; another one later changes nothing.

    Raises FormRefused.
    """
    found = locked(round_id, State.CLOSED)
    if found is None:
        return
    document = signed.read(signed.Kind.TALLY, data, manifest_of(found).seal.signers)
    for name, counted in _read(found, document.document).counted.items():
        Circle.objects.filter(round=found, name=name).update(counted=counted)
    move(found.id, State.TALLIED, tally=document.to_bytes().decode())


def tally_of(found: Round) -> Tally:
    """The tally of a round that has one."""
    document = signed.read(signed.Kind.TALLY, found.tally.encode(), manifest_of(found).seal.signers)
    return _read(found, document.document)


def _read(found: Round, document: bytes) -> Tally:
    """Only what follows from manifest and gate: no more counted than could, and nothing said of fewer than five."""
    return Tally.read(document, manifest_of(found), gate_of(found))


@transaction.atomic
def release(*, round_id: UUID) -> None:
    """Say what may be said, to everybody in a group and its leader at one moment; and why the rest is withheld.

    Only the figures of what may be said are asked of the box; it destroys the rest, and they were never here. Twice is
    once: a release is never made anew. Killed after the box was asked, it is asked again; of what was not asked for
    the first time nothing can be said any more.
    """
    found = locked(round_id, State.TALLIED)
    if found is None:
        return
    tally = tally_of(found)
    final = {one.name: one for one in Circle.objects.filter(round=found, is_final=True)}
    reasons = _withheld(found, tally, final)
    figures = _figures(found, tally, sorted(tally.circles.keys() - reasons.keys()))
    rows = [_release(circle, tally, figures, reasons.get(name, "")) for name, circle in sorted(final.items())]
    Release.objects.bulk_create(rows)
    owe(rows)
    said = any(row.document is not None for row in rows)
    forget_names(found)
    if move(found.id, State.RELEASED if said else State.WITHHELD, released_on=today()):
        put(
            kind="pulses.tell",
            due_at=clock.now(),
            args={"round": str(found.id), "occasion": "released"},
            key=f"pulses.tell:{found.id}:released",
        )


def _withheld(found: Round, tally: Tally, final: Mapping[str, Circle]) -> dict[str, str]:
    """Why nothing may be said of a circle, in words."""
    people: Mapping[str, set[str]] = defaultdict(set)
    places = Counted.objects.filter(circle__round=found, circle__is_final=True)
    for name, mark in places.values_list("circle__name", "mark"):
        people[name].add(str(mark))
    new = [
        disclosure.Release(name, str(found.id), frozenset(people[name]), tally.counted[name]) for name in sorted(final)
    ]
    return {name: REASONS[reason.name] for name, reason in disclosure.withheld(past_releases(), new).items()}


def _figures(found: Round, tally: Tally, circles: list[str]) -> dict[str, Figures]:
    """The figures of these circles, each the one that was signed. Raises FormRefused, BoxTrouble."""
    asked = signed.sign(signed.Kind.FIGURES, {"round": found.name, "circles": circles}, keys.site_key())
    manifest, told = manifest_of(found), box.figures_of(found.name, asked)
    return {circle: Figures.of(told[circle], circle, tally, manifest) for circle in circles if circle in told}


def _release(circle: Circle, tally: Tally, figures: Mapping[str, Figures], reason: str) -> Release:
    told = figures.get(circle.name)
    if told is None:
        return Release(circle=circle, reason=reason or _why(circle, tally), released_on=today())
    salt = canonical.to_b64(told.salt)
    return Release(circle=circle, document=told.told.to_document(), salt=salt, released_on=today())


def _why(circle: Circle, tally: Tally) -> str:
    return GIVEN_UP if circle.name in tally.circles else FEW


def shred(*, round_id: UUID) -> bool:
    """The last step: no key is left here, and the box says so of its own; False while it does not."""
    found = Round.objects.get(id=round_id)
    keys.destroy(found.name)
    if box.state_of(found.name) not in ("shredded", ""):
        return False
    with transaction.atomic():
        move(round_id, State.SHREDDED)
    return True
