"""What stands in the database, as the plain values a roster is compared with."""

from troth.people.models import Address, Membership, Office, Person, ProposedAddress, RosterEntry, Team
from troth.people.queries import current

from .difference import PersonNow, Snapshot, TeamNow


def snapshot() -> Snapshot:
    """Everybody, every team, every open membership: six statements, however many there are."""
    addresses = dict(Address.objects.values_list("person_id", "email"))
    proposed = dict(ProposedAddress.objects.values_list("person_id", "email"))
    entries = {
        person: (number, login)
        for person, number, login in RosterEntry.objects.values_list("person_id", "number", "login_name")
    }
    operators = set(Office.objects.filter(current(), kind=Office.Kind.OPERATOR).values_list("person_id", flat=True))
    people = {}
    for one, name, job, zone, joined_on, left_on in Person.objects.order_by("id").values_list(
        "id", "name", "job", "zone", "joined_on", "left_on"
    ):
        number, login = entries.get(one, ("", ""))
        people[one] = PersonNow(
            id=one,
            name=name,
            job=job,
            zone=zone,
            joined_on=joined_on,
            left_on=left_on,
            email=addresses.get(one, ""),
            proposed=proposed.get(one, ""),
            number=number or "",
            login=login or "",
            is_operator=one in operators,
        )
    teams = {
        one: TeamNow(one, name, parent) for one, name, parent in Team.objects.values_list("id", "name", "parent_id")
    }
    open_ones = Membership.objects.filter(until=None).values_list("person_id", "team_id", "role")
    places = {(person, team): role == Membership.Role.LEADER for person, team, role in open_ones}
    return Snapshot(people, teams, places)
