"""Who, by name, can read a card of each audience: as its author is told, and as its other readers are."""

from dataclasses import dataclass

from troth.people.confirming import confirmed_leaders_of
from troth.people.models import Membership, Person
from troth.people.queries import current, leaders_of

from .models import Card
from .rules import Audience

FEW = 8


@dataclass(frozen=True)
class Circle:
    """The people round one author: those who may see what is for leaders, those who may not yet, and the team."""

    author: Person
    leaders: list[Person]
    unconfirmed: list[Person]
    team: list[Person]
    is_authors: bool

    def seen_by(self, card: Card, viewer: Person) -> "SeenBy":
        """Who can read that card, for whoever looks at it."""
        audience = Audience(card.audience)
        if audience is Audience.ME:
            return SeenBy([], [], "")
        people = list(self.leaders)
        if audience is Audience.TEAM:
            people += [one for one in self.team if one not in people]
        later = [one for one in self.unconfirmed if one not in people]
        names = sorted("you" if one.id == viewer.id else one.name for one in people)
        return SeenBy(names, [one.name for one in later], "" if self.is_authors else self.author.name)


@dataclass(frozen=True)
class SeenBy:
    """Names of those who read a card, and of leaders who will once they are confirmed.

    `author` is empty where the reader wrote it themselves: then they are not told their own name.
    """

    names: list[str]
    later: list[str]
    author: str

    @property
    def few(self) -> list[str]:
        """The names said at once."""
        return self.names[:FEW]

    @property
    def more(self) -> list[str]:
        """The names behind a fold."""
        return self.names[FEW:]


def circle_of(author: Person, viewer: Person) -> Circle:
    """The people round `author`, in a few statements, however many cards they have.

    Whether a leader was confirmed is the author's own business: to anybody else every leader but themselves is one
    who reads "once confirmed".
    """
    is_own = author.id == viewer.id
    leaders = list(leaders_of(author))
    confirmed = set(confirmed_leaders_of(author).values_list("id", flat=True)) if is_own else {viewer.id}
    return Circle(
        author=author,
        leaders=[one for one in leaders if one.id in confirmed],
        unconfirmed=[one for one in leaders if one.id not in confirmed],
        team=_team_of(author),
        is_authors=is_own,
    )


def _team_of(author: Person) -> list[Person]:
    """The members of every team `author` is in, as member or as its leader, by name."""
    teams = Membership.objects.filter(current(), person=author).order_by().values("team")
    members = Membership.objects.filter(current(), role=Membership.Role.MEMBER, team__in=teams).order_by()
    found = Person.objects.filter(id__in=members.values("person"), left_on=None).exclude(id=author.id)
    return list(found.order_by("name", "id"))
