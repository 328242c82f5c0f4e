"""The people of the round: two teams of eight and who leads them, and what each who answers thinks."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.cast import LONG_AGO, join, make_person
from troth.identity.models import Login
from troth.measure.answers import Ballot
from troth.measure.items import CORE
from troth.people.models import Office, Organisation, Person, Team

QUAY = {
    "mia": "María José Ñíguez",
    "tess": "Tess Ó Briain",
    "leo": "Léo d’Arcy",
    "hoa": "Nguyễn Thị Hoa",
    "jon": "Jón Þórsson",
    "pia": "Pia Weißmüller",
    "sam": "Sam Adeyemi-Clarke",
    "eva": "Eva Dvořáková",
}
LOFT = {
    "rafa": "Rafa Ortega",
    "olu": "Olú Balógun",
    "kay": "Kay Jørgensen",
    "ines": "Inês Conceição",
    "tariq": "Tariq al-Ḥasan",
    "bo": "Bo Lindqvist",
    "yuki": "Yuki 佐藤",
    "nils": "Nils Åkesson",
}
OFFICES = {"rafa": "representative", "olu": "operator", "kay": "keyholder"}
PASSWORD = "boats leave at seven in the morning"
SILENT = ("yuki", "nils")  # who never collect: six of the Loft do, so that it answers together with the Quay
# What each who answers thinks, by the order of the five sentences; 0: passed over.
OPINIONS: Mapping[str, tuple[int, ...]] = {
    "mia": (4, 4, 2, 5, 3),
    "tess": (2, 3, 1, 4, 2),
    "leo": (5, 4, 4, 4, 4),
    "hoa": (1, 2, 1, 2, 1),
    "jon": (4, 5, 2, 0, 3),
    "sam": (3, 4, 2, 4, 4),
    "eva": (4, 3, 3, 5, 2),
    "rafa": (4, 4, 1, 4, 3),
    "olu": (5, 5, 2, 4, 4),
    "kay": (2, 4, 3, 3, 0),
    "ines": (1, 1, 2, 2, 5),
    "tariq": (4, 4, 2, 5, 3),
    "bo": (3, 4, 1, 4, 2),
}


@dataclass(frozen=True)
class Town:
    """Everybody by a short name, with the three who lead."""

    people: Mapping[str, Person]
    leaders: Mapping[str, Person]

    @property
    def collecting(self) -> list[str]:
        return [name for name in self.people if name not in SILENT]


def found_town() -> Town:
    """Harbour with its two teams; nobody who leads is counted anywhere."""
    Organisation.objects.get_or_create(id=1, defaults={"name": "Test & Sons"})
    harbour = Team.objects.create(name="Harbour")
    people: dict[str, Person] = {}
    leaders = {"frida": _leader("frida", "Frida Aalto", harbour)}
    for leader, named, team, members in (("ama", "Ama Owusu", "Quay", QUAY), ("dora", "Dora Petrova", "Loft", LOFT)):
        made = Team.objects.create(name=team, parent=harbour)
        leaders[leader] = _leader(leader, named, made)
        for short, name in members.items():
            people[short] = make_person(name, email=f"{short}@harbour.example.org")
            join(people[short], made)
    for short, kind in OFFICES.items():
        Office.objects.create(person=people[short], kind=kind, since=LONG_AGO)
    for short in ("ines", "tariq"):
        login = Login.objects.get(person=people[short])
        login.set_password(PASSWORD)
        login.save()
    return Town(people, leaders)


def _leader(short: str, name: str, team: Team) -> Person:
    person = make_person(name, email=f"{short}@harbour.example.org")
    join(person, team, "leader")
    return person


def ballot_of(name: str) -> Ballot:
    """The answers of one person, as they are counted."""
    return {item.id: answer for item, answer in zip(CORE, OPINIONS[name], strict=True) if answer}
