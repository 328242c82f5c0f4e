"""Silence tells nothing: what one prepares, postpones or writes alone changes no byte of anybody else's."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from tests.cast import Cast
from tests.talks.conftest import DAY, Prepared
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.people.models import Person
from troth.talks.actions import matters, notes, talks
from troth.talks.models import Meeting, Series

Of = Callable[[Person], Client]
CHANGING = re.compile(
    rb'(name="csrfmiddlewaretoken" value=")[^"]*|(name="(?:line-|note-)?once" value=")[^"]*|(nonce=")[^"]*',
    re.IGNORECASE,
)


def pages_of(client: Client, *addresses: str) -> dict[str, bytes]:
    return {address: CHANGING.sub(b"", client.get(address).content) for address in addresses}


def test_preparing_postponing_and_throwing_away_look_like_nothing_to_everybody_else(
    cast: Cast, client_of: Of, held: Prepared, prepared: Prepared, one_to_ones: Series
) -> None:
    matter = held(level=2).matter
    addresses = ["/", "/talks/", f"/between/{cast.ama.id}/", f"/talks/matter/{matter.id}/", "/my-data/"]
    addresses += [f"/talks/one-to-one/{one_to_ones.id}/", f"/see-what-they-see/{cast.ama.id}/", "/my-log/"]
    everybody = {name: client_of(getattr(cast, name)) for name in ("ben", "chidi", "frida", "olu")}
    for client in everybody.values():
        pages_of(client, *addresses)
    before = {name: pages_of(client, *addresses) for name, client in everybody.items()}
    logged, jobs = AuditEntry.objects.count(), Job.objects.count()

    def unchanged() -> None:
        assert {name: pages_of(client, *addresses) for name, client in everybody.items()} == before
        assert (AuditEntry.objects.count(), Job.objects.count()) == (logged, jobs)

    talk = prepared(title="Something else", level=4)
    for days in range(4):
        talks.save_preparation(
            actor=cast.ama, talk=talk, said={"afraid": "of it"}, meant_for=DAY + timedelta(days=days)
        )
    unchanged()
    talks.drop_talk(actor=cast.ama, talk=talk)
    unchanged()
    matters.begin_talk(actor=cast.ama, matter=matter, level=3)
    unchanged()
    notes.keep_note(actor=cast.ama, meeting=Meeting.objects.get(), words="mine alone")
    unchanged()


def test_the_mirror_is_the_same_whatever_a_member_does_alone(
    cast: Cast, client_of: Of, prepared: Prepared, one_to_ones: Series
) -> None:
    ama = client_of(cast.ama)
    before = pages_of(ama, "/talks/mirror/", "/", f"/between/{cast.chidi.id}/")
    talk = prepared(cast.chidi, cast.ama, level=2)
    for days in range(4):
        talks.save_preparation(
            actor=cast.chidi, talk=talk, said={"saw": "late rotas"}, meant_for=DAY + timedelta(days=days)
        )
    notes.keep_note(actor=cast.ben, meeting=Meeting.objects.get(), words="mine alone")
    assert pages_of(ama, "/talks/mirror/", "/", f"/between/{cast.chidi.id}/") == before


def test_the_log_does_not_tell_a_matter_from_a_1_1(cast: Cast, held: Prepared, one_to_ones: Series) -> None:
    talk = held(level=4)
    matters.close_matter(actor=cast.ama, matter=talk.matter)
    assert set(AuditEntry.objects.values_list("action", "kind")) == {("wrote", "talks")}


def test_a_stranger_finds_nothing(cast: Cast, client_of: Of, held: Prepared, one_to_ones: Series) -> None:
    talk = held()
    for person in (cast.chidi, cast.emil, cast.frida, cast.olu, cast.rafa):
        client = client_of(person)
        for address in (f"/talks/matter/{talk.matter_id}/", f"/talks/one-to-one/{one_to_ones.id}/"):
            assert client.get(address).status_code == 404


def test_a_new_leader_reads_nothing_of_the_old_ones(cast: Cast, client_of: Of, held: Prepared) -> None:
    from tests.cast import join

    talk = held()
    join(cast.dora, cast.quay, "leader")
    dora = client_of(cast.dora)
    assert dora.get(f"/talks/matter/{talk.matter_id}/").status_code == 404
    assert b"Papers after four" not in dora.get(f"/between/{cast.ben.id}/").content
