"""Planning: only about people one leads; alone, or with another leader; and for nobody else it exists."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.cast import Cast, join
from troth.accounts.actions.moments import offer_moment
from troth.accounts.models import MomentKind
from troth.audit.models import AuditEntry
from troth.cards.actions.cards import write_card
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.confirming import confirm_leader
from troth.people.models import Membership, Person
from troth.tough_news.actions import planning
from troth.tough_news.models import Affected, CoAuthor, News, Preparation
from troth.tough_news.queries.near import news_near, news_today
from troth.tough_news.queries.plans import last_moments, looks_for, plan_for, plans_for
from troth.tough_news.queries.upcoming import upcoming_for

from .telling import SAID, START, plan, say, written

ClientOf = Callable[[Person], Client]
pytestmark = pytest.mark.django_db


def typed(**changes: object) -> dict[str, object]:
    """What a browser sends."""
    return {**SAID, "say_on": "", "teams": [], "people": [], **changes}


def test_a_leader_plans_for_a_team_and_for_single_people(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay], people=[cast.ben])
    found = plan_for(cast.ama, news.id)
    assert [one.name for one in found.everybody] == ["Ben Lindqvist", "Chidi Okafor"]
    assert found.notes is not None
    assert found.notes.costs == SAID["costs"]
    assert found.to_tell == found.everybody


@pytest.mark.parametrize("actor", ["dora", "frida", "ben", "olu"])
def test_nobody_plans_for_people_they_do_not_lead_exactly(cast: Cast, actor: str) -> None:
    who = getattr(cast, actor)
    for whom in ({"teams": [cast.quay]}, {"people": [cast.ben]}):
        with pytest.raises(Refused, match="people you lead yourself"):
            plan(who, **whom)
    assert not News.objects.exists()


def test_it_needs_a_name_a_what_a_why_and_somebody_it_touches(cast: Cast) -> None:
    for name in ("title", "what", "why"):
        with pytest.raises(Refused) as refused:
            plan(cast.ama, teams=[cast.quay], **{name: " "})
        assert refused.value.field == name
    with pytest.raises(Refused, match="whom it touches"):
        plan(cast.ama)
    with pytest.raises(Refused, match="1200 characters"):
        plan(cast.ama, teams=[cast.quay], support="x" * 1201)


def test_a_day_to_say_it_is_not_in_the_past_and_not_beyond_what_is_kept(cast: Cast) -> None:
    today = clock.now().date()
    for day in (today - timedelta(days=2), today + timedelta(days=300)):
        with pytest.raises(Refused) as refused:
            plan(cast.ama, teams=[cast.quay], say_on=day)
        assert refused.value.field == "say_on"


def test_the_same_form_sent_twice_is_one_plan(cast: Cast) -> None:
    once = ids.new_id()
    first = plan(cast.ama, teams=[cast.quay], id=once)
    assert plan(cast.ama, teams=[cast.quay], id=once) == first
    assert News.objects.count() == 1
    with pytest.raises(Refused):
        plan(cast.dora, teams=[cast.loft], id=once)


def test_of_two_authors_who_change_it_the_second_is_refused(cast: Cast, news: News) -> None:
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    planning.change_news(actor=cast.ama, news=news, written=written(teams=[cast.quay], what="Else."), revision=1)
    with pytest.raises(Refused, match="has changed it"):
        planning.change_news(actor=cast.dora, news=news, written=written(teams=[cast.loft]), revision=1)
    assert News.objects.get().what == "Else."


def test_each_author_adds_only_people_they_lead_and_leaves_the_others_alone(cast: Cast, news: News) -> None:
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    planning.change_news(actor=cast.dora, news=news, written=written(teams=[cast.loft]), revision=1)
    assert {one.team for one in Affected.objects.all()} == {cast.quay, cast.loft}
    with pytest.raises(Refused, match="people you lead yourself"):
        planning.change_news(actor=cast.dora, news=news, written=written(people=[cast.ben]), revision=2)
    planning.change_news(actor=cast.dora, news=news, written=written(), revision=2)
    assert {one.team for one in Affected.objects.all()} == {cast.quay}


def test_whoever_it_touches_or_leads_nobody_cannot_plan_it(cast: Cast, news: News) -> None:
    for person, why in ((cast.lena, "leads nobody"), (cast.gil, "no longer works"), (cast.ama, "other than yourself")):
        with pytest.raises(Refused, match=why):
            planning.name_co_author(actor=cast.ama, news=news, person=person)
    join(cast.dora, cast.quay)
    with pytest.raises(Refused, match="It touches Dora"):
        planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    assert not CoAuthor.objects.exists()


def test_only_the_leader_names_and_deletes_and_a_co_author_may_step_out(cast: Cast, news: News) -> None:
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)  # twice is once
    assert CoAuthor.objects.count() == 1
    with pytest.raises(Refused, match="who began it"):
        planning.name_co_author(actor=cast.dora, news=news, person=cast.frida)
    with pytest.raises(Refused, match="who began it"):
        planning.delete_plan(actor=cast.dora, news=news)
    with pytest.raises(Refused, match="no longer there"):
        planning.remove_co_author(actor=cast.emil, news=news, person=cast.dora)
    planning.remove_co_author(actor=cast.dora, news=news, person=cast.dora)
    assert not CoAuthor.objects.exists()
    assert plans_for(cast.dora) == []


def test_what_was_said_stays_as_it_was(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    with pytest.raises(Refused, match="stay as they were"):
        planning.change_news(actor=cast.ama, news=news, written=written(teams=[cast.quay]), revision=1)
    with pytest.raises(Refused, match="has been said"):
        planning.delete_plan(actor=cast.ama, news=news)


def test_a_plan_for_a_team_is_for_whoever_is_in_it_by_then(cast: Cast, news: News) -> None:
    joined = Person.objects.create(name="Zoë Marsh")
    join(joined, cast.quay)
    Membership.objects.filter(person=cast.chidi).update(until="2025-01-01")
    assert plan_for(cast.ama, news.id).everybody == [cast.ben, joined]


def test_a_leader_who_leads_them_no_more_can_tell_nobody(cast: Cast, news: News) -> None:
    Membership.objects.filter(person=cast.ama, role="leader").update(until="2025-01-01")
    assert plan_for(cast.ama, news.id).to_tell == []
    with pytest.raises(Refused, match="who leads them"):
        say(cast.ama, news, cast.ben)


def test_beside_the_plan_stand_its_words_and_the_leaders_own_moments(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay], why="It has been decided. Hopefully it will work out.")
    kind = MomentKind.objects.get(key="credit")
    mine = offer_moment(actor=cast.ama, touched=cast.ben, kind=kind)
    offer_moment(actor=cast.chidi, touched=cast.ben, kind=kind)
    offer_moment(actor=cast.ama, touched=cast.frida, kind=kind)
    found = plan_for(cast.ama, news.id)
    assert last_moments(found) == [mine]
    assert [(look.part, look.called) for look in looks_for(found)] == [
        ("Why", "Hides who"),
        ("Why", "Promises too much"),
        ("Why", "Promises too much"),
    ]


def test_their_cards_are_read_on_a_page_of_its_own_and_stand_in_their_log(
    cast: Cast, news: News, client_of: ClientOf
) -> None:
    confirm_leader(actor=cast.ben, leader=cast.ama)
    others = ("Praise me in private.", "No calls on Sundays.", "Monday is for thinking.")
    for words in (*others, "Bad news on the day."):
        write_card(actor=cast.ben, kind="preference", words=words, audience="leader")
    write_card(actor=cast.ben, kind="cost", words="A change by noticeboard.", audience="me")
    write_card(actor=cast.chidi, kind="preference", words="Chidi has not confirmed.", audience="leader")
    ama = client_of(cast.ama)
    ama.get(f"/tough-news/{news.id}/")
    assert not AuditEntry.objects.filter(action="read").exists()
    page = ama.get(f"/tough-news/{news.id}/cards/").content.decode()
    beside = [page.index(words) for words in others if words in page]
    assert len(beside) == 2
    assert page.index("Bad news on the day.") < min(beside)
    assert "noticeboard" not in page
    assert "Chidi has not" not in page
    assert AuditEntry.objects.filter(action="read", kind="card").count() == 1


def test_looking_at_words_keeps_nothing(cast: Cast, client_of: ClientOf) -> None:
    ama = client_of(cast.ama)
    said = typed(what="Hopefully we can streamline nights.", title="", teams=[str(cast.quay.id)], look="1")
    page = ama.post("/tough-news/plan/", said)
    assert page.status_code == 200
    assert b"<mark>streamline</mark>" in page.content
    assert b"Hopefully we can streamline nights." in page.content
    assert b"Not sent yet" not in page.content
    assert str(cast.quay.id).encode() + b'" id="id_teams_0" checked' in page.content
    assert not News.objects.exists()
    del said["look"]
    assert ama.post("/tough-news/plan/", said).status_code == 422
    assert ama.post("/tough-news/plan/", said | {"title": "Nights"}).status_code == 302
    assert News.objects.get().title == "Nights"


def test_a_team_that_is_not_ones_own_cannot_even_be_chosen(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.ama).post("/tough-news/plan/", typed(teams=[str(cast.loft.id)]))
    assert page.status_code == 422
    assert not News.objects.exists()


PAGES = (
    "/",
    "/between/{ama}/",
    "/tough-news/",
    "/promises/",
    "/cards/",
    "/my-log/",
    "/my-data/",
    "/see-what-they-see/",
    "/see-what-they-see/{ama}/",
)


def as_seen(client: Client, cast: Cast) -> list[str]:
    """Pages without the tokens of their forms."""
    import re

    pages = [client.get(page.format(ama=cast.ama.id)).content.decode() for page in PAGES]
    pages += [json.dumps(json.loads(client.get("/my-data/copy.json").content), sort_keys=True)]
    return [re.sub(r'value="[^"]{20,}"', "", page) for page in pages]


def test_before_it_is_said_nothing_anywhere_differs_by_a_byte(
    cast: Cast, client_of: ClientOf, settings: object
) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    readers = {name: client_of(getattr(cast, name)) for name in ("ben", "chidi", "emil", "rafa", "olu", "lena")}
    before = {name: as_seen(client, cast) for name, client in readers.items()}
    lines = AuditEntry.objects.exclude(action="read").count()
    news = plan(cast.ama, teams=[cast.quay], people=[cast.ben], say_on=clock.now().date())
    planning.change_news(actor=cast.ama, news=news, written=written(teams=[cast.quay], what="Other words."), revision=1)
    client_of(cast.ama).get(f"/tough-news/{news.id}/")
    assert {name: as_seen(client, cast) for name, client in readers.items()} == before
    assert AuditEntry.objects.exclude(action="read").count() == lines
    assert not OutboxMail.objects.exists()
    for reader in (cast.ben, cast.chidi, cast.emil):
        assert upcoming_for(reader, datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)) == []
        assert news_today(reader, clock.now().date()).is_quiet
        assert news_near(reader, cast.ama) == {"news_between": []}
    page = readers["ben"].get(f"/tough-news/{news.id}/")
    assert page.status_code == 404
    assert b"Nights" not in page.content
    planning.delete_plan(actor=cast.ama, news=news)
    assert {name: as_seen(client, cast) for name, client in readers.items()} == before


def test_on_its_day_only_the_leader_is_reminded_without_content(cast: Cast, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    with clock.held(START):
        news = plan(cast.ama, teams=[cast.quay], say_on=START.date() + timedelta(days=3))
        assert Job.objects.filter(kind="tough_news.say").count() == 1
        planning.change_news(
            actor=cast.ama,
            news=news,
            written=written(teams=[cast.quay], say_on=START.date() + timedelta(days=4)),
            revision=1,
        )
    assert Job.objects.get(kind="tough_news.say").due_at.date() == START.date() + timedelta(days=4)
    with clock.held(START + timedelta(days=5)):
        from troth.tough_news.due import say as say_due

        say_due(news=str(news.id))
        assert [mail.to for mail in OutboxMail.objects.all()] == ["ama@example.org"]
        assert [one.news for one in news_today(cast.ama, clock.now().date()).to_say] == [news]
        OutboxMail.objects.all().delete()
        planning.delete_plan(actor=cast.ama, news=news)
        say_due(news=str(news.id))
        assert not OutboxMail.objects.exists()
        assert not Job.objects.filter(kind="tough_news.say").exists()


def test_a_co_author_is_told_without_content_and_reads_it_from_then_on(
    cast: Cast, news: News, client_of: ClientOf, settings: object
) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    dora = client_of(cast.dora)
    assert dora.get(f"/tough-news/{news.id}/").status_code == 404
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    assert b"choir practice" in dora.get(f"/tough-news/{news.id}/").content
    [mail] = OutboxMail.objects.all()
    assert "Nights" not in mail.subject + mail.text
    assert dora.get(f"/tough-news/{news.id}/delete/").status_code == 404
    assert dora.get(f"/tough-news/{news.id}/tell/").status_code == 200
    assert Preparation.objects.count() == 1
    work_off()
