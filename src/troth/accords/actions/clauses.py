"""Clauses: proposed by one, edited by both, agreed by both; every change is kept, and names the one who made it."""

from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.accords.models import Accord, Clause, ClauseEdit, Topic
from troth.accords.parties import locked, other_of, party_of
from troth.accords.states import TEXTS, WRITING
from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person

UTC = ZoneInfo("UTC")
CHANGED = "The other changed this clause in the meantime. Read it again first."
MOST = 40


@transaction.atomic
def propose_clause(
    *,
    actor: Person,
    accord: Accord,
    title: str,
    texts: Mapping[str, str],
    is_boundary: bool = False,
    topic: Topic | None = None,
    id: UUID | None = None,
) -> Clause:
    """Put a clause before the other. The same form sent twice (`id`) is one clause."""
    now = _writing(actor, accord)
    if id is not None and (found := Clause.objects.filter(id=id, accord=now).first()):
        return found
    if Clause.objects.filter(accord=now).count() >= MOST:
        raise Refused("That is already a lot to keep. Drop a clause before you add another.")
    clause = Clause(accord=now, title=_title(title), is_boundary=is_boundary, topic=topic, **_texts(texts))
    if id is not None:
        clause.id = id
    _agreed_by(clause, actor, alone=True)
    clause.save(force_insert=True)
    _keep_edit(clause, actor)
    record(actor=actor, subject=other_of(now, actor), action="proposed", kind="accord_clause")
    return clause


@transaction.atomic
def edit_clause(
    *, actor: Person, clause: Clause, revision: int, title: str, texts: Mapping[str, str], withdrawn: bool = False
) -> Clause:
    """Put it another way, or propose to drop it: agreed by the one who did, until the other agrees too.

    `revision` is the one the person saw; Refused where the other changed it since.
    """
    now = _writing(actor, clause.accord)
    found = Clause.objects.get(id=clause.id)
    wanted = {"title": _title(title), "withdrawn": withdrawn, **_texts(texts)}
    if all(getattr(found, name) == value for name, value in wanted.items()):
        return found
    if found.revision != revision:
        raise Refused(CHANGED)
    for name, value in wanted.items():
        setattr(found, name, value)
    found.revision += 1
    _agreed_by(found, actor, alone=True)
    found.save()
    _keep_edit(found, actor)
    record(actor=actor, subject=other_of(now, actor), action="changed", kind="accord_clause")
    return found


def drop_clause(*, actor: Person, clause: Clause, revision: int, withdrawn: bool = True) -> Clause:
    """Propose to drop a clause, or to keep it after all."""
    texts = {name: str(getattr(clause, name)) for name in TEXTS}
    return edit_clause(
        actor=actor, clause=clause, revision=revision, title=clause.title, texts=texts, withdrawn=withdrawn
    )


@transaction.atomic
def agree_clause(*, actor: Person, clause: Clause, revision: int) -> Clause:
    """Agree to exactly the revision one has read."""
    now = _writing(actor, clause.accord)
    found = Clause.objects.get(id=clause.id)
    if found.revision != revision:
        raise Refused(CHANGED)
    if getattr(found, f"{party_of(now, actor)}_agrees"):
        return found
    _agreed_by(found, actor, alone=False)
    found.save()
    record(actor=actor, subject=other_of(now, actor), action="agreed to", kind="accord_clause")
    return found


def _writing(actor: Person, accord: Accord) -> Accord:
    now = locked(actor, accord)
    if now.stage not in WRITING:
        raise Refused("Clauses are written once both sides are shown, and as long as the accord runs.")
    return now


def _agreed_by(clause: Clause, actor: Person, *, alone: bool) -> None:
    is_leader = clause.accord.leader_id == actor.id
    clause.leader_agrees = is_leader or (clause.leader_agrees and not alone)
    clause.member_agrees = not is_leader or (clause.member_agrees and not alone)


def _keep_edit(clause: Clause, actor: Person) -> None:
    texts = {name: str(getattr(clause, name)) for name in ("title", *TEXTS)}
    ClauseEdit.objects.create(
        clause=clause,
        revision=clause.revision,
        by=actor,
        on=clock.today(UTC),
        texts=texts | {"withdrawn": "yes" if clause.withdrawn else ""},
    )


def _title(title: str) -> str:
    title = " ".join(title.split())
    if not title or len(title) > 80:
        raise Refused("Give it a short name.", field="title")
    return title


def _texts(texts: Mapping[str, str]) -> dict[str, str]:
    known = {name: texts.get(name, "").strip() for name in TEXTS}
    if not known["words"]:
        raise Refused("Say what the two of you agree.", field="words")
    for name, words in known.items():
        if len(words) > 600:
            raise Refused("Please keep it to 600 characters.", field=name)
    return known
