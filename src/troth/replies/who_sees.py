"""Who may read what of replies: guess and draft their author alone; an answer the group, its teams and leaders."""

from django.db.models import Q

from troth.people.models import Membership, Person
from troth.people.queries import current
from troth.pulses.models import CircleTeam, Counted
from troth.pulses.who_sees import opened_to
from troth.visibility.gate import bind

from .models import Draft, Guess, Reply, Will, Wording


def _counted(viewer: Person, path: str) -> Q:
    mine = Counted.objects.filter(person=viewer).order_by().values("circle")
    return Q(**{f"{path}__in": mine})


def _in_its_teams(viewer: Person, path: str, role: str) -> Q:
    """Answers to groups of a team in which `viewer` has that role now."""
    teams = Membership.objects.filter(current(), person=viewer, role=role).order_by().values("team")
    return Q(**{f"{path}__in": CircleTeam.objects.filter(team__in=teams).order_by().values("circle")})


def _guess_in_words(row: Guess) -> str:
    guessed = [*row.levels.values(), *row.shares.values()]
    return "You guessed, before you saw the figures." if guessed else "You passed the guess."


def _bind_answer(key: str, model: type[Reply] | type[Wording] | type[Will], to_reply: str = "") -> None:
    """An answer, its earlier wordings and what will be done are read by the same people."""
    circle = f"{to_reply}release__circle"
    bind(
        key,
        model,
        author=lambda viewer: Q(**{f"{to_reply}author": viewer}),
        included=lambda viewer: _counted(viewer, circle),
        teammate=lambda viewer: _in_its_teams(viewer, circle, Membership.Role.MEMBER),
        leader=lambda viewer: (
            _in_its_teams(viewer, circle, Membership.Role.LEADER) | opened_to(viewer, f"{to_reply}release")
        ),
        says=_words_of,
    )


def _words_of(row: Reply | Wording | Will) -> str:
    if isinstance(row, Will):
        return row.words
    return " ".join(filter(None, (row.heard, row.will_not))) or "Erased by whoever wrote it."


bind("reply_guess", Guess, author=lambda viewer: Q(author=viewer), says=_guess_in_words)
bind(
    "reply_draft",
    Draft,
    author=lambda viewer: Q(author=viewer),
    says=lambda row: " ".join(filter(None, (row.heard, row.will_not))) or "Nothing yet.",
)
_bind_answer("reply", Reply)
_bind_answer("reply_wording", Wording, "reply__")
_bind_answer("reply_will", Will, "reply__")
