"""Following up: how somebody wants to be asked, what became of each check-in, and a person's own words.

Each move is one conditional UPDATE on the state: done twice, or by two at once, the second finds the state it wanted
and changes nothing, or is refused with a sentence. Nothing here reads or writes what the news was to anybody.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from troth.accounts.actions.promises import today_of
from troth.audit.actions import record, record_many
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.tough_news.models import CheckIn, FollowUp, News, OwnWords, Told
from troth.tough_news.rules import MOST_WORDS, QUESTIONS, Move, Occasion, Side, Stage, State, Way, due_on, step_of

from .telling import remind

NOT_YOURS = "This is between two other people."
SINCE = "Something has happened with it since. Have another look."


@transaction.atomic
def choose_way(*, actor: Person, follow_up: FollowUp, way: str) -> list[UUID]:
    """Alone, with the group, or not at all; for oneself, without a reason, as often as one likes.

    Not at all turns what is still owed into "not wanted"; wanting it again brings back what is not over yet. Choosing
    what applies already changes nothing and leaves no trace. Returns the check-ins whose state changed.
    """
    if follow_up.person_id != actor.id:
        raise Refused(NOT_YOURS)
    if way not in {one.value for one in Way}:
        raise Refused("Choose one of these.", field="way")
    now = _locked(follow_up)
    if now.way == way:
        return []
    FollowUp.objects.filter(id=now.id).update(way=way)
    rows = CheckIn.objects.filter(told=now.told_id)
    if way == Way.NOT:
        changed = _move(rows.filter(state=State.OPEN), State.NOT_WANTED)
    elif now.way == Way.NOT:
        changed = _move(rows.filter(state=State.NOT_WANTED, due_on__gte=today_of(actor)), State.OPEN)
        _wake(now.told.news_id, if_any=changed)
    else:
        changed = []
        rows.filter(state=State.OPEN).update(revision=F("revision") + 1)
    record(actor=actor, subject=now.owed_by, action="chose", kind="tough_news_follow_up")
    return changed


@transaction.atomic
def restore_way(*, actor: Person, follow_up: FollowUp, way: str, check_ins: Sequence[str]) -> None:
    """Undo choosing: the way, and the check-ins it changed, as they were."""
    choose_way(actor=actor, follow_up=follow_up, way=way)
    if way != Way.NOT:
        reopened = CheckIn.objects.filter(told=follow_up.told_id, id__in=check_ins, state=State.NOT_WANTED)
        _move(reopened, State.OPEN)


@transaction.atomic
def settle_check_in(*, actor: Person, check_in: CheckIn, move: Move) -> None:
    """Done, talked another way, not wanted, or still owed after all: as far as it is that side's to say."""
    step = step_of(move, _side_of(actor, check_in))
    if step is None:
        raise Refused("Only the other can say that.")
    if not _move(CheckIn.objects.filter(id=check_in.id, state__in=step.sources), step.target):
        if CheckIn.objects.filter(id=check_in.id, state=step.target).exists():
            return
        raise Refused(SINCE)
    if step.target is State.OPEN:
        _wake(check_in.told.news_id, if_any=[check_in.id])
    other = check_in.person if actor.id == check_in.owed_by_id else check_in.owed_by
    record(actor=actor, subject=other, action=move.value, kind="tough_news_check_in")


@transaction.atomic
def settle_group(*, actor: Person, news: News, occasion: str) -> list[UUID]:
    """One tap for a check-in held with the group: done for everybody who is asked with the group. Returns which."""
    rows = CheckIn.objects.filter(
        owed_by=actor, told__news=news, occasion=occasion, state=State.OPEN, told__follow_up__way=Way.GROUP
    )
    changed = _move(rows, State.DONE)
    people = Person.objects.filter(id__in=CheckIn.objects.filter(id__in=changed).order_by().values("person"))
    record_many(actor=actor, subjects=list(people), action=Move.DONE.value, kind="tough_news_check_in")
    return changed


@transaction.atomic
def reopen_group(*, actor: Person, check_ins: Sequence[str]) -> None:
    """Undo the one tap."""
    changed = _move(CheckIn.objects.filter(owed_by=actor, id__in=check_ins, state=State.DONE), State.OPEN)
    people = Person.objects.filter(id__in=CheckIn.objects.filter(id__in=changed).order_by().values("person"))
    record_many(actor=actor, subjects=list(people), action=Move.REOPEN.value, kind="tough_news_check_in")


