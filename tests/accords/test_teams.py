"""The accord of a team: proposed by anyone, answered by each, adopted over answered concerns; what nobody is shown."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.accords.team_writing import REPLY, WORDS, adopted, clause, concern, proposed, reply
from tests.asking import TODAY
from tests.cast import LONG_AGO, Cast, join, make_person
from tests.pages import TOKENS
from troth.accords import rules
from troth.accords.actions import team_adopting, team_answers, team_proposals
from troth.accords.models import (
    TeamAccord,
    TeamAnswer,
    TeamClause,
    TeamProposal,
    TeamReply,
    TeamVersion,
    TeamWording,
)
from troth.accords.verifying import problems
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.models import Membership, Person
from troth.visibility.gate import visible_to

ClientOf = Callable[[Person], Client]

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def waits(client: Client) -> str:
    """What of teams' accords waits on Today, behind the first five too."""
    rows = re.findall(r'<li class="row nudge">.*?</li>', text(client, "/waiting/"), re.DOTALL)
    return "".join(row for row in rows if re.search("/accords/(team|proposal)", row))


# --- who may do what ---


def test_anybody_of_the_team_proposes_and_nobody_else(cast: Cast) -> None:
    for person in (cast.ama, cast.ben, cast.chidi):
        assert proposed(cast, by=person, title=person.name).by == person
    for person in (cast.dora, cast.emil, cast.frida, cast.olu):  # Frida leads the team above: not this one
        with pytest.raises(Refused):
            proposed(cast, by=person)
    assert TeamProposal.objects.count() == 3


def test_only_whoever_leads_exactly_this_team_decides_and_answers_concerns(cast: Cast) -> None:
    proposal = proposed(cast)
    answer = concern(cast, proposal)
    for person in (cast.ben, cast.chidi, cast.frida, cast.dora):
        with pytest.raises(Refused):
            team_adopting.adopt_proposal(actor=person, proposal=proposal, revision=1)
        with pytest.raises(Refused):
            team_adopting.decline_proposal(actor=person, proposal=proposal, revision=1, because="No.")
        with pytest.raises(Refused):
            team_answers.reply_to_concern(actor=person, answer=answer, reason=answer.reason, words="So what.")
    assert not TeamReply.objects.exists()
    assert not TeamVersion.objects.exists()


def test_a_leader_adopts_over_a_concern_but_not_before_each_is_answered_in_writing(cast: Cast) -> None:
    proposal = proposed(cast)
    first = concern(cast, proposal)
    second = concern(cast, proposal, "And who has the spare key?", of=cast.ben)
    for answer in (first, second):
        with pytest.raises(Refused, match="no written answer"):
            team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)
        reply(cast, answer)
    version = team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)
    assert (version.number, version.adopted_by) == (1, cast.ama)
    assert json.loads(version.text)["clauses"] == [{"kind": "clause", "title": "Keys", "words": WORDS}]
    assert problems() == []


def test_concerns_and_answers_stand_named_beside_the_adopted_clause(cast: Cast, client_of: ClientOf) -> None:
    proposal = proposed(cast)
    reply(cast, concern(cast, proposal))
    version = team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)
    for address in (f"/accords/team-clause/{clause().id}/", f"/accords/team-version/{version.id}/"):
        page = text(client_of(cast.ben), address)
        for words in ("Chidi Okafor", "Then I never leave before six.", "Ama Owusu", REPLY):
            assert words in page


def test_nobody_answers_their_own_concern_and_a_second_leader_answers_for_the_first(cast: Cast) -> None:
    proposal = proposed(cast)
    answer = concern(cast, proposal, of=cast.ama)
    with pytest.raises(Refused, match="their own concern"):
        reply(cast, answer)
    Membership.objects.filter(person=cast.dora, team=cast.harbour).update(team=cast.quay, role="leader")
    team_answers.reply_to_concern(actor=cast.dora, answer=answer, reason=answer.reason, words="I hear you.")
    assert team_adopting.adopt_proposal(actor=cast.dora, proposal=proposal, revision=1).adopted_by == cast.dora


# --- answers are to exactly one revision ---


