"""Short ways to get a team's accord as far as a test needs it: of Quay, which Ama leads, with Ben and Chidi."""

from tests.cast import Cast
from troth.accords.actions.team_adopting import adopt_proposal
from troth.accords.actions.team_answers import answer_proposal, reply_to_concern
from troth.accords.actions.team_proposals import propose_clause
from troth.accords.models import TeamAnswer, TeamClause, TeamProposal, TeamVersion
from troth.people.models import Person

WORDS = "Whoever opens the hall also locks it."
CONCERN = "Then I never leave before six."
REPLY = "Whoever opened may hand the key on by four."


def proposed(cast: Cast, words: str = WORDS, *, by: Person | None = None, title: str = "Keys") -> TeamProposal:
    """A clause before the team, of Ben's."""
    return propose_clause(actor=by or cast.ben, team=cast.quay, title=title, texts={"words": words})


def concern(cast: Cast, proposal: TeamProposal, reason: str = CONCERN, *, of: Person | None = None) -> TeamAnswer:
    """A concern, of Chidi's."""
    return answer_proposal(
        actor=of or cast.chidi, proposal=proposal, revision=proposal.revision, says="concern", reason=reason
    )


def reply(cast: Cast, answer: TeamAnswer, words: str = REPLY) -> None:
    """Ama answers it."""
    reply_to_concern(actor=cast.ama, answer=answer, reason=answer.reason, words=words)


def adopted(cast: Cast, words: str = WORDS, *, title: str = "Keys") -> TeamVersion:
    """One clause more in force, adopted by Ama."""
    proposal = proposed(cast, words, title=title)
    return adopt_proposal(actor=cast.ama, proposal=proposal, revision=1)


def clause(title: str = "Keys") -> TeamClause:
    """A clause by its name."""
    return TeamClause.objects.get(title=title)
