"""Words for a team's accord: what a proposal would do, what became of it, and names one after the other."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from troth.accords.models import TeamProposal
from troth.accords.queries.team_reading import part_name
from troth.accords.states import Aim, ProposalState, Says
from troth.people.models import Person

register = template.Library()

AIMS = {
    Aim.ADD: "proposes a clause",
    Aim.CHANGE: "proposes to put it differently",
    Aim.END: "proposes that it should end",
}
SAID = {Says.AGREE: "You agree", Says.CONCERN: "You have a concern", Says.ASIDE: "You stand aside"}


@register.filter
def aim_words(proposal: TeamProposal) -> str:
    """What a proposal would do, after the name of the one who made it."""
    words = AIMS[Aim(proposal.aim)]
    return words if proposal.state == ProposalState.OPEN else words.replace("proposes", "proposed", 1)


@register.filter
def said_words(says: str) -> str:
    """What the reader said."""
    return SAID[Says(says)]


@register.filter
def part_words(name: str) -> str:
    """What a part of a clause is called."""
    return part_name(name)


@register.filter
def names(people: Sequence[Person]) -> SafeString:
    """Names one after the other, each in its own direction of writing."""
    return format_html_join(", ", '<bdi class="name" dir="auto">{}</bdi>', ((person.name,) for person in people))