def test_an_answer_is_to_one_wording_and_a_new_wording_asks_again(cast: Cast, client_of: ClientOf) -> None:
    proposal = proposed(cast)
    concern(cast, proposal)
    now = team_proposals.reword_proposal(
        actor=cast.ben, proposal=proposal, revision=1, title="Keys", texts={"words": "The last one locks."}
    )
    assert now.revision == 2
    with pytest.raises(Refused, match="put differently"):
        team_answers.answer_proposal(actor=cast.chidi, proposal=proposal, revision=1, says="agree")
    with pytest.raises(Refused, match="put differently"):
        team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)
    assert "The last one locks." in text(client_of(cast.chidi), f"/accords/proposal/{proposal.id}/")
    assert "proposes a clause: Keys" in waits(client_of(cast.chidi))
    # The concern was about other words: it stays with them, and is in nobody's way.
    assert team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=2).number == 1
    assert TeamAnswer.objects.filter(wording__revision=1, says="concern").count() == 1


def test_the_same_words_again_are_no_new_wording(cast: Cast) -> None:
    proposal = proposed(cast)
    for _ in range(2):
        team_proposals.reword_proposal(
            actor=cast.ben, proposal=proposal, revision=1, title=" Keys ", texts={"words": f"  {WORDS}"}
        )
    assert TeamWording.objects.count() == 1


def test_only_its_author_rewords_or_takes_it_back_and_a_decided_one_stays(cast: Cast) -> None:
    proposal = proposed(cast)
    for person in (cast.chidi, cast.ama):
        with pytest.raises(Refused):
            team_proposals.withdraw_proposal(actor=person, proposal=proposal)
        with pytest.raises(Refused):
            team_proposals.reword_proposal(
                actor=person, proposal=proposal, revision=1, title="Mine", texts={"words": "Mine."}
            )
    team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)
    with pytest.raises(Refused):
        team_proposals.withdraw_proposal(actor=cast.ben, proposal=proposal)
    with pytest.raises(Refused):
        concern(cast, proposal)


def test_taken_back_twice_is_taken_back_once_and_is_neither_answered_nor_adopted(cast: Cast) -> None:
    proposal = proposed(cast)
    for _ in range(2):
        team_proposals.withdraw_proposal(actor=cast.ben, proposal=proposal)
    for act in (
        lambda: concern(cast, proposal),
        lambda: team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1),
    ):
        with pytest.raises(Refused):
            act()


def test_answering_again_replaces_it_until_a_concern_is_answered(cast: Cast) -> None:
    proposal = proposed(cast)
    answer = concern(cast, proposal)
    assert concern(cast, proposal).id == answer.id
    team_answers.answer_proposal(actor=cast.chidi, proposal=proposal, revision=1, says="aside", reason="left over")
    answer.refresh_from_db()
    assert (answer.says, answer.reason) == ("aside", "")
    with pytest.raises(Refused, match="changed their answer"):
        team_answers.reply_to_concern(actor=cast.ama, answer=answer, reason="Then I never leave before six.", words="A")
    answer = concern(cast, proposal, "Another one.")
    with pytest.raises(Refused, match="changed their answer"):  # the leader had the words before on the screen
        team_answers.reply_to_concern(actor=cast.ama, answer=answer, reason="Then I never leave before six.", words="A")
    reply(cast, answer)
    reply(cast, answer)  # the same form again
    with pytest.raises(Refused):
        team_answers.answer_proposal(actor=cast.chidi, proposal=proposal, revision=1, says="agree")
    team_answers.settle_concern(actor=cast.chidi, answer=answer, settled=True)
    with pytest.raises(Refused):
        team_answers.settle_concern(actor=cast.ben, answer=answer, settled=False)
    answer.refresh_from_db()
    assert answer.settled
    assert TeamReply.objects.count() == 1


def test_a_concern_needs_words_and_nothing_else_takes_any(cast: Cast) -> None:
    proposal = proposed(cast)
    for says, reason in (("concern", "  "), ("perhaps", ""), ("concern", "x" * 601)):
        with pytest.raises(Refused):
            team_answers.answer_proposal(actor=cast.chidi, proposal=proposal, revision=1, says=says, reason=reason)
    with pytest.raises(Refused):
        reply(cast, concern(cast, proposal), "  ")


