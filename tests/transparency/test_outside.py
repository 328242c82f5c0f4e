"""The pages for those who trust nobody, who are not signed in, and who decide about Troth: nothing about anybody."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast, join, make_person
from troth.accounts.actions import books, lines, moments, promises
from troth.accounts.models import MomentKind, PrivatePromise
from troth.jobs.worker import plant, work_off
from troth.kernel import clock
from troth.people.models import Membership, Person, Team
from troth.transparency.counting import count_teams
from troth.transparency.models import Participation
from troth.transparency.rules import FEWER, teams_in_words

As = Callable[[Person], Client]
pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_somebody_not_signed_in_reads_what_this_is_and_can_begin_by_trusting_nobody(cast: Cast) -> None:
    page = text_of(Client(), "/")
    assert 'href="/no-trust/"' in page
    assert "I don’t trust anyone here" in page
    assert "Nothing on this page needs you to" in text_of(Client(), "/no-trust/")
    assert "/sign-in/?next=/no-trust/" in text_of(Client(), "/no-trust/")


def test_a_line_noted_by_somebody_who_trusts_nobody_is_seen_by_nobody(cast: Cast, client_of: As) -> None:
    ben = client_of(cast.ben)
    page = text_of(ben, "/no-trust/")
    assert re.search(r'value="theirs"[^>]*checked', page)
    said = {"line-direction": "theirs", "line-person": "Ama Owusu", "line-words": "ask about Friday by tomorrow"}
    answer = ben.post("/promises/say/", said | {"line-alone": "on", "line-next": "/no-trust/"})
    assert answer.headers["Location"] == "/no-trust/"
    line = PrivatePromise.objects.get()
    assert line.author == cast.ben
    for person in (cast.ama, cast.chidi, cast.olu, cast.rafa):
        for address in ("/", f"/between/{cast.ben.id}/", "/promises/"):
            assert "ask about Friday" not in text_of(client_of(person), address)


def test_what_the_page_says_of_each_reader_is_what_the_table_says(cast: Cast, client_of: As) -> None:
    page = " ".join(text_of(client_of(cast.ben), "/no-trust/").split())
    assert page.count("Nothing: not the words, not that there are any.") == 5
    assert page.count("The words, if they open the database with other tools.") == 1


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, FEWER),
        (2, FEWER),
        (3, "Three to five teams"),
        (5, "Three to five teams"),
        (6, "Six to ten teams"),
        (20, "Eleven to twenty teams"),
        (50, "Twenty-one to fifty"),
        (400, "More than fifty teams"),
    ],
)
def test_a_number_of_teams_is_a_band_and_never_under_three(count: int, words: str) -> None:
    assert teams_in_words(count) == words


def some_teams(number: int) -> list[tuple[Person, Person]]:
    """Teams of a leader and a member each."""
    made = []
    for each in range(number):
        team = Team.objects.create(name=f"Team {each}")
        leader = make_person(f"Leader {each}", email=f"leader{each}@example.org")
        member = make_person(f"Member {each}", email=f"member{each}@example.org")
        join(leader, team, Membership.Role.LEADER)
        join(member, team)
        made.append((leader, member))
    return made


def test_teams_count_by_what_both_saw_lately_and_by_nothing_private(cast: Cast, client_of: As) -> None:
    kind = MomentKind.objects.get(key="thanks")
    teams = some_teams(5)
    for leader, member in teams:
        lines.hear_promise(actor=member, giver=leader, words="call back")
        books.record_entry(actor=member, about=leader, kind=kind, felt="deposit", happened_on=clock.now().date())
    count_teams()
    assert Participation.objects.get().words == FEWER
    promises.say_promise(actor=teams[0][0], to=teams[0][1], words="call back")
    promises.say_promise(actor=teams[1][1], to=teams[1][0], words="call back")
    promises.say_promise(actor=teams[2][0], to=teams[3][1], words="not of one team")
    count_teams()
    assert Participation.objects.get().words == FEWER
    moments.offer_moment(actor=teams[4][0], touched=teams[4][1], kind=kind)
    plant()
    with clock.moved(clock.now() + timedelta(days=1)):
        work_off()
    assert Participation.objects.get().words == "Three to five teams"
    with clock.moved(clock.now() + timedelta(days=100)):
        count_teams()
    assert Participation.objects.get().words == FEWER


def test_the_company_page_is_the_same_for_everybody_and_names_nobody(cast: Cast, client_of: As) -> None:
    promises.say_promise(actor=cast.ama, to=cast.ben, words="call back")
    count_teams()

    def body(person: Person) -> str:
        page = text_of(client_of(person), "/what-the-company-sees/")
        return page[page.index("<main") : page.index("</main>")]

    pages = {body(person) for person in (cast.ben, cast.ama, cast.frida, cast.olu)}
    assert len(pages) == 1
    page = pages.pop()
    assert not [person.name for person in cast.everyone().values() if person.name in page]
    assert not [team for team in ("Quay", "Loft", "Harbour") if team in page]
    assert "How long a nomination is open to objection" in page
