"""Who can act on what is put before them: those who lead a team, now."""

from troth.people.models import Membership, Person
from troth.people.queries import current


def leads_somebody(person: Person) -> bool:
    """Whether `person` works here and leads a team now."""
    leading = Membership.objects.filter(current(), person=person, role=Membership.Role.LEADER)
    return person.left_on is None and leading.exists()