# --- changing and ending ---


def test_a_change_is_a_version_and_of_two_changes_to_one_clause_the_second_is_put_anew(
    cast: Cast, client_of: ClientOf
) -> None:
    adopted(cast)
    one, other = (
        team_proposals.propose_change(
            actor=person, clause=clause(), revision=1, title="Keys", texts={"words": f"As {person.name} says."}
        )
        for person in (cast.ben, cast.chidi)
    )
    assert team_adopting.adopt_proposal(actor=cast.ama, proposal=one, revision=1).number == 2
    with pytest.raises(Refused, match="has changed since"):
        team_adopting.adopt_proposal(actor=cast.ama, proposal=other, revision=1)
    assert "The clause has changed since this was proposed" in text(
        client_of(cast.chidi), f"/accords/proposal/{other.id}/"
    )
    team_proposals.reword_proposal(
        actor=cast.chidi, proposal=other, revision=1, title="Keys", texts={"words": "As Chidi Okafor says."}
    )
    version = team_adopting.adopt_proposal(actor=cast.ama, proposal=other, revision=2)
    page = text(client_of(cast.ben), f"/accords/team-version/{version.id}/")
    assert re.search(r"<del>.*Ben Lindqvist.*</del>", page)
    assert re.search(r"<ins>.*Chidi Okafor.*</ins>", page)
    assert problems() == []


def test_an_end_takes_the_clause_out_of_force_and_what_was_said_stays(cast: Cast, client_of: ClientOf) -> None:
    adopted(cast)
    adopted(cast, "Coffee is paid by the week.", title="Coffee")
    end = team_proposals.propose_end(actor=cast.chidi, clause=clause(), revision=1, why="The lock is gone.")
    version = team_adopting.adopt_proposal(actor=cast.ama, proposal=end, revision=1)
    assert [row["title"] for row in json.loads(version.text)["clauses"]] == ["Coffee"]
    assert "It has ended." in text(client_of(cast.ben), f"/accords/team-clause/{clause().id}/")
    with pytest.raises(Refused):
        team_proposals.propose_change(
            actor=cast.ben, clause=clause(), revision=2, title="Keys", texts={"words": "After all."}
        )
    with pytest.raises(Refused):
        team_proposals.propose_end(actor=cast.ben, clause=clause("Coffee"), revision=9)
    assert problems() == []


def test_nothing_changed_is_no_proposal(cast: Cast) -> None:
    adopted(cast)
    with pytest.raises(Refused):
        team_proposals.propose_change(actor=cast.ben, clause=clause(), revision=1, title="Keys", texts={"words": WORDS})


def test_a_leader_says_no_with_the_reason_for_all_to_read(cast: Cast, client_of: ClientOf) -> None:
    proposal = proposed(cast)
    with pytest.raises(Refused):
        team_adopting.decline_proposal(actor=cast.ama, proposal=proposal, revision=1, because=" ")
    for _ in range(2):
        team_adopting.decline_proposal(actor=cast.ama, proposal=proposal, revision=1, because="The landlord locks.")
    assert "The landlord locks." in text(client_of(cast.chidi), f"/accords/team/{cast.quay.id}/")
    with pytest.raises(Refused):
        team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)


def test_there_is_an_end_to_what_is_before_a_team_at_once(cast: Cast) -> None:
    for number in range(team_proposals.MOST_OPEN):
        proposed(cast, title=f"Number {number}")
    with pytest.raises(Refused, match="dozen"):
        proposed(cast)


# --- versions ---


def test_the_database_itself_refuses_to_change_or_remove_an_adopted_version(cast: Cast) -> None:
    version = adopted(cast)
    for change in ({"text": "{}"}, {"number": 9}, {"seal": "00"}, {"digest": "0" * 64}, {"adopted_on": LONG_AGO}):
        with pytest.raises(DatabaseError), transaction.atomic():
            TeamVersion.objects.filter(id=version.id).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        TeamVersion.objects.filter(id=version.id).delete()


