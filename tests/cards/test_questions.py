"""Questions: the leader answers first, goes one level deeper at a time, and nothing shows that somebody passed."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from troth.audit.models import AuditEntry
from troth.cards.actions.questions import (
    answer_question,
    ask_back,
    ask_question,
    bring_back_question,
    pass_question,
    reply,
    take_back_question,
    take_back_turn,
)
from troth.cards.actions.retention import let_run_out
from troth.cards.bank import at_depth
from troth.cards.models import Asking, Passed, Turn
from troth.cards.queries.questions import exchange_for, levels_for, questions_waiting
from troth.cards.rules import Depth
from troth.jobs.models import Job
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.models import Person
from troth.visibility.gate import visible_to

ClientOf = Callable[[Person], Client]
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def key(depth: Depth, number: int = 0) -> str:
    """The key of a question that deep."""
    return at_depth(depth)[number].key


def ask(cast: Cast, depth: Depth = Depth.LIGHT, number: int = 0, answer: str = "Mine is the quiet") -> Asking:
    return ask_question(actor=cast.ama, person=cast.ben, key=key(depth, number), answer=answer)


def week(number: int) -> datetime:
    return START + timedelta(days=7 * number)


def shown(page: bytes) -> str:
    """A page without the token of its forms."""
    return re.sub(r'value="[^"]{20,}"', "", page.decode())


def test_the_leader_answers_first(cast: Cast) -> None:
    with pytest.raises(Refused, match="yourself first"):
        ask(cast, answer="  ")
    assert not Asking.objects.exists()


def test_one_level_deeper_than_the_last_answered_and_never_more(cast: Cast) -> None:
    for number, depth in enumerate(Depth):
        with clock.moved(week(number)):
            for deeper in Depth:
                if deeper > depth:
                    with pytest.raises(Refused, match="one level deeper"):
                        ask(cast, deeper)
            answer_question(actor=cast.ben, asking=ask(cast, depth), words="Like so")


def test_the_page_offers_the_next_level_and_those_above_it_only(cast: Cast) -> None:
    assert [level.called for level in levels_for(cast.ama, cast.ben)] == ["Light"]
    answer_question(actor=cast.ben, asking=ask(cast), words="Like so")
    levels = levels_for(cast.ama, cast.ben)
    assert [level.called for level in levels] == ["About the work", "Light"]
    assert key(Depth.LIGHT) not in {question.key for question in levels[1].questions}


def test_silence_takes_nobody_deeper(cast: Cast) -> None:
    with clock.moved(week(0)):
        pass_question(actor=cast.ben, asking=ask(cast))
    with clock.moved(week(1)), pytest.raises(Refused, match="one level deeper"):
        ask(cast, Depth.WORK)


def test_how_deep_it_goes_is_of_these_two_alone(cast: Cast) -> None:
    answer_question(actor=cast.ben, asking=ask(cast), words="Like so")
    assert [level.called for level in levels_for(cast.ama, cast.chidi)] == ["Light"]


def test_one_question_a_week_whatever_came_of_the_last(cast: Cast) -> None:
    with clock.moved(START):
        ask(cast)
    with clock.moved(START + timedelta(days=6)), pytest.raises(Refused, match="One question a week"):
        ask(cast, number=1)
    with clock.moved(week(1)):
        ask(cast, number=1)


@pytest.mark.parametrize("name", ["chidi", "dora", "frida", "ben"])
def test_only_who_leads_them_asks(cast: Cast, client_of: ClientOf, name: str) -> None:
    other = cast.ben if name != "ben" else cast.ama
    with pytest.raises(Refused):
        ask_question(actor=getattr(cast, name), person=other, key=key(Depth.LIGHT), answer="x")
    assert client_of(getattr(cast, name)).get(f"/cards/ask/{other.id}/").status_code == 404


def test_a_question_there_is_not_is_refused(cast: Cast, client_of: ClientOf) -> None:
    with pytest.raises(Refused):
        ask_question(actor=cast.ama, person=cast.ben, key="made-up", answer="x")
    assert client_of(cast.ama).get(f"/cards/ask/{cast.ben.id}/made-up/").status_code == 404


def test_both_read_the_exchange_and_nobody_else(cast: Cast) -> None:
    asking = ask(cast)
    turn = answer_question(actor=cast.ben, asking=asking, words="Like so")
    for model, row in ((Asking, asking), (Turn, turn)):
        assert {name for name, one in cast.everyone().items() if visible_to(one, model).contains(row)} == {"ama", "ben"}


def test_answering_asking_back_and_replying(cast: Cast, client_of: ClientOf) -> None:
    asking = ask(cast)
    with pytest.raises(Refused, match="nothing to reply"):
        reply(actor=cast.ama, asking=asking, words="Well")
    client_of(cast.ben).post(f"/cards/question/{asking.id}/back/", {"words": "And what is noisy for you?"})
    client_of(cast.ama).post(f"/cards/question/{asking.id}/reply/", {"words": "The phones"})
    client_of(cast.ben).post(f"/cards/question/{asking.id}/answer/", {"words": "The early boat"})
    for person in (cast.ama, cast.ben):
        page = client_of(person).get(f"/cards/question/{asking.id}/").content.decode()
        assert "Mine is the quiet" in page
        for words in ("And what is noisy for you?", "The phones", "The early boat"):
            assert words in page


def test_each_says_only_what_is_theirs_to_say(cast: Cast) -> None:
    asking = ask(cast)
    for act, actor in ((answer_question, cast.ama), (ask_back, cast.ama), (reply, cast.ben)):
        with pytest.raises(Refused):
            act(actor=actor, asking=asking, words="x")
    with pytest.raises(Refused):
        pass_question(actor=cast.ama, asking=asking)


def test_one_answer_and_the_same_form_twice_is_one(cast: Cast) -> None:
    asking, once = ask(cast), ids.new_id()
    turn = answer_question(actor=cast.ben, asking=asking, words="Like so", id=once)
    assert answer_question(actor=cast.ben, asking=asking, words="Like so", id=once) == turn
    with pytest.raises(Refused, match="answered this already"):
        answer_question(actor=cast.ben, asking=asking, words="Otherwise", id=ids.new_id())
    take_back_turn(actor=cast.ben, turn=turn)
    take_back_turn(actor=cast.ben, turn=turn)
    answer_question(actor=cast.ben, asking=asking, words="Otherwise")
    assert Turn.objects.get().words == "Otherwise"


def test_asking_twice_with_the_same_form_asks_once(cast: Cast) -> None:
    once = ids.new_id()
    for _ in range(2):
        ask_question(actor=cast.ama, person=cast.ben, key=key(Depth.LIGHT), answer="Mine", id=once)
    assert Asking.objects.count() == 1


def test_a_question_can_be_taken_back_until_something_was_said(cast: Cast, client_of: ClientOf) -> None:
    asking = ask(cast)
    with pytest.raises(Refused):
        take_back_question(actor=cast.ben, asking=asking)
    ask_back(actor=cast.ben, asking=asking, words="Why do you ask?")
    with pytest.raises(Refused, match="stays"):
        take_back_question(actor=cast.ama, asking=asking)
    Turn.objects.all().delete()
    client_of(cast.ama).post(f"/cards/question/{asking.id}/take-back/")
    assert not Asking.objects.exists()


def test_nobody_else_takes_back_what_somebody_said(cast: Cast) -> None:
    turn = answer_question(actor=cast.ben, asking=ask(cast), words="Like so")
    with pytest.raises(Refused):
        take_back_turn(actor=cast.ama, turn=turn)


# --- Passing -----------------------------------------------------------------------------------------------------


def what_the_leader_can_read(cast: Cast, client: Client, asking: Asking) -> list[str]:
    """Every page on which a leader could notice something, as bytes without tokens."""
    addresses = (
        "/",
        f"/between/{cast.ben.id}/",
        f"/cards/question/{asking.id}/",
        f"/cards/ask/{cast.ben.id}/",
        "/my-log/",
        "/my-data/copy.json",
        f"/see-what-they-see/{cast.ben.id}/",
    )
    return [shown(client.get(address).content) for address in addresses]


def test_nothing_shows_that_somebody_passed(cast: Cast, client_of: ClientOf) -> None:
    asking, client = ask(cast), client_of(cast.ama)
    what_the_leader_can_read(cast, client, asking)
    before = what_the_leader_can_read(cast, client, asking)
    counted = AuditEntry.objects.count(), OutboxMail.objects.count(), Job.objects.count()
    client_of(cast.ben).post(f"/cards/question/{asking.id}/aside/")
    assert Passed.objects.count() == 1
    assert what_the_leader_can_read(cast, client, asking) == before
    assert (AuditEntry.objects.count(), OutboxMail.objects.count(), Job.objects.count()) == counted


def test_a_pass_costs_the_leader_not_one_query_more(cast: Cast, client_of: ClientOf) -> None:
    asking, client = ask(cast), client_of(cast.ama)
    what_the_leader_can_read(cast, client, asking)
    with CaptureQueriesContext(connection) as before:
        what_the_leader_can_read(cast, client, asking)
    pass_question(actor=cast.ben, asking=asking)
    with CaptureQueriesContext(connection) as after:
        what_the_leader_can_read(cast, client, asking)
    assert len(after) == len(before)


def test_what_the_leader_may_do_next_is_the_same_after_a_pass(cast: Cast) -> None:
    with clock.moved(START):
        asking = ask(cast)
        pass_question(actor=cast.ben, asking=asking)
    with clock.moved(week(1)):
        ask(cast, number=1)
    take_back_question(actor=cast.ama, asking=asking)
    assert Asking.objects.count() == 1


def test_a_pass_takes_it_off_ones_own_list_and_can_be_undone(cast: Cast, client_of: ClientOf) -> None:
    asking, client = ask(cast), client_of(cast.ben)
    assert questions_waiting(cast.ben) == [asking]
    for _ in range(2):
        client.post(f"/cards/question/{asking.id}/aside/")
    assert questions_waiting(cast.ben) == []
    assert Passed.objects.count() == 1
    client.post(client.session["undo"]["url"])
    assert questions_waiting(cast.ben) == [asking]


def test_it_can_be_answered_after_a_pass(cast: Cast) -> None:
    asking = ask(cast)
    pass_question(actor=cast.ben, asking=asking)
    bring_back_question(actor=cast.ben, asking=asking)
    pass_question(actor=cast.ben, asking=asking)
    answer_question(actor=cast.ben, asking=asking, words="After all")
    assert not Passed.objects.exists()
    assert exchange_for(cast.ben, asking.id).has_answer


def test_a_former_leaders_question_waits_no_more(cast: Cast) -> None:
    from troth.people.models import Membership

    ask(cast)
    Membership.objects.filter(person=cast.ama, team=cast.quay).update(until=clock.now().date())
    assert questions_waiting(cast.ben) == []


def test_all_of_it_goes_a_year_after_it_was_asked(cast: Cast) -> None:
    with clock.moved(START):
        asking = ask(cast)
        pass_question(actor=cast.ben, asking=asking)
        ask_back(actor=cast.ben, asking=asking, words="Why?")
        pass_question(actor=cast.ben, asking=asking)
    with clock.moved(START + timedelta(days=366)):
        let_run_out()
    assert not [model for model in (Asking, Turn, Passed) if model.objects.exists()]


def test_what_somebody_wants_to_be_asked_is_shown_to_who_may_read_it(cast: Cast, client_of: ClientOf) -> None:
    from troth.cards.actions.cards import write_card

    for words, audience in (("Ask me about cranes", "leader"), ("Not about this", "me")):
        write_card(actor=cast.ben, kind="ask-me", words=words, audience=audience)
    page = client_of(cast.ama).get(f"/cards/ask/{cast.ben.id}/").content.decode()
    assert "Ask me about cranes" in page
    assert "Not about this" not in page
    assert AuditEntry.objects.filter(action="read", kind="card").count() == 1


def test_the_form_keeps_what_was_typed_when_it_goes_too_deep(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.ama).post(f"/cards/ask/{cast.ben.id}/{key(Depth.HARD)}/", {"words": "My own answer"})
    assert page.status_code == 422
    assert "My own answer" in page.content.decode()
    assert "one level deeper" in page.content.decode()


def test_asking_by_the_form(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.ama).post(
        f"/cards/ask/{cast.ben.id}/{key(Depth.LIGHT)}/", {"words": "Mine", "once": str(ids.new_id())}, follow=True
    )
    assert "Mine" in page.content.decode()
    waiting = client_of(cast.ben).get("/").content.decode()
    assert "answered first and asks you" in waiting
    assert "One question a week" in client_of(cast.ama).get(f"/cards/ask/{cast.ben.id}/").content.decode()
