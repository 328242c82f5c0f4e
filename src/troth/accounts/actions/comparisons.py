"""Comparing notes: proposed, an equal number agreed, moments chosen apart, revealed at one instant or never.

Every step first locks the comparison's row, so that the two sides take turns; the reveal is one UPDATE in the
transaction in which the second side becomes ready. Declining, ignoring and stepping out change only the row that
side alone reads.
Killed in the middle, nothing happened; done twice is done once.
"""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from troth.accounts.compare_states import NUMBERS, RUNS_FOR, SideState, Stage, is_running, may_be_ready, may_reveal
from troth.accounts.models import Comparison, ComparisonPick, ComparisonSide, Moment, MomentKind
from troth.accounts.people_near import keeps_no_book, refuse_self
from troth.audit.actions import record
from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person

from .books import check_felt
from .deleting import delete_locked
from .moments import check_happened
from .promises import check_words, today_of

RAN_OUT = "This comparison has run out. Nothing was shown to anyone."


@transaction.atomic
def propose_comparison(*, actor: Person, other: Person, number: int) -> Comparison:
    """Ask somebody to compare notes, each bringing `number` moments. Never asked by a leader of someone they lead."""
    refuse_self(actor=actor, other=other)
    if keeps_no_book(author=actor, about=other):
        raise Refused(f"You lead {other.name}. Only they can propose to compare notes.")
    _check_number(number)
    pair = pair_of(actor, other)
    delete_locked(Comparison.objects.filter(pair=pair, ends_at__lte=clock.now()).exclude(stage=Stage.REVEALED))
    comparison = Comparison(
        proposer=actor, other=other, pair=pair, number=number, number_by=actor, ends_at=clock.now() + RUNS_FOR
    )
    try:
        with transaction.atomic():
            comparison.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"There is already a comparison running between you and {other.name}.") from None
    ComparisonSide.objects.bulk_create(ComparisonSide(comparison=comparison, author=side) for side in (actor, other))
    jobs.put(
        kind="accounts.comparison_ends",
        due_at=comparison.ends_at,
        args={"comparison": str(comparison.id)},
        key=f"comparison:{comparison.id}",
    )
    record(actor=actor, subject=other, action="proposed", kind="comparison")
    tell(person=other, kind="comparison")
    return comparison


@transaction.atomic
def withdraw_proposal(*, actor: Person, comparison: Comparison) -> None:
    """Undo proposing, while the other has not answered with a number of their own or agreed to this one."""
    if comparison.proposer_id != actor.id:
        raise Refused("Only the one who proposed it can withdraw it.")
    if not delete_locked(Comparison.objects.filter(id=comparison.id, stage=Stage.ASKED, number_by=actor)):
        raise Refused("The other has answered already.")
    jobs.drop(key=f"comparison:{comparison.id}")


@transaction.atomic
def agree_number(*, actor: Person, comparison: Comparison, number: int) -> Comparison:
    """Agree to the number that stands, or name another one for the other side to agree to."""
    _check_number(number)
    now, side = _locked(actor, comparison)
    if now.stage != Stage.ASKED:
        return now
    if number == now.number:
        if now.number_by_id == actor.id:
            raise Refused("The other has to agree to your number.")
        now.stage = Stage.AGREED
    else:
        now.number, now.number_by = number, actor
    now.save(update_fields=["number", "number_by", "stage"])
    ComparisonSide.objects.filter(id=side.id).update(out=False)
    return now


@transaction.atomic
def pick_moment(
    *,
    actor: Person,
    comparison: Comparison,
    kind: MomentKind,
    happened_on: date,
    mine: bool,
    felt: str,
    size: int = 1,
    words: str,
    moment_id: UUID | None = None,
    id: UUID | None = None,
) -> ComparisonPick:
    """Choose a moment to bring. Somebody who leads the other brings only what they themselves did."""
    now, side = _locked(actor, comparison)
    other = now.other if now.proposer_id == actor.id else now.proposer
    if not mine and keeps_no_book(author=actor, about=other):
        raise Refused("Bring something you yourself did, and how you believe it landed.", field="mine")
    _check_choosing(now, side)
    already = ComparisonPick.objects.filter(id=id, comparison=now, author=actor).first() if id else None
    if already:
        return already
    if _picked(now, actor) >= now.number:
        raise Refused("You have chosen as many as you agreed on. Take one back first.")
    if (
        moment_id
        and not Moment.objects.filter(id=moment_id, doer_id__in=_pair(now), touched_id__in=_pair(now)).exists()
    ):
        moment_id = None
    felt, size = check_felt(felt, size)
    pick = ComparisonPick(
        comparison=now,
        author=actor,
        kind=kind,
        happened_on=check_happened(happened_on, today_of(actor)),
        mine=mine,
        felt=felt,
        size=size,
        words=check_words(words),
        moment_id=moment_id,
    )
    pick.id = id if id and not ComparisonPick.objects.filter(id=id).exists() else pick.id
    pick.save(force_insert=True)
    return pick


