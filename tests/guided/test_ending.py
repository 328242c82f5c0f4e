"""It took place, and one promise came of it: made in accounts to each member, answered by each for themselves."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast, join, make_person
from tests.guided.talking import WORDS, later, on, planned, promise_to, promised
from troth.accounts.actions.promises import (
    answer_promise,
    delay_promise,
    give_up_promise,
    keep_promise,
    propose_change,
    release_promise,
    restore_promise,
)
from troth.accounts.models import Promise
from troth.accounts.queries.promises import promises_for
from troth.audit.models import AuditEntry
from troth.guided.actions.ending import end_with_promise, end_without_promise, take_back_ending
from troth.guided.queries.conversations import team_for, view_of
from troth.jobs.models import Job
from troth.kernel import ids
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person
from troth.takeout.erasing import erase_everything

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def test_it_is_promised_to_each_member_and_to_nobody_else(cast: Cast) -> None:
    talk = promised(cast)
    assert talk.is_held
    rows = Promise.objects.filter(together=talk.word)
    assert {row.receiver for row in rows} == {cast.ben, cast.chidi}
    assert {(row.giver, row.words, row.state) for row in rows} == {(cast.ama, WORDS, "open")}
    assert (talk.promise, talk.due_on, talk.became) == (WORDS, on(10), "open")
    assert Job.objects.filter(kind="accounts.promise_due").count() == 1
    assert AuditEntry.objects.filter(action="said", kind="promise").count() == 2


def test_the_same_form_twice_promises_once_and_another_is_refused(cast: Cast) -> None:
    once = ids.new_id()
    talk = promised(cast, id=once)
    promised(cast, conversation=talk, id=once)
    assert Promise.objects.count() == 2
    with pytest.raises(Refused):
        promised(cast, conversation=talk)
    with pytest.raises(Refused):
        end_without_promise(actor=cast.ama, conversation=talk)


def test_only_whoever_set_the_day_ends_it(cast: Cast) -> None:
    talk = planned(cast)
    for person in (cast.ben, cast.frida):
        with pytest.raises(Refused):
            end_with_promise(actor=person, conversation=talk, words=WORDS, due_on=on(1))
        with pytest.raises(Refused):
            end_without_promise(actor=person, conversation=talk)


def test_no_promise_is_an_ending_too(cast: Cast) -> None:
    talk = planned(cast)
    end_without_promise(actor=cast.ama, conversation=talk)
    end_without_promise(actor=cast.ama, conversation=talk)
    talk.refresh_from_db()
    assert (talk.is_held, talk.promise, talk.word) == (True, "", None)


def test_what_the_leader_says_of_it_once_is_said_to_all_and_stands_beside_the_day(cast: Cast) -> None:
    talk = promised(cast)
    keep_promise(actor=cast.ama, promise=promise_to(cast, "ben"))
    assert set(Promise.objects.values_list("state", flat=True)) == {"kept"}
    talk.refresh_from_db()
    assert (talk.became, talk.settled_on) == ("kept", on(0))
    assert not Job.objects.filter(kind="accounts.promise_due").exists()
    assert AuditEntry.objects.filter(action="keep", kind="promise").count() == 2


def test_not_yet_and_cannot_are_said_to_all_with_their_reason(cast: Cast) -> None:
    talk = promised(cast)
    delay_promise(actor=cast.ama, promise=promise_to(cast, "ben"), because="The carriers.", due_on=on(20))
    talk.refresh_from_db()
    assert (talk.became, talk.because, talk.due_on) == ("not_yet", "The carriers.", on(20))
    assert promise_to(cast, "chidi").due_on == on(20)
    give_up_promise(actor=cast.ama, promise=promise_to(cast, "chidi"), because="It was not mine to give.")
    talk.refresh_from_db()
    assert (talk.became, talk.because) == ("cannot", "It was not mine to give.")
    assert promise_to(cast, "ben").state == "cannot"


def test_undoing_it_undoes_it_for_all_unless_somebody_has_answered(cast: Cast) -> None:
    talk = promised(cast)
    promise = promise_to(cast, "ben")
    fields = ("state", "words", "due_on", "first_due_on", "because", "settled_on")
    was = {field: getattr(promise, field) for field in fields}
    keep_promise(actor=cast.ama, promise=promise)
    restore_promise(actor=cast.ama, promise=promise, was=was, now="kept")
    talk.refresh_from_db()
    assert (promise_to(cast, "chidi").state, talk.became, talk.settled_on) == ("open", "open", None)
    assert Job.objects.filter(kind="accounts.promise_due").count() == 1
    keep_promise(actor=cast.ama, promise=promise)
    answer_promise(actor=cast.chidi, promise=promise_to(cast, "chidi"), answer="not_for_me")
    with pytest.raises(Refused):
        restore_promise(actor=cast.ama, promise=promise, was=was, now="kept")


def test_each_answers_and_releases_for_themselves(cast: Cast) -> None:
    talk = promised(cast)
    release_promise(actor=cast.ben, promise=promise_to(cast, "ben"))
    talk.refresh_from_db()
    assert (promise_to(cast, "chidi").state, talk.became) == ("open", "open")
    assert Job.objects.filter(kind="accounts.promise_due").count() == 1
    keep_promise(actor=cast.ama, promise=promise_to(cast, "chidi"))
    assert promise_to(cast, "ben").state == "released"
    answer_promise(actor=cast.chidi, promise=promise_to(cast, "chidi"), answer="not_for_me")
    talk.refresh_from_db()
    assert talk.became == "kept"


def test_it_is_not_changed_with_one_of_them(cast: Cast) -> None:
    promised(cast)
    with pytest.raises(Refused, match="several"):
        propose_change(actor=cast.ben, promise=promise_to(cast, "ben"), words="Other", due_on=on(12))


def test_the_leader_meets_it_as_one_line_and_whom_it_was_not_kept_for_by_name(cast: Cast) -> None:
    promised(cast)
    [line] = promises_for(cast.ama, on(0)).mine
    assert (line.also, line.and_others) == (1, " and one other")
    assert len(promises_for(cast.ben, on(0)).theirs) == 1
    with later(11):
        assert len(promises_for(cast.ama, on(0)).due) == 1
        keep_promise(actor=cast.ama, promise=promise_to(cast, "ben"))
        answer_promise(actor=cast.chidi, promise=promise_to(cast, "chidi"), answer="not_for_me")
        settled = promises_for(cast.ama, on(0))
        assert len(settled.settled) == 2
        assert [each.other for each in settled.go_back_to] == [cast.chidi]


def test_the_next_one_starts_with_what_became_of_it(cast: Cast) -> None:
    held = promised(cast)
    give_up_promise(actor=cast.ama, promise=promise_to(cast, "ben"), because="It was not mine to give.")
    with later(90):
        talk = planned(cast)
        view = view_of(cast.ben, talk.id)
        assert view.before == held
        assert view.before is not None
        assert view.before.because == "It was not mine to give."


def test_a_newcomer_reads_the_promise_and_owns_no_part_of_it(cast: Cast) -> None:
    promised(cast)
    new = make_person("Noor New", email="noor@example.org")
    join(new, cast.quay)
    assert [one.promise for one in team_for(new, cast.quay.id).held] == [WORDS]
    assert not Promise.objects.filter(receiver=new).exists()


def test_the_ending_is_undone_on_the_same_day_and_unsaid_to_all(cast: Cast) -> None:
    talk = promised(cast)
    take_back_ending(actor=cast.ama, conversation=talk)
    take_back_ending(actor=cast.ama, conversation=talk)
    talk.refresh_from_db()
    assert (talk.is_planned, talk.promise, Promise.objects.count()) == (True, "", 0)
    promised(cast, conversation=talk)
    with later(1), pytest.raises(Refused):
        take_back_ending(actor=cast.ama, conversation=talk)
    keep_promise(actor=cast.ama, promise=promise_to(cast, "ben"))
    with pytest.raises(Refused):
        take_back_ending(actor=cast.ama, conversation=talk)


def test_the_promise_names_the_conversation_to_each_of_them(cast: Cast, client_of: ClientOf) -> None:
    talk = promised(cast)
    for name in ("ama", "ben"):
        client = client_of(getattr(cast, name))
        page = client.get(f"/promises/{promise_to(cast, 'ben').id}/").content.decode()
        assert f"/conversation/{talk.id}/" in page
        assert "Propose a change" not in page
        assert WORDS in client.get(f"/conversation/{talk.id}/").content.decode()
    Membership.objects.filter(person=cast.ben, team=cast.quay).update(until=on(0))
    left = client_of(cast.ben).get(f"/promises/{promise_to(cast, 'ben').id}/")
    assert (left.status_code, f"/conversation/{talk.id}/" in left.content.decode()) == (200, False)


def test_a_leader_who_deletes_everything_takes_the_words_along_and_leaves_the_day(cast: Cast) -> None:
    talk, to_come = promised(cast), planned(cast)
    erase_everything(person=cast.ama, typed=cast.ama.name)
    talk.refresh_from_db()
    to_come.refresh_from_db()
    assert (talk.promise, talk.became, talk.is_held, to_come.is_off) == ("", "", True, True)
    assert not Promise.objects.exists()
    assert view_of(cast.ben, talk.id).conversation == talk


def test_a_member_who_deletes_everything_changes_nothing_for_the_others(cast: Cast) -> None:
    talk = promised(cast)
    erase_everything(person=cast.ben, typed=cast.ben.name)
    keep_promise(actor=cast.ama, promise=promise_to(cast, "chidi"))
    talk.refresh_from_db()
    assert talk.became == "kept"
