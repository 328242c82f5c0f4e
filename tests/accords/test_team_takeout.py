"""Leaving a team's accord: a copy of one's own words, and what stands beside adopted words stays, nameless."""

import pytest

from tests.accords.team_writing import CONCERN, REPLY, adopted, concern, proposed, reply
from tests.cast import Cast
from troth.accords import takeout
from troth.accords.actions import team_adopting, team_answers
from troth.accords.models import TeamAnswer, TeamProposal, TeamReply, TeamVersion, TeamWording
from troth.accords.verifying import problems
from troth.takeout.erasing import GONE, erase_everything
from troth.takeout.exporting import everything_of

pytestmark = pytest.mark.django_db


def test_a_copy_holds_ones_own_concern_with_its_answer_and_nobody_elses(cast: Cast) -> None:
    proposal = proposed(cast)
    reply(cast, concern(cast, proposal))
    assert takeout.export(cast.chidi)["said_to_a_team_accord"] == [
        {"to": "Keys", "says": "concern", "concern": CONCERN, "answer": REPLY, "answered_by": "Ama Owusu"}
    ]
    kinds = {part.kind.key: len(part.rows) for part in everything_of(cast.ben).parts}
    assert (kinds["team_proposal"], kinds["team_wording"], kinds["team_answer"]) == (1, 1, 1)
    assert takeout.export(cast.emil)["said_to_a_team_accord"] == []


def test_a_concern_beside_adopted_words_stays_nameless_and_everything_verifies(cast: Cast) -> None:
    proposal = proposed(cast)
    reply(cast, concern(cast, proposal))
    team_adopting.adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)
    for person in (cast.chidi, cast.ben, cast.ama):
        erase_everything(person=person, typed=person.name)
    answer = TeamAnswer.objects.get()
    assert (answer.author.name, answer.reason) == (GONE, CONCERN)
    assert TeamReply.objects.get().author.name == GONE
    assert TeamVersion.objects.get().adopted_by.name == GONE
    assert TeamProposal.objects.get().by.name == GONE
    assert problems() == []


def test_agreeing_and_what_was_never_adopted_goes(cast: Cast) -> None:
    version = adopted(cast)
    team_answers.answer_version(actor=cast.chidi, version=version, says="agree")
    concern(cast, proposed(cast, title="Coffee"))
    erase_everything(person=cast.chidi, typed=cast.chidi.name)
    assert {answer.author for answer in TeamAnswer.objects.all()} == {cast.ben}
    erase_everything(person=cast.ben, typed=cast.ben.name)
    assert [wording.title for wording in TeamWording.objects.all()] == ["Keys"]
    assert not TeamAnswer.objects.exists()


def test_a_proposal_others_spoke_to_is_taken_back_so_that_their_words_stay_theirs(cast: Cast) -> None:
    proposal = proposed(cast)
    concern(cast, proposal)
    erase_everything(person=cast.ben, typed=cast.ben.name)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.by.name) == ("withdrawn", GONE)
    assert TeamAnswer.objects.get().author == cast.chidi