def test_verify_finds_made_up_versions_and_clauses_that_nobody_adopted(cast: Cast) -> None:
    version = adopted(cast)
    TeamClause.objects.update(words="Nobody locks.")
    assert ["clauses are not those of version 1" in problem for problem in problems()] == [True]
    TeamClause.objects.update(words=WORDS)
    assert problems() == []
    TeamVersion.objects.create(
        accord=version.accord,
        number=3,
        text=version.text.replace("hall", "gate"),
        digest=version.digest,
        adopted_on=version.adopted_on,
        adopted_by=cast.ama,
        signer=version.signer,
        seal=version.seal[::-1],
    )
    found = "\n".join(problems())
    for words in ("the text is not what was adopted", "the seal does not fit", "a version is missing"):
        assert words in found


def test_the_hash_holds_no_name_and_does_not_depend_on_the_order_of_adoption(cast: Cast) -> None:
    version = adopted(cast)
    assert not re.search("Ama|Ben|Chidi", version.text)
    assert version.digest == rules.digest_of(version.text)


# --- newcomers ---


def newcomer(cast: Cast, *, days: int = 0) -> Person:
    ines = make_person("Inês Carvalho")
    join(ines, cast.quay, since=clock.now().date() - timedelta(days=days))
    return ines


def test_a_newcomer_alone_is_asked_to_read_it_and_their_concern_waits_for_the_leader(
    cast: Cast, client_of: ClientOf
) -> None:
    version = adopted(cast)
    ines = newcomer(cast)
    client = client_of(ines)
    before = {name: TOKENS.sub(b"", client_of(getattr(cast, name)).get("/").content) for name in ("ama", "ben")}
    assert "You are new here." in waits(client)
    assert f"/accords/team-version/{version.id}/" in waits(client)
    # That she has not answered, or put it aside, changes nobody's page by a byte.
    client.post(f"/aside/{version.id}/")
    assert waits(client) == ""
    after = {name: TOKENS.sub(b"", client_of(getattr(cast, name)).get("/").content) for name in ("ama", "ben")}
    assert before == after
    said = {"says": "concern", "reason": "I live an hour away."}
    client.post(f"/accords/team-version/{version.id}/answer/", said)
    assert "A concern of Inês Carvalho" in waits(client_of(cast.ama))
    assert "A concern of" not in waits(client_of(cast.ben))
    answer = TeamAnswer.objects.get(author=ines)
    client_of(cast.ama).post(f"/accords/team-answer/{answer.id}/reply/", {"words": REPLY, "reason": answer.reason})
    assert "answered your concern" in waits(client)
    assert "A concern of" not in waits(client_of(cast.ama))


@given(st.dates(), st.integers(0, 60), st.integers(0, 60))
def test_a_newcomer_is_who_came_after_the_first_version_less_than_four_weeks_ago(
    first: Any, later: int, since: int
) -> None:
    try:
        came = first + timedelta(days=later)
        today = came + timedelta(days=since)
    except OverflowError:
        return
    assert rules.is_newcomer(came, first, today) == (since < 28)
    assert not rules.is_newcomer(first - timedelta(days=1), first, first) if first.toordinal() > 1 else True


def test_who_was_there_before_or_came_long_ago_is_not_asked(cast: Cast, client_of: ClientOf) -> None:
    with clock.moved(clock.now() - timedelta(days=60)):
        adopted(cast)
    assert waits(client_of(newcomer(cast, days=28))) == ""
    assert waits(client_of(cast.ben)) == ""


def test_anybody_may_say_something_to_the_version_in_force_and_to_no_other(cast: Cast) -> None:
    first = adopted(cast)
    team_answers.answer_version(actor=cast.ben, version=first, says="agree")
    second = adopted(cast, "Coffee is paid by the week.", title="Coffee")
    with pytest.raises(Refused):
        team_answers.answer_version(actor=cast.ben, version=first, says="aside")
    with pytest.raises(Refused):
        team_answers.answer_version(actor=cast.emil, version=second, says="agree")


# --- when people change ---


