"""A team's accord at the same moment, and killed in the middle: one of the possible endings, never a mixture."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction

from tests.accords.team_writing import REPLY, concern, proposed
from tests.accords.test_at_once import together
from tests.cast import Cast, join, make_cast
from troth.accords.actions import team_adopting, team_answers, team_proposals
from troth.accords.models import TeamAccord, TeamAnswer, TeamClause, TeamProposal, TeamReply, TeamVersion
from troth.accords.verifying import problems
from troth.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(transactional_db: None) -> Cast:
    """Quay with two leaders: Ama, and Dora who leads Loft as well."""
    cast = make_cast()
    join(cast.dora, cast.quay, "leader")
    return cast


def adopting(person: Person, proposal: TeamProposal) -> Callable[[], object]:
    return lambda: team_adopting.adopt_proposal(actor=person, proposal=proposal, revision=1)


def adopt_and_die(crowd: Cast, proposal: TeamProposal) -> None:
    """The last thing done before the end of the world."""
    with transaction.atomic():
        team_adopting.adopt_proposal(actor=crowd.ama, proposal=proposal, revision=1)
        raise KeyboardInterrupt


def test_the_first_proposals_of_a_team_make_one_accord(crowd: Cast) -> None:
    together(*[lambda n=n: proposed(crowd, title=f"Number {n}") for n in range(4)])
    assert (TeamAccord.objects.count(), TeamProposal.objects.count()) == (1, 4)


def test_two_leaders_adopt_at_once_with_a_double_click_each_and_there_is_one_version(crowd: Cast) -> None:
    proposal = proposed(crowd)
    ended = together(*[adopting(crowd.ama, proposal)] * 2, *[adopting(crowd.dora, proposal)] * 2)
    assert ended == Counter(done=4)
    assert (TeamVersion.objects.count(), TeamClause.objects.count()) == (1, 1)
    assert problems() == []


def test_different_proposals_adopted_at_once_are_versions_one_after_the_other(crowd: Cast) -> None:
    some = [proposed(crowd, title=f"Number {number}") for number in range(4)]
    together(*[adopting(crowd.ama, proposal) for proposal in some])
    assert sorted(TeamVersion.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert problems() == []


def test_a_concern_at_the_moment_of_adoption_is_before_it_or_refused(crowd: Cast) -> None:
    for number in range(5):
        proposal = proposed(crowd, title=f"Number {number}")
        ended = together(adopting(crowd.ama, proposal), lambda proposal=proposal: concern(crowd, proposal))
        assert ended == Counter(done=1, refused=1)
        proposal.refresh_from_db()
        heard = TeamAnswer.objects.filter(wording__proposal=proposal, says="concern").exists()
        assert heard != (proposal.state == "adopted")


def test_adopting_while_its_author_rewords_is_one_or_the_other(crowd: Cast) -> None:
    for number in range(5):
        proposal = proposed(crowd, title=f"Number {number}")
        ended = together(
            adopting(crowd.ama, proposal),
            lambda proposal=proposal: team_proposals.reword_proposal(
                actor=crowd.ben, proposal=proposal, revision=1, title="Other", texts={"words": "Other words."}
            ),
        )
        assert ended == Counter(done=1, refused=1)
    assert problems() == []


def test_an_answer_given_twice_at_once_is_one(crowd: Cast) -> None:
    proposal = proposed(crowd)
    together(*[lambda: concern(crowd, proposal)] * 4)
    assert TeamAnswer.objects.filter(author=crowd.chidi).count() == 1


def test_two_leaders_answer_one_concern_at_once_and_one_is_told(crowd: Cast) -> None:
    answer = concern(crowd, proposed(crowd))
    ended = together(
        *[
            lambda person=person: team_answers.reply_to_concern(
                actor=person, answer=answer, reason=answer.reason, words=f"{REPLY} {person.name}"
            )
            for person in (crowd.ama, crowd.dora)
        ]
    )
    assert ended == Counter(done=1, refused=1)
    assert TeamReply.objects.count() == 1


def test_a_concern_changed_while_it_is_answered_is_answered_as_it_was_read_or_not_at_all(crowd: Cast) -> None:
    for number in range(5):
        proposal = proposed(crowd, title=f"Number {number}")
        answer = concern(crowd, proposal)
        together(
            lambda answer=answer: team_answers.reply_to_concern(
                actor=crowd.ama, answer=answer, reason=answer.reason, words=REPLY
            ),
            lambda proposal=proposal: concern(crowd, proposal, "Something else."),
        )
        answered = TeamReply.objects.filter(answer=answer).exists()
        assert (TeamAnswer.objects.get(id=answer.id).reason == answer.reason) == answered


def test_killed_before_the_end_nothing_was_adopted(crowd: Cast) -> None:
    proposal = proposed(crowd)
    with pytest.raises(KeyboardInterrupt):
        adopt_and_die(crowd, proposal)
    proposal.refresh_from_db()
    assert proposal.state == "open"
    assert not TeamVersion.objects.exists()
    assert not TeamClause.objects.exists()
