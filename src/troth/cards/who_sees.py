"""Who may read what of cards, of what was done with them, and of questions asked."""

from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from troth.kernel import clock
from troth.people.models import LeaderConfirmation, Membership, Person
from troth.people.queries import current
from troth.visibility.gate import bind

from .bank import words_of
from .models import ActedNote, Asking, Card, CardWarning, Passed, Turn, WasItSo
from .rules import AUDIENCE_WORDS, KIND_WORDS, WAS_SO_WORDS, Audience, CardKind, WasSo

_MEMBER, _LEADER = Membership.Role.MEMBER, Membership.Role.LEADER


def _own(viewer: Person) -> Q:
    return Q(author=viewer)


def _running() -> Q:
    return Q(expires_on__gt=clock.today(ZoneInfo("UTC")))


def _in(teams: QuerySet[Membership]) -> QuerySet[Membership]:
    return Membership.objects.filter(current(), team__in=teams.values("team")).order_by()


def _confirmed_by(viewer: Person) -> QuerySet[LeaderConfirmation]:
    """Those who have said that `viewer` leads them, no earlier than `viewer` began to lead a team they are in now."""
    members = Membership.objects.filter(current(), role=_MEMBER, person=OuterRef(OuterRef("person")))
    leading = Membership.objects.filter(
        current(),
        role=_LEADER,
        person=viewer,
        since__lte=OuterRef("confirmed_on"),
        team__in=members.order_by().values("team"),
    )
    return LeaderConfirmation.objects.filter(Exists(leading), leader=viewer).order_by()


def _shared_with_leader(viewer: Person) -> Q:
    """Cards for leaders, of those whom `viewer` leads now and who have confirmed it."""
    shared = Q(audience__in=[Audience.LEADER.value, Audience.TEAM.value])
    return shared & _running() & Q(author__in=_confirmed_by(viewer).values("person"))


def _shared_with_team(viewer: Person) -> Q:
    """Cards for the team, of the others in a team `viewer` is a member of, and of those who lead it."""
    mine = Membership.objects.filter(current(), role=_MEMBER, person=viewer)
    others = _in(mine).exclude(person=viewer).values("person")
    return Q(audience=Audience.TEAM.value, author__in=others) & _running()


bind(
    "card",
    Card,
    author=_own,
    leader=_shared_with_leader,
    teammate=_shared_with_team,
    says=lambda row: (
        f"{KIND_WORDS[CardKind(row.kind)].heading}: “{row.words}” ({AUDIENCE_WORDS[Audience(row.audience)].lower()})"
    ),
)
bind("card_warning", CardWarning, author=_own, says=lambda row: f"Told on {row.told_on} that a card runs out.")
bind(
    "card_acted",
    ActedNote,
    author=lambda viewer: Q(leader=viewer),
    counterpart=lambda viewer: Q(person=viewer),
    says=lambda row: f"{row.leader} acted on a card of {row.person}’s{f': “{row.words}”' if row.words else '.'}",
    joined=["leader", "person"],
)
bind(
    "card_was_so",
    WasItSo,
    author=_own,
    counterpart=lambda viewer: Q(leader=viewer, openly=True),
    says=lambda row: f"{WAS_SO_WORDS[WasSo(row.says)]}{f': “{row.words}”' if row.words else '.'}",
)
bind(
    "question_asked",
    Asking,
    author=lambda viewer: Q(leader=viewer),
    counterpart=lambda viewer: Q(person=viewer),
    says=lambda row: f"{row.leader} asked {row.person}: “{words_of(row.question)}” and said: “{row.answer}”",
    joined=["leader", "person"],
)
bind(
    "question_turn",
    Turn,
    author=_own,
    counterpart=lambda viewer: ~Q(author=viewer) & (Q(asking__leader=viewer) | Q(asking__person=viewer)),
    says=lambda row: f"{row.author}: “{row.words}”",
    joined=["author"],
)
bind("question_passed", Passed, author=_own, says=lambda _row: "You set a question aside.")