@transaction.atomic
def unpick_moment(*, actor: Person, pick: ComparisonPick) -> None:
    """Take a chosen moment back, while one is not ready."""
    if pick.author_id != actor.id:
        raise Refused("This is somebody else’s.")
    now, side = _locked(actor, pick.comparison)
    _check_choosing(now, side)
    ComparisonPick.objects.filter(id=pick.id).delete()


@transaction.atomic
def be_ready(*, actor: Person, comparison: Comparison) -> bool:
    """Say one is ready. If the other is too, both sides are revealed now, in this transaction. Returns whether."""
    now, side = _locked(actor, comparison)
    if now.stage == Stage.REVEALED:
        return True
    if now.stage != Stage.AGREED or not may_be_ready(now.number, SideState(_picked(now, actor), side.ready, side.out)):
        raise Refused(f"Choose {now.number} first: both bring the same number.")
    ComparisonSide.objects.filter(id=side.id).update(ready=True)
    sides = [
        SideState(_picked(now, each.author), each.ready, each.out) for each in now.sides.select_related("author").all()
    ]
    if not may_reveal(now.stage, now.number, sides):
        return False
    Comparison.objects.filter(id=now.id, stage=Stage.AGREED).update(
        stage=Stage.REVEALED, revealed_on=clock.now().date()
    )
    jobs.drop(key=f"comparison:{now.id}")
    other = now.other if now.proposer_id == actor.id else now.proposer
    record(actor=actor, subject=other, action="revealed", kind="comparison_pick")
    tell(person=other, kind="comparison")
    return True


@transaction.atomic
def be_unready(*, actor: Person, comparison: Comparison) -> None:
    """Go back to choosing, as long as nothing was revealed."""
    _set_side(actor, comparison, ready=False)


@transaction.atomic
def step_out(*, actor: Person, comparison: Comparison) -> None:
    """Decline, or stop. The other sees no difference; it runs until its last day, and then it is gone for both."""
    _set_side(actor, comparison, ready=False, out=True)


@transaction.atomic
def step_in(*, actor: Person, comparison: Comparison) -> None:
    """Come back after all."""
    _set_side(actor, comparison, ready=False, out=False)


def pair_of(one: Person, two: Person) -> str:
    """The same key whichever of the two asks."""
    return ":".join(sorted((one.id.hex, two.id.hex)))


def _set_side(actor: Person, comparison: Comparison, *, ready: bool, out: bool | None = None) -> None:
    now, side = _locked(actor, comparison)
    if now.stage == Stage.REVEALED:
        raise Refused("Both of you were ready, so it is revealed.")
    side.ready, side.out = ready, side.out if out is None else out
    side.save(update_fields=["ready", "out"])


def _locked(actor: Person, comparison: Comparison) -> tuple[Comparison, ComparisonSide]:
    now = Comparison.objects.select_for_update(of=("self",)).filter(id=comparison.id).first()
    if now is None:
        raise Refused(RAN_OUT)
    side = ComparisonSide.objects.filter(comparison=now, author=actor).first()
    if side is None:
        raise Refused("This is between two other people.")
    if now.stage != Stage.REVEALED and not is_running(now.stage, now.ends_at, clock.now()):
        raise Refused(RAN_OUT)
    return now, side


def _check_choosing(now: Comparison, side: ComparisonSide) -> None:
    if now.stage == Stage.REVEALED:
        raise Refused("Both of you were ready, so it is revealed.")
    if now.stage != Stage.AGREED or side.out:
        raise Refused("Agree on a number first.")
    if side.ready:
        raise Refused("You said you are ready. Go back to choosing first.")


def _check_number(number: int) -> None:
    if number not in NUMBERS:
        raise Refused("Choose one, two or three.", field="number")


def _pair(comparison: Comparison) -> tuple[UUID, UUID]:
    return comparison.proposer_id, comparison.other_id


def _picked(comparison: Comparison, author: Person) -> int:
    return ComparisonPick.objects.filter(comparison=comparison, author=author).count()
