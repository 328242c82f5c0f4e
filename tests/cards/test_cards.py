"""Cards: written about oneself, read by whom one chooses, for a year."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.cards.conftest import WRITTEN
from tests.cast import LONG_AGO, Cast, join
from troth.audit.models import AuditEntry
from troth.cards.actions.cards import change_card, delete_card, renew_card, restore_card, share_card
from troth.cards.actions.retention import let_run_out
from troth.cards.models import Card
from troth.cards.rules import MOST_CARDS, MOST_WORDS
from troth.jobs import worker
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.people.confirming import confirm_leader, take_confirmation_back
from troth.people.models import Membership, Person
from troth.visibility.gate import visible_to

Write = Callable[..., Card]
ClientOf = Callable[[Person], Client]


def readers(card: Card, cast: Cast) -> set[str]:
    """Who in the cast can read it now."""
    return {name for name, person in cast.everyone().items() if visible_to(person, Card).contains(card)}


def test_a_card_is_read_by_exactly_those_its_author_chose(cast: Cast, card_of: Write) -> None:
    card = card_of(cast.ben, audience="me")
    assert readers(card, cast) == {"ben"}
    share_card(actor=cast.ben, card=card, audience="leader")
    assert readers(card, cast) == {"ben", "ama"}
    share_card(actor=cast.ben, card=card, audience="team")
    assert readers(card, cast) == {"ben", "ama", "chidi"}
    share_card(actor=cast.ben, card=card, audience="me")
    assert readers(card, cast) == {"ben"}


def test_a_leader_reads_nothing_before_the_person_confirms(cast: Cast, card_of: Write) -> None:
    for audience in ("leader", "team"):
        card = card_of(cast.chidi, audience=audience)
        assert "ama" not in readers(card, cast)
        confirm_leader(actor=cast.chidi, leader=cast.ama)
        assert "ama" in readers(card, cast)
        take_confirmation_back(actor=cast.chidi, leader=cast.ama)
        assert "ama" not in readers(card, cast)


def test_a_new_leader_sees_nothing_and_the_former_one_sees_no_more(cast: Cast, card_of: Write) -> None:
    card = card_of(cast.ben, audience="team")
    today = clock.now().date()
    Membership.objects.filter(person=cast.ama, team=cast.quay).update(until=today)
    join(cast.dora, cast.quay, "leader", since=today)
    assert readers(card, cast) == {"ben", "chidi"}
    confirm_leader(actor=cast.ben, leader=cast.dora)
    assert readers(card, cast) == {"ben", "chidi", "dora"}


def test_a_confirmation_from_before_they_led_opens_nothing(cast: Cast, card_of: Write) -> None:
    card = card_of(cast.ben)
    tomorrow = clock.now() + timedelta(days=2)
    Membership.objects.filter(person=cast.ama, team=cast.quay).update(since=tomorrow.date())
    with clock.moved(tomorrow):
        assert readers(card, cast) == {"ben"}


def test_the_leader_of_the_team_above_reads_nothing(cast: Cast, card_of: Write) -> None:
    assert "frida" not in readers(card_of(cast.ben, audience="team"), cast)


def test_a_leaders_card_for_the_team_is_read_by_those_they_lead_and_by_their_own_team(
    cast: Cast, card_of: Write
) -> None:
    card = card_of(cast.ama, audience="team")
    assert {"ben", "chidi", "dora"} <= readers(card, cast)
    assert "emil" not in readers(card, cast)
    assert "frida" not in readers(card, cast)


def test_who_can_see_it_stands_beside_the_text_with_names(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    card_of(cast.ben, audience="team")
    page = client_of(cast.ben).get("/cards/").content.decode()
    assert "Seen by you, Ama Owusu, Chidi Okafor." in page
    as_leader = client_of(cast.ama).get(f"/between/{cast.ben.id}/").content.decode()
    assert "Seen by Ben Lindqvist, Chidi Okafor, you." in as_leader
    as_colleague = client_of(cast.chidi).get(f"/between/{cast.ben.id}/").content.decode()
    assert WRITTEN in as_colleague
    assert "By Ama Owusu once confirmed as leader." in as_colleague


def test_a_colleague_cannot_tell_from_a_card_whether_its_author_confirmed_their_leader(
    cast: Cast, card_of: Write, client_of: ClientOf
) -> None:
    card_of(cast.ben, audience="team")
    seen = []
    for do in (confirm_leader, take_confirmation_back):
        do(actor=cast.ben, leader=cast.ama)
        page = client_of(cast.chidi).get(f"/between/{cast.ben.id}/").content.decode()
        seen.append(re.sub(r'value="[^"]{20,}"', "", page))
    assert seen[0] == seen[1]


def test_whoever_confirmed_nobody_is_told_who_does_not_read_it_yet(
    cast: Cast, card_of: Write, client_of: ClientOf
) -> None:
    card_of(cast.chidi, audience="leader")
    page = client_of(cast.chidi).get("/cards/").content.decode()
    assert "Not by Ama Owusu yet" in page


def test_the_page_says_that_cards_are_never_about_health(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.ben)
    for address in ("/cards/", "/cards/write/", "/cards/import/"):
        assert "health" in client.get(address).content.decode()


def test_writing_the_same_form_twice_writes_one_card(cast: Cast, card_of: Write) -> None:
    once = ids.new_id()
    card_of(cast.ben, id=once)
    card_of(cast.ben, id=once)
    assert Card.objects.filter(author=cast.ben).count() == 1


def test_the_id_of_somebody_elses_card_writes_nothing(cast: Cast, card_of: Write) -> None:
    card = card_of(cast.ben)
    with pytest.raises(Refused):
        card_of(cast.chidi, id=card.id)
    assert Card.objects.get().author == cast.ben


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "x" * (MOST_WORDS + 1)}, "words"),
        ({"kind": "secret"}, "kind"),
        ({"audience": "everyone"}, "audience"),
    ],
)
def test_what_cannot_be_a_card_is_refused_at_its_field(
    cast: Cast, card_of: Write, said: dict[str, str], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        card_of(cast.ben, **said)
    assert refused.value.field == field


def test_there_is_an_end_to_how_many(cast: Cast, card_of: Write) -> None:
    for _ in range(MOST_CARDS):
        card_of(cast.ben)
    with pytest.raises(Refused, match="as many as anybody reads"):
        card_of(cast.ben)


def test_only_its_author_changes_shares_renews_or_deletes_it(cast: Cast, card_of: Write) -> None:
    card = card_of(cast.ben)
    for act in (
        lambda: change_card(actor=cast.ama, card=card, kind="value", words="x", audience="team"),
        lambda: share_card(actor=cast.ama, card=card, audience="team"),
        lambda: renew_card(actor=cast.ama, card=card),
        lambda: restore_card(actor=cast.ama, fields=delete_card(actor=cast.ama, card=card)),
    ):
        with pytest.raises(Refused):
            act()
    assert Card.objects.get().words == WRITTEN


def test_deleting_can_be_undone_and_twice_is_once(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    card, client = card_of(cast.ben), client_of(cast.ben)
    client.post(f"/cards/{card.id}/delete/")
    assert not Card.objects.exists()
    assert client.post(f"/cards/{card.id}/delete/").status_code == 404
    client.post(client.session["undo"]["url"])
    assert Card.objects.get() == card


def test_changing_and_sharing_can_be_undone(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    card, client = card_of(cast.ben), client_of(cast.ben)
    client.post(f"/cards/{card.id}/", {"kind": "value", "words": "Other words", "audience": "team"})
    assert Card.objects.get().words == "Other words"
    client.post(client.session["undo"]["url"])
    client.post(f"/cards/{card.id}/share/", {"audience": "team"})
    assert Card.objects.get().audience == "team"
    client.post(client.session["undo"]["url"])
    back = Card.objects.get()
    assert (back.words, back.audience, back.kind) == (WRITTEN, "leader", "preference")


def test_an_audience_there_is_not_is_refused_in_words(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    card = card_of(cast.ben)
    page = client_of(cast.ben).post(f"/cards/{card.id}/share/", {"audience": "all"}, follow=True)
    assert "Choose one of these." in page.content.decode()
    assert Card.objects.get().audience == "leader"


def test_what_was_typed_stays_when_something_is_missing(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.ben).post("/cards/write/", {"words": "Half a thought", "audience": "team"})
    assert page.status_code == 422
    assert "Half a thought" in page.content.decode()


def test_a_card_runs_out_after_a_year_and_its_author_is_told_a_week_before(cast: Cast, card_of: Write) -> None:
    start = datetime(2026, 1, 10, 9, tzinfo=UTC)
    with clock.moved(start):
        confirm_leader(actor=cast.ben, leader=cast.ama)
        card = card_of(cast.ben)
    with clock.moved(start + timedelta(days=357)):
        let_run_out()
        assert not hasattr(Card.objects.get(), "warning")
    with clock.moved(start + timedelta(days=358)):
        let_run_out()
        let_run_out()
        assert Card.objects.get().warning.author == cast.ben
        assert readers(card, cast) == {"ben", "ama"}
    with clock.moved(start + timedelta(days=365)):
        assert readers(card, cast) == {"ben"}
        let_run_out()
        assert not Card.objects.exists()


def test_a_late_worker_still_leaves_its_author_a_week(cast: Cast, card_of: Write) -> None:
    start = datetime(2026, 1, 10, 9, tzinfo=UTC)
    with clock.moved(start):
        card = card_of(cast.ben)
    late = start + timedelta(days=400)
    with clock.moved(late):
        let_run_out()
        assert readers(card, cast) == {"ben"}
    with clock.moved(late + timedelta(days=6)):
        let_run_out()
        assert Card.objects.exists()
    with clock.moved(late + timedelta(days=7)):
        let_run_out()
        assert not Card.objects.exists()


def test_a_renewed_card_stays_another_year(cast: Cast, card_of: Write) -> None:
    start = datetime(2026, 1, 10, 9, tzinfo=UTC)
    with clock.moved(start):
        card = card_of(cast.ben)
    with clock.moved(start + timedelta(days=360)):
        let_run_out()
        renew_card(actor=cast.ben, card=card)
    with clock.moved(start + timedelta(days=360 + 350)):
        let_run_out()
        assert Card.objects.exists()
    with clock.moved(start + timedelta(days=360 + 359)):
        let_run_out()
        assert Card.objects.get().warning


def test_the_night_runs_by_itself(cast: Cast, card_of: Write) -> None:
    start = datetime(2026, 1, 10, 9, tzinfo=UTC)
    with clock.moved(start):
        card_of(cast.ben)
    for days in (358, 366):
        with clock.moved(start + timedelta(days=days)):
            worker.plant()
            worker.work_off()
    assert not Card.objects.exists()


def test_what_a_leader_reads_is_in_the_log_and_what_a_member_reads_of_them_is_not(
    cast: Cast, card_of: Write, client_of: ClientOf
) -> None:
    card_of(cast.ben)
    card_of(cast.ama, audience="team")
    client_of(cast.ama).get(f"/between/{cast.ben.id}/")
    client_of(cast.ben).get(f"/between/{cast.ama.id}/")
    assert AuditEntry.objects.filter(action="read", kind="card").count() == 1


def test_nobody_learns_that_a_card_was_written_or_shut(cast: Cast, card_of: Write) -> None:
    before = AuditEntry.objects.count()
    card = card_of(cast.ben)
    share_card(actor=cast.ben, card=card, audience="me")
    delete_card(actor=cast.ben, card=card)
    assert AuditEntry.objects.count() == before


def test_what_counts_as_a_deposit_is_offered_when_a_leader_logs_a_moment(
    cast: Cast, card_of: Write, client_of: ClientOf
) -> None:
    card_of(cast.ben, kind="deposit", words="Say what became of my idea")
    card_of(cast.ben, kind="deposit", words="Mine alone", audience="me")
    card_of(cast.ama, kind="deposit", words="A leader's own", audience="team")
    page = client_of(cast.ama).get(f"/moments/new/?person={cast.ben.id}").content.decode()
    assert "Say what became of my idea" in page
    assert "Mine alone" not in page
    assert "became of my idea" not in client_of(cast.ama).get("/moments/new/").content.decode()
    assert "became of my idea" not in client_of(cast.dora).get(f"/moments/new/?person={cast.ben.id}").content.decode()
    assert "A leader" not in client_of(cast.ben).get(f"/moments/new/?person={cast.ama.id}").content.decode()


def test_a_form_for_a_kind_has_it_chosen(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.ben).get("/cards/write/?kind=cost").content.decode()
    assert (
        'value="cost" id="id_kind_4" required checked' in page or 'value="cost" required id="id_kind_4" checked' in page
    )


def test_people_who_joined_the_team_today_are_named(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    card_of(cast.ben, audience="team")
    join(cast.emil, cast.quay, since=LONG_AGO)
    assert "Emil Sørensen" in client_of(cast.ben).get("/cards/").content.decode()


def test_a_write_by_the_form_is_kept(cast: Cast, client_of: ClientOf) -> None:
    said = {"kind": "value", "words": "One thing well", "audience": "team", "once": str(ids.new_id())}
    client = client_of(cast.ben)
    for _ in range(2):
        assert client.post("/cards/write/", said).status_code == 302
    assert Card.objects.get().words == "One thing well"
