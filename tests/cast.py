"""The fixed cast of the tests: who they are to each other never changes.

Ama leads the team Quay; Ben and Chidi are its members. Dora leads Loft, where Emil is a member: strangers to Quay.
Above both stands the team Harbour, led by Frida. Lena is a listener, Rafa the representative, Kay the keyholder,
Olu the operator. Gil left.
"""

from dataclasses import dataclass
from datetime import date

from troth.identity.models import Login
from troth.people.models import Address, Membership, Office, Organisation, Person, Team

LONG_AGO = date(2020, 1, 6)


@dataclass(frozen=True)
class Cast:
    """Everybody, by first name, and the three teams."""

    ama: Person
    ben: Person
    chidi: Person
    dora: Person
    emil: Person
    frida: Person
    lena: Person
    rafa: Person
    kay: Person
    olu: Person
    gil: Person
    harbour: Team
    quay: Team
    loft: Team

    def everyone(self) -> dict[str, Person]:
        """All persons by name in the cast."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Person)}


def make_person(name: str, *, email: str | None = None, left_on: date | None = None) -> Person:
    """A person who can sign in, with an address."""
    person = Person.objects.create(name=name, joined_on=LONG_AGO, left_on=left_on)
    email = email or f"{name.split()[0].lower()}@example.org"
    Address.objects.create(person=person, email=email)
    Login.objects.create(person=person, username=email, email=email)
    return person


def join(
    person: Person, team: Team, role: str = "member", *, since: date = LONG_AGO, until: date | None = None
) -> Membership:
    """Put a person into a team."""
    return Membership.objects.create(person=person, team=team, role=role, since=since, until=until)


def make_cast() -> Cast:
    """Create everybody in the database."""
    Organisation.objects.get_or_create(id=1, defaults={"name": "Test & Sons"})
    harbour = Team.objects.create(name="Harbour")
    quay = Team.objects.create(name="Quay", parent=harbour)
    loft = Team.objects.create(name="Loft", parent=harbour)
    names = {
        "ama": "Ama Owusu",
        "ben": "Ben Lindqvist",
        "chidi": "Chidi Okafor",
        "dora": "Dora Petrova",
        "emil": "Emil Sørensen",
        "frida": "Frida Aalto",
        "lena": "Lena Brandt",
        "rafa": "Rafa Ortega",
        "kay": "Kay Nguyễn",
        "olu": "Olu Adeyemi",
    }
    people = {key: make_person(name) for key, name in names.items()}
    people["gil"] = make_person("Gil Marchetti", left_on=date(2024, 5, 1))
    join(people["ama"], quay, "leader")
    join(people["ben"], quay)
    join(people["chidi"], quay)
    join(people["dora"], loft, "leader")
    join(people["emil"], loft)
    join(people["frida"], harbour, "leader")
    join(people["ama"], harbour)
    join(people["dora"], harbour)
    for key in ("lena", "rafa", "kay", "olu"):
        join(people[key], harbour)
    for key, kind in (("lena", "listener"), ("rafa", "representative"), ("kay", "keyholder"), ("olu", "operator")):
        Office.objects.create(person=people[key], kind=kind, since=LONG_AGO)
    return Cast(**people, harbour=harbour, quay=quay, loft=loft)
