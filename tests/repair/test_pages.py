"""The pages of repair, through a browser without a window."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.repair.conftest import latest, walk
from tests.repair.test_killed import everything
from troth.accounts.actions.moments import offer_moment
from troth.accounts.models import MomentKind
from troth.audit.models import AuditEntry
from troth.kernel import clock, ids
from troth.people.models import Person
from troth.repair.actions import beginning
from troth.repair.models import CoolingOff, Repair, Turn
from troth.repair.rules.steps import Stage

Of = Callable[[Person], Client]
SPOILED = "I am sorry if that hurt, but I was tired. Please forgive me."
BEGUN = {"about": "no", "words": "Moved the review.", "more": "You had prepared.", "kind": "care"}


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_what_belongs_elsewhere_is_sent_there_before_anything_is_read_or_kept(cast: Cast, client_of: Of) -> None:
    ben, before = client_of(cast.ben), everything()
    for address in (f"/repair/ask/{cast.ama.id}/", f"/repair/begin/{cast.ama.id}/"):
        form = page(ben, address)
        assert form.index("/repair/elsewhere/") < form.index("<form class=")
        response = ben.post(address, {**BEGUN, "about": "yes"})
        assert (response.status_code, response["Location"]) == (302, "/repair/elsewhere/")
    assert everything() == before
    assert not AuditEntry.objects.filter(kind__startswith="repair").exists()
    told = page(ben, "/repair/elsewhere/")
    assert "112" in told
    assert "2019/1937" in told


def test_words_that_may_belong_elsewhere_stop_once_and_the_writer_decides(cast: Cast, client_of: Of) -> None:
    ben, address = client_of(cast.ben), f"/repair/ask/{cast.ama.id}/"
    said = {"about": "no", "words": "You threatened me with the rota."}
    response = ben.post(address, said)
    assert response.status_code == 422
    assert "“threatened”" in response.content.decode()
    assert not Repair.objects.exists()
    assert ben.post(address, said | {"not_that": "on"}).status_code == 302
    assert Turn.objects.get().words == said["words"]


@pytest.mark.parametrize(("step", "stage", "more"), [("own", Stage.HEARD, ""), ("open", Stage.OWNED, "It was late.")])
def test_a_look_at_a_draft_marks_it_keeps_nothing_and_sends_nothing(
    cast: Cast, client_of: Of, step: str, stage: Stage, more: str
) -> None:
    repair = walk(cast, stage)
    ama = client_of(cast.ama)
    page(ama, f"/repair/{repair.id}/{step}/")
    before, logged, kept = everything(), AuditEntry.objects.count(), dict(ama.session)
    typed = {"words": SPOILED, "more": more, "once": ids.new_id(), "look": "1"}
    response = ama.post(f"/repair/{repair.id}/{step}/", typed)
    told = response.content.decode()
    assert response.status_code == 200
    assert re.findall("<mark>([^<]*)</mark>", told) == ["if that hurt", "but", "I was tired", "forgive"]
    assert SPOILED in told.replace("&#x27;", "'")  # what was typed is still in its field
    assert everything() == before
    assert (AuditEntry.objects.count(), dict(ama.session)) == (logged, kept)
    assert SPOILED not in page(client_of(cast.ben), f"/repair/{repair.id}/")
    said = {key: value for key, value in typed.items() if key != "look"}
    assert ama.post(f"/repair/{repair.id}/{step}/", said).status_code == 302  # the writer decides
    assert Turn.objects.filter(words=SPOILED).exists()


def test_a_clean_draft_is_not_praised(cast: Cast, client_of: Of) -> None:
    repair = walk(cast, Stage.HEARD)
    told = client_of(cast.ama).post(f"/repair/{repair.id}/own/", {"words": "I did not ask you.", "look": "1"})
    assert "only <bdi" in told.content.decode()
    empty = client_of(cast.ama).post(f"/repair/{repair.id}/own/", {"words": " ", "look": "1"})
    assert "nothing to look at" in empty.content.decode()


@pytest.mark.parametrize("stage", [Stage.ASKED, Stage.NAMED])
def test_no_field_for_an_apology_is_offered_before_yes_that_is_it(cast: Cast, client_of: Of, stage: Stage) -> None:
    named = stage is Stage.NAMED
    repair = walk(cast, stage) if named else beginning.ask_to_come_back(actor=cast.ben, other=cast.ama)
    ama = client_of(cast.ama)
    shown = page(ama, f"/repair/{repair.id}/")
    for step in ("own", "open", "promise"):
        assert f"/repair/{repair.id}/{step}/" not in shown
        response = ama.get(f"/repair/{repair.id}/{step}/")
        assert (response.status_code, response["Location"]) == (302, f"/repair/{repair.id}/")
        for look in ({}, {"look": "1"}):
            said = {"words": "I am sorry.", "due_on": "Friday", "if_then": "x", **look}
            assert ama.post(f"/repair/{repair.id}/{step}/", said).status_code == 422
    assert not Turn.objects.filter(move__in=["own", "open", "commit"]).exists()


def test_about_integrity_the_question_comes_first_and_keeps_nothing(cast: Cast, client_of: Of) -> None:
    repair = walk(cast, Stage.HEARD, kind="integrity")
    ama, before = client_of(cast.ama), everything()
    own = f"/repair/{repair.id}/own/"
    assert "Is it true?" in page(ama, own)
    assert "Choose one of the three" in page(ama, f"{own}?truth=")
    assert "What I did" in page(ama, f"{own}?truth=true")
    assert "where they can be checked" in page(ama, f"{own}?truth=not_true")
    assert everything() == before
    assert ama.post(own, {"words": "I said it was done.", "truth": "misled"}).status_code == 302
    for person in (cast.ama, cast.ben):
        assert "often comes back only in part" in page(client_of(person), f"/repair/{repair.id}/")
    assert "What they can check for themselves" in page(ama, f"/repair/{repair.id}/promise/")


def test_a_planned_moment_is_mended_in_how_it_was_done(cast: Cast, client_of: Of) -> None:
    kind = MomentKind.objects.filter(leaning="costs").order_by("key").first()
    assert kind is not None
    moment = offer_moment(actor=cast.ama, touched=cast.ben, kind=kind, planned=True)
    ama, ben = client_of(cast.ama), client_of(cast.ben)
    address = f"/repair/begin/{cast.ben.id}/?from=moment:{moment.id}"
    assert address in page(ama, f"/between/{cast.ben.id}/")
    assert f"/repair/ask/{cast.ama.id}/?from=moment:{moment.id}" in page(ben, f"/between/{cast.ama.id}/")
    assert kind.words in page(ama, address)
    assert ama.post(address, BEGUN).status_code == 302
    repair = Repair.objects.get()
    shown = page(ben, f"/repair/{repair.id}/")
    assert "stays as it was decided" in shown
    assert kind.words in shown


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_its_page_for_both(cast: Cast, client_of: Of, stage: Stage) -> None:
    asked = stage is Stage.ASKED
    repair = beginning.ask_to_come_back(actor=cast.ben, other=cast.ama) if asked else walk(cast, stage)
    for person, other in ((cast.ama, cast.ben), (cast.ben, cast.ama)):
        client = client_of(person)
        assert other.name in page(client, f"/repair/{repair.id}/")
        assert f"/repair/{repair.id}/" in page(client, "/repair/")
        assert f"/repair/{repair.id}/" in page(client, f"/between/{other.id}/")
        page(client, "/")
        page(client, "/my-log/")


def test_yes_and_undo_from_the_page(cast: Cast, client_of: Of) -> None:
    repair, ben = walk(cast, Stage.NAMED), client_of(cast.ben)
    form = {"number": latest(repair), "once": ids.new_id(), "words": "Thank you for saying it first."}
    assert ben.post(f"/repair/{repair.id}/yes/", form).status_code == 302
    assert ben.post(f"/repair/{repair.id}/yes/", form).status_code == 302
    repair.refresh_from_db()
    assert repair.stage == Stage.HEARD
    assert Turn.objects.filter(move="confirm").count() == 1


def test_the_last_thing_said_can_be_undone(cast: Cast, client_of: Of) -> None:
    repair, ben = walk(cast, Stage.NAMED), client_of(cast.ben)
    ben.post(f"/repair/{repair.id}/yes/", {"number": latest(repair)})
    ben.post(ben.session["undo"]["url"])
    repair.refresh_from_db()
    assert repair.stage == Stage.NAMED
    ben.post(f"/repair/{repair.id}/answer/", {"outcome": "rather_not"})
    ben.post(ben.session["undo"]["url"])
    repair.refresh_from_db()
    assert (repair.stage, repair.outcome) == (Stage.NAMED, "")


def test_from_asking_to_taking_it_back(cast: Cast, client_of: Of) -> None:
    ben, ama = client_of(cast.ben), client_of(cast.ama)
    for back in ("undo", "button"):
        assert ben.post(f"/repair/ask/{cast.ama.id}/", {"about": "no"}).status_code == 302
        repair = Repair.objects.get()
        assert "“I would like to come back to something”" in page(ama, "/")
        ben.post(ben.session["undo"]["url"] if back == "undo" else f"/repair/{repair.id}/take-back/")
        assert not Repair.objects.exists()


def test_steps_by_form_from_listening_to_mended(cast: Cast, client_of: Of) -> None:
    ben, ama = client_of(cast.ben), client_of(cast.ama)
    repair = beginning.ask_to_come_back(actor=cast.ben, other=cast.ama)
    here = f"/repair/{repair.id}"
    steps: list[tuple[Client, str, dict[str, Any]]] = [
        (ama, "listen", {"words": "Tomorrow at ten?"}),
        (ben, "say", {"words": "The review.", "more": "I had prepared."}),
        (ama, "name", {"words": "Moved it.", "more": "A week’s work.", "kind": "unclear", "was_planned": "on"}),
        (ben, "yes", {"number": 3}),
        (ama, "own", {"words": "I did not ask."}),
        (ama, "open", {"words": "I regret it.", "more": "The ship was early."}),
        (ama, "promise", {"words": "ask first", "due_on": "next Friday", "if_then": "I ring."}),
        (ama, "since", {"words": "Asked twice."}),
        (ben, "answer", {"outcome": "mended", "words": "Good."}),
    ]
    for client, step, said in steps:
        page(client, f"{here}/{step}/")
        assert client.post(f"{here}/{step}/", said).status_code == 302, step
    shown = page(ben, f"{here}/")
    assert "From the first word to here: no days" in shown
    assert ben.post(f"{here}/reopen/").status_code == 302
    assert ama.post(f"{here}/reopen/").status_code == 404
    repair.refresh_from_db()
    assert repair.stage == Stage.COMMITTED


def test_put_away_looked_at_and_let_go(cast: Cast, client_of: Of) -> None:
    ben = client_of(cast.ben)
    address = f"/repair/cool/{cast.ama.id}/"
    assert ben.post(address, {"words": "I could scream.", "when": "hours"}).status_code == 302
    made = CoolingOff.objects.get()
    here = f"/repair/cooling/{made.id}/"
    assert "I could scream." in page(ben, here)
    assert ben.post(f"{here}later/", {"when": "week", "day": "blursday"}).status_code == 422
    assert ben.post(f"{here}later/", {"when": "week", "day": "in 3 days"}).status_code in (302, 422)
    assert ben.post(f"{here}later/", {"when": "week"}).status_code == 302
    made.refresh_from_db()
    assert (made.back_at - clock.now()).days >= 5
    assert ben.post(f"{here}words/").status_code == 302
    assert "I could scream." not in page(ben, here)
    assert ben.post(f"{here}over/").status_code == 302
    assert not CoolingOff.objects.exists()
    ben.post(ben.session["undo"]["url"])
    assert CoolingOff.objects.exists()


def test_a_leader_is_offered_no_field_for_words_in_anger(cast: Cast, client_of: Of) -> None:
    ama = client_of(cast.ama)
    assert '<textarea name="words"' not in page(ama, f"/repair/cool/{cast.ben.id}/")
    assert ama.post(f"/repair/cool/{cast.ben.id}/", {"words": "That man.", "when": "tomorrow"}).status_code == 302
    made = CoolingOff.objects.get()
    assert made.words == ""
    assert ama.get(f"/repair/ask/{cast.ben.id}/").status_code == 404
    assert "I would like to come back to something" not in page(ama, f"/repair/cooling/{made.id}/")
    ama.post(ama.session["undo"]["url"])
    assert not CoolingOff.objects.exists()


def test_the_promise_that_was_not_kept_leads_to_mending_it(cast: Cast, client_of: Of) -> None:
    from troth.accounts.actions.promises import give_up_promise, say_promise

    promise = say_promise(actor=cast.ama, to=cast.ben, words="look at your hours")
    give_up_promise(actor=cast.ama, promise=promise)
    ama, address = client_of(cast.ama), f"/repair/begin/{cast.ben.id}/?from=promise:{promise.id}"
    assert address in page(ama, "/")
    assert "look at your hours" in page(ama, address)
    ama.post(address, BEGUN)
    assert Repair.objects.get().cited_id == promise.id


def test_a_promise_taken_back_leaves_no_link_behind(cast: Cast, client_of: Of) -> None:
    from troth.accounts.actions.promises import unsay_promise
    from troth.accounts.models import Promise

    repair, ben = walk(cast, Stage.COMMITTED), client_of(cast.ben)
    link = f"/promises/{repair.promise_id}/"
    assert link in page(ben, f"/repair/{repair.id}/")
    unsay_promise(actor=cast.ama, promise=Promise.objects.get())
    assert link not in page(ben, f"/repair/{repair.id}/")


def test_put_aside_it_waits_no_more_on_ones_own_list_alone(cast: Cast, client_of: Of) -> None:
    repair = walk(cast, Stage.NAMED)
    ben = client_of(cast.ben)
    assert "has put something into words" in page(ben, "/")
    ben.post(f"/aside/{repair.id}/")
    assert "has put something into words" not in page(ben, "/")
