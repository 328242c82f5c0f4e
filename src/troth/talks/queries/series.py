"""Reading 1:1s: a series with its next meeting and everything written for it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from troth.accounts.queries.moments import moments_between
from troth.accounts.queries.promises import Promises, promises_for
from troth.people.models import Person
from troth.talks.models import AgendaItem, FollowUp, HowItGoes, Meeting, PrivateNote, Series, SharedNote
from troth.talks.open_things import OpenThings, two_lines
from troth.talks.pairs import other_of
from troth.talks.rules import FollowUpState, MeetingState, is_skipped_twice
from troth.talks.spectrum import follow_up_words
from troth.visibility.gate import one_visible, visible_to

EARLIER = 12


@dataclass(frozen=True)
class Written:
    """What was written for one meeting, as one of the two reads it."""

    meeting: Meeting
    how: list[HowItGoes]
    notes: list[SharedNote]
    own: str

    def my_line(self, viewer: Person) -> str:
        """What the reader said about how it goes."""
        return next((line.words for line in self.how if line.author_id == viewer.id), "")


@dataclass(frozen=True)
class SeriesView:
    """A series from one side."""

    series: Series
    other: Person
    next: Written | None
    agenda: list[AgendaItem]
    covered: list[AgendaItem]
    earlier: list[Meeting]
    promises: Promises
    lines: list[str]
    skipped_twice: bool


def meeting_for(viewer: Person, id: UUID) -> Meeting:
    """One meeting, or 404."""
    found = one_visible(viewer, Meeting, id=id)
    return visible_to(viewer, Meeting).select_related("series__leader", "series__member").get(id=found.id)


def series_row(viewer: Person, id: UUID) -> Series:
    """One series, or 404."""
    found = one_visible(viewer, Series, id=id)
    return _with_people(visible_to(viewer, Series)).get(id=found.id)


def item_for(viewer: Person, id: UUID) -> AgendaItem:
    """One thing on an agenda, or 404."""
    return one_visible(viewer, AgendaItem, id=id)


def note_for(viewer: Person, id: UUID) -> SharedNote:
    """One shared note, or 404."""
    return one_visible(viewer, SharedNote, id=id)


def _with_people(rows: QuerySet[Series]) -> QuerySet[Series]:
    return rows.select_related("leader", "member")


def running_series(viewer: Person, other: Person | None = None) -> QuerySet[Series]:
    """The series that run, with one person or with everybody."""
    rows = _with_people(visible_to(viewer, Series).filter(ended_on=None))
    if other is not None:
        rows = rows.filter(Q(leader=other) | Q(member=other))
    return rows.order_by("began_on", "id")


def planned_of(viewer: Person, series: Series) -> Meeting | None:
    """The meeting of a series that is still to come."""
    return visible_to(viewer, Meeting).filter(series=series, state=MeetingState.PLANNED).first()


def ended_series(viewer: Person) -> list[Series]:
    """The series that ended lately."""
    return list(_with_people(visible_to(viewer, Series).exclude(ended_on=None)).order_by("-ended_on", "id")[:EARLIER])


def written_for(viewer: Person, meeting: Meeting) -> Written:
    """One meeting and what was written for it."""
    how = visible_to(viewer, HowItGoes).filter(meeting=meeting).select_related("author").order_by("id")
    notes = visible_to(viewer, SharedNote).filter(meeting=meeting).select_related("author").order_by("written_at", "id")
    own = visible_to(viewer, PrivateNote).filter(meeting=meeting).first()
    return Written(meeting, list(how), list(notes), own.words if own else "")


def series_for(viewer: Person, id: UUID, today: date) -> SeriesView:
    """A series with everything on its page, or 404."""
    series = series_row(viewer, id)
    other = other_of(series, viewer)
    meetings = list(visible_to(viewer, Meeting).filter(series=series).order_by("-starts_at", "id")[: EARLIER + 1])
    planned = next((one for one in meetings if one.state == MeetingState.PLANNED), None)
    items = visible_to(viewer, AgendaItem).filter(series=series).select_related("author")
    agenda = list(items.filter(covered_on=None).order_by("added_on", "id"))
    promises = promises_for(viewer, today, other)
    return SeriesView(
        series=series,
        other=other,
        next=written_for(viewer, planned) if planned else None,
        agenda=agenda,
        covered=list(items.exclude(covered_on=None).order_by("-covered_on", "id")[:EARLIER]),
        earlier=[one for one in meetings if one is not planned],
        promises=promises,
        lines=_lines(viewer, other, agenda, promises),
        skipped_twice=is_skipped_twice([MeetingState(one.state) for one in meetings]),
    )


def _lines(viewer: Person, other: Person, agenda: list[AgendaItem], promises: Promises) -> list[str]:
    owed = visible_to(viewer, FollowUp).filter(owed_by=viewer, owed_to=other, state=FollowUpState.OWED)
    things = OpenThings(
        late_of_mine=[each.promise.words for each in promises.due],
        asked_of_me=[each.promise.words for each in promises.asked_of_me],
        to_go_back_to=[each.promise.words for each in promises.go_back_to],
        follow_ups=[follow_up_words(row.kind) for row in owed.order_by("due_on", "id")[:3]],
        agenda=[item.words for item in agenda],
        mine=[each.promise.words for each in promises.mine],
        theirs=[each.promise.words for each in promises.theirs],
        offered_to_me=[
            each.moment.kind.words for each in moments_between(viewer, other, 1, may_have_marked=False).to_me
        ],
    )
    return two_lines(things, other.name)


def next_meetings(viewer: Person) -> list[Meeting]:
    """The planned meeting of each running series, soonest first."""
    rows = visible_to(viewer, Meeting).filter(state=MeetingState.PLANNED, series__ended_on=None)
    return list(rows.select_related("series__leader", "series__member").order_by("starts_at", "id")[:60])