def test_a_new_leader_finds_the_accord_as_it_stands_and_decides_what_waits(cast: Cast, client_of: ClientOf) -> None:
    adopted(cast)
    proposal = proposed(cast, "Coffee is paid by the week.", title="Coffee")
    answer = concern(cast, proposal)
    Membership.objects.filter(person=cast.ama, team=cast.quay).update(until=clock.now().date())
    with pytest.raises(Refused):
        reply(cast, answer)
    assert client_of(cast.ama).get(f"/accords/team/{cast.quay.id}/").status_code == 404
    assert "Nobody leads this team now." in text(client_of(cast.ben), f"/accords/team/{cast.quay.id}/")
    join(cast.dora, cast.quay, "leader", since=clock.now().date())
    team_answers.reply_to_concern(actor=cast.dora, answer=answer, reason=answer.reason, words="I hear you.")
    assert team_adopting.adopt_proposal(actor=cast.dora, proposal=proposal, revision=1).number == 2


def test_who_leaves_the_team_keeps_nothing_but_what_they_wrote(cast: Cast, client_of: ClientOf) -> None:
    version = adopted(cast)
    proposal = proposed(cast, "Coffee is paid by the week.", title="Coffee")
    concern(cast, proposal)
    Membership.objects.filter(person=cast.ben, team=cast.quay).update(until=clock.now().date())
    client = client_of(cast.ben)
    for address in (
        f"/accords/team/{cast.quay.id}/",
        f"/accords/team-version/{version.id}/",
        f"/accords/team-clause/{clause().id}/",
    ):
        assert client.get(address).status_code == 404
    page = text(client, f"/accords/proposal/{proposal.id}/")
    assert "You keep what you wrote yourself." in page
    assert "Then I never leave before six." not in page
    with pytest.raises(Refused):
        team_proposals.withdraw_proposal(actor=cast.ben, proposal=proposal)
    assert set(visible_to(cast.ben, TeamAnswer)) == set(TeamAnswer.objects.filter(author=cast.ben))
    assert not visible_to(cast.ben, TeamReply).exists()


def test_a_team_the_roster_takes_away_again_takes_its_readers_along(cast: Cast) -> None:
    version = adopted(cast)
    TeamAccord.objects.update(team=None)
    for person in (cast.ama, cast.ben):
        assert not visible_to(person, TeamVersion).exists()
    assert problems() == []
    with pytest.raises(Refused):
        team_answers.answer_version(actor=cast.ben, version=version, says="agree")


# --- silence ---


def test_what_is_told_goes_to_all_alike_without_content_and_names_nobody(cast: Cast, settings: Any) -> None:
    settings.HAS_MAIL = True
    proposal = proposed(cast)
    assert set(OutboxMail.objects.values_list("to", flat=True)) == {"ama@example.org", "chidi@example.org"}
    OutboxMail.objects.all().delete()
    team_answers.answer_proposal(actor=cast.chidi, proposal=proposal, revision=1, says="agree")
    assert not OutboxMail.objects.exists()
    team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)
    assert set(OutboxMail.objects.values_list("to", flat=True)) == {"ben@example.org", "chidi@example.org"}
    assert not any(
        re.search("Keys|Ben|Ama|Quay|hall", f"{mail.subject} {mail.text}") for mail in OutboxMail.objects.all()
    )
    assert not Job.objects.filter(kind__startswith="accords").exists()  # nothing is due that could count who is missing


def test_no_page_tells_the_leader_who_has_not_answered_or_how_many(cast: Cast, client_of: ClientOf) -> None:
    proposal = proposed(cast)
    pages = (f"/accords/proposal/{proposal.id}/", f"/accords/team/{cast.quay.id}/")
    for address in pages:
        page = text(client_of(cast.ama), address)
        assert "Chidi" not in page
        assert not re.search(
            r"\d+ (of|answers?|people|have)|not (yet )?answered(?! (it|and))", page.replace("who has not answered", "")
        )


def test_the_day_somebody_answered_is_kept_nowhere(cast: Cast) -> None:
    dates = [field.name for field in TeamAnswer._meta.fields if "Date" in type(field).__name__]
    assert dates == []


