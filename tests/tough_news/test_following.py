"""Having said it, and what follows: who is owed what, who may say what of it, and what the leader is told of it."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client

from tests.cast import Cast, join
from troth.accounts.actions import books
from troth.accounts.models import BookEntry, Moment, Promise
from troth.audit.models import AuditEntry
from troth.cites.registry import Citation, cited
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.models import Person
from troth.tough_news.actions import following, planning, telling
from troth.tough_news.actions.retention import let_run_out
from troth.tough_news.models import CheckIn, FollowUp, News, OwnWords, Preparation, Told
from troth.tough_news.queries.following import glance_for, mine_for, told_of
from troth.tough_news.queries.near import news_near, news_today
from troth.tough_news.rules import Move, State
from troth.visibility.gate import visible_to

from .telling import START, follow_up, owed, plan, say

ClientOf = Callable[[Person], Client]
pytestmark = pytest.mark.django_db
TWO_DAYS = START + timedelta(days=2)


@pytest.fixture(autouse=True)
def on_that_monday() -> object:
    with clock.held(START):
        yield


def settle(actor: Person, news: News, person: Person, move: str, occasion: str = "2-days") -> None:
    following.settle_check_in(actor=actor, check_in=owed(news, person, occasion), move=Move(move))


def shown(client: Client, address: str) -> str:
    """A page without the tokens of its forms."""
    return re.sub(r'value="[^"]{20,}"', "", client.get(address).content.decode())


def test_from_the_moment_they_are_told_they_read_it_and_are_owed_two_check_ins(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    found = told_of(cast.ben, news.id)
    assert found is not None
    mine = mine_for(cast.ben, found, START.date())
    assert next(part.words for part in mine.parts).startswith("From 4 May")
    assert [each.check_in.due_on for each in mine.owed] == [date(2026, 3, 4), date(2026, 3, 16)]
    assert told_of(cast.chidi, news.id) is None
    assert not visible_to(cast.chidi, News).exists()
    assert not visible_to(cast.ben, Preparation).exists()
    assert cited(cast.ben, "tough_news", news.id) is not None
    assert cited(cast.chidi, "tough_news", news.id) is None


def test_each_is_offered_a_planned_moment_that_is_theirs_to_mark(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben, cast.chidi)
    for person in (cast.ben, cast.chidi):
        moment = Moment.objects.get(touched=person)
        assert (moment.doer, moment.kind.key, moment.planned, moment.words) == (
            cast.ama,
            "bad_news",
            True,
            news.title,
        )
    assert not BookEntry.objects.exists()


def test_telling_twice_is_once_and_whoever_was_not_there_is_told_later(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    assert say(cast.ama, news, cast.ben) == []
    with clock.held(TWO_DAYS):
        say(cast.ama, news, cast.ben, cast.chidi)
    assert Told.objects.count() == Moment.objects.count() == FollowUp.objects.count() == 2
    assert owed(news, cast.chidi).due_on == date(2026, 3, 6)


def test_it_is_marked_after_it_was_said_and_not_much_later(cast: Cast, news: News) -> None:
    for days, why in ((1, "not come yet"), (-8, "more than a week ago")):
        day = START.date() + timedelta(days=days)
        with pytest.raises(Refused, match=why):
            telling.tell_people(actor=cast.ama, news=news, people=[cast.ben.id], told_on=day)
    yesterday = START.date() - timedelta(days=1)
    telling.tell_people(actor=cast.ama, news=news, people=[cast.ben.id], told_on=yesterday)
    assert owed(news, cast.ben).due_on == date(2026, 3, 3)
    assert Moment.objects.get().happened_on == yesterday


def test_nobody_is_told_who_is_not_affected_or_not_led_by_the_one_who_tells(cast: Cast, news: News) -> None:
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    for actor, person in ((cast.ama, cast.emil), (cast.dora, cast.ben), (cast.emil, cast.ben)):
        with pytest.raises(Refused):
            say(actor, news, person)
    assert not Told.objects.exists()


def test_each_author_follows_up_with_those_they_told(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay])
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    from .telling import written

    planning.change_news(actor=cast.dora, news=news, written=written(teams=[cast.loft]), revision=1)
    say(cast.ama, news, cast.ben)
    say(cast.dora, news, cast.emil)
    assert [row.person for row in glance_for(cast.ama, news, START.date()).rows] == [cast.ben]
    assert [row.person for row in glance_for(cast.dora, news, START.date()).rows] == [cast.emil]
    with pytest.raises(Refused, match="stays as it is"):
        planning.remove_co_author(actor=cast.ama, news=news, person=cast.dora)


def test_above_eight_the_default_is_the_group_and_asking_to_be_asked_alone(
    cast: Cast, news: News, crowd: Callable[[int], list[Person]]
) -> None:
    people = crowd(9)
    say(cast.ama, news, *people)
    assert set(FollowUp.objects.values_list("way", flat=True)) == {"group"}
    following.choose_way(actor=cast.ben, follow_up=follow_up(news, cast.ben), way="alone")
    [first, _] = glance_for(cast.ama, news, START.date()).rounds
    assert (first.with_group, [one.person for one in first.alone]) == (8, [cast.ben])
    following.settle_group(actor=cast.ama, news=news, occasion="2-days")
    states = dict(CheckIn.objects.filter(occasion="2-days").values_list("person__name", "state"))
    assert states.pop(cast.ben.name) == "open"
    assert set(states.values()) == {"done"}
    assert not CheckIn.objects.filter(occasion="2-weeks").exclude(state="open").exists()


def test_up_to_eight_each_is_asked_alone(cast: Cast, news: News, crowd: Callable[[int], list[Person]]) -> None:
    say(cast.ama, news, *crowd(8))
    assert set(FollowUp.objects.values_list("way", flat=True)) == {"alone"}
    assert following.settle_group(actor=cast.ama, news=news, occasion="2-days") == []


def test_choosing_what_applies_already_leaves_no_trace(cast: Cast, news: News, client_of: ClientOf) -> None:
    say(cast.ama, news, cast.ben, cast.chidi)
    ama = client_of(cast.ama)
    pages = (f"/tough-news/{news.id}/", f"/between/{cast.ben.id}/", "/my-log/", "/")
    before = [shown(ama, page) for page in pages], AuditEntry.objects.exclude(action="read").count()
    following.choose_way(actor=cast.ben, follow_up=follow_up(news, cast.ben), way="alone")
    assert ([shown(ama, page) for page in pages], AuditEntry.objects.exclude(action="read").count()) == before


def test_not_at_all_needs_no_reason_and_wanting_it_again_brings_back_what_is_to_come(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    follow = follow_up(news, cast.ben)
    following.choose_way(actor=cast.ben, follow_up=follow, way="not")
    assert set(CheckIn.objects.values_list("state", flat=True)) == {"not-wanted"}
    with clock.held(START + timedelta(days=5)):
        following.choose_way(actor=cast.ben, follow_up=follow, way="group")
    assert [owed(news, cast.ben, one).state for one in ("2-days", "2-weeks")] == ["not-wanted", "open"]
    for way in ("sometimes", ""):
        with pytest.raises(Refused):
            following.choose_way(actor=cast.ben, follow_up=follow, way=way)
    with pytest.raises(Refused, match="two other people"):
        following.choose_way(actor=cast.ama, follow_up=follow, way="not")


def test_not_wanted_is_only_the_persons_to_say_and_only_theirs_to_take_back(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    with pytest.raises(Refused, match="Only the other"):
        settle(cast.ama, news, cast.ben, "not-wanted")
    settle(cast.ben, news, cast.ben, "not-wanted")
    for move in ("reopen", "done"):
        with pytest.raises(Refused):
            settle(cast.ama, news, cast.ben, move)
    settle(cast.ben, news, cast.ben, "reopen")
    assert owed(news, cast.ben).state == "open"


def test_what_did_not_happen_for_the_person_is_owed_again_whatever_was_marked(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    settle(cast.ama, news, cast.ben, "done")
    settle(cast.ben, news, cast.ben, "reopen")
    assert owed(news, cast.ben).state == "open"
    settle(cast.ama, news, cast.ben, "another-way")
    settle(cast.ama, news, cast.ben, "another-way")  # twice is once
    assert owed(news, cast.ben).revision == 3
    with pytest.raises(Refused, match="two other people"):
        settle(cast.chidi, news, cast.ben, "done")


def test_thirty_days_on_request_once_and_by_nobody_else(cast: Cast, news: News) -> None:
    [told] = say(cast.ama, news, cast.ben)
    first = following.ask_once_more(actor=cast.ben, told=told)
    assert following.ask_once_more(actor=cast.ben, told=told) == first
    assert first.due_on == date(2026, 4, 1)
    assert Job.objects.filter(kind="tough_news.check_in").count() == 3
    with pytest.raises(Refused):
        following.ask_once_more(actor=cast.ama, told=told)
    [other] = say(cast.ama, news, cast.chidi)
    following.choose_way(actor=cast.chidi, follow_up=follow_up(news, cast.chidi), way="not")
    with pytest.raises(Refused, match="alone, or with the group"):
        following.ask_once_more(actor=cast.chidi, told=other)
    following.choose_way(actor=cast.chidi, follow_up=follow_up(news, cast.chidi), way="alone")
    with clock.held(START + timedelta(days=31)), pytest.raises(Refused, match="Thirty days are over"):
        following.ask_once_more(actor=cast.chidi, told=other)


def test_words_are_for_oneself_until_they_are_shared(cast: Cast, news: News, client_of: ClientOf) -> None:
    say(cast.ama, news, cast.ben)
    check_in, ama = owed(news, cast.ben), client_of(cast.ama)
    address = f"/tough-news/{news.id}/"
    before = shown(ama, address), shown(ama, "/my-log/"), AuditEntry.objects.count()
    texts = {"hardest": "The choir.", "unanswered": "", "helps": "Knowing by Friday."}
    following.write_words(actor=cast.ben, check_in=check_in, texts=texts, shared=False)
    assert (shown(ama, address), shown(ama, "/my-log/"), AuditEntry.objects.count()) == before
    following.write_words(actor=cast.ben, check_in=check_in, texts=texts, shared=True)
    assert OwnWords.objects.count() == 1
    assert "Knowing by Friday." in shown(ama, address)
    following.write_words(actor=cast.ben, check_in=check_in, texts=texts, shared=False)
    assert "Knowing by Friday." not in shown(ama, address)
    with pytest.raises(Refused):
        following.write_words(actor=cast.ama, check_in=check_in, texts=texts, shared=False)
    with pytest.raises(Refused, match="1200"):
        following.write_words(actor=cast.ben, check_in=check_in, texts={"helps": "x" * 1201}, shared=False)
    assert following.write_words(actor=cast.ben, check_in=check_in, texts={}, shared=False) is None
    assert not OwnWords.objects.exists()


def test_a_co_author_does_not_read_what_was_shared_with_the_one_who_told(cast: Cast, news: News) -> None:
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    say(cast.ama, news, cast.ben)
    following.write_words(actor=cast.ben, check_in=owed(news, cast.ben), texts={"helps": "A day."}, shared=True)
    assert visible_to(cast.ama, OwnWords).exists()
    assert not visible_to(cast.dora, OwnWords).exists()


def test_what_could_not_be_answered_becomes_a_promise_once(cast: Cast, news: News, client_of: ClientOf) -> None:
    say(cast.ama, news, cast.ben)
    once = ids.new_id()
    for _ in range(2):
        promise = telling.promise_answer(
            actor=cast.ama, news=news, asker=cast.ben, words="Do weekends count too?", due_on=None, id=once
        )
    assert Promise.objects.get() == promise
    assert (promise.giver, promise.receiver) == (cast.ama, cast.ben)
    assert promise.words == "answer “Do weekends count too?”"
    assert promise.citation == Citation("tough_news", news.id)
    for person in (cast.ama, cast.ben):
        assert "Do weekends count too?" in shown(client_of(person), f"/tough-news/{news.id}/")
    for asker, words in ((cast.chidi, "Why?"), (cast.ben, " "), (cast.ben, "x" * 241)):
        with pytest.raises(Refused):
            telling.promise_answer(actor=cast.ama, news=news, asker=asker, words=words, due_on=None)


def test_closing_depends_on_what_is_owed_and_never_on_what_it_was_to_anybody(cast: Cast, news: News) -> None:
    with pytest.raises(Refused, match="Nobody has been told"):
        planning.close_news(actor=cast.ama, news=news)
    say(cast.ama, news, cast.ben, cast.chidi)
    books.mark_moment(
        actor=cast.ben, moment=Moment.objects.get(touched=cast.ben), felt="withdrawal", size=3, words="Awful."
    )
    for person in (cast.ben, cast.chidi):
        for occasion in ("2-days", "2-weeks"):
            with pytest.raises(Refused, match="still owed"):
                planning.close_news(actor=cast.ama, news=news)
            settle(cast.ama, news, person, "done", occasion)
    planning.close_news(actor=cast.ama, news=news)
    planning.close_news(actor=cast.ama, news=news)  # twice is once
    assert News.objects.get().stage == "closed"
    with pytest.raises(Refused, match="closed"):
        say(cast.ama, news, cast.chidi)
    settle(cast.ben, news, cast.ben, "reopen", "2-weeks")
    assert News.objects.get().stage == "told"


def test_felt_marks_change_no_byte_of_what_the_leader_sees(cast: Cast, news: News, client_of: ClientOf) -> None:
    say(cast.ama, news, cast.ben, cast.chidi)
    ama, pages = client_of(cast.ama), (f"/tough-news/{news.id}/", "/", "/tough-news/", f"/between/{cast.ben.id}/")
    before = [shown(ama, page) for page in pages]
    for person, felt in ((cast.ben, "withdrawal"), (cast.chidi, "deposit")):
        books.mark_moment(actor=person, moment=Moment.objects.get(touched=person), felt=felt, size=3, words="Mine.")
    assert [shown(ama, page) for page in pages] == before


def test_no_module_of_tough_news_reads_a_book() -> None:
    from pathlib import Path

    import troth.tough_news

    modules = Path(troth.tough_news.__file__).parent.rglob("*.py")
    assert [
        path.name for path in modules if re.search(r"BookEntry|queries\.books|actions\.books", path.read_text())
    ] == []


def test_somebody_who_left_is_owed_nothing_and_stops_nothing(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    Person.objects.filter(id=cast.ben.id).update(left_on=START.date())
    assert news_today(cast.ama, TWO_DAYS.date()).is_quiet
    planning.close_news(actor=cast.ama, news=news)


def test_due_and_overdue_come_to_today_of_both_until_they_are_settled(
    cast: Cast, news: News, client_of: ClientOf
) -> None:
    say(cast.ama, news, cast.ben)
    ama, ben = client_of(cast.ama), client_of(cast.ben)
    assert "Nights from May" in shown(ben, "/")
    assert news_today(cast.ama, START.date()).is_quiet
    with clock.held(START + timedelta(days=6)):
        assert "1 check-in after 2 days" in shown(ama, "/")
        assert "You are owed a check-in" in shown(ben, "/")
        told = Told.objects.get()
        ben.post(f"/aside/{told.id}/")
        assert "Nights from May" not in shown(ben, "/")
        assert "1 check-in after 2 days" in shown(ama, "/")
        settle(cast.ama, news, cast.ben, "done")
        assert news_today(cast.ama, clock.now().date()).is_quiet
    assert news_near(cast.ben, cast.ama)["news_between"][0].owed[0].occasion == "2-weeks"


def test_on_its_day_the_one_who_told_is_reminded_once_without_content(cast: Cast, news: News, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    say(cast.ama, news, cast.ben, cast.chidi)
    assert {one.to for one in OutboxMail.objects.all()} == {"ben@example.org", "chidi@example.org"}
    assert not any("Nights" in one.subject + one.text for one in OutboxMail.objects.all())
    work_off()
    mail.outbox.clear()
    with clock.held(TWO_DAYS):
        work_off()
    assert [one.to for one in mail.outbox] == [["ama@example.org"]]
    following.settle_check_in(actor=cast.ben, check_in=owed(news, cast.ben, "2-weeks"), move=Move.NOT_WANTED)
    settle(cast.ama, news, cast.chidi, "done", "2-weeks")
    mail.outbox.clear()
    for person in (cast.ben, cast.chidi):
        settle(cast.ama, news, person, "done")
    with clock.held(START + timedelta(days=14)):
        work_off()
    assert mail.outbox == []


def test_notes_go_after_thirty_days_and_everything_after_240(cast: Cast, news: News) -> None:
    idle = plan(cast.ama, teams=[cast.quay])
    say(cast.ama, news, cast.ben)
    following.write_words(actor=cast.ben, check_in=owed(news, cast.ben), texts={"helps": "A day."}, shared=False)

    def after(days: int) -> tuple[int, int, int]:
        with clock.held(START + timedelta(days=days)):
            let_run_out()
            let_run_out()  # twice is once
        return Preparation.objects.count(), News.objects.count(), OwnWords.objects.count()

    assert after(30) == (2, 2, 1)
    assert after(31) == (1, 2, 1)
    assert after(240) == (1, 2, 1)
    assert after(241) == (0, 0, 0)
    assert not News.objects.filter(id=idle.id).exists()


def test_undo_takes_back_one_tap(
    cast: Cast, news: News, client_of: ClientOf, crowd: Callable[[int], list[Person]]
) -> None:
    say(cast.ama, news, *crowd(9))
    ama, ben = client_of(cast.ama), client_of(cast.ben)

    def undo(client: Client) -> None:
        client.post(client.session["undo"]["url"])

    ama.post(f"/tough-news/{news.id}/group/2-days/")
    assert CheckIn.objects.filter(state="done").count() == 9
    undo(ama)
    assert CheckIn.objects.filter(state="done").count() == 0
    ben.post(f"/tough-news/asked/{follow_up(news, cast.ben).id}/", {"way": "not"})
    assert CheckIn.objects.filter(state="not-wanted").count() == 2
    undo(ben)
    assert CheckIn.objects.filter(state="not-wanted").count() == 0
    assert follow_up(news, cast.ben).way == "group"
    ben.post(f"/tough-news/check-in/{owed(news, cast.ben).id}/another-way/")
    undo(ben)
    CheckIn.objects.update(state=State.DONE)
    ama.post(f"/tough-news/{news.id}/close/")
    assert News.objects.get().stage == "closed"
    undo(ama)
    assert News.objects.get().stage == "told"


def test_a_name_that_joins_later_can_be_told_later(cast: Cast, news: News, client_of: ClientOf) -> None:
    say(cast.ama, news, cast.ben, cast.chidi)
    join(Person.objects.create(name="Zoë Marsh"), cast.quay)
    page = client_of(cast.ama).get(f"/tough-news/{news.id}/").content.decode()
    assert "Not told yet" in page
    assert "Zoë Marsh" in page
