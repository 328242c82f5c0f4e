"""Words for ratings and meetings, and the sides of a clause."""

from django import template

from troth.accords.forms import KEPT, OWED
from troth.accords.models import Answer, Clause
from troth.accords.queries.pairs import needs_of
from troth.people.models import Person

register = template.Library()

MEETINGS = {
    "agreed": "You see it alike",
    "silent promise": "A silent promise",
    "unclaimed offer": "An unclaimed offer",
    "apart": "Apart",
    "neither": "Nothing expected",
}
TONES = {"agreed": "is-deposit", "silent promise": "is-withdrawal", "unclaimed offer": "is-info", "apart": "is-care"}


@register.filter
def owed_word(answer: Answer | None) -> str:
    """How far a side finds it owed."""
    if answer is None:
        return "not rated"
    return dict(OWED)["none" if answer.owed is None else str(answer.owed)].lower()


@register.filter
def meeting_word(meeting: str) -> str:
    """How two ratings meet."""
    return MEETINGS[meeting]


@register.filter
def meeting_tone(meeting: str) -> str:
    """The look of that word."""
    return TONES.get(meeting, "is-unknown")


@register.filter
def kept_word(kept: int) -> str:
    """How far a clause was kept."""
    return dict(KEPT)[str(kept)].lower()


@register.filter
def needs(clause: Clause) -> list[tuple[str, str]]:
    """The sides of a clause that are filled in."""
    return needs_of(clause)


@register.simple_tag
def agreed_by(clause: Clause, leader: Person, member: Person, viewer: Person) -> str:
    """Who has agreed to a clause as it stands."""
    names = [
        "you" if person.id == viewer.id else person.name.split()[0]
        for person, yes in ((leader, clause.leader_agrees), (member, clause.member_agrees))
        if yes
    ]
    if len(names) == 2:
        return "Both agree to drop it" if clause.withdrawn else "Both agree"
    verb = "agree" if names == ["you"] else "agrees"
    said = f"{' and '.join(names)} {verb}"
    return f"To be dropped: {said}" if clause.withdrawn else f"{said[0].upper()}{said[1:]} so far"
