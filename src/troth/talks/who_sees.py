"""Who may read what of 1:1s, matters, talks and their preparation."""

from datetime import date

from django.db.models import Q

from troth.people.models import Person
from troth.visibility.gate import Filter, bind

from .models import (
    AgendaItem,
    FollowUp,
    HowItGoes,
    Matter,
    MatterPromise,
    MatterWord,
    Meeting,
    Postponed,
    Preparation,
    PrivateNote,
    Revisit,
    Series,
    SharedNote,
    Talk,
)
from .spectrum import follow_up_words, words_of


def _own(viewer: Person) -> Q:
    return Q(author=viewer)


def _one_of_two(viewer: Person, path: str) -> Q:
    return Q(**{f"{path}leader": viewer}) | Q(**{f"{path}member": viewer})


def _other(path: str) -> Filter:
    """What the other of the two wrote."""
    return lambda viewer: _one_of_two(viewer, path) & ~Q(author=viewer)


def _shared_matter(viewer: Person) -> Q:
    shared = ~Q(begun_by=viewer) & ~Q(shared_on=None)
    return Q(leader=viewer) & shared | Q(member=viewer) & shared  # spelled so that each half finds its index


def _shared_talk(viewer: Person) -> Q:
    return _one_of_two(viewer, "matter__") & ~Q(by=viewer) & ~Q(shared_on=None)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


bind(
    "talk_series",
    Series,
    author=lambda viewer: Q(member=viewer),
    counterpart=lambda viewer: Q(leader=viewer),
    says=lambda row: f"{row.member} with {row.leader}, every {row.every_days} days since {_day(row.began_on)}.",
    joined=["leader", "member"],
)
bind(
    "talk_meeting",
    Meeting,
    author=lambda viewer: Q(series__member=viewer),
    counterpart=lambda viewer: Q(series__leader=viewer),
    says=lambda row: f"On {_day(row.starts_at.date())}: {row.state}.",
)
bind(
    "talk_agenda",
    AgendaItem,
    author=_own,
    counterpart=_other("series__"),
    says=lambda row: f"{row.author}: “{row.words}”",
    joined=["author"],
)
bind(
    "talk_how",
    HowItGoes,
    author=_own,
    counterpart=_other("meeting__series__"),
    says=lambda row: f"{row.author}: “{row.words}”",
    joined=["author"],
)
bind(
    "talk_shared_note",
    SharedNote,
    author=_own,
    counterpart=_other("meeting__series__"),
    says=lambda row: f"{row.author}: “{row.words}”",
    joined=["author"],
)
bind("talk_private_note", PrivateNote, author=_own, says=lambda row: f"“{row.words}”")
bind(
    "matter",
    Matter,
    author=lambda viewer: Q(begun_by=viewer),
    counterpart=_shared_matter,
    says=lambda row: f"{row.member} with {row.leader}, since {_day(row.opened_on)}: “{row.title}”",
    joined=["leader", "member"],
)
bind(
    "talk",
    Talk,
    author=lambda viewer: Q(by=viewer),
    counterpart=_shared_talk,
    says=lambda row: f"{row.by}, since {_day(row.begun_on)}: {words_of(row.level).called} ({row.state}).",
    joined=["by"],
)
bind(
    "talk_preparation",
    Preparation,
    author=_own,
    says=lambda row: f"What you wrote for yourself before a talk, last on {_day(row.touched_on)}.",
)
bind(
    "talk_postponed",
    Postponed,
    author=_own,
    says=lambda row: f"You moved a talk that was meant for {_day(row.was_for)}.",
)
bind(
    "matter_word",
    MatterWord,
    author=_own,
    counterpart=_other("matter__"),
    says=lambda row: f"{row.author} on {_day(row.said_at.date())}: “{row.words}”",
    joined=["author"],
)
bind(
    "matter_promise",
    MatterPromise,
    author=_own,
    counterpart=_other("matter__"),
    says=lambda _row: "A promise that belongs to a matter.",
)
bind(
    "talk_follow_up",
    FollowUp,
    author=lambda viewer: Q(owed_to=viewer),
    counterpart=lambda viewer: Q(owed_by=viewer),
    says=lambda row: (
        f"{row.owed_by} to {row.owed_to}, by {_day(row.due_on)}: {follow_up_words(row.kind)} ({row.state})."
    ),
    joined=["owed_by", "owed_to"],
)
bind(
    "talk_revisit",
    Revisit,
    author=_own,
    counterpart=_other("talk__matter__"),
    says=lambda row: f"To come back to on {_day(row.due_at.date())} ({row.state}).",
)
