"""Reading what everybody is told, what one chose oneself, and what waits to be told to oneself."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from troth.kernel import clock
from troth.people.models import Address, Person
from troth.visibility.gate import visible_to

from . import rules
from .choices import choice_of
from .kinds import TOPICS, Sort, kind_of
from .models import Announcement, ChatDoor, Notice, Reminders


def announcements_for(viewer: Person) -> QuerySet[Announcement]:
    """What was announced to everybody, newest first."""
    return visible_to(viewer, Announcement).order_by("-on", "id")


@dataclass(frozen=True)
class Held:
    """Something the viewer will be told: its topic, the day it came up, and from when on (a suggestion has no hour)."""

    words: str
    notice: Notice
    at: datetime | None


@dataclass(frozen=True)
class Told:
    """How the viewer is told, and what waits."""

    chosen: Reminders | None
    choice: rules.Choice
    door: ChatDoor | None
    held: list[Held]
    has_mail: bool
    has_address: bool
    has_chat: bool

    @property
    def snoozed_until(self) -> datetime | None:
        until = self.choice.not_before
        return until if until and until > clock.now() else None

    @property
    def sentences(self) -> list[str]:
        """What a mail says besides, as an example: nothing, or a kind."""
        return [kind_of("promise").sentence] if self.chosen and self.chosen.says == Reminders.Says.KIND else []


def told_for(viewer: Person) -> Told:
    """Everything the page of reminders shows; one's own rows and nobody else's."""
    chosen = visible_to(viewer, Reminders).first()
    choice = choice_of(viewer, chosen)
    now = clock.now()
    waiting = list(visible_to(viewer, Notice).order_by("on", "kind"))
    return Told(
        chosen=chosen,
        choice=choice,
        door=door_for(viewer),
        held=[_held(row, rules.due_at(now, choice)) for row in waiting],
        has_mail=settings.HAS_MAIL,
        has_address=visible_to(viewer, Address).filter(person=viewer).exists(),
        has_chat=bool(settings.CHAT_HOSTS),
    )


def _held(row: Notice, at: datetime) -> Held:
    kind = kind_of(row.kind)
    return Held(TOPICS.get(kind.topic, "Something else"), row, None if kind.sort is Sort.NUDGE else at)


def door_for(viewer: Person) -> ChatDoor | None:
    """The viewer's own chat, or None."""
    return visible_to(viewer, ChatDoor).first()
