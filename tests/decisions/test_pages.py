"""The pages: asked, said, answered, told, found again; what is typed is never lost; and what waits on Today."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client

from tests.cast import Cast
from tests.decisions.asking import answered, decided, final, in_days, later, opened
from troth.audit.models import AuditEntry
from troth.cites.registry import cited
from troth.decisions import tough
from troth.decisions.actions.changing import call_off, give_more
from troth.decisions.actions.deciding import decide
from troth.decisions.actions.inputs import say_input
from troth.decisions.models import Decision, FeltHeard, Input
from troth.decisions.queries.decisions import past_for
from troth.decisions.queries.upcoming import upcoming_for
from troth.decisions.queries.waiting import decisions_waiting
from troth.jobs.worker import work_off
from troth.kernel import clock
from troth.people.models import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def says(viewer: Person) -> list[str]:
    """What waits for them, in words."""
    return [one.says for one in decisions_waiting(viewer, clock.now().date())]


def asking(cast: Cast, **said: Any) -> dict[str, Any]:
    usual = {
        "about": "How do we share the nights?",
        "why_now": "The rota is printed soon.",
        "say": "ask",
        "teams": [str(cast.quay.id)],
        "people": "",
        "shown_to": "included",
        "closes_on": "in a week",
        "decide_by": "in two weeks",
    }
    return usual | said


def test_a_team_and_names_are_asked_in_ordinary_words(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.ama).post("/decisions/ask/", asking(cast, people="Frida Aalto; emil"))
    assert response.status_code == 422  # Emil is not near, and half a name is not enough for somebody far away
    response = client_of(cast.ama).post("/decisions/ask/", asking(cast, people="Emil Sørensen, Frida Aalto"))
    assert response.status_code == 302
    names = {row.person.name for row in Decision.objects.get().circle.select_related("person")}
    assert names == {"Ben Lindqvist", "Chidi Okafor", "Emil Sørensen", "Frida Aalto"}


def test_a_team_one_does_not_belong_to_cannot_be_asked_whole(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.ama).post("/decisions/ask/", asking(cast, teams=[str(cast.loft.id)])).status_code == 422
    assert not Decision.objects.exists()


def test_what_cannot_be_asked_stays_as_it_was_typed(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.ama).post("/decisions/ask/", asking(cast, say="you", decider="Nobody Here"))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Nobody here is called Nobody Here" in page
    assert "The rota is printed soon." in page


def test_what_comes_too_late_stays_where_it_was_typed(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast)
    ben = client_of(cast.ben)
    with later():
        response = ben.post(f"/decisions/{decision.id}/say/", {"words": "A second late.", "width": 0})
    assert response.status_code == 422
    assert "A second late." in response.content.decode()
    assert "The time for input is over" in response.content.decode()


def test_said_supported_and_taken_back_by_one_tap_each_with_a_way_back(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast, say="agree")
    ben, chidi = client_of(cast.ben), client_of(cast.chidi)
    ben.post(f"/decisions/{decision.id}/say/", {"words": "Not on Fridays.", "objects": "yes", "width": 0})
    one = Input.objects.get()
    assert one.is_objection
    for step in ("support", "stop-supporting"):
        chidi.post(f"/decisions/input/{one.id}/{step}/")
        chidi.post(chidi.session["undo"]["url"])
    for step in ("lift", "object-again", "take-back"):
        ben.post(f"/decisions/input/{one.id}/{step}/")
        ben.post(ben.session["undo"]["url"])
    assert Input.objects.get().words == "Not on Fridays."
    ben.post(f"/decisions/{decision.id}/say/", {"words": "Another.", "objects": "no", "width": 0})
    ben.post(ben.session["undo"]["url"])
    assert Input.objects.count() == 1


def test_answers_are_undone_until_the_next_thing(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast)
    said = [say_input(actor=cast.ben, decision=decision, words=f"One {n}") for n in range(3)]
    ama = client_of(cast.ama)
    answer = {"inputs": [str(one.id) for one in said[:2]], "became": "taken", "why": "Yes."}
    assert ama.post(f"/decisions/{decision.id}/answer/", answer)["Location"].endswith("/answer/")
    ama.post(ama.session["undo"]["url"])
    assert Input.objects.filter(answer=None).count() == 3
    response = ama.post(f"/decisions/{decision.id}/answer/", answer | {"inputs": [str(one.id) for one in said]})
    assert response["Location"] == f"/decisions/{decision.id}/"
    given = Input.objects.exclude(answer=None)[0].answer_id
    ama.post(f"/decisions/answer/{given}/take-back/")
    assert Input.objects.filter(answer=None).count() == 3
    refused = ama.post(f"/decisions/{decision.id}/answer/", {"became": "taken", "why": "My words."})
    assert "My words." in refused.content.decode()


def test_from_the_final_say_to_what_came_of_it(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast, say="tell")
    ama, ben = client_of(cast.ama), client_of(cast.ben)
    said = {"outcome": "Two in a row.", "reasons": "Asked for most.", "review_on": "in a month", "costs": "no"}
    assert ama.post(f"/decisions/{decision.id}/decide/", said).status_code == 302
    assert "Two in a row." in ben.get(f"/decisions/{decision.id}/").content.decode()
    felt = {"asked_before": "yes", "considered": "partly", "told_why": "yes", "words": "For me."}
    ben.post(f"/decisions/{decision.id}/heard/", felt)
    assert "For me." in ben.get(f"/decisions/{decision.id}/heard/").content.decode()
    ben.post(f"/decisions/{decision.id}/heard/delete/")
    ben.post(ben.session["undo"]["url"])
    assert FeltHeard.objects.get().words == "For me."
    ama.post(f"/decisions/{decision.id}/came-of/", {"came_of": "Nobody swaps any more.", "review_on": ""})
    assert "Nobody swaps any more." in ben.get("/decisions/past/?q=swaps").content.decode()


def test_the_past_is_searched_by_words_within_what_one_may_read(cast: Cast, client_of: ClientOf) -> None:
    decided(cast, about="Nights in January")
    call_off(actor=cast.ama, decision=opened(cast, about="The crane"), why="No money.")
    assert [one.about for one in past_for(cast.ben, "january nights")] == ["Nights in January"]
    assert [one.about for one in past_for(cast.ben, "money")] == ["The crane"]
    assert not past_for(cast.ben, "january money").object_list
    assert not past_for(cast.emil).object_list
    assert "Nothing with these words" in client_of(cast.ben).get("/decisions/past/?q=nothing").content.decode()
    assert "Nothing was decided" in client_of(cast.emil).get("/decisions/past/").content.decode()


def test_more_say_by_the_page(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast)
    ama = client_of(cast.ama)
    page = ama.get(f"/decisions/{decision.id}/more/").content.decode()
    assert "I will tell you" not in page
    assert ama.post(f"/decisions/{decision.id}/more/", {"say": "tell"}).status_code == 422
    more = {"say": "agree", "proposal": "Two.", "closes_on": "in 9 days", "people": "Emil Sørensen"}
    assert ama.post(f"/decisions/{decision.id}/more/", more).status_code == 302
    assert client_of(cast.emil).get(f"/decisions/{decision.id}/").status_code == 200


def test_naming_another_by_the_page(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast, say="you")
    Person.objects.filter(id=cast.ben.id).update(left_on=in_days(0))
    ama = client_of(cast.ama)
    assert "has left" in ama.get(f"/decisions/{decision.id}/").content.decode()
    assert ama.post(f"/decisions/{decision.id}/name/", {"decider": "Chidi Okafor"}).status_code == 302
    assert client_of(cast.chidi).get(f"/decisions/{decision.id}/decide/").status_code == 200


def test_what_waits_and_why(cast: Cast) -> None:
    decision = opened(cast, say="agree")
    assert (says(cast.ama), says(cast.ben), says(cast.emil)) == ([], ["You are asked."], [])
    one = say_input(actor=cast.ben, decision=decision, words="Not on Fridays.", is_objection=True)
    assert says(cast.ben) == []
    with later():
        assert says(cast.ama) == ["One input waits for your answer."]
        answered(decision, one)
        assert (says(cast.ama), says(cast.ben)) == (["An objection stands."], ["Your objection was answered."])
        Input.objects.update(lifted=True)
        assert says(cast.ama) == ["It can be decided."]
        decide(actor=cast.ama, decision=decision, final=final(review_on=in_days(30)))
        assert says(cast.chidi) == ["It is decided. Did you feel heard?"]
    with later(39):
        assert (says(cast.ama), says(cast.chidi)) == (["What came of it?"], [])


def test_mail_says_nothing_of_what(cast: Cast, settings: Any) -> None:
    settings.HAS_MAIL = True
    decision = opened(cast, about="Secret of the quay")
    say_input(actor=cast.ben, decision=decision, words="Secret too")
    with later():
        work_off()
    told = "".join(message.subject + str(message.body) for message in mail.outbox)
    assert mail.outbox
    assert "Secret" not in told
    assert not any(name in told for name in ("Ama", "Ben", "decision"))


def test_a_decision_is_cited_by_those_who_read_it(cast: Cast) -> None:
    decision = opened(cast)
    found = cited(cast.ben, "decision", decision.id)
    assert found is not None
    assert (found.says, found.url) == (decision.about, f"/decisions/{decision.id}/")
    assert cited(cast.emil, "decision", decision.id) is None


def test_reading_what_another_said_is_noted_but_not_upward(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast)
    say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    client_of(cast.chidi).get(f"/decisions/{decision.id}/")
    client_of(cast.ama).get(f"/decisions/{decision.id}/")
    assert AuditEntry.objects.filter(action="read", kind="decision_input").count() == 2


def test_what_is_to_come_for_a_calendar(cast: Cast) -> None:
    decision = opened(cast)
    opened(cast, say="tell", about="Another")
    start, end = (datetime.combine(in_days(day), time.min, UTC) for day in (0, 30))
    mine = [one for one in upcoming_for(cast.ama, start, end) if one.id == decision.id]
    assert [one.kind for one in mine] == ["decision-closes", "decision-by"]
    assert [one.kind for one in upcoming_for(cast.ben, start, end)] == ["decision-closes"]
    assert not upcoming_for(cast.emil, start, end)
    assert all(decision.about not in one.neutral_title and "Ama" not in one.neutral_title for one in mine)
    moved = give_more(actor=cast.ama, decision=decision, closes_on=in_days(20))
    again = upcoming_for(cast.ben, start, end)[0]
    assert (again.id, again.revision, again.starts) == (decision.id, 1, moved.closes_at)
    call_off(actor=cast.ama, decision=decision, why="No.")
    assert upcoming_for(cast.ben, start, end)[0].cancelled
    assert not upcoming_for(cast.ben, end, end + timedelta(days=30))


def test_a_review_is_to_come_for_the_one_who_decided(cast: Cast) -> None:
    decided(cast)
    start, end = (datetime.combine(in_days(day), time.min, UTC) for day in (80, 100))
    assert [one.kind for one in upcoming_for(cast.ama, start, end)] == ["decision-review"]
    assert not upcoming_for(cast.ben, start, end)


def test_tough_news_is_offered_only_where_it_is_installed(
    cast: Cast, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = opened(cast, say="tell")
    ama, page = client_of(cast.ama), f"/decisions/{decision.id}/decide/"
    installed = apps.is_installed("troth.tough_news")
    assert ("cost people something" in ama.get(page).content.decode()) == installed
    monkeypatch.setattr("troth.decisions.views.running.plan_url", lambda viewer, id: f"/somewhere/?cites=decision:{id}")
    assert "cost people something" in ama.get(page).content.decode()
    said = {"outcome": "Two.", "reasons": "So.", "review_on": "in a month", "costs": "yes"}
    assert ama.post(page, said)["Location"] == f"/somewhere/?cites=decision:{decision.id}"


def test_no_dead_link_where_its_page_is_not_there(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    from django.urls import NoReverseMatch

    def nowhere(name: str) -> str:
        raise NoReverseMatch

    monkeypatch.setattr(tough.apps, "is_installed", lambda name: True)
    monkeypatch.setattr(tough, "reverse", nowhere)
    assert tough.plan_url(cast.ama, cast.ama.id) == ""
    monkeypatch.setattr(tough, "reverse", lambda name: "/tough/plan/")
    assert tough.plan_url(cast.ama, cast.ama.id).startswith("/tough/plan/?cites=decision%3A")
    assert tough.plan_url(cast.ben, cast.ama.id) == ""  # he leads nobody, and plans no tough news


def test_the_plan_for_tough_news_begins_with_what_was_decided(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    decision = decided(cast)
    page = client_of(cast.ama).get(tough.plan_url(cast.ama, decision.id)).content.decode()
    assert re.search(rf'name="title"[^>]*value="{re.escape(decision.about)}', page)
    strange = client_of(cast.dora).get(f"/tough-news/plan/?cites=decision:{decision.id}").content.decode()
    assert decision.about not in strange