@transaction.atomic
def ask_once_more(*, actor: Person, told: Told) -> CheckIn:
    """Ask for a check-in at 30 days too. Twice is once."""
    if told.person_id != actor.id:
        raise Refused(NOT_YOURS)
    now = _locked(FollowUp.objects.get(told=told))
    if now.way == Way.NOT:
        raise Refused("Choose first how you would like to be asked: alone, or with the group.")
    already = CheckIn.objects.filter(told=told, occasion=Occasion.THIRTY_DAYS).first()
    if already:
        return already
    day = due_on(told.told_on, Occasion.THIRTY_DAYS)
    if day < today_of(actor):
        raise Refused("Thirty days are over. You can still ask for a talk at any time.")
    asked = CheckIn.objects.create(
        told=told, owed_by=now.owed_by, person=actor, occasion=Occasion.THIRTY_DAYS, due_on=day
    )
    _wake(told.news_id, if_any=[asked.id])
    remind(news=told.news_id, teller=now.owed_by, occasion=Occasion.THIRTY_DAYS, on=day)
    record(actor=actor, subject=now.owed_by, action="asked", kind="tough_news_check_in")
    return asked


@transaction.atomic
def write_words(*, actor: Person, check_in: CheckIn, texts: Mapping[str, str], shared: bool) -> OwnWords | None:
    """One's own answers to the three questions, for oneself unless shared; empty ones are deleted.

    What stays with oneself is not written into the log.
    """
    if check_in.person_id != actor.id:
        raise Refused(NOT_YOURS)
    CheckIn.objects.select_for_update().filter(id=check_in.id).first()
    words = {name: _tidied(name, texts.get(name, "")) for name, _ in QUESTIONS}
    before = OwnWords.objects.filter(author=actor, check_in_id=check_in.id).first()
    written = None
    if any(words.values()):
        rest = {"teller": check_in.owed_by, "occasion": check_in.occasion, "written_on": today_of(actor)}
        written, _ = OwnWords.objects.update_or_create(
            author=actor, check_in_id=check_in.id, defaults=words | rest | {"shared": shared}
        )
    elif before:
        before.delete()
    if shared and written:
        record(actor=actor, subject=check_in.owed_by, action="shared", kind="tough_news_words")
    elif before and before.shared:
        record(actor=actor, subject=check_in.owed_by, action="took back", kind="tough_news_words")
    return written


@transaction.atomic
def delete_words(*, actor: Person, words: OwnWords) -> None:
    """Delete one's own words; what was shared is gone for the other too."""
    if words.author_id != actor.id:
        raise Refused(NOT_YOURS)
    if OwnWords.objects.filter(id=words.id).delete()[0] and words.shared:
        record(actor=actor, subject=words.teller, action="took back", kind="tough_news_words")


def _tidied(name: str, words: str) -> str:
    words = words.replace("\r\n", "\n").strip()
    if len(words) > MOST_WORDS:
        raise Refused(f"Keep it to {MOST_WORDS} characters; this has {len(words)}.", field=name)
    return words


def _side_of(actor: Person, check_in: CheckIn) -> Side:
    if actor.id == check_in.owed_by_id:
        return Side.TELLER
    if actor.id == check_in.person_id:
        return Side.PERSON
    raise Refused(NOT_YOURS)


def _locked(follow_up: FollowUp) -> FollowUp:
    rows = FollowUp.objects.select_for_update(of=("self",)).select_related("told", "owed_by")
    now = rows.filter(id=follow_up.id).first()
    if now is None:
        raise Refused("This is no longer there.")
    return now


def _move(rows: QuerySet[CheckIn], target: State) -> list[UUID]:
    """Lock the rows that match, and only those go to `target`; which they were."""
    ids = list(rows.order_by("id").select_for_update(of=("self",)).values_list("id", flat=True))
    CheckIn.objects.filter(id__in=ids).update(state=target, revision=F("revision") + 1)
    return ids


def _wake(news: UUID, *, if_any: Sequence[UUID]) -> None:
    """Something is owed again, so a piece of news that was closed is open."""
    if if_any:
        News.objects.filter(id=news, stage=Stage.CLOSED).update(stage=Stage.TOLD)
