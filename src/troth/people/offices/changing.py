"""Changing a rule: what tightens it holds at once; what lowers protection waits for a representative. All are told."""

from django.db import IntegrityError, transaction

from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Office, Person, RuleChange
from troth.people.telling import announce, tell

from .queries import sitting
from .registry import RULES, value_of
from .rules import Rule, RuleState, after

ANSWER_DAYS = 60
GONE = "This proposal is already decided. The page shows how."


@transaction.atomic
def propose_change(*, actor: Person, rule: str, value: int, reason: str) -> RuleChange:
    """Propose, as an operator, what a rule is to be. Raises Refused for a value out of bounds, or a second proposal."""
    if not sitting(Office.Kind.OPERATOR).filter(person=actor).exists():
        raise Refused("Only an operator can propose a change of a rule.")
    found, reason = _checked(rule, value, reason)
    before = value_of(rule)
    if before == value:
        raise Refused("That is what the rule says now.", field="value")
    lowers = found.lowers_protection(before, value)
    try:
        with transaction.atomic():
            change = RuleChange.objects.create(
                rule=rule,
                before=before,
                after=value,
                lowers=lowers,
                reason=reason,
                proposed_by=actor,
                due_at=after(clock.now(), ANSWER_DAYS),
            )
    except IntegrityError as error:
        raise Refused("A change of this rule is already proposed.", field="rule") from error
    record(actor=actor, subject=None, action="proposed", kind="rule_change")
    if lowers:
        announce(f"Proposed: {_said(found, change)} It waits for a representative. Why: {reason}"[:500])
        tell(sitting(Office.Kind.REPRESENTATIVE).values_list("person_id", flat=True), about="rule")
    else:
        _put_in_force(change)
    return change


def _checked(rule: str, value: int, reason: str) -> tuple[Rule, str]:
    found = RULES.get(rule)
    if found is None:
        raise Refused("Choose a rule.", field="rule")
    if not found.least <= value <= found.most:
        raise Refused(f"It can be from {found.least} to {found.most} {found.unit}.", field="value")
    if not reason.strip():
        raise Refused("Say why: everybody reads it.", field="reason")
    return found, reason.strip()


@transaction.atomic
def agree_to_change(*, actor: Person, change: RuleChange) -> None:
    """Countersign, as a representative: it holds for whatever opens from now on."""
    _check_representative(actor, change)
    _decide(change, RuleState.IN_FORCE, actor, "")
    record(actor=actor, subject=None, action="agreed", kind="rule_change")
    _announce_in_force(change)


@transaction.atomic
def refuse_change(*, actor: Person, change: RuleChange, reason: str) -> None:
    """Not agree, with a reason everybody reads."""
    if not reason.strip():
        raise Refused("Say why: everybody reads it.", field="reason")
    _check_representative(actor, change)
    _decide(change, RuleState.REFUSED, actor, reason.strip())
    record(actor=actor, subject=None, action="refused", kind="rule_change")
    announce(f"Not agreed: {_said(RULES[change.rule], change)} {actor.name}: {reason.strip()}"[:500])


@transaction.atomic
def withdraw_change(*, actor: Person, change: RuleChange) -> None:
    """Take back, as an operator, what nobody has answered yet."""
    if not sitting(Office.Kind.OPERATOR).filter(person=actor).exists():
        raise Refused("Only an operator can take this back.")
    _decide(change, RuleState.WITHDRAWN, actor, "")
    announce(f"Taken back: {_said(RULES[change.rule], change)}")


def _check_representative(actor: Person, change: RuleChange) -> None:
    held = sitting(Office.Kind.REPRESENTATIVE).filter(person=actor).exists()
    if not held or change.proposed_by_id == actor.id:
        raise Refused("Only a sitting representative can answer this.")


def _decide(change: RuleChange, state: RuleState, actor: Person, answer: str) -> None:
    in_force = clock.now() if state is RuleState.IN_FORCE else None
    moved = RuleChange.objects.filter(id=change.id, state=RuleState.PROPOSED).update(
        state=state, decided_by=actor, answer=answer, in_force_from=in_force
    )
    if not moved:
        raise Refused(GONE)
    change.refresh_from_db()


def _put_in_force(change: RuleChange) -> None:
    """A change that protects people more needs nobody's word."""
    RuleChange.objects.filter(id=change.id).update(state=RuleState.IN_FORCE, in_force_from=clock.now())
    change.refresh_from_db()
    _announce_in_force(change)


def _announce_in_force(change: RuleChange) -> None:
    agreed = f" {change.decided_by.name} agreed for the employees." if change.decided_by else ""
    announce(f"Changed: {_said(RULES[change.rule], change)}{agreed} Why: {change.reason}"[:500])


def _said(rule: Rule, change: RuleChange) -> str:
    return f"{rule.title}: {change.after} {rule.unit} instead of {change.before}."
