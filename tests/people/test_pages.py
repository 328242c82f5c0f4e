"""The pages of people, rosters and offices: each for those it is for, and what can be done from it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast, join, make_person
from troth.kernel import clock
from troth.people.calls import calls_for
from troth.people.confirming import confirmed_leaders_of, has_confirmed
from troth.people.models import (
    Election,
    LeaderConfirmation,
    Membership,
    Nomination,
    Office,
    Person,
    ProposedAddress,
    RosterDraft,
    RosterImport,
    RuleChange,
)
from troth.people.offices import changing, deciding, nominating
from troth.people.offices.beginning import begin_link
from troth.people.offices.queries import sitting
from troth.people.offices.voting import election_is_due

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Person], Client]

FOR_ALL = ["/people/", "/offices/", "/offices/past/", "/offices/rules/", "/offices/propose/listener/"]
FOR_OPERATORS = ["/people/roster/", "/people/import/", "/offices/operator/"]
NOBODY = "00000000-0000-4000-8000-000000000000"  # names no row: workers must collect the same tests


@pytest.mark.parametrize("url", FOR_ALL)
@pytest.mark.parametrize("who", ["ama", "ben", "lena", "rafa", "kay", "olu"])
def test_pages_for_everybody_are_there_for_everybody(cast: Cast, client_of: ClientOf, who: str, url: str) -> None:
    assert client_of(getattr(cast, who)).get(url).status_code == 200


@pytest.mark.parametrize("url", FOR_OPERATORS)
@pytest.mark.parametrize("who", ["ama", "ben", "frida", "lena", "rafa", "kay"])
def test_pages_for_operators_are_not_there_for_others(cast: Cast, client_of: ClientOf, who: str, url: str) -> None:
    assert client_of(getattr(cast, who)).get(url).status_code == 404
    assert client_of(getattr(cast, who)).post(url).status_code in (404, 405)
    assert client_of(cast.olu).get(url).status_code == 200


@pytest.mark.parametrize("url", [*FOR_ALL, *FOR_OPERATORS])
def test_strangers_are_asked_to_sign_in(cast: Cast, client: Client, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 302
    assert "sign-in" in answer["Location"]


@pytest.mark.parametrize(
    "url",
    [
        f"/people/team/{NOBODY}/",
        f"/people/import/{NOBODY}/",
        f"/offices/nomination/{NOBODY}/",
        f"/offices/vote/{NOBODY}/",
        f"/offices/lay-down/{NOBODY}/",
        f"/offices/propose/listener/{NOBODY}/",
        "/offices/propose/operator/",
        "/offices/propose/king/",
    ],
)
def test_what_does_not_exist_is_not_found(cast: Cast, client_of: ClientOf, url: str) -> None:
    assert client_of(cast.olu).get(url).status_code == 404


# --- Teams ---------------------------------------------------------------------------------------------------------


def test_my_teams_say_who_leads_and_who_is_in_them_since_when(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.ben).get("/people/").content.decode()
    assert "Ama Owusu" in page
    assert "Leads since 6 January 2020." in page
    assert "Chidi Okafor" in page
    assert "Emil Sørensen" not in page


def test_somebody_is_found_by_part_of_a_name_and_never_too_many(cast: Cast, client_of: ClientOf) -> None:
    for at in range(40):
        make_person(f"Walker {at}", email=f"walker{at}@example.org")
    ben = client_of(cast.ben)
    assert "Emil Sørensen" in ben.get("/people/?q=søren").content.decode()
    page = ben.get("/people/?q=walker").content.decode()
    assert page.count("Walker ") == 30
    assert "These are the first 30" in page
    assert "Gil Marchetti" not in ben.get("/people/?q=marchetti").content.decode()


def test_addresses_are_shown_to_operators_alone(cast: Cast, client_of: ClientOf) -> None:
    assert "ben@example.org" in client_of(cast.olu).get("/people/roster/").content.decode()
    for url in ("/people/", "/people/?q=ben", f"/people/team/{cast.quay.id}/"):
        assert "ben@example.org" not in client_of(cast.ama).get(url).content.decode()


def test_pages_cost_the_same_number_of_queries_however_many_there_are(
    cast: Cast, client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for at in range(30):
        join(make_person(f"Walker {at}", email=f"walker{at}@example.org"), cast.quay)
    ben, olu = client_of(cast.ben), client_of(cast.olu)
    for client, url in ((ben, "/people/?q=walk"), (ben, "/offices/"), (olu, "/people/roster/")):
        client.get(url)
        with django_assert_max_num_queries(45):  # type: ignore[attr-defined]
            client.get(url)


# --- A leader is confirmed by those they lead ------------------------------------------------------------------------


def test_a_leader_counts_once_the_one_they_lead_says_so(cast: Cast, client_of: ClientOf) -> None:
    assert not confirmed_leaders_of(cast.ben).exists()
    ben = client_of(cast.ben)
    assert "lead you?" in ben.get("/people/").content.decode()
    ben.post(f"/people/leader/{cast.ama.id}/confirm/")
    assert has_confirmed(cast.ben, cast.ama)
    assert "lead you?" not in ben.get("/people/").content.decode()
    ben.post(ben.session["undo"]["url"])
    assert not has_confirmed(cast.ben, cast.ama)


def test_nobody_confirms_somebody_who_does_not_lead_them(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.ben).post(f"/people/leader/{cast.dora.id}/confirm/")
    assert not LeaderConfirmation.objects.exists()


def test_a_new_leader_waits_for_a_new_word_and_so_does_one_who_comes_back(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.ben).post(f"/people/leader/{cast.ama.id}/confirm/")
    today = clock.now().date()
    Membership.objects.filter(person=cast.ama, team=cast.quay).update(until=today)
    join(cast.dora, cast.quay, "leader", since=today)
    assert not confirmed_leaders_of(cast.ben).exists()
    tomorrow = today + timedelta(days=1)
    Membership.objects.create(person=cast.ama, team=cast.quay, role="leader", since=tomorrow)
    with clock.moved(clock.now() + timedelta(days=2)):
        assert not has_confirmed(cast.ben, cast.ama)


# --- Bringing in a file ----------------------------------------------------------------------------------------------


FILE = "name,email,team,salary\nZoë New,zoe@example.org,Moon,secret-value\n"


def upload(client: Client, text: str, **more: str) -> str:
    file = SimpleUploadedFile("people.csv", text.encode(), content_type="text/csv")
    answer = client.post("/people/import/", {"file": file} | more)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def yes(client: Client, url: str, **more: str) -> int:
    page = client.get(url)
    seen = page.context["form"].initial
    told = {"seen": seen["seen"], "skip_bad_rows": str(seen["skip_bad_rows"])} | more
    return client.post(url, told).status_code


def test_a_file_is_looked_at_applied_and_undone(cast: Cast, client_of: ClientOf) -> None:
    olu = client_of(cast.olu)
    url = upload(olu, FILE)
    page = olu.get(url).content.decode()
    assert "Zoë New" in page
    assert "salary" in page
    assert "secret-value" not in page
    assert "secret-value" not in str(RosterDraft.objects.get().roster)
    assert not Person.objects.filter(name="Zoë New").exists()
    assert yes(olu, url) == 422
    assert yes(olu, url, accept_many_leaving="on") == 302
    assert Person.objects.filter(name="Zoë New", left_on=None).exists()
    assert not RosterDraft.objects.exists()
    cast.ben.refresh_from_db()
    assert cast.ben.left_on is not None
    olu.post(f"/people/import/{RosterImport.objects.get().id}/undo/")
    assert not Person.objects.filter(name="Zoë New").exists()
    cast.ben.refresh_from_db()
    assert cast.ben.left_on is None


def test_applying_twice_from_two_tabs_applies_once(cast: Cast, client_of: ClientOf) -> None:
    olu = client_of(cast.olu)
    url = upload(olu, FILE)
    seen = olu.get(url).context["form"].initial["seen"]
    told = {"seen": seen, "skip_bad_rows": "False", "accept_many_leaving": "on"}
    assert olu.post(url, told).status_code == 302
    assert olu.post(url, told).status_code == 404
    assert RosterImport.objects.count() == 1


def test_a_preview_that_is_no_longer_true_is_not_applied(cast: Cast, client_of: ClientOf) -> None:
    olu = client_of(cast.olu)
    url = upload(olu, FILE)
    seen = olu.get(url).context["form"].initial["seen"]
    make_person("Late Comer")
    answer = olu.post(url, {"seen": seen, "skip_bad_rows": "False", "accept_many_leaving": "on"})
    assert answer.status_code == 422
    assert "Nothing was applied" in answer.content.decode()


def test_a_bad_row_is_named_with_line_and_reason_and_cannot_be_applied(cast: Cast, client_of: ClientOf) -> None:
    olu = client_of(cast.olu)
    url = upload(olu, FILE + "=cmd,x@example.org,Moon,\n")
    page = olu.get(url).content.decode()
    assert "Line 3, name" in page
    assert "like a formula" in page
    assert yes(olu, url, accept_many_leaving="on") == 422
    assert yes(olu, f"{url}?skip=1") == 302
    assert Person.objects.filter(name="Zoë New").exists()


def test_a_draft_is_its_makers_and_an_hour_old_at_most(cast: Cast, client_of: ClientOf) -> None:
    olu = client_of(cast.olu)
    url = upload(olu, FILE)
    Office.objects.create(kind="operator", person=cast.ama, since=clock.now().date())
    assert client_of(cast.ama).get(url).status_code == 404
    with clock.moved(clock.now() + timedelta(hours=1, minutes=1)):
        assert client_of(cast.olu).get(url).status_code == 404


def test_no_file_and_a_huge_file_are_refused_in_place(cast: Cast, client_of: ClientOf) -> None:
    olu = client_of(cast.olu)
    assert olu.post("/people/import/").status_code == 422
    url = upload(olu, "hello\n")
    assert "no column gives" in olu.get(url).content.decode().lower()


def test_setting_aside_forgets_the_file(cast: Cast, client_of: ClientOf) -> None:
    olu = client_of(cast.olu)
    url = upload(olu, FILE)
    olu.post(f"{url}set-aside/")
    assert not RosterDraft.objects.exists()


# --- Offices ---------------------------------------------------------------------------------------------------------


def test_from_proposal_to_office_by_pages_alone(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.ben).post(f"/offices/propose/listener/{cast.chidi.id}/")
    url = answer["Location"]
    assert client_of(cast.emil).get(url).status_code == 404
    assert client_of(cast.olu).get(url).status_code == 404
    chidi = client_of(cast.chidi)
    assert "would like you to be listener" in chidi.get("/offices/").content.decode()
    chidi.post(f"{url}accept/")
    emil = client_of(cast.emil)
    assert emil.post(f"{url}object/", {"text": "Too close to the leaders."}).status_code == 302
    assert "Too close" not in client_of(cast.ben).get(url).content.decode()
    assert "Too close" not in chidi.get(url).content.decode()
    assert "Too close" in emil.get(url).content.decode()
    nomination = Nomination.objects.get()
    with clock.moved(clock.now() + timedelta(days=8)):
        deciding.nomination_is_due(nomination.id)
        rafa = client_of(cast.rafa)
        assert "Too close" in rafa.get(url).content.decode()
        assert "waits for your word" in rafa.get("/offices/").content.decode()
        client_of(cast.ama).post(f"{url}countersign/")
        assert not sitting("listener").filter(person=cast.chidi).exists()
        rafa.post(f"{url}countersign/")
        assert sitting("listener").filter(person=cast.chidi).exists()
        assert "agreed to by" in client_of(cast.ben).get("/offices/").content.decode()


def test_a_refusal_needs_its_reason_in_place(cast: Cast, client_of: ClientOf) -> None:
    nomination = nominating.nominate(actor=cast.ben, nominee=cast.chidi, kind="listener")
    nominating.accept(actor=cast.chidi, nomination=nomination)
    with clock.moved(clock.now() + timedelta(days=8)):
        deciding.nomination_is_due(nomination.id)
        rafa = client_of(cast.rafa)
        url = f"/offices/nomination/{nomination.id}/"
        assert rafa.post(f"{url}refuse/", {"reason": ""}).status_code == 422
        assert rafa.post(f"{url}refuse/", {"reason": "Not now."}).status_code == 302
        assert "Not now." in client_of(cast.ben).get(url).content.decode()


def test_the_operator_is_told_why_not_in_place(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.olu).post(f"/offices/propose/listener/{cast.chidi.id}/")
    assert answer.status_code == 422
    assert "Operators take no part" in answer.content.decode()
    assert client_of(cast.ben).post(f"/offices/propose/listener/{cast.olu.id}/").status_code == 422


def test_the_employees_side_begins_with_the_link_and_ends_in_a_vote(cast: Cast, client_of: ClientOf) -> None:
    Office.objects.exclude(kind="operator").delete()
    link = begin_link()
    assert link is not None
    olu, emil = client_of(cast.olu), client_of(cast.emil)
    olu.post(link)
    assert not Election.objects.exists()
    assert "Nothing to begin here" in emil.get("/offices/begin/not-the-link/").content.decode()
    assert emil.get(link).status_code == 200
    emil.post(link)
    election = Election.objects.get()
    client_of(cast.ben).post(f"/offices/propose/representative/{cast.ben.id}/")
    url = f"/offices/vote/{election.id}/"
    with clock.moved(clock.now() + timedelta(days=8)):
        election_is_due(election.id)
        nomination = Nomination.objects.get()
        for one in (cast.ama, cast.ben, cast.chidi, cast.dora, cast.emil):
            client = client_of(one)
            assert "Cast my vote" in client.get(url).content.decode()
            assert client.post(url, {"accepts": [str(nomination.id)]}).status_code == 302
            assert "You have voted. Only you see this line." in client.get(url).content.decode()
        assert "You have voted" not in client_of(cast.frida).get(url).content.decode()
        assert client_of(cast.ama).post(url, {"accepts": []}).status_code == 422
        assert "Emil Sørensen" in client_of(cast.frida).get(f"{url}roll/").content.decode()
        with clock.moved(clock.now() + timedelta(days=8)):
            election_is_due(election.id)
            assert "5 of 10 voted" in client_of(cast.frida).get(url).content.decode()
            assert "a vote of the members" in client_of(cast.frida).get("/offices/").content.decode()


def test_an_office_is_laid_down_by_its_holder_on_a_page(cast: Cast, client_of: ClientOf) -> None:
    office = Office.objects.get(kind="listener")
    url = f"/offices/lay-down/{office.id}/"
    assert client_of(cast.olu).get(url).status_code == 404
    lena = client_of(cast.lena)
    assert lena.get(url).status_code == 200
    lena.post(url)
    assert not sitting("listener").exists()


def test_an_operator_makes_another_and_not_somebody_in_office(cast: Cast, client_of: ClientOf) -> None:
    olu = client_of(cast.olu)
    olu.post("/offices/operator/", {"person": str(cast.lena.id)})
    assert sitting("operator").count() == 1
    olu.post("/offices/operator/", {"person": str(cast.ben.id)})
    assert sitting("operator").count() == 2
    assert olu.post("/offices/operator/", {"person": "nonsense"}).status_code == 404


def test_a_rule_is_proposed_by_the_operator_and_agreed_to_by_the_representative(
    cast: Cast, client_of: ClientOf
) -> None:
    told = {"rule": "objection_days", "value": "3", "reason": "It takes too long."}
    assert client_of(cast.ama).post("/offices/rules/", told).status_code == 422
    olu, rafa = client_of(cast.olu), client_of(cast.rafa)
    assert olu.post("/offices/rules/", told | {"value": "1"}).status_code == 422
    assert olu.post("/offices/rules/", told).status_code == 302
    change = RuleChange.objects.get()
    assert "I agree for the employees" in rafa.get("/offices/rules/").content.decode()
    assert "I agree for the employees" not in olu.get("/offices/rules/").content.decode()
    olu.post(f"/offices/rules/{change.id}/agree/")
    change.refresh_from_db()
    assert change.state == "proposed"
    assert "A rule waits for your word" in rafa.get("/offices/").content.decode()
    assert "A rule waits for your word" not in client_of(cast.ben).get("/offices/").content.decode()
    rafa.post(f"/offices/rules/{change.id}/agree/")
    change.refresh_from_db()
    assert change.state == "in force"


def test_a_rule_refused_or_taken_back_stays_as_it_was(cast: Cast, client_of: ClientOf) -> None:
    for who, what, told, state in (
        (cast.rafa, "refuse", {"reason": "No."}, "refused"),
        (cast.olu, "withdraw", {}, "withdrawn"),
    ):
        change = changing.propose_change(actor=cast.olu, rule="vote_days", value=3, reason="Faster.")
        client_of(who).post(f"/offices/rules/{change.id}/{what}/", told)
        change.refresh_from_db()
        assert change.state == state


def test_what_waits_for_somebody_can_be_gathered_and_is_theirs_alone(cast: Cast) -> None:
    nominating.nominate(actor=cast.ben, nominee=cast.chidi, kind="listener")
    changing.propose_change(actor=cast.olu, rule="vote_days", value=3, reason="Faster.")
    ProposedAddress.objects.create(person=cast.lena, email="l@example.org", proposed_on=clock.now().date())
    join(cast.dora, cast.quay, "leader", since=clock.now().date())
    told = {
        cast.chidi: ["Does Dora Petrova lead you?", "Ben Lindqvist would like you to be listener."],
        cast.ben: ["Does Dora Petrova lead you?"],
        cast.rafa: ["How long a vote about an office runs: 3 days instead of 7?"],
        cast.lena: ["Another e-mail address waits for your word."],
        cast.emil: [],
        cast.olu: [],
    }
    for person, words in told.items():
        assert [call.words for call in calls_for(person)] == words


def test_today_shows_what_somebody_was_told_waits_for_them(cast: Cast, client_of: ClientOf) -> None:
    nominating.nominate(actor=cast.ben, nominee=cast.chidi, kind="listener")
    assert "Ben Lindqvist would like you to be listener." in client_of(cast.chidi).get("/").content.decode()
    assert "would like you to be" not in client_of(cast.ama).get("/").content.decode()
