"""Letting people in: invitations, cards by two people, addresses nobody changes alone; and those who try otherwise."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, connections
from django.test import Client

from tests.cast import Cast, join, make_cast
from tests.identity.conftest import PASSWORD, code_in, is_in, last_mail, link_in, sign_in, with_password
from troth.identity.actions import invitation_link
from troth.identity.actions.addresses import confirm_address, propose_address, prove_address
from troth.identity.actions.cards import confirm_card, drop_card, first_cards, start_card, use_card
from troth.identity.actions.invitations import accept_invitation, invite
from troth.identity.models import Card, Invitation, Login
from troth.identity.rules import Helper, two_may_help
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.models import Address, Person, ProposedAddress

CHOSEN = {"password1": PASSWORD, "password2": PASSWORD}


def newcomer(cast: Cast, name: str = "Nia Bello") -> Person:
    """A member of Quay without e-mail who has never been in."""
    person = Person.objects.create(name=name)
    join(person, cast.quay)
    return person


def path_of(link: str) -> str:
    """The path of a link of ours."""
    return link.partition("testserver")[2]


# --- Invitations -------------------------------------------------------------------------------------------------


def test_an_invitation_comes_by_mail_and_lets_one_choose_a_password(cast: Cast, client: Client, mail: None) -> None:
    invite(actor=cast.olu, person=cast.ben)
    link = link_in(last_mail("ben@example.org"))
    assert "Welcome" in client.get(link).content.decode()
    client.post(link, CHOSEN)
    assert is_in(client)
    assert sign_in(Client(), "ben@example.org").status_code == 302


def test_looking_at_an_invitation_does_not_use_it_up(cast: Cast, client: Client) -> None:
    link = path_of(invitation_link(cast.ben))
    for _ in range(3):
        assert Client().get(link).status_code == 200
    client.post(link, CHOSEN)
    assert is_in(client)


def test_an_invitation_works_once(cast: Cast, client: Client) -> None:
    link = path_of(invitation_link(cast.ben))
    client.post(link, CHOSEN)
    thief = Client()
    assert thief.get(link).status_code == 410
    assert thief.post(link, CHOSEN).status_code == 410
    assert not is_in(thief)


def test_an_invitation_ends(cast: Cast, client: Client) -> None:
    link = path_of(invitation_link(cast.ben, days=14))
    with clock.moved(clock.now() + timedelta(days=15)):
        assert client.post(link, CHOSEN).status_code == 410


def test_a_new_invitation_ends_the_one_before(cast: Cast, client: Client) -> None:
    first = path_of(invitation_link(cast.ben))
    invitation_link(cast.ben)
    assert client.post(first, CHOSEN).status_code == 410


def test_the_database_does_not_hold_the_link(cast: Cast) -> None:
    token = invitation_link(cast.ben).rstrip("/").rpartition("/")[2]
    assert token not in str(list(Invitation.objects.values()))


def test_the_operator_cannot_invite_themselves_into_an_account_in_use(cast: Cast) -> None:
    with_password(cast.ben)
    with pytest.raises(Refused, match="has signed in before"):
        invitation_link(cast.ben, actor=cast.olu)


def test_whoever_came_in_by_mail_code_only_counts_as_in_use_too(cast: Cast, client: Client, mail: None) -> None:
    client.post("/sign-in/code/", {"email": "ben@example.org"})
    client.post("/sign-in/code/enter/", {"code": code_in(last_mail("ben@example.org")), "action": "verify"})
    with pytest.raises(Refused):
        invitation_link(cast.ben, actor=cast.olu)


def test_only_an_operator_invites(cast: Cast, mail: None) -> None:
    with pytest.raises(Refused):
        invite(actor=cast.ama, person=cast.ben)


def test_who_used_an_invitation_is_told_to_the_address(cast: Cast, client: Client, mail: None) -> None:
    client.post(path_of(invitation_link(cast.ben)), CHOSEN)
    assert "If it was not you" in last_mail("ben@example.org").text


# --- Cards -------------------------------------------------------------------------------------------------------


def test_a_first_card_lets_a_person_without_mail_choose_a_password(cast: Cast, client: Client) -> None:
    nia = newcomer(cast)
    card = first_cards(actor=cast.ama, people=[nia])[0]
    answer = client.post("/sign-in/card/", {"code": card.code.lower().replace("-", " ")}, follow=True)
    assert "nia.bello" in answer.content.decode()
    client.post(answer.request["PATH_INFO"], CHOSEN)
    assert is_in(client)
    assert sign_in(Client(), "nia.bello").status_code == 302


def test_a_card_works_once(cast: Cast, client: Client) -> None:
    card = first_cards(actor=cast.ama, people=[newcomer(cast)])[0]
    client.post(f"/sign-in/card/{card.code}/", CHOSEN)
    thief = Client()
    assert thief.post(f"/sign-in/card/{card.code}/", CHOSEN).status_code == 410
    assert not is_in(thief)


def test_the_database_does_not_hold_the_code(cast: Cast) -> None:
    card = first_cards(actor=cast.ama, people=[newcomer(cast)])[0]
    assert card.code not in str(list(Card.objects.values()))


def test_a_sheet_of_cards_shows_code_and_square_once(cast: Cast, client: Client) -> None:
    nia = newcomer(cast)
    client.force_login(cast.ama.login)
    answer = client.post("/sign-in/cards/print/", {"person": [str(nia.id)]})
    page = answer.content.decode()
    assert re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", page)
    assert "<svg" in page
    assert answer["Cache-Control"] == "no-store"
    assert not re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", client.get("/sign-in/cards/").content.decode())


def test_cards_are_offered_to_those_an_invitation_cannot_reach(cast: Cast, client: Client, settings: Any) -> None:
    newcomer(cast)
    client.force_login(cast.olu.login)
    settings.HAS_MAIL = True
    assert [person.name for person in client.get("/sign-in/cards/").context["page"]] == ["Nia Bello"]
    settings.HAS_MAIL = False
    assert len(client.get("/sign-in/cards/").context["page"]) > 1


def test_a_stranger_prints_no_card(cast: Cast) -> None:
    with pytest.raises(Refused):
        first_cards(actor=cast.emil, people=[newcomer(cast)])


def test_nobody_alone_prints_a_second_card(cast: Cast) -> None:
    with_password(cast.ben)
    for alone in (cast.olu, cast.ama, cast.rafa):
        with pytest.raises(Refused):
            first_cards(actor=alone, people=[cast.ben])


def test_two_people_have_a_new_card_made(cast: Cast, client: Client, mail: None) -> None:
    with_password(cast.ben)
    start_card(actor=cast.ama, person=cast.ben)
    card = confirm_card(actor=cast.olu, person=cast.ben)
    told = [mail.text for mail in OutboxMail.objects.filter(to="ben@example.org")]
    assert any("Ama Owusu and Olu Adeyemi" in text for text in told)
    new = {"password1": "another long sentence", "password2": "another long sentence"}
    client.post(f"/sign-in/card/{card.code}/", new)
    assert is_in(client)
    assert not is_in_with(PASSWORD)


def is_in_with(password: str) -> bool:
    """Whether that password lets Ben in."""
    other = Client()
    sign_in(other, "ben@example.org", password)
    return is_in(other)


ROLES = ("nobody", "self", "operator", "representative", "leader", "operator and leader")


def _helper(role: str) -> Helper:
    return Helper(
        is_self=role == "self",
        is_operator="operator" in role,
        is_representative=role == "representative",
        is_leader="leader" in role,
    )


@pytest.mark.parametrize(("first", "second"), list(product(ROLES, ROLES)))
def test_which_two_may_help(first: str, second: str) -> None:
    helps = {"operator", "representative", "leader", "operator and leader"}
    both_operators = "operator" in first and "operator" in second
    expected = first in helps and second in helps and not both_operators
    assert two_may_help(_helper(first), _helper(second), are_one=False) is expected
    assert not two_may_help(_helper(first), _helper(second), are_one=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [("ama", "ama"), ("olu", "olu"), ("olu", "emil"), ("olu", "ben"), ("ben", "ama"), ("emil", "ama")],
)
def test_the_wrong_two_get_no_card(cast: Cast, first: str, second: str) -> None:
    with_password(cast.ben)

    def together() -> None:
        start_card(actor=getattr(cast, first), person=cast.ben)
        confirm_card(actor=getattr(cast, second), person=cast.ben)

    with pytest.raises(Refused):
        together()
    assert not Card.objects.exists()


def test_a_helper_who_lost_the_role_meanwhile_does_not_count(cast: Cast) -> None:
    with_password(cast.ben)
    start_card(actor=cast.ama, person=cast.ben)
    cast.ama.memberships.filter(team=cast.quay).update(until="2024-01-01")
    with pytest.raises(Refused):
        confirm_card(actor=cast.olu, person=cast.ben)


def test_a_card_that_would_undo_a_passkey_waits_and_can_be_stopped(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    Authenticator.objects.create(user=cast.ben.login, type="webauthn", data={"name": "x"})
    start_card(actor=cast.ama, person=cast.ben)
    card = confirm_card(actor=cast.olu, person=cast.ben)
    assert card.waits
    assert client.post(f"/sign-in/card/{card.code}/", CHOSEN).status_code == 410
    with clock.moved(clock.now() + timedelta(days=2)):
        assert client.get(f"/sign-in/card/{card.code}/").status_code == 200
        drop_card(actor=cast.ben, person=cast.ben)
        assert client.post(f"/sign-in/card/{card.code}/", CHOSEN).status_code == 410
    assert Authenticator.objects.exists()


def test_a_new_card_starts_over(cast: Cast, client: Client) -> None:
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    Authenticator.objects.create(user=cast.ben.login, type="webauthn", data={"name": "x"})
    start_card(actor=cast.ama, person=cast.ben)
    card = confirm_card(actor=cast.rafa, person=cast.ben)
    with clock.moved(clock.now() + timedelta(days=2)):
        other = Client()
        other.post(f"/sign-in/card/{card.code}/", CHOSEN)
        assert is_in(other)
        assert not is_in(client)
    assert not Authenticator.objects.exists()


def test_a_person_sees_that_a_card_was_asked_for(cast: Cast, client: Client) -> None:
    start_card(actor=cast.ama, person=cast.ben)
    client.force_login(cast.ben.login)
    assert "Ama Owusu" in client.get("/sign-in/mine/").content.decode()
    client.post("/sign-in/card/stop/")
    with pytest.raises(Refused):
        confirm_card(actor=cast.olu, person=cast.ben)


def test_guessing_codes_is_slowed_down(cast: Cast, client: Client) -> None:
    answers = [client.get(f"/sign-in/card/{number:04}-0000-0000-0000/").status_code for number in range(12)]
    posts = [client.post("/sign-in/card/", {"code": f"{number:04}000000000000"}).status_code for number in range(12)]
    assert 429 in posts
    assert set(answers) <= {410, 429}


@pytest.mark.parametrize("path", ["cards", "invitations", "addresses", "shared"])
def test_a_member_helps_nobody(cast: Cast, client: Client, path: str) -> None:
    client.force_login(cast.ben.login)
    assert client.get(f"/sign-in/{path}/").status_code == 404


def test_a_leader_helps_exactly_their_members(cast: Cast, client: Client) -> None:
    client.force_login(cast.ama.login)
    assert client.post(f"/sign-in/cards/{cast.ben.id}/start/").status_code == 302
    assert client.post(f"/sign-in/cards/{cast.emil.id}/start/").status_code == 404


# --- Addresses ---------------------------------------------------------------------------------------------------


def test_an_operator_cannot_change_an_address_alone(cast: Cast, client: Client, mail: None) -> None:
    propose_address(actor=cast.olu, person=cast.ben, email="olu.too@example.org")
    with pytest.raises(Refused):
        confirm_address(actor=cast.olu, person=cast.ben)
    client.post("/sign-in/code/", {"email": "olu.too@example.org"})
    assert Address.objects.get(person=cast.ben).email == "ben@example.org"
    assert not OutboxMail.objects.filter(to="olu.too@example.org", subject__contains="code").exists()


def test_old_and_new_address_are_told(cast: Cast, mail: None) -> None:
    propose_address(actor=cast.olu, person=cast.ben, email="new@example.org")
    assert OutboxMail.objects.filter(to="new@example.org").exists()
    assert "Nothing has changed yet" in "".join(
        OutboxMail.objects.filter(to="ben@example.org").values_list("text", flat=True)
    )
    OutboxMail.objects.all().delete()
    confirm_address(actor=cast.ben, person=cast.ben)
    assert set(OutboxMail.objects.values_list("to", flat=True)) == {"ben@example.org", "new@example.org"}


def test_the_person_agrees_where_they_are_signed_in(cast: Cast, client: Client) -> None:
    propose_address(actor=cast.olu, person=cast.ben, email="new@example.org")
    with_password(cast.ben)
    sign_in(client, "ben@example.org")
    assert client.post("/sign-in/address/agree/")["Location"].startswith("/sign-in/again/")
    assert Address.objects.get(person=cast.ben).email == "ben@example.org"
    client.post("/sign-in/again/?next=/sign-in/mine/", {"password": PASSWORD})
    client.post("/sign-in/address/agree/")
    assert Address.objects.get(person=cast.ben).email == "new@example.org"
    assert sign_in(Client(), "new@example.org").status_code == 302
    assert not is_in_as("ben@example.org")


def is_in_as(name: str) -> bool:
    """Whether that name and the password let somebody in."""
    other = Client()
    sign_in(other, name)
    return is_in(other)


def test_a_representative_confirms_for_whoever_cannot(cast: Cast) -> None:
    propose_address(actor=cast.olu, person=cast.ben, email="new@example.org")
    confirm_address(actor=cast.rafa, person=cast.ben)
    assert Login.objects.get(person=cast.ben).email == "new@example.org"


@pytest.mark.parametrize("who", ["ama", "lena", "kay", "emil", "olu"])
def test_nobody_else_confirms(cast: Cast, who: str) -> None:
    propose_address(actor=cast.olu, person=cast.ben, email="new@example.org")
    with pytest.raises(Refused):
        confirm_address(actor=getattr(cast, who), person=cast.ben)


def test_ones_own_change_is_proved_by_the_mail_to_the_new_address(cast: Cast, client: Client, mail: None) -> None:
    propose_address(actor=cast.ben, person=cast.ben, email="new@example.org")
    with pytest.raises(Refused):
        confirm_address(actor=cast.ben, person=cast.ben)
    link = link_in(last_mail("new@example.org"))
    stranger = Client()
    stranger.force_login(cast.emil.login)
    stranger.post(link)
    assert Address.objects.get(person=cast.ben).email == "ben@example.org"
    client.force_login(cast.ben.login)
    client.post(link)
    assert Address.objects.get(person=cast.ben).email == "new@example.org"


def test_a_link_proves_no_other_address_than_its_own(cast: Cast, mail: None) -> None:
    propose_address(actor=cast.ben, person=cast.ben, email="new@example.org")
    token = link_in(last_mail("new@example.org")).rstrip("/").rpartition("/")[2]
    ProposedAddress.objects.filter(person=cast.ben).update(email="olu.too@example.org")
    with pytest.raises(Refused):
        prove_address(actor=cast.ben, token=token)


def test_an_address_in_use_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        propose_address(actor=cast.ben, person=cast.ben, email="Chidi@example.org")


def test_the_roster_only_proposes_and_the_person_sees_it(cast: Cast, client: Client) -> None:
    ProposedAddress.objects.create(
        person=cast.ben, email="r@example.org", proposed_by=cast.olu, proposed_on="2026-01-01"
    )
    client.force_login(cast.ben.login)
    assert "r@example.org" in client.get("/sign-in/mine/").content.decode()
    client.post("/sign-in/address/keep/")
    assert not ProposedAddress.objects.exists()
    assert Address.objects.get(person=cast.ben).email == "ben@example.org"


# --- At once -----------------------------------------------------------------------------------------------------


def at_once(act: Any, times: int = 6) -> int:
    """Do it in several threads at once; how many succeeded."""

    def one(_: int) -> bool:
        try:
            act()
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(times) as pool:
        return sum(pool.map(one, range(times)))


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_one_uses_an_invitation() -> None:
    token = invitation_link(make_cast().ben).rstrip("/").rpartition("/")[2]
    connection.close()
    assert at_once(lambda: accept_invitation(token=token, password=PASSWORD)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_one_uses_a_card() -> None:
    cast = make_cast()
    card = first_cards(actor=cast.ama, people=[newcomer(cast)])[0]
    connection.close()
    assert at_once(lambda: use_card(code=card.code, password=PASSWORD)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_one_prints_a_card() -> None:
    cast = make_cast()
    start_card(actor=cast.ama, person=cast.ben)
    connection.close()
    assert at_once(lambda: confirm_card(actor=cast.rafa, person=cast.ben)) == 1