# --- bounded ---


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_a_page_asks_the_same_however_many_there_are(cast: Cast, client_of: ClientOf) -> None:
    def fill(number: int) -> None:
        title = f"Clause {number}"
        adopted(cast, title=title)
        proposal = proposed(cast, title=f"Proposal {number}")
        person = make_person(f"Person {number}", email=f"p{number}@example.org")
        join(person, cast.quay)
        reply(cast, concern(cast, proposal, of=person))
        concern(cast, proposal, "And another.")
        latest = TeamVersion.objects.order_by("-number")[0]
        reply(cast, team_answers.answer_version(actor=person, version=latest, says="concern", reason="Hm."))

    fill(0)
    version, some = TeamVersion.objects.get(number=1), clause("Clause 0")
    proposal = TeamProposal.objects.get(wordings__title="Proposal 0")
    pages = (
        "/",
        "/between/",
        f"/accords/team/{cast.quay.id}/",
        f"/accords/team-version/{version.id}/",
        f"/accords/team-clause/{some.id}/",
        f"/accords/proposal/{proposal.id}/",
    )
    few = {(who, page): asked(client_of(getattr(cast, who)), page) for page in pages for who in ("ama", "ben")}
    for number in range(1, 8):
        fill(number)
    many = {(who, page): asked(client_of(getattr(cast, who)), page) for page in pages for who in ("ama", "ben")}
    assert many == few
    assert max(many.values()) <= TODAY + 4, many


# --- pages ---


def test_the_team_finds_it_from_its_page_and_from_between_us(cast: Cast, client_of: ClientOf) -> None:
    address = f"/accords/team/{cast.quay.id}/"
    for page in (f"/people/team/{cast.quay.id}/", "/between/"):
        assert address in text(client_of(cast.ben), page)
        assert address not in text(client_of(cast.emil), page)


def test_from_a_proposal_to_a_version_by_the_pages_alone(cast: Cast, client_of: ClientOf) -> None:
    ama, ben, chidi = (client_of(person) for person in (cast.ama, cast.ben, cast.chidi))
    form = {"title": "Keys", "is_boundary": "no", "words": WORDS, "why": "Twice it was open all night."}
    once = {"once": "0b6f3a4e-4a55-4d0a-9d1b-0a4f3f2f7c11"}
    place = ben.post(f"/accords/team/{cast.quay.id}/propose/", form | once)["Location"]
    assert ben.post(f"/accords/team/{cast.quay.id}/propose/", form | once)["Location"] == place
    assert chidi.post(f"{place}answer/", {"says": "concern", "revision": "1"}).status_code == 422
    assert chidi.post(f"{place}answer/", {"says": "concern", "reason": "No.", "revision": "1"}).status_code == 302
    assert "Answer each one first" in ama.post(f"{place}adopt/", {"revision": "1"}, follow=True).content.decode()
    answer = TeamAnswer.objects.get(says="concern")
    assert ama.post(f"/accords/team-answer/{answer.id}/reply/", {"words": "", "reason": "No."}).status_code == 422
    ama.post(f"/accords/team-answer/{answer.id}/reply/", {"words": "Yes.", "reason": "No."})
    chidi.post(f"/accords/team-answer/{answer.id}/settled/")
    assert "a concern, settled" in text(ben, place)
    ben.post(f"{place}reword/", {**form, "words": "The last one locks.", "revision": "1"})
    assert "Put it differently" in text(ben, f"{place}reword/")
    ama.post(f"{place}adopt/", {"revision": "2"})
    assert "Version 1" in text(chidi, f"/accords/team/{cast.quay.id}/")
    some = clause().id
    change = {"title": "Keys", "words": "Whoever is last locks.", "revision": "1"}
    second = chidi.post(f"/accords/team-clause/{some}/change/", change)["Location"]
    assert "What would change" in text(ben, second)
    ama.post(f"{second}decline/", {"because": "It is the same.", "revision": "1"})
    third = chidi.post(f"/accords/team-clause/{some}/end/", {"why": "", "revision": "1"})["Location"]
    chidi.post(f"{third}withdraw/")
    page = text(ben, f"/accords/team/{cast.quay.id}/")
    assert "It is the same." in page
    assert "Taken back" in page
