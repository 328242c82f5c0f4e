"""Signing: both put their name to the same text, known by its hash; and ending."""

from zoneinfo import ZoneInfo

from django.db import transaction

from troth.accords import rules
from troth.accords.models import Accord, Clause, HandOver, Signature, Version
from troth.accords.parties import locked, other_of, party_of
from troth.accords.sealing import seal
from troth.accords.standing import number_now, text_now
from troth.accords.states import WRITING, Stage
from troth.audit.actions import record
from troth.audit.models import Alias
from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person
from troth.people.queries import is_leader_of

from .reviews import plan_review, review_key

UTC = ZoneInfo("UTC")


@transaction.atomic
def sign_accord(*, actor: Person, accord: Accord, digest: str) -> Version:
    """Sign exactly the text whose hash one has seen. It is in force from the second signature on.

    Refused while a clause waits for a word, and where the text is another by now. Signing again changes nothing.
    """
    now = locked(actor, accord)
    version = Version.objects.filter(accord=now, digest=digest).first()
    if version and version.signatures.filter(by=actor).exists():
        return version
    _check_ready(now, digest)
    if version is None:
        text = text_now(now)
        version = Version.objects.create(
            accord=now, number=number_now(now), text=text, digest=rules.digest_of(text), made_on=clock.today(UTC)
        )
    _put_signature(version, now, actor)
    record(actor=actor, subject=other_of(now, actor), action="signed", kind="accord")
    if version.signatures.count() == 2:
        _in_force(now, version)
    else:
        tell(person=other_of(now, actor), kind="accord")
    return version


def _check_ready(now: Accord, digest: str) -> None:
    if now.stage not in WRITING:
        raise Refused("There is nothing to sign here now.")
    clauses = Clause.objects.filter(accord=now)
    if clauses.filter(leader_agrees=False).exists() or clauses.filter(member_agrees=False).exists():
        raise Refused("A clause still waits for one of you.")
    if not clauses.filter(withdrawn=False).exists():
        raise Refused("Write at least one clause before you sign.")
    if rules.digest_of(text_now(now)) != digest:
        raise Refused("The words have changed since you read them. Read them again before you sign.")


def _put_signature(version: Version, accord: Accord, actor: Person) -> None:
    party, on = party_of(accord, actor), clock.today(UTC)
    signer = Alias.objects.get_or_create(person_id=actor.id)[0].alias
    Signature.objects.create(
        version=version,
        party=party,
        by=actor,
        signer=signer,
        digest=version.digest,
        on=on,
        seal=seal(digest=version.digest, party=party, signer=signer, on=on),
    )


def _in_force(accord: Accord, version: Version) -> None:
    """What was put before both and never signed by both goes; the days to look again are counted from the first one."""
    today = clock.today(UTC)
    if accord.signed_on is None:
        accord.signed_on = today
        plan_review(accord, after=today)
    accord.stage = Stage.SIGNED
    accord.save(update_fields=["stage", "signed_on", "review_on"])
    half_signed = Version.objects.filter(accord=accord, number=version.number).exclude(id=version.id)
    half_signed.delete()


@transaction.atomic
def end_accord(*, actor: Person | None, accord: Accord) -> None:
    """End it: either side may at any time, without a reason; also what happens when the leader leads no more."""
    now = Accord.objects.select_for_update(of=("self",)).select_related("leader", "member").get(id=accord.id)
    if actor is not None:
        party_of(now, actor)
    if now.stage in (Stage.ENDED, Stage.GONE):
        return
    jobs.drop(key=review_key(now))
    now.stage, now.ended_on, now.review_on = Stage.ENDED, clock.today(UTC), None
    now.hand_over_open = actor is None and now.signed_on is not None
    now.save(update_fields=["stage", "ended_on", "review_on", "hand_over_open"])
    for person in (now.leader, now.member):
        record(actor=actor, subject=person, action="ended", kind="accord")
        if actor is None or person.id != actor.id:
            tell(person=person, kind="accord")


@transaction.atomic
def hand_over(*, actor: Person, accord: Accord, to: Person) -> None:
    """The member shows the signed accord to somebody who leads them now. Nobody else can, and the old leader cannot."""
    now = locked(actor, accord)
    if now.member_id != actor.id:
        raise Refused("Only the member decides what a new leader sees.")
    if now.stage != Stage.ENDED or now.signed_on is None:
        raise Refused("Only a signed accord that has ended can be handed over.")
    if not is_leader_of(to, actor):
        raise Refused(f"{to.name} does not lead you now.")
    HandOver.objects.update_or_create(accord=now, defaults={"to": to})
    Accord.objects.filter(id=now.id).update(hand_over_open=False)
    record(actor=actor, subject=to, action="handed over", kind="accord")


@transaction.atomic
def keep_to_oneself(*, actor: Person, accord: Accord) -> None:
    """Nothing is handed over, or what was is taken back."""
    now = locked(actor, accord)
    if now.member_id != actor.id:
        raise Refused("Only the member decides what a new leader sees.")
    HandOver.objects.filter(accord=now).delete()
    Accord.objects.filter(id=now.id).update(hand_over_open=False)
