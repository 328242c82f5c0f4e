"""What the worker does for notices: send what waits, hand mail and chat over, spread news, tidy the outbox."""

from uuid import UUID
from zoneinfo import ZoneInfo

from troth.jobs.registry import Finish, daily, due, errand
from troth.kernel import clock
from troth.people.models import Person

from .actions import announce, deliver, tell, tell_everybody
from .chat import RefusedForGoodError, put_into_chat
from .letters import letter
from .models import ChatDoor, OutboxMail, OutboxPost
from .outbox import tidy_outbox


@errand("notices.send")
def send(mail: str) -> Finish:
    """Hand one mail to the mail server; once it has taken it, the row goes."""
    row = OutboxMail.objects.filter(id=mail).select_related("reminds").first()
    if row is None:
        return _nothing_left
    letter(row).send()
    return lambda: _forget(row)


@errand("notices.post")
def post(post: str) -> Finish:
    """Put one word into a chat; where the chat refuses for good, its owner finds that on their page."""
    row = OutboxPost.objects.filter(id=post).first()
    door = ChatDoor.objects.filter(author=row.person_id).first() if row else None
    if row is None:
        return _nothing_left
    if door is None:
        return lambda: _forget(row)
    try:
        put_into_chat(door, row)
    except RefusedForGoodError:
        return lambda: _shut(door, row)
    return lambda: _forget(row)


def _shut(door: ChatDoor, row: OutboxPost) -> None:
    ChatDoor.objects.filter(id=door.id, address=door.address).update(refused_on=clock.today(ZoneInfo("UTC")))
    row.delete()


def _forget(row: OutboxMail | OutboxPost) -> None:
    row.delete()


def _nothing_left() -> None:
    """It was sent already, or is too old to send."""


@due("notices.deliver")
def deliver_waiting(person: str) -> None:
    """Somebody's hours, digest or day has come."""
    deliver(person=UUID(person))


@due("notices.tell_all")
def tell_all(after: str = "") -> None:
    """Tell everybody of an announcement, some hundreds at a time."""
    tell_everybody(after=UUID(after) if after else None)


@due("people.announced")
def say_to_everybody(text: str) -> None:
    """What people, who stand below notices, have to say to all: an office, a rule."""
    announce(text=text)


@due("people.told")
def say_to_some(people: list[str], about: str) -> None:
    """That something waits for these: a leader is another, an answer is asked for."""
    for person in Person.objects.filter(id__in=people, left_on=None):
        tell(person=person, kind=about)


@daily("notices.tidy")
def tidy() -> None:
    """Remove what could not be sent for a week."""
    tidy_outbox()
