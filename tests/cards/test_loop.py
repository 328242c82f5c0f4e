"""The loop: a leader notes that they acted on a card; whether it was so is the author's to say, or not."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from troth.audit.models import AuditEntry
from troth.cards.actions.cards import share_card
from troth.cards.actions.loop import note_acted, restore_acted, say_whether, take_back_acted, unsay_whether
from troth.cards.actions.retention import let_run_out
from troth.cards.models import ActedNote, Card, WasItSo
from troth.jobs.models import Job
from troth.kernel import ids
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.models import Person
from troth.visibility.gate import visible_to

Write = Callable[..., Card]
ClientOf = Callable[[Person], Client]


def shown(page: bytes) -> str:
    """A page without the token of its forms."""
    return re.sub(r'value="[^"]{20,}"', "", page.decode())


def what_the_leader_can_read(cast: Cast, client: Client) -> list[str]:
    """Every page on which a leader could notice something, as bytes without tokens."""
    addresses = ("/", f"/between/{cast.ben.id}/", "/my-log/", "/my-data/copy.json")
    return [shown(client.get(address).content) for address in addresses]


def test_both_read_the_note_and_nobody_else(cast: Cast, card_of: Write) -> None:
    note = note_acted(actor=cast.ama, card=card_of(cast.ben), words="Moved our talks to the morning")
    readers = {name for name, one in cast.everyone().items() if visible_to(one, ActedNote).contains(note)}
    assert readers == {"ama", "ben"}


def test_it_stands_under_the_card_for_both(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    card = card_of(cast.ben)
    client_of(cast.ama).post(f"/cards/{card.id}/acted/", {"words": "Moved our talks", "once": str(ids.new_id())})
    assert "Moved our talks" in client_of(cast.ben).get("/cards/").content.decode()
    assert "Moved our talks" in client_of(cast.ama).get(f"/between/{cast.ben.id}/").content.decode()
    assert "Moved our talks" in client_of(cast.ben).get("/").content.decode()


def test_only_somebody_who_leads_them_and_reads_the_card_notes_it(
    cast: Cast, card_of: Write, client_of: ClientOf
) -> None:
    card = card_of(cast.ben, audience="team")
    assert client_of(cast.chidi).post(f"/cards/{card.id}/acted/", {"words": "x"}).status_code == 404
    with pytest.raises(Refused):
        note_acted(actor=cast.chidi, card=card)
    share_card(actor=cast.ben, card=card, audience="me")
    assert client_of(cast.ama).post(f"/cards/{card.id}/acted/", {"words": "x"}).status_code == 404


def test_what_is_said_privately_changes_no_byte_the_leader_can_read(
    cast: Cast, card_of: Write, client_of: ClientOf
) -> None:
    note = note_acted(actor=cast.ama, card=card_of(cast.ben), words="Did it")
    client = client_of(cast.ama)
    what_the_leader_can_read(cast, client)  # the reading itself is noted on the first day
    before = what_the_leader_can_read(cast, client)
    counted = AuditEntry.objects.count(), OutboxMail.objects.count(), Job.objects.count()
    say_whether(actor=cast.ben, note=note, says="no", words="It was not so", openly=False)
    assert what_the_leader_can_read(cast, client) == before
    unsay_whether(actor=cast.ben, note=note)
    assert what_the_leader_can_read(cast, client) == before
    assert (AuditEntry.objects.count(), OutboxMail.objects.count(), Job.objects.count()) == counted


def test_what_is_said_openly_reaches_the_leader_and_can_be_taken_back(
    cast: Cast, card_of: Write, client_of: ClientOf
) -> None:
    note = note_acted(actor=cast.ama, card=card_of(cast.ben))
    say_whether(actor=cast.ben, note=note, says="partly", words="Twice out of three", openly=True)
    leader = client_of(cast.ama)
    assert "Twice out of three" in leader.get(f"/between/{cast.ben.id}/").content.decode()
    say_whether(actor=cast.ben, note=note, says="partly", words="Twice out of three", openly=False)
    assert "Twice out of three" not in leader.get(f"/between/{cast.ben.id}/").content.decode()
    assert WasItSo.objects.count() == 1


def test_only_the_one_whose_card_it_is_says_whether(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    note = note_acted(actor=cast.ama, card=card_of(cast.ben))
    with pytest.raises(Refused):
        say_whether(actor=cast.ama, note=note, says="yes")
    assert client_of(cast.ama).get(f"/cards/acted/{note.id}/was-it-so/").status_code == 404
    with pytest.raises(Refused):
        say_whether(actor=cast.ben, note=note, says="perhaps")


def test_noting_and_taking_back_twice_is_once(cast: Cast, card_of: Write) -> None:
    card, once = card_of(cast.ben), ids.new_id()
    note = note_acted(actor=cast.ama, card=card, id=once)
    assert note_acted(actor=cast.ama, card=card, id=once) == note
    fields = take_back_acted(actor=cast.ama, note=note)
    take_back_acted(actor=cast.ama, note=note)
    actions = list(AuditEntry.objects.filter(kind="card_acted").values_list("action", flat=True))
    assert sorted(actions) == ["acted", "took back"]
    restore_acted(actor=cast.ama, fields=fields)
    assert ActedNote.objects.get() == note


def test_a_note_taken_back_leaves_what_was_said_about_it_to_the_one_who_said_it(cast: Cast, card_of: Write) -> None:
    note = note_acted(actor=cast.ama, card=card_of(cast.ben))
    say_whether(actor=cast.ben, note=note, says="no", words="Mine", openly=False)
    take_back_acted(actor=cast.ama, note=note)
    assert WasItSo.objects.get().words == "Mine"


def test_nobody_else_takes_it_back_or_brings_it_back(cast: Cast, card_of: Write) -> None:
    note = note_acted(actor=cast.ama, card=card_of(cast.ben))
    with pytest.raises(Refused):
        take_back_acted(actor=cast.ben, note=note)
    with pytest.raises(Refused):
        restore_acted(actor=cast.ben, fields={"leader_id": cast.ama.id})


def test_the_note_outlives_the_card_without_its_words(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    card = card_of(cast.ben, words="Words only on the card")
    note_acted(actor=cast.ama, card=card, words="Did it")
    card.delete()
    page = client_of(cast.ama).get(f"/between/{cast.ben.id}/").content.decode()
    assert "Did it" in page
    assert "Words only on the card" not in page


def test_whether_it_was_so_by_the_form(cast: Cast, card_of: Write, client_of: ClientOf) -> None:
    note = note_acted(actor=cast.ama, card=card_of(cast.ben))
    client = client_of(cast.ben)
    client.post(f"/cards/acted/{note.id}/was-it-so/", {"says": "yes", "openly": "no", "words": ""})
    assert WasItSo.objects.get().openly is False
    client.post(client.session["undo"]["url"])
    assert not WasItSo.objects.exists()


def test_both_are_gone_after_a_year(cast: Cast, card_of: Write) -> None:
    from datetime import timedelta

    from troth.kernel import clock

    note = note_acted(actor=cast.ama, card=card_of(cast.ben))
    say_whether(actor=cast.ben, note=note, says="yes")
    with clock.moved(clock.now() + timedelta(days=367)):
        let_run_out()
    assert not ActedNote.objects.exists()
    assert not WasItSo.objects.exists()
