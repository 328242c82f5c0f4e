"""Looking for what is left of somebody: in every column of every table, however it is written there."""

import json

from django.db import connection

from tests.cast import Cast
from tests.visibility.factories import make_all, words_of
from troth.identity.models import Card, Invitation
from troth.jobs.actions import put
from troth.kernel import clock
from troth.notices.models import Announcement, OutboxMail, OutboxPost
from troth.people.models import Person, RosterDraft, RosterImport


def whole_life(cast: Cast) -> None:
    """Rows of every kind in every state, and what lies about besides: mail, jobs, files, ways in."""
    make_all(cast)
    today = clock.now().date()
    ben = {"id": str(cast.ben.id), "name": cast.ben.name, "email": "ben@example.org"}
    Announcement.objects.create(text=f"{cast.ben.name} is a listener now.", on=today)
    mail = {"to": "ben@example.org", "subject": "s", "text": "t", "message_id": "<1@x>", "queued_on": today}
    OutboxMail.objects.create(**mail, reminds=cast.ben, key=f"tell:{ben['id']}", attach=f"event:talk:{cast.ben.id}")
    OutboxPost.objects.create(person=cast.ben, queued_on=today)
    Invitation.objects.create(person=cast.ben, token_hash="i", last_day=today)
    Card.objects.create(person=cast.ben, code_hash="c", first_day=today, last_day=today)
    put(kind="people.told", due_at=clock.now(), args={"people": [ben["id"], str(cast.ama.id)], "about": "leader"})
    put(kind="some.thing", due_at=clock.now(), args={"person": ben["id"]})
    put(kind="some.thing", due_at=clock.now(), args={}, key=f"thing:{ben['id']}")
    made = {"made_by": cast.olu, "made_at": clock.now()}
    RosterDraft.objects.create(filename="f.csv", roster={"people": [ben]}, **made)
    RosterImport.objects.create(
        filename="f.csv", applied_by=cast.ben, applied_at=clock.now(), undo_until=clock.now(), before={"changed": [ben]}
    )


def marks_of(person: Person) -> list[str]:
    """Whatever would give them away."""
    email = person.address.email
    return [str(person.id), person.id.hex, person.name, email, words_of(person.name.split()[0].lower())]


def traces_of(marks: list[str]) -> set[str]:
    """`table.column` wherever any of these marks is found."""
    found: set[str] = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found |= {f"{table}.{name}" for name, value in zip(columns, row, strict=True) if _holds(value, marks)}
    return found


def _holds(value: object, marks: list[str]) -> bool:
    if value is None:
        return False
    text = json.dumps(value, default=str, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return any(mark.casefold() in text.casefold() or ascii(mark)[1:-1] in text for mark in marks)
