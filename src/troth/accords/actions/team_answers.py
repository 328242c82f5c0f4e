"""What each of a team says to a proposal or to the accord in force, and the leader's written answers to concerns."""

from zoneinfo import ZoneInfo

from django.db import transaction

from troth.accords.models import TeamAccord, TeamAnswer, TeamProposal, TeamReply, TeamVersion, TeamWording
from troth.accords.states import ProposalState, Says
from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person

from .team_places import leading, locked, of_the_team, tell_leaders
from .team_proposals import SETTLED

UTC = ZoneInfo("UTC")


@transaction.atomic
def answer_proposal(*, actor: Person, proposal: TeamProposal, revision: int, says: str, reason: str = "") -> TeamAnswer:
    """Agree, voice a concern or stand aside, to exactly the revision one has read. Answering again replaces it.

    Refused once it is decided, where it was reworded since, and where the leader has answered the concern already:
    then both stay as they are.
    """
    accord = locked(proposal.accord)
    of_the_team(actor, accord.team)
    now = TeamProposal.objects.get(id=proposal.id)
    if now.state != ProposalState.OPEN:
        raise Refused(SETTLED)
    if now.revision != revision:
        raise Refused("It was put differently in the meantime. Read the new words first.")
    wording = TeamWording.objects.get(proposal=now, revision=revision)
    return _say(accord, actor, TeamAnswer(accord=accord, wording=wording), says, reason)


@transaction.atomic
def answer_version(*, actor: Person, version: TeamVersion, says: str, reason: str = "") -> TeamAnswer:
    """Say to the accord in force whether one goes along with it; what newcomers are asked, and anybody may.

    Refused where another version is in force by now. Answering again replaces it, until a concern was answered.
    """
    accord = locked(version.accord)
    of_the_team(actor, accord.team)
    if TeamVersion.objects.filter(accord=accord, number__gt=version.number).exists():
        raise Refused("Another version is in force by now. Read that one first.")
    return _say(accord, actor, TeamAnswer(accord=accord, version=version), says, reason)


@transaction.atomic
def reply_to_concern(*, actor: Person, answer: TeamAnswer, reason: str, words: str) -> TeamReply:
    """Answer a concern in writing, once; whoever leads the team now, and never one's own.

    `reason` is the concern as one has read it: Refused where its author has changed it since. Of two leaders who answer
    at the same moment the second is told so. The same words again change nothing.
    """
    accord = locked(answer.accord)
    leading(actor, accord.team)
    now = TeamAnswer.objects.select_related("author", "wording__proposal").filter(id=answer.id).first()
    if now is None or now.says != Says.CONCERN or now.reason != reason.strip():
        raise Refused("They have changed their answer in the meantime. Read it again.")
    found = TeamReply.objects.filter(answer=now).first()
    if found is not None and found.author_id == actor.id and found.words == words.strip():
        return found
    if found is not None:
        raise Refused("This concern has been answered in the meantime.")
    if now.author_id == actor.id:
        raise Refused("Nobody answers their own concern. Change your answer, or leave it to another who leads.")
    _check_words(words, 1000, "Write what you answer.", "words")
    reply = TeamReply.objects.create(answer=now, author=actor, words=words.strip(), replied_on=clock.today(UTC))
    record(actor=actor, subject=now.author, action="answered", kind="team_answer")
    tell(person=now.author, kind="accord")
    return reply


@transaction.atomic
def settle_concern(*, actor: Person, answer: TeamAnswer, settled: bool) -> None:
    """Say that the leader's answer settles one's concern, or that it stands after all. Twice is once."""
    now = TeamAnswer.objects.select_for_update(of=("self",)).filter(id=answer.id, author=actor).first()
    if now is None or not TeamReply.objects.filter(answer=now).exists():
        raise Refused("There is no answer to your concern yet.")
    of_the_team(actor, now.accord.team)
    TeamAnswer.objects.filter(id=now.id).update(settled=settled)


def _say(accord: TeamAccord, actor: Person, fresh: TeamAnswer, says: str, reason: str) -> TeamAnswer:
    if says not in set(Says):
        raise Refused("Choose one of the three.", field="says")
    reason = reason.strip() if says == Says.CONCERN else ""
    if says == Says.CONCERN:
        _check_words(reason, 600, "Say what concerns you, so that it can be answered.", "reason")
    mine = TeamAnswer.objects.filter(author=actor, wording=fresh.wording, version=fresh.version).first()
    if mine is None:
        mine = fresh
        mine.author = actor
    elif (mine.says, mine.reason) == (says, reason):
        return mine
    elif TeamReply.objects.filter(answer=mine).exists():
        raise Refused("Your concern has been answered, so both stay as they are. You can say that it is settled.")
    mine.says, mine.reason = says, reason
    mine.save()
    if says == Says.CONCERN:
        tell_leaders(accord, but=actor)
    return mine


def _check_words(words: str, most: int, empty: str, field: str) -> None:
    if not words.strip():
        raise Refused(empty, field=field)
    if len(words.strip()) > most:
        raise Refused(f"Please keep it to {most} characters.", field=field)
