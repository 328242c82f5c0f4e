"""The list of people and the offices in a real browser: a file brought in and taken back, an office filled, a vote."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open
from tests.cast import Cast
from troth.kernel import clock
from troth.people.models import Election, Nomination, Office, OfficeBallot, Person
from troth.people.offices.beginning import begin_link
from troth.people.offices.deciding import nomination_is_due
from troth.people.offices.queries import sitting
from troth.people.offices.voting import election_is_due

FILE = """Name;Email;Team;Leads;Date of birth;Salary
Ama Owusu;ama@example.org;Harbour;Harbour / Quay;1980-01-01;1
Ben Lindqvist-Roy;ben@example.org;Harbour / Quay;;;
Chidi Okafor;chidi@example.org;Harbour / Loft;;;
Dora Petrova;dora@example.org;Harbour;Harbour / Loft;;
Frida Aalto;frida@example.org;;Harbour;;
Lena Brandt;lena@example.org;Harbour;;;
Rafa Ortega;rafa@example.org;Harbour;;;
Kay Nguyễn;kay@example.org;Harbour;;;
Olu Adeyemi;olu@example.org;Harbour;;;
فاطمة الزهراء;fatima@example.org;Harbour / Quay;;;
"""


@pytest.mark.journey
def test_a_list_of_people_is_looked_at_applied_and_taken_back(cast: Cast, open_page: Open) -> None:
    page = open_page(cast.olu)
    page.goto("/people/")
    page.get_by_role("link", name="Bring in a list of people").click()
    file = {"name": "november.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    page.get_by_label("The file").set_input_files([file])  # type: ignore[list-item]
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What this file would change")
    expect(page.get_by_text("Not read: Date of birth, Salary.")).to_be_visible()
    for part, name in (
        ("Added 1", "فاطمة الزهراء"),
        ("Changed 1", "Ben Lindqvist"),
        ("Moved 1", "Chidi Okafor"),
        ("Leaving 1", "Emil Sørensen"),
    ):
        region = page.get_by_role("region", name=part)
        expect(region.get_by_text(name, exact=True)).to_be_visible()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("Applied: november.csv.")).to_be_visible()
    assert Person.objects.get(id=cast.ben.id).name == "Ben Lindqvist-Roy"
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone. Everything stands as it did before that file.")).to_be_visible()
    assert Person.objects.get(id=cast.ben.id).name == "Ben Lindqvist"
    assert not Person.objects.filter(name="فاطمة الزهراء").exists()


def test_a_colleague_is_proposed_says_yes_and_is_agreed_to(cast: Cast, open_page: Open) -> None:
    ben = open_page(cast.ben)
    ben.goto("/offices/")
    ben.get_by_role("link", name="Propose somebody, or yourself as listener").click()
    ben.get_by_role("searchbox").fill("chi")
    ben.keyboard.press("Enter")
    ben.get_by_role("link", name="Choose Chidi Okafor").click()
    ben.get_by_role("button", name="Propose").click()
    chidi = open_page(cast.chidi, size=PHONE)
    chidi.goto("/offices/")
    chidi.get_by_role("link", name="Read and answer").click()
    chidi.get_by_role("button", name="Yes, I stand").click()
    expect(chidi.get_by_text("Open to objection until")).to_be_visible()
    with clock.moved(clock.now() + timedelta(days=8)):
        nomination_is_due(Nomination.objects.get().id)
        rafa = open_page(cast.rafa)
        rafa.goto("/offices/")
        rafa.get_by_role("link", name="Read and answer").click()
        rafa.get_by_role("button", name="I agree", exact=True).click()
        expect(rafa.get_by_text("Chosen.")).to_be_visible()
        assert sitting("listener").filter(person=cast.chidi).exists()


def test_a_vote_is_cast_by_keyboard_and_once(cast: Cast, open_page: Open) -> None:
    Office.objects.exclude(kind="operator").delete()
    link = begin_link()
    assert link is not None
    emil = open_page(cast.emil)
    emil.goto(link)
    emil.get_by_role("button", name="Begin").click()
    emil.goto(f"/offices/propose/representative/{cast.emil.id}/")
    emil.get_by_role("button", name="Stand").click()
    with clock.moved(clock.now() + timedelta(days=8)):
        election = Election.objects.get()
        election_is_due(election.id)
        ama = open_page(cast.ama, theme="dark")
        ama.goto(f"/offices/vote/{election.id}/")
        ama.get_by_label("Emil Sørensen").focus()
        ama.keyboard.press("Space")
        ama.keyboard.press("Enter")
        expect(ama.get_by_text("You have voted. Only you see this line.")).to_be_visible()
        assert ama.get_by_role("button", name="Cast my vote").count() == 0
        assert OfficeBallot.objects.get().accepts == [str(Nomination.objects.get().id)]
