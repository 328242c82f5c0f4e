"""The catalogue of kinds: seeded once, changed by the operator. A kind's words never change once it exists."""

from django.db import transaction
from django.db.models import Max

from troth.accounts.catalogue import CATALOGUE
from troth.accounts.models import MomentKind
from troth.audit.actions import record
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Office, Person
from troth.people.queries import has_office


def seed_kinds() -> None:
    """Put in whatever kind of the catalogue is missing; again changes nothing."""
    MomentKind.objects.bulk_create(
        [
            MomentKind(key=entry.key, words=entry.words, leaning=entry.leaning, place=place)
            for place, entry in enumerate(CATALOGUE)
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def add_kind(*, actor: Person, words: str, leaning: str) -> MomentKind:
    """Add a kind to the list everybody chooses from."""
    _only_operator(actor)
    words = " ".join(words.split())
    if not 3 <= len(words) <= 60:
        raise Refused("Name it in 3 to 60 characters.", field="words")
    if leaning not in MomentKind.Leaning.values:
        raise Refused("Choose whether it often gives or often costs.", field="leaning")
    if MomentKind.objects.filter(words__iexact=words, retired=False).exists():
        raise Refused("That kind is already in the list.", field="words")
    last = MomentKind.objects.filter(leaning=leaning).aggregate(last=Max("place"))["last"] or 0
    kind = MomentKind.objects.create(key=new_id().hex, words=words, leaning=leaning, place=last + 1)
    record(actor=actor, subject=None, action="added", kind="moment_kind")
    return kind


@transaction.atomic
def reword_kind(*, actor: Person, kind: MomentKind, words: str) -> MomentKind:
    """Another wording: a new kind in the old one's place. What was written under the old words keeps them."""
    _only_operator(actor)
    if " ".join(words.split()) == kind.words:
        return kind
    new = add_kind(actor=actor, words=words, leaning=kind.leaning)
    MomentKind.objects.filter(id=new.id).update(place=kind.place)
    MomentKind.objects.filter(id=kind.id).update(retired=True)
    return new


@transaction.atomic
def retire_kind(*, actor: Person, kind: MomentKind, retired: bool) -> None:
    """Take a kind out of the list, or put it back; what was written with it stays."""
    _only_operator(actor)
    MomentKind.objects.filter(id=kind.id).update(retired=retired)
    record(actor=actor, subject=None, action="retired" if retired else "brought back", kind="moment_kind")


def _only_operator(actor: Person) -> None:
    if not has_office(actor, Office.Kind.OPERATOR):
        raise Refused("Only the operator can change the list of kinds.")
