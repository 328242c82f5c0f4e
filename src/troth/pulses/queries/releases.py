"""What was released, for those it is about and their leaders, at the same moment."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from troth.blind import canonical
from troth.measure.items import Wording
from troth.people.models import Membership, Person
from troth.visibility.gate import visible_to

from ..models import Circle, Counted, Release, Round
from ..pictures import Curve, curve_of
from ..rules import reading
from ..rules.circles import Wording as CircleWording

MOST, WAVES = 60, 24
WORDINGS = {CircleWording.LEADER: Wording.LEADER, CircleWording.PLACE: Wording.PLACE}


@dataclass(frozen=True)
class Figures:
    """One release as its readers see it. Without `levels` and `questions` nothing could be said: `release.reason`.

    `after` is what was said about the last answer, for whoever shows that.
    """

    release: Release
    levels: list[reading.Level]
    questions: list[reading.Question]
    trend: reading.Trend | None
    curve: Curve | None
    after: reading.Question | None = None

    @property
    def circle(self) -> Circle:
        return self.release.circle

    @property
    def paper(self) -> bytes:
        """What the signature under the whole count can be checked with; empty where nothing could be said."""
        if self.release.document is None:
            return b""
        figures = {"salt": self.release.salt, "told": self.release.document}
        return canonical.dumps({"round": self.circle.round.name, "circle": self.circle.name, "figures": figures})


def releases_for(viewer: Person) -> QuerySet[Release]:
    """What was released of the groups `viewer` is counted in or leads, newest first, with circle and round."""
    rows = visible_to(viewer, Release).select_related("circle__round")
    return rows.order_by("-released_on", "-circle__round__answering_first", "circle__called", "id")


def sat_out_by(viewer: Person) -> list[Round]:
    """Rounds that came out while `viewer` was a member of a team and in no group, newest first."""
    since = visible_to(viewer, Membership).filter(person=viewer, role=Membership.Role.MEMBER).order_by("since")
    first = since.values_list("since", flat=True).first()
    if first is None:
        return []
    mine = visible_to(viewer, Counted).order_by().values("circle__round")
    rounds = visible_to(viewer, Round).exclude(released_on=None).exclude(id__in=mine)
    return list(rounds.filter(collecting_first__gte=first).order_by("-answering_first")[:WAVES])


def figures_for(viewer: Person, release_id: UUID) -> Figures:
    """One release with what was said of the same teams before. Raises Http404."""
    found = releases_for(viewer).filter(id=release_id).first()
    if found is None:
        raise Http404
    if found.document is None:
        return Figures(found, [], [], None, None)
    trend = reading.trend_of(_until(viewer, found))
    return Figures(
        release=found,
        levels=reading.levels_in(found.document, found.circle.eligible),
        questions=reading.questions_in(found.document, wording_of(found)),
        trend=trend,
        curve=curve_of(trend) if trend else None,
        after=reading.after_in(found.document, wording_of(found)),
    )


def wording_of(release: Release) -> Wording:
    """In which of its two wordings each sentence was asked."""
    return WORDINGS[CircleWording(release.circle.wording)]


def _until(viewer: Person, found: Release) -> list[reading.Past]:
    """What the viewer may see of the same teams up to this round, earliest first."""
    rows = releases_for(viewer).filter(
        circle__lineage=found.circle.lineage,
        circle__round__answering_first__lte=found.circle.round.answering_first,
    )
    latest = list(rows.order_by("-circle__round__answering_first")[:WAVES])
    return [
        reading.Past(one.circle.round.answering_first, one.document, one.circle.eligible) for one in reversed(latest)
    ]
