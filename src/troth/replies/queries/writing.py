"""What a leader reads of their own: whether to guess, how the guess compares, the draft. Theirs alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from troth.people.models import Membership, Person
from troth.people.queries import current
from troth.pulses.models import CircleTeam, Release
from troth.pulses.queries.duties import duty_for, is_told_to
from troth.pulses.queries.releases import Figures, figures_for
from troth.pulses.rules.circles import Wording
from troth.replies import rules
from troth.replies.models import Draft, Guess
from troth.visibility.gate import visible_to


@dataclass(frozen=True)
class Picture:
    """A guess beside the figures: one sentence, then each guess."""

    says: str
    compared: list[rules.Compared]


def is_asked_to_guess(viewer: Person, figures: Figures, today: date) -> bool:
    """Whether the figures are of the whole team the viewer leads, fresh, and neither guessed nor passed yet."""
    release = figures.release
    if release.document is None or figures.circle.wording != Wording.LEADER:
        return False
    if today > release.released_on + rules.GUESS_WITHIN or not _leads_one_of(viewer, release):
        return False
    return not visible_to(viewer, Guess).filter(release=release).exists()


def _leads_one_of(viewer: Person, release: Release) -> bool:
    teams = visible_to(viewer, CircleTeam).filter(circle=release.circle_id)
    return teams.filter(team__in=_led(viewer).order_by().values("team")).exists()


def _leads(viewer: Person, team_id: UUID | None) -> bool:
    return _led(viewer).filter(team=team_id).exists()


def _led(viewer: Person) -> QuerySet[Membership]:
    return visible_to(viewer, Membership).filter(current(), person=viewer, role=Membership.Role.LEADER)


def picture_for(viewer: Person, figures: Figures) -> Picture | None:
    """The viewer's own guess beside the figures; None where they made none, or passed."""
    guess = visible_to(viewer, Guess).filter(release=figures.release).first() if figures.questions else None
    if guess is None:
        return None
    levels = [rules.level_beside(one, guess.levels[one.scale]) for one in figures.levels if one.scale in guess.levels]
    shares = [
        rules.share_beside(one, rules.Share(guess.shares[one.id]))
        for one in figures.questions
        if one.id in guess.shares
    ]
    compared = [*levels, *shares]
    return Picture(rules.in_one_sentence(compared), compared) if compared else None


@dataclass(frozen=True)
class Desk:
    """What stands beside the form of an answer."""

    release: Release
    draft: Draft | None
    is_answered: bool
    is_next_up: bool

    @property
    def initial(self) -> Mapping[str, Any]:
        if self.draft is None:
            return {}
        first: dict[str, Any] = {"heard": self.draft.heard, "will_not": self.draft.will_not}
        for number, plan in enumerate(self.draft.plans, start=1):
            first[f"will_{number}"] = plan["words"]
            first[f"by_{number}"] = date.fromisoformat(plan["due_on"]) if plan["due_on"] else None
        return first


def desk_for(viewer: Person, release_id: UUID, today: date) -> Desk:
    """Where the answer is written. Raises Http404 for anybody who may not answer."""
    figures = figures_for(viewer, release_id)
    duty = duty_for(viewer, figures.release)
    if duty is None or not is_told_to(viewer, duty, today):
        raise Http404
    draft = visible_to(viewer, Draft).filter(release=figures.release).first()
    return Desk(figures.release, draft, duty.answered_on is not None, is_next_up=_leads(viewer, duty.above_id))
