"""Telling people: a content-free word to one person, an announcement to all.

What is for now goes into the outbox within the caller's transaction; what has to wait for somebody's hours, digest or
day waits as a row, with one job for each person. Told twice, it is one row and one mail; a worker killed in the middle
has done nothing.
"""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from troth.jobs.actions import put, put_by
from troth.kernel import clock
from troth.people.models import Address, Person

from . import rules
from .choices import choice_of
from .kinds import Sort, kind_of
from .models import Announcement, ChatDoor, Notice, NudgeDay, OutboxMail, Reminders
from .outbox import mail_to, queue, queue_mail, queue_post, tidy_outbox
from .rules import Choice, Waiting

__all__ = ["NEWS", "WAITING", "announce", "deliver", "queue_mail", "tell", "tell_everybody", "tidy_outbox"]

WAITING = "Something in Troth is waiting for you"
NEWS = "There is news for everyone in Troth"
BATCH = 500


@transaction.atomic
def tell(*, person: Person, kind: str, attach: str = "") -> None:
    """Tell one person that something waits for them: never what, from whom or about what, unless they chose the kind.

    `kind` is a key of kinds.py. `attach` names a file for those who want such files (troth.notices.attachments).
    Nothing happens to somebody who has left, who left this out, or whom no channel reaches.
    """
    if person.left_on is not None:
        return
    chosen = Reminders.objects.filter(author=person).first()
    choice = choice_of(person, chosen)
    if kind_of(kind).sort is Sort.DOOR:
        _send(person, None, [Notice(author=person, kind=kind)], has_door=_has_door(person))
    elif rules.wants(kind, choice) and _is_reached(person, chosen):
        _tell(person, chosen, choice, kind, attach)


def _tell(person: Person, chosen: Reminders | None, choice: Choice, kind: str, attach: str) -> None:
    now = clock.now()
    due_at = rules.due_at(now, choice)
    notice = Notice(author=person, kind=kind, on=now.astimezone(choice.zone).date(), attach=attach)
    if due_at <= now and kind_of(kind).sort is Sort.WORD:
        _send(person, chosen, [notice], has_door=_has_door(person))
    else:
        Notice.objects.bulk_create([notice], ignore_conflicts=True)
        plan(person, due_at)


def plan(person: Person, due_at: datetime) -> None:
    """Have what waits for this person looked at by then."""
    put_by(kind="notices.deliver", due_at=due_at, args={"person": str(person.id)}, key=f"notices:{person.id}")


@transaction.atomic
def deliver(*, person: UUID) -> None:
    """Send what of somebody's waiting notices may go now, and put down when to look at the rest. Twice is once."""
    found = Person.objects.select_for_update().filter(id=person, left_on=None).first()
    if found is None:
        return
    chosen = Reminders.objects.filter(author=found).first()
    choice = choice_of(found, chosen)
    waiting = list(Notice.objects.filter(author=found))
    nudged_on = list(NudgeDay.objects.filter(author=found).values_list("on", flat=True))
    dealt = rules.deal((Waiting(row.kind, row.on) for row in waiting), nudged_on, choice, clock.now())
    going = [row for row in waiting if Waiting(row.kind, row.on) in dealt.go]
    gone = [row.id for row in waiting if Waiting(row.kind, row.on) in (*dealt.go, *dealt.drop)]
    if going:
        _send(found, chosen, going, has_door=_has_door(found))
    if any(kind_of(row.kind).sort is Sort.NUDGE for row in going):
        NudgeDay.objects.get_or_create(author=found, on=clock.today(choice.zone))
    Notice.objects.filter(id__in=gone).delete()
    if dealt.later:
        plan(found, dealt.later)


def _send(person: Person, chosen: Reminders | None, notices: list[Notice], *, has_door: bool) -> None:
    """One mail and one word in the chat for all of these. Doors are mailed also to those who want no mail."""
    address = Address.objects.filter(person=person).first() if settings.HAS_MAIL else None
    if address is not None and (chosen is None or chosen.by_mail):
        queue(_mails(person, address.email, chosen, notices))
    if has_door:
        queue_post(person)


def _mails(person: Person, to: str, chosen: Reminders | None, notices: list[Notice]) -> list[OutboxMail]:
    """One mail, or one for each file that comes along."""
    files = {row.attach for row in notices} - {""}
    return [_mail(person, to, chosen, notices, attach) for attach in sorted(files) or [""]]


def _mail(person: Person, to: str, chosen: Reminders | None, notices: list[Notice], attach: str) -> OutboxMail:
    kinds = sorted({row.kind for row in notices})
    says_kind = chosen is not None and chosen.says == Reminders.Says.KIND
    sentences = sorted({kind_of(kind).sentence for kind in kinds}) if says_kind else []
    subject = NEWS if kinds == ["news"] else WAITING
    what = [
        "news" if subject == NEWS else "tell",
        str(person.id),
        *(kinds if says_kind else []),
        *filter(None, [attach]),
    ]
    return mail_to(
        to,
        subject=subject,
        text="\n".join([f"{subject}.", *sentences, "", f"{settings.ORIGIN}/", ""]),
        key=":".join(what)[:120],
        reminds=person,
        attach=attach,
    )


def _has_door(person: Person) -> bool:
    return bool(settings.CHAT_HOSTS) and ChatDoor.objects.filter(author=person, refused_on=None).exists()


def _is_reached(person: Person, chosen: Reminders | None) -> bool:
    """Whether any channel leads to them: where none does, nothing is kept, and Today shows what waits."""
    by_mail = settings.HAS_MAIL and (chosen is None or chosen.by_mail)
    return (by_mail and Address.objects.filter(person=person).exists()) or _has_door(person)


@transaction.atomic
def announce(*, text: str) -> None:
    """Tell everybody: shown on Today, and mailed without content."""
    Announcement.objects.create(text=text, on=clock.today(ZoneInfo("UTC")))
    if settings.HAS_MAIL or settings.CHAT_HOSTS:
        put(kind="notices.tell_all", due_at=clock.now(), key="notices.tell_all")


@transaction.atomic
def tell_everybody(*, after: UUID | None = None) -> None:
    """Tell the next few hundred who have not left that there is an announcement, and put down those who follow."""
    people = Person.objects.filter(left_on=None).order_by("id")
    if after is not None:
        people = people.filter(id__gt=after)
    batch = list(people[:BATCH])
    for person in batch:
        tell(person=person, kind="news")
    if len(batch) == BATCH:
        put(kind="notices.tell_all", due_at=clock.now(), args={"after": str(batch[-1].id)})
