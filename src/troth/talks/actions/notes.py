"""What the two write for their 1:1s: the agenda, one line on how it goes, shared notes, and notes of one's own.

Twice is once (the form brings the id). A note of one's own leaves no line in the log and tells nobody.
"""

from uuid import UUID

from django.db import transaction

from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.talks.logged import log_talk
from troth.talks.models import AgendaItem, HowItGoes, Meeting, PrivateNote, Series, SharedNote
from troth.talks.pairs import check_words, other_of, today_of

MOST_ITEMS = 40


def _check_between(actor: Person, series: Series) -> None:
    if actor.id not in (series.leader_id, series.member_id):
        raise Refused("This is between two other people.")


@transaction.atomic
def add_item(*, actor: Person, series: Series, words: str, id: UUID | None = None) -> AgendaItem:
    """Put something on the shared agenda."""
    _check_between(actor, series)
    Series.objects.select_for_update().get(id=series.id)
    already = AgendaItem.objects.filter(id=id, author=actor).first() if id else None
    if already:
        return already
    if AgendaItem.objects.filter(series=series, covered_on=None).count() >= MOST_ITEMS:
        raise Refused(f"{MOST_ITEMS} things are more than anybody talks about. Tick one off first.", field="words")
    item = AgendaItem(id=id or new_id(), series=series, author=actor, added_on=today_of(actor))
    item.words = check_words(words, 200, needed="Say what you want to talk about.")
    item.save(force_insert=True)
    log_talk(actor=actor, other=other_of(series, actor))
    return item


@transaction.atomic
def cover_item(*, actor: Person, item: AgendaItem, covered: str) -> None:
    """Tick it off ("covered"), or put it back ("open"): either of the two."""
    _check_between(actor, item.series)
    AgendaItem.objects.filter(id=item.id).update(covered_on=today_of(actor) if covered == "covered" else None)


@transaction.atomic
def remove_item(*, actor: Person, item: AgendaItem) -> None:
    """Take off what one put there oneself."""
    if item.author_id != actor.id:
        raise Refused("Only the one who put it there can take it off.")
    AgendaItem.objects.filter(id=item.id).delete()


@transaction.atomic
def say_how_it_goes(*, actor: Person, meeting: Meeting, words: str) -> None:
    """One line, for both; saying it again replaces it, and nothing takes it away."""
    _check_between(actor, meeting.series)
    words = check_words(words, 140)
    if not words:
        HowItGoes.objects.filter(meeting=meeting, author=actor).delete()
        return
    Meeting.objects.select_for_update().get(id=meeting.id)
    HowItGoes.objects.update_or_create(meeting=meeting, author=actor, defaults={"words": words})
    log_talk(actor=actor, other=other_of(meeting.series, actor))


@transaction.atomic
def share_note(*, actor: Person, meeting: Meeting, words: str, id: UUID | None = None) -> SharedNote:
    """Write something down for both."""
    _check_between(actor, meeting.series)
    Meeting.objects.select_for_update().get(id=meeting.id)
    already = SharedNote.objects.filter(id=id, author=actor).first() if id else None
    if already:
        return already
    note = SharedNote(id=id or new_id(), meeting=meeting, author=actor, written_at=clock.now())
    note.words = check_words(words, 1000, needed="Write at least a few words.")
    note.save(force_insert=True)
    log_talk(actor=actor, other=other_of(meeting.series, actor))
    return note


@transaction.atomic
def take_back_note(*, actor: Person, note: SharedNote) -> None:
    """Delete what one wrote down for both."""
    if note.author_id != actor.id:
        raise Refused("Only the one who wrote it can take it back.")
    if SharedNote.objects.filter(id=note.id).delete()[0]:
        log_talk(actor=actor, other=other_of(note.meeting.series, actor))


@transaction.atomic
def keep_note(*, actor: Person, meeting: Meeting, words: str) -> None:
    """Write something down for oneself alone; nothing deletes it."""
    _check_between(actor, meeting.series)
    words = check_words(words, 2000)
    if words:
        PrivateNote.objects.update_or_create(meeting=meeting, author=actor, defaults={"words": words})
    else:
        PrivateNote.objects.filter(meeting=meeting, author=actor).delete()
