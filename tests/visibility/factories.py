"""For each kind of data, rows in each state it can be in, with who is what to each row; the table says who may read.

Nothing here says who may read: that is the table's to say, and the test's to compare.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.db.models import Model

from tests.cast import Cast
from tests.concerns.papers import give_key, give_list, give_season
from troth.accords.models import (
    Accord,
    Answer,
    Clause,
    ClauseEdit,
    Feeling,
    Fulfilment,
    HandOver,
    Side,
    Signature,
    TeamAccord,
    TeamAnswer,
    TeamClause,
    TeamProposal,
    TeamReply,
    TeamVersion,
    TeamWording,
    Topic,
    Version,
)
from troth.accords.states import RUNNING, ProposalState, Says
from troth.accords.states import Stage as AccordStage
from troth.accounts.compare_states import Stage
from troth.accounts.models import (
    BookEntry,
    Comparison,
    ComparisonPick,
    ComparisonSide,
    Moment,
    MomentKind,
    PrivatePromise,
    Promise,
    PromiseChange,
)
from troth.accounts.promise_states import State
from troth.audit.models import Alias, AuditEntry
from troth.calendar.models import CalendarChoice
from troth.cards.models import ActedNote, Asking, Card, CardWarning, Passed, Turn, WasItSo
from troth.cards.rules import Audience, CardKind, WasSo
from troth.concerns.models import Answer as BroughtAnswer
from troth.concerns.models import (
    Batch,
    Brought,
    Heard,
    Outside,
    RunOut,
    SlipsGiven,
    WeekCount,
)
from troth.decisions.models import Answer as DecisionAnswer
from troth.decisions.models import Decision, FeltHeard, Included, Input, Support
from troth.guided.models import Conversation, Wish
from troth.guided.models import Preparation as GuidedPreparation
from troth.guided.rules import Stage as GuidedStage
from troth.identity.models import CardRequest, Device
from troth.kernel import clock
from troth.kernel.ids import new_id
from troth.notices.models import Announcement, ChatDoor, Notice, NudgeDay, Reminders
from troth.people.models import (
    Election,
    Elector,
    HasVoted,
    LeaderConfirmation,
    Membership,
    Nomination,
    Objection,
    Office,
    OfficeBallot,
    Organisation,
    Person,
    ProposedAddress,
    RosterDraft,
    RosterEntry,
    RosterImport,
    RuleChange,
    Team,
)
from troth.people.offices.rules import NominationState
from troth.pulses.models import (
    Circle,
    CircleTeam,
    Counted,
    Duty,
    Holder,
    Issued,
    Pause,
    Release,
    Rhythm,
    Round,
    Together,
)
from troth.pulses.rules.states import State as RoundState
from troth.repair.models import CoolingOff, Repair
from troth.repair.models import Turn as RepairTurn
from troth.repair.rules.steps import BEFORE_HEARD
from troth.repair.rules.steps import Stage as RepairStage
from troth.replies.models import Draft, Guess, Reply, Will, Wording
from troth.talks.models import (
    AgendaItem,
    FollowUp,
    HowItGoes,
    Matter,
    MatterPromise,
    MatterWord,
    Meeting,
    Postponed,
    Preparation,
    PrivateNote,
    Revisit,
    Series,
    SharedNote,
    Talk,
)
from troth.talks.rules import FollowUpKind, FollowUpState, MeetingState, RevisitState, TalkState, WordKind
from troth.today.models import Less, Snooze
from troth.tough_news.models import (
    Affected,
    CheckIn,
    CoAuthor,
    News,
    OwnWords,
    Told,
)
from troth.tough_news.models import (
    FollowUp as NewsFollowUp,
)
from troth.tough_news.models import (
    Preparation as NewsPreparation,
)
from troth.tough_news.rules import Occasion, Way
from troth.tough_news.rules import Stage as NewsStage
from troth.tough_news.rules import State as CheckInState
from troth.transparency.models import Participation
from troth.visibility.policy import Viewer
from troth_box.concern.identity import ListenerIdentity

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = DAY + timedelta(days=200)
CANARY = "canary-of-{}"
"""What private words look like in tests: whoever finds one where it does not belong knows whose it is."""


@dataclass(frozen=True)
class Case:
    """One row in one state; `author`, `counterparts` and `subject` are names in the cast, by what they are to the row.

    `subject` is whom it is about, for leaders and teammates. `opened` are the readers whose conditional cell
    ("once shared", "once both sealed") is open in this state.
    """

    state: str
    row: Model
    author: str | None = None
    counterparts: frozenset[str] = frozenset()
    subject: str | None = None
    included: frozenset[str] = frozenset()
    opened: frozenset[Viewer] = field(default_factory=frozenset)


Cases = Iterator[Case]
_numbers = count(1)


def words_of(name: str) -> str:
    """Words that only appear where `name` wrote them."""
    return CANARY.format(name)


def _kind() -> MomentKind:
    found = MomentKind.objects.order_by("key").first()
    assert found is not None
    return found


def _promise(cast: Cast, **changes: object) -> Promise:
    fields = {"giver": cast.ama, "receiver": cast.ben, "words": words_of("ama"), "due_on": DAY}
    return Promise.objects.create(**fields | {"first_due_on": DAY, "said_on": DAY} | changes)


def promise(cast: Cast) -> Cases:
    for state in State:
        row = _promise(cast, state=state, words=words_of("ben" if state == State.ASKED else "ama"))
        yield Case(state.value, row, "ama", frozenset({"ben"}))
    sideways = _promise(cast, giver=cast.ben, receiver=cast.emil, words=words_of("ben"))
    yield Case("to another team", sideways, "ben", frozenset({"emil"}))


def promise_change(cast: Cast) -> Cases:
    for by, other in ((cast.ama, "ben"), (cast.ben, "ama")):
        row = PromiseChange.objects.create(promise=_promise(cast), by=by, words=words_of("either"), due_on=DAY)
        name = "ama" if by == cast.ama else "ben"
        yield Case(f"by {name}", row, name, frozenset({other}))


def private_promise(cast: Cast) -> Cases:
    for direction in PrivatePromise.Direction:
        for state in State:
            row = PrivatePromise.objects.create(
                author=cast.ben,
                other=cast.ama,
                direction=direction,
                words=words_of("ben-alone"),
                due_on=DAY,
                said_on=DAY,
                state=state,
                expires_on=LATER,
            )
            yield Case(f"{direction.value} {state.value}", row, "ben")


def moment_kind(cast: Cast) -> Cases:
    yield Case("of the catalogue", _kind())
    yield Case("retired", MomentKind.objects.create(key="old", words="Old", leaning="gives", retired=True))


def moment(cast: Cast) -> Cases:
    for doer, touched in (("ama", "ben"), ("ben", "ama"), ("ben", "chidi"), ("ben", "emil")):
        row = Moment.objects.create(
            doer=getattr(cast, doer),
            touched=getattr(cast, touched),
            kind=_kind(),
            happened_on=DAY,
            offered_on=DAY,
            words=words_of(doer),
        )
        yield Case(f"{doer} to {touched}", row, doer, frozenset({touched}))


def book_entry(cast: Cast) -> Cases:
    pairs = [("ben", "ama", "ben"), ("ben", "chidi", "ben"), ("ben", "emil", "ben"), ("ama", "frida", "ama")]
    pairs += [("ama", "ben", None)]  # a leader keeps no book about somebody they lead: not even an old one opens
    for author, about, reader in pairs:
        for kept in (False, True):
            row = BookEntry.objects.create(
                author=getattr(cast, author),
                about=getattr(cast, about),
                kind=_kind(),
                happened_on=DAY,
                felt="withdrawal",
                words=words_of(f"{author}-alone" if reader else f"{author}-locked"),
                kept=kept,
                expires_on=LATER,
            )
            yield Case(f"{author} about {about}{', kept' if kept else ''}", row, reader)


def _comparison(cast: Cast, stage: Stage) -> Comparison:
    return Comparison.objects.create(
        proposer=cast.ben,
        other=cast.ama,
        pair=f"pair {next(_numbers)}",
        number=1,
        number_by=cast.ben,
        stage=stage,
        ends_at=AT + timedelta(days=14),
    )


def comparison(cast: Cast) -> Cases:
    for stage in Stage:
        yield Case(stage.value, _comparison(cast, stage), "ben", frozenset({"ama"}))


def comparison_side(cast: Cast) -> Cases:
    for stage in Stage:
        for ready, out in ((False, False), (True, False), (False, True)):
            for name in ("ben", "ama"):
                row = ComparisonSide.objects.create(
                    comparison=_comparison(cast, stage), author=getattr(cast, name), ready=ready, out=out
                )
                yield Case(f"{name} {stage.value} ready={ready} out={out}", row, name)


def comparison_pick(cast: Cast) -> Cases:
    for stage in Stage:
        for name in ("ben", "ama"):
            row = ComparisonPick.objects.create(
                comparison=_comparison(cast, stage),
                author=getattr(cast, name),
                kind=_kind(),
                happened_on=DAY,
                mine=name == "ama",
                felt="deposit",
                words=words_of(name if stage == Stage.REVEALED else f"{name}-alone"),
            )
            opened = frozenset({Viewer.COUNTERPART}) if stage == Stage.REVEALED else frozenset()
            yield Case(f"{name} {stage.value}", row, name, frozenset({"ben", "ama"}), opened=opened)


def snooze(cast: Cast) -> Cases:
    yield Case("put aside", Snooze.objects.create(author=cast.ben, about=new_id(), until=LATER), "ben")


def less(cast: Cast) -> Cases:
    yield Case("not useful", Less.objects.create(author=cast.ben, kind="accord", until=LATER), "ben")


def accord_topic(cast: Cast) -> Cases:
    yield Case("of the list", Topic.objects.get(key="credit"))


def _accord(cast: Cast, stage: AccordStage, *, leader: Person | None = None, revealed: bool = True) -> Accord:
    pair = {"leader": leader or cast.ama, "member": cast.ben}
    Accord.objects.filter(**pair, stage__in=RUNNING).update(stage=AccordStage.ENDED)
    shown = DAY if revealed and stage != AccordStage.APART else None
    return Accord.objects.create(**pair, stage=stage, began_on=DAY, revealed_on=shown)


def accord(cast: Cast) -> Cases:
    for stage in AccordStage:
        yield Case(stage.value, _accord(cast, stage), "ben", frozenset({"ama"}))


def accord_side(cast: Cast) -> Cases:
    for name in ("ama", "ben"):
        for sealed in (False, True):
            made = _accord(cast, AccordStage.APART)
            row = Side.objects.create(accord=made, author=getattr(cast, name), sealed=sealed)
            yield Case(f"{name} sealed={sealed}", row, name)


def accord_answer(cast: Cast) -> Cases:
    states = [(stage, stage != AccordStage.APART) for stage in AccordStage] + [(AccordStage.ENDED, False)]
    for stage, revealed in states:
        for name, other in (("ben", "ama"), ("ama", "ben")):
            row = Answer.objects.create(
                accord=_accord(cast, stage, revealed=revealed),
                author=getattr(cast, name),
                own_topic="Keys",
                owed=3,
                expects=words_of(name if revealed else f"{name}-alone"),
            )
            opened = frozenset({Viewer.COUNTERPART}) if revealed else frozenset()
            yield Case(f"{name} {stage.value} {revealed}", row, name, frozenset({other}), opened=opened)


def _clause(cast: Cast) -> Clause:
    return Clause.objects.create(accord=_accord(cast, AccordStage.TALK), title="Keys", words=words_of("either"))


def accord_clause(cast: Cast) -> Cases:
    yield Case("proposed", _clause(cast), "ben", frozenset({"ama"}))


def accord_clause_edit(cast: Cast) -> Cases:
    row = ClauseEdit.objects.create(
        clause=_clause(cast), revision=1, by=cast.ama, on=DAY, texts={"words": words_of("either")}
    )
    yield Case("proposed", row, "ben", frozenset({"ama"}))


def _versions(cast: Cast) -> Iterator[tuple[str, Version, frozenset[str], frozenset[Viewer]]]:
    number = next(_numbers)
    fields = {"number": number, "text": "{}", "digest": f"{number:064d}", "made_on": DAY}
    running = Version.objects.create(accord=_accord(cast, AccordStage.SIGNED), **fields)
    yield "with the leader of now", running, frozenset({"ama"}), frozenset()
    former = Version.objects.create(accord=_accord(cast, AccordStage.ENDED, leader=cast.dora), **fields)
    yield "kept", former, frozenset({"dora"}), frozenset()
    handed = Version.objects.create(accord=_accord(cast, AccordStage.ENDED, leader=cast.dora), **fields)
    HandOver.objects.create(accord=handed.accord, to=cast.ama)
    yield "handed over", handed, frozenset({"dora"}), frozenset({Viewer.LEADER})


def accord_version(cast: Cast) -> Cases:
    for state, row, other, opened in _versions(cast):
        yield Case(state, row, "ben", other, subject="ben", opened=opened)


def accord_signature(cast: Cast) -> Cases:
    for state, version, other, opened in _versions(cast):
        row = Signature.objects.create(
            version=version, party="member", by=cast.ben, signer=new_id(), digest=version.digest, on=DAY, seal="00"
        )
        yield Case(state, row, "ben", other, subject="ben", opened=opened)


def accord_hand_over(cast: Cast) -> Cases:
    made = _accord(cast, AccordStage.ENDED, leader=cast.dora)
    yield Case("handed over", HandOver.objects.create(accord=made, to=cast.ama), "ben", frozenset({"ama"}))


def _fulfilment(cast: Cast, name: str) -> Fulfilment:
    return Fulfilment.objects.create(
        clause=_clause(cast), author=getattr(cast, name), review=1, rated_on=DAY, kept=-2, choice="raise"
    )


def accord_fulfilment(cast: Cast) -> Cases:
    for name in ("ama", "ben"):
        yield Case(f"by {name}", _fulfilment(cast, name), name)


def accord_feeling(cast: Cast) -> Cases:
    for name in ("ama", "ben"):
        row = Feeling.objects.create(
            fulfilment=_fulfilment(cast, name), author=getattr(cast, name), words=words_of(f"{name}-alone")
        )
        yield Case(f"of {name}", row, name)


def _team_accord(cast: Cast) -> TeamAccord:
    return TeamAccord.objects.get_or_create(team=cast.quay)[0]


def team_accord(cast: Cast) -> Cases:
    yield Case("of a team", _team_accord(cast), subject="quay")


def _team_clause(cast: Cast, *, ended: bool = False) -> TeamClause:
    words = words_of("quay")
    return TeamClause.objects.create(accord=_team_accord(cast), title="Keys", words=words, ended=ended)


def team_clause(cast: Cast) -> Cases:
    for ended in (False, True):
        yield Case(f"ended={ended}", _team_clause(cast, ended=ended), subject="quay")


def _team_version(cast: Cast) -> TeamVersion:
    number = next(_numbers)
    return TeamVersion.objects.create(
        accord=_team_accord(cast),
        number=number,
        text='{"clauses":[]}',
        digest=f"{number:064d}",
        adopted_on=DAY,
        adopted_by=cast.ama,
        signer=new_id(),
        seal="00",
    )


def team_version(cast: Cast) -> Cases:
    yield Case("adopted", _team_version(cast), subject="quay")


def _team_proposal(cast: Cast, by: Person, state: ProposalState = ProposalState.OPEN) -> TeamProposal:
    version = _team_version(cast) if state == ProposalState.ADOPTED else None
    return TeamProposal.objects.create(
        accord=_team_accord(cast), aim="add", by=by, proposed_on=DAY, state=state, version=version, decided_by=cast.ama
    )


def _team_wording(cast: Cast, by: Person) -> TeamWording:
    proposal = _team_proposal(cast, by)
    name = "then-emil" if by == cast.emil else "quay"
    return TeamWording.objects.create(proposal=proposal, revision=1, title="Keys", words=words_of(name))


def team_proposal(cast: Cast) -> Cases:
    for state in ProposalState:
        for name in ("ama", "ben", "emil"):  # Emil was in the team once: he keeps what he wrote
            row = _team_proposal(cast, getattr(cast, name), state)
            yield Case(f"{state} by {name}", row, name, subject="quay")


def team_wording(cast: Cast) -> Cases:
    for name in ("ama", "ben", "emil"):
        yield Case(f"by {name}", _team_wording(cast, getattr(cast, name)), name, subject="quay")


def _team_answer(cast: Cast, name: str, says: Says) -> TeamAnswer:
    words = words_of("then-emil" if name == "emil" else "quay") if says == Says.CONCERN else ""
    return TeamAnswer.objects.create(
        accord=_team_accord(cast),
        version=_team_version(cast),
        author=getattr(cast, name),
        says=says,
        reason=words,
    )


def team_answer(cast: Cast) -> Cases:
    for says in Says:
        for name in ("ama", "ben", "emil"):
            yield Case(f"{name}: {says}", _team_answer(cast, name, says), name, subject="quay")


def team_reply(cast: Cast) -> Cases:
    for name, other in (("ama", "ben"), ("ama", "emil"), ("ben", "chidi")):
        row = TeamReply.objects.create(
            answer=_team_answer(cast, other, Says.CONCERN),
            author=getattr(cast, name),
            words=words_of("then-emil" if other == "emil" else "quay"),
            replied_on=DAY,
        )
        yield Case(f"{name} to {other}", row, name, frozenset({other}), subject="quay")


def audit_entry(cast: Cast) -> Cases:
    alias = {name: Alias.objects.get_or_create(person_id=getattr(cast, name).id)[0].alias for name in ("ama", "ben")}
    for action in ("read", "changed"):
        row = AuditEntry.objects.create(
            on=DAY, actor=alias["ama"], subject=alias["ben"], action=action, kind="promise", reading=None
        )
        yield Case(action, row, "ben")
    nobodys = AuditEntry.objects.create(on=DAY, actor=alias["ben"], subject=None, action="added", kind="moment_kind")
    yield Case("about nobody", nobodys)


def device(cast: Cast) -> Cases:
    row = Device.objects.create(person=cast.ben, session=f"s{next(_numbers)}", words="Firefox on a phone", since=DAY)
    yield Case("signed in", row, "ben")


def card_request(cast: Cast) -> Cases:
    row = CardRequest.objects.create(person=cast.ben, started_by=cast.chidi, started_on=DAY)
    yield Case("started", row, "ben", subject="ben")


def person(cast: Cast) -> Cases:
    for name, row in cast.everyone().items():
        yield Case(name, row, name)


def address(cast: Cast) -> Cases:
    yield Case("of a member", cast.ben.address, "ben")
    yield Case("of a leader", cast.ama.address, "ama")


def organisation(cast: Cast) -> Cases:
    yield Case("the one", Organisation.objects.get())


def team(cast: Cast) -> Cases:
    for row in Team.objects.all():
        yield Case(row.name, row)


def membership(cast: Cast) -> Cases:
    yield Case("member", Membership.objects.get(person=cast.ben), "ben")
    past = Membership.objects.create(person=cast.ben, team=cast.loft, since=date(2019, 1, 1), until=date(2019, 2, 1))
    yield Case("past", past, "ben")


def office(cast: Cast) -> Cases:
    yield Case("held", Office.objects.get(person=cast.rafa), "rafa")
    past = Office.objects.create(kind="listener", person=cast.ben, since=date(2019, 1, 1), until=date(2019, 2, 1))
    yield Case("past", past, "ben")


def nomination(cast: Cast) -> Cases:
    nominees = iter(("chidi", "emil", "dora", "frida"))  # one running nomination each
    for state in NominationState:
        is_announced = state not in {NominationState.ASKED, NominationState.DECLINED}
        nominee = next(nominees) if state.is_running else "lena"
        row = Nomination.objects.create(
            kind="listener",
            nominee=getattr(cast, nominee),
            proposed_by=cast.ben,
            state=state,
            opened_at=AT if is_announced else None,
            due_at=AT,
        )
        opened = frozenset({Viewer.EVERYONE}) if is_announced else frozenset()
        yield Case(state.value, row, "ben", frozenset({nominee}), opened=opened)
    unopened = Nomination.objects.create(
        kind="keyholder", nominee=cast.emil, proposed_by=cast.ben, state=NominationState.WITHDRAWN, due_at=AT
    )
    yield Case("withdrawn before it was announced", unopened, "ben", frozenset({"emil"}))


def _nomination(cast: Cast) -> Nomination:
    return Nomination.objects.create(
        kind="keyholder", nominee=cast.chidi, proposed_by=cast.ben, state=NominationState.OPEN, opened_at=AT, due_at=AT
    )


def objection(cast: Cast) -> Cases:
    row = Objection.objects.create(nomination=_nomination(cast), person=cast.emil, text=words_of("emil"))
    yield Case("made", row, "emil")


def _election(state: str = "closed") -> Election:
    return Election.objects.create(kind="representative", state=state, due_at=AT)


def election(cast: Cast) -> Cases:
    yield Case("voting", _election("voting"))
    yield Case("closed", _election())


def elector(cast: Cast) -> Cases:
    yield Case("on the roll", Elector.objects.create(election=_election(), person=cast.ben), "ben")


def has_voted(cast: Cast) -> Cases:
    yield Case("voted", HasVoted.objects.create(election=_election(), person=cast.ben), "ben")


def office_ballot(cast: Cast) -> Cases:
    yield Case("cast", OfficeBallot.objects.create(election=_election(), accepts=[]))


def rule_change(cast: Cast) -> Cases:
    for state in ("proposed", "in force", "refused", "withdrawn"):
        row = RuleChange.objects.create(
            rule="r", before=1, after=2, lowers=True, reason="why", state=state, proposed_by=cast.olu, due_at=AT
        )
        yield Case(state, row)


def leader_confirmation(cast: Cast) -> Cases:
    row = LeaderConfirmation.objects.create(person=cast.ben, leader=cast.ama, confirmed_on=DAY)
    yield Case("confirmed", row, "ben")


def roster_entry(cast: Cast) -> Cases:
    yield Case("numbered", RosterEntry.objects.create(person=cast.ben, number=f"n{next(_numbers)}"), "ben")


def proposed_address(cast: Cast) -> Cases:
    row = ProposedAddress.objects.create(person=cast.ben, email="new@example.org", proposed_on=DAY)
    yield Case("waiting", row, "ben")


def roster_draft(cast: Cast) -> Cases:
    yield Case("looked at", RosterDraft.objects.create(filename="f.csv", made_by=cast.olu, made_at=AT, roster={}))


def roster_import(cast: Cast) -> Cases:
    row = RosterImport.objects.create(filename="f.csv", applied_by=cast.olu, applied_at=AT, undo_until=AT)
    yield Case("applied", row)


def participation(cast: Cast) -> Cases:
    yield Case("counted", Participation.objects.create(words="Three to five teams", counted_on=DAY))


def announcement(cast: Cast) -> Cases:
    yield Case("made", Announcement.objects.create(text="Something for everybody", on=DAY))


def reminders(cast: Cast) -> Cases:
    yield Case("chosen", Reminders.objects.create(author=cast.ben, rhythm="daily"), "ben")


def chat_door(cast: Cast) -> Cases:
    address = f"chat.example/{words_of('ben-alone')}"
    yield Case("open", ChatDoor.objects.create(author=cast.ben, sort="slack", address=address), "ben")


def notice(cast: Cast) -> Cases:
    for kind in ("promise", "nudge"):
        yield Case(kind, Notice.objects.create(author=cast.ben, kind=kind, on=DAY), "ben")


def nudge_day(cast: Cast) -> Cases:
    yield Case("one", NudgeDay.objects.create(author=cast.ben, on=DAY), "ben")


def calendar_choice(cast: Cast) -> Cases:
    yield Case("with an address", CalendarChoice.objects.create(author=cast.ben, digest="d", made_on=DAY), "ben")


def _card(cast: Cast, audience: str, **changes: object) -> Card:
    LeaderConfirmation.objects.get_or_create(person=cast.ben, leader=cast.ama, defaults={"confirmed_on": DAY})
    today = clock.now().date()
    fields: dict[str, object] = {
        "author": cast.ben,
        "kind": CardKind.PREFERENCE.value,
        "words": words_of({"me": "ben-alone", "leader": "ben-to-leaders"}.get(audience, "ben-to-team")),
        "audience": audience,
        "written_on": today,
        "expires_on": today + timedelta(days=100),
    }
    return Card.objects.create(**fields | changes)


def card(cast: Cast) -> Cases:
    opened = {
        Audience.ME: frozenset(),
        Audience.LEADER: frozenset({Viewer.LEADER}),
        Audience.TEAM: frozenset({Viewer.LEADER, Viewer.TEAMMATE}),
    }
    for audience in Audience:
        for kind in CardKind:
            row = _card(cast, audience.value, kind=kind.value)
            yield Case(f"{kind} for {audience}", row, "ben", subject="ben", opened=opened[audience])
        over = _card(cast, audience.value, expires_on=clock.now().date(), words=words_of("ben-alone"))
        yield Case(f"for {audience}, run out", over, "ben", subject="ben")
    unconfirmed = _card(cast, Audience.LEADER.value, author=cast.chidi, words=words_of("chidi"))
    yield Case("for a leader not confirmed", unconfirmed, "chidi", subject="chidi")


def card_warning(cast: Cast) -> Cases:
    yield Case("told", CardWarning.objects.create(card=_card(cast, "me"), author=cast.ben, told_on=DAY), "ben")


def _acted(cast: Cast, leader: str = "ama", person: str = "ben") -> ActedNote:
    return ActedNote.objects.create(
        leader=getattr(cast, leader),
        person=getattr(cast, person),
        card_id=new_id(),
        kind="preference",
        words=words_of(leader),
        noted_on=DAY,
    )


def card_acted(cast: Cast) -> Cases:
    yield Case("noted", _acted(cast), "ama", frozenset({"ben"}))
    yield Case("by somebody who led them once", _acted(cast, "ben", "emil"), "ben", frozenset({"emil"}))


def card_was_so(cast: Cast) -> Cases:
    for says in WasSo:
        for openly in (False, True):
            row = WasItSo.objects.create(
                author=cast.ben,
                leader=cast.ama,
                note_id=_acted(cast).id,
                says=says.value,
                words=words_of("ben" if openly else "ben-alone"),
                openly=openly,
                said_on=DAY,
            )
            opened = frozenset({Viewer.COUNTERPART}) if openly else frozenset()
            yield Case(f"{says} openly={openly}", row, "ben", frozenset({"ama"}), opened=opened)


def _asking(cast: Cast, leader: str = "ama", person: str = "ben") -> Asking:
    return Asking.objects.create(
        leader=getattr(cast, leader),
        person=getattr(cast, person),
        question="good-week",
        depth=2,
        answer=words_of(leader),
        asked_on=DAY,
    )


def question_asked(cast: Cast) -> Cases:
    yield Case("asked", _asking(cast), "ama", frozenset({"ben"}))
    yield Case("by somebody who led them once", _asking(cast, "ben", "emil"), "ben", frozenset({"emil"}))


def question_turn(cast: Cast) -> Cases:
    for name, other, kind in (("ben", "ama", "answer"), ("ben", "ama", "back"), ("ama", "ben", "reply")):
        row = Turn.objects.create(
            asking=_asking(cast), author=getattr(cast, name), kind=kind, words=words_of(name), said_at=AT
        )
        yield Case(kind, row, name, frozenset({other}))


def question_passed(cast: Cast) -> Cases:
    yield Case("set aside", Passed.objects.create(author=cast.ben, asking_id=_asking(cast).id), "ben")


def _repair(cast: Cast, stage: RepairStage, mender: str = "ama", hurt: str = "ben") -> Repair:
    is_closed = stage is RepairStage.CLOSED
    return Repair.objects.create(
        mender=getattr(cast, mender),
        hurt=getattr(cast, hurt),
        begun_by="hurt",
        stage=stage,
        is_heard=stage not in BEFORE_HEARD,
        begun_on=DAY,
        moved_on=DAY,
        closed_on=DAY if is_closed else None,
        outcome="mended" if is_closed else "",
    )


def repair(cast: Cast) -> Cases:
    for stage in RepairStage:
        yield Case(stage.value, _repair(cast, stage), "ben", frozenset({"ama"}))
    yield Case("across teams", _repair(cast, RepairStage.ASKED, "emil", "ben"), "ben", frozenset({"emil"}))


def repair_turn(cast: Cast) -> Cases:
    for stage in RepairStage:
        made = _repair(cast, stage)
        for number, name, other, move in ((1, "ben", "ama", "say"), (2, "ama", "ben", "name")):
            row = RepairTurn.objects.create(
                repair=made,
                author=getattr(cast, name),
                number=number,
                move=move,
                words=words_of(name),
                stage_before="asked",
                said_on=DAY,
            )
            yield Case(f"{move} {stage.value}", row, name, frozenset({other}))


def cooling_off(cast: Cast) -> Cases:
    for name, other, is_back in (("ben", "ama", False), ("ben", "ama", True), ("ama", "frida", True)):
        row = CoolingOff.objects.create(
            author=getattr(cast, name),
            other=getattr(cast, other),
            words=words_of(f"{name}-alone"),
            begun_on=DAY,
            back_at=AT,
            is_back=is_back,
        )
        yield Case(f"{name} about {other}, back={is_back}", row, name)


def _series(cast: Cast) -> Series:
    Series.objects.filter(ended_on=None).update(ended_on=DAY)
    return Series.objects.create(
        leader=cast.ama, member=cast.ben, every_days=14, at=AT.time(), zone="UTC", began_on=DAY
    )


def talk_series(cast: Cast) -> Cases:
    yield Case("running", _series(cast), "ben", frozenset({"ama"}))
    ended = Series.objects.create(
        leader=cast.ben, member=cast.emil, every_days=7, at=AT.time(), zone="UTC", began_on=DAY, ended_on=DAY
    )
    yield Case("ended, with somebody led once", ended, "emil", frozenset({"ben"}))


def _meeting(cast: Cast, state: MeetingState = MeetingState.PLANNED) -> Meeting:
    ends_at = AT + timedelta(minutes=30)
    return Meeting.objects.create(series=_series(cast), slot=DAY, starts_at=AT, ends_at=ends_at, state=state)


def talk_meeting(cast: Cast) -> Cases:
    for state in MeetingState:
        yield Case(state.value, _meeting(cast, state), "ben", frozenset({"ama"}))


def talk_agenda(cast: Cast) -> Cases:
    for name, other in (("ben", "ama"), ("ama", "ben")):
        row = AgendaItem.objects.create(
            series=_series(cast), author=getattr(cast, name), words=words_of(name), added_on=DAY
        )
        yield Case(f"by {name}", row, name, frozenset({other}))


def talk_how(cast: Cast) -> Cases:
    for name, other in (("ben", "ama"), ("ama", "ben")):
        row = HowItGoes.objects.create(meeting=_meeting(cast), author=getattr(cast, name), words=words_of(name))
        yield Case(f"by {name}", row, name, frozenset({other}))


def talk_shared_note(cast: Cast) -> Cases:
    for name, other in (("ben", "ama"), ("ama", "ben")):
        row = SharedNote.objects.create(
            meeting=_meeting(cast), author=getattr(cast, name), words=words_of(name), written_at=AT
        )
        yield Case(f"by {name}", row, name, frozenset({other}))


def talk_private_note(cast: Cast) -> Cases:
    for name in ("ben", "ama"):
        row = PrivateNote.objects.create(
            meeting=_meeting(cast), author=getattr(cast, name), words=words_of(f"{name}-alone")
        )
        yield Case(f"by {name}", row, name)


def _matter(cast: Cast, by: str, *, shared: bool = True, closed: bool = False) -> Matter:
    return Matter.objects.create(
        leader=cast.ama,
        member=cast.ben,
        begun_by=getattr(cast, by),
        title=words_of(by if shared else f"{by}-alone"),
        opened_on=DAY,
        touched_on=DAY,
        shared_on=DAY if shared else None,
        closed_on=DAY if closed else None,
    )


def matter(cast: Cast) -> Cases:
    for by, other in (("ben", "ama"), ("ama", "ben")):
        for shared, closed in ((False, False), (True, False), (True, True)):
            opened = frozenset({Viewer.COUNTERPART}) if shared else frozenset()
            row = _matter(cast, by, shared=shared, closed=closed)
            yield Case(f"by {by} shared={shared} closed={closed}", row, by, frozenset({other}), opened=opened)


def _talk(cast: Cast, by: str, state: TalkState = TalkState.HELD) -> Talk:
    shared = state != TalkState.PREPARING
    return Talk.objects.create(
        matter=_matter(cast, by, shared=shared),
        by=getattr(cast, by),
        level=2,
        reason=words_of(by if shared else f"{by}-alone"),
        state=state,
        begun_on=DAY,
        shared_on=DAY if shared else None,
        starts_at=AT,
        ends_at=AT + timedelta(minutes=20),
        held_on=DAY if state == TalkState.HELD else None,
    )


def talk(cast: Cast) -> Cases:
    for by, other in (("ben", "ama"), ("ama", "ben")):
        for state in TalkState:
            opened = frozenset() if state == TalkState.PREPARING else frozenset({Viewer.COUNTERPART})
            yield Case(f"by {by} {state}", _talk(cast, by, state), by, frozenset({other}), opened=opened)
    private = _talk(cast, "ama", TalkState.PREPARING)
    Matter.objects.filter(id=private.matter_id).update(shared_on=DAY, title=words_of("ama"))
    yield Case("the next one of a shared matter", private, "ama", frozenset({"ben"}))


def talk_preparation(cast: Cast) -> Cases:
    for by in ("ben", "ama"):
        for state in (TalkState.PREPARING, TalkState.PLANNED, TalkState.HELD):
            row = Preparation.objects.create(
                talk=_talk(cast, by, state), author=getattr(cast, by), saw=words_of(f"{by}-alone"), touched_on=DAY
            )
            yield Case(f"by {by} {state}", row, by)


def talk_postponed(cast: Cast) -> Cases:
    for by in ("ben", "ama"):
        row = Postponed.objects.create(talk=_talk(cast, by), author=getattr(cast, by), was_for=DAY)
        yield Case(f"by {by}", row, by)


def matter_word(cast: Cast) -> Cases:
    for by, other in (("ben", "ama"), ("ama", "ben")):
        for kind in WordKind:
            row = MatterWord.objects.create(
                matter=_matter(cast, "ama"), author=getattr(cast, by), kind=kind, words=words_of(by), said_at=AT
            )
            yield Case(f"by {by} {kind}", row, by, frozenset({other}))


def matter_promise(cast: Cast) -> Cases:
    for by, other in (("ben", "ama"), ("ama", "ben")):
        row = MatterPromise.objects.create(
            matter=_matter(cast, "ama"), author=getattr(cast, by), promise_id=_promise(cast).id
        )
        yield Case(f"by {by}", row, by, frozenset({other}))


def talk_follow_up(cast: Cast) -> Cases:
    for kind in FollowUpKind:
        for state in FollowUpState:
            row = FollowUp.objects.create(
                talk=_talk(cast, "ama"), owed_by=cast.ama, owed_to=cast.ben, kind=kind, due_on=DAY, state=state
            )
            yield Case(f"{kind} {state}", row, "ben", frozenset({"ama"}))


def talk_revisit(cast: Cast) -> Cases:
    for by, other in (("ben", "ama"), ("ama", "ben")):
        for state in RevisitState:
            row = Revisit.objects.create(talk=_talk(cast, "ama"), author=getattr(cast, by), due_at=AT, state=state)
            yield Case(f"by {by} {state}", row, by, frozenset({other}))


_ONCE_SHARED = frozenset({Viewer.COUNTERPART})


def _news(cast: Cast, stage: NewsStage, *told: str, co_author: str = "", by: str = "ama") -> News:
    """News of a leader's, told to some, planned alone or with somebody."""
    writer = "either" if co_author else by if told else f"{by}-planning"
    words = dict.fromkeys(("title", "what", "why", "decided"), words_of(writer))
    leader = getattr(cast, by)
    news = News.objects.create(leader=leader, stage=stage.value, **words)
    for name in told:
        Told.objects.create(news=news, person=getattr(cast, name), told_by=leader, told_on=DAY)
    if co_author:
        CoAuthor.objects.create(news=news, person=getattr(cast, co_author))
    return news


def _of_old(cast: Cast) -> News:
    """Ben, who led Emil once, told him something then, and planned it alone."""
    return _news(cast, NewsStage.TOLD, "emil", by="ben")


def tough_news(cast: Cast) -> Cases:
    yield Case("planned", _news(cast, NewsStage.PLANNED), "ama", frozenset({"ben", "chidi"}))
    together = _news(cast, NewsStage.PLANNED, co_author="dora")
    yield Case("planned together", together, "ama", frozenset({"dora"}), opened=_ONCE_SHARED)
    for stage in (NewsStage.TOLD, NewsStage.CLOSED):
        # Chidi has not been told yet: to him it does not exist.
        yield Case(f"{stage}, to one", _news(cast, stage, "ben"), "ama", frozenset({"ben"}), opened=_ONCE_SHARED)
    yield Case("by somebody who led them once", _of_old(cast), "ben", frozenset({"emil"}), opened=_ONCE_SHARED)


def tough_news_preparation(cast: Cast) -> Cases:
    today = clock.now().date()
    for state, news, others in (
        ("planned", _news(cast, NewsStage.PLANNED), frozenset({"ben"})),
        ("told", _news(cast, NewsStage.TOLD, "ben"), frozenset({"ben"})),
        ("planned together", _news(cast, NewsStage.PLANNED, co_author="dora"), frozenset({"dora"})),
    ):
        writer, opened = ("either", _ONCE_SHARED) if "dora" in others else ("ama-planning", frozenset())
        row = NewsPreparation.objects.create(news=news, costs=words_of(writer), changed_on=today)
        yield Case(state, row, "ama", others, opened=opened)
    old = NewsPreparation.objects.create(news=_of_old(cast), costs=words_of("ben-alone"), changed_on=today)
    yield Case("by somebody who led them once", old, "ben", frozenset({"emil"}))


def tough_news_author(cast: Cast) -> Cases:
    news = _news(cast, NewsStage.TOLD, "ben", co_author="dora")
    yield Case("named", CoAuthor.objects.get(news=news), "ama", frozenset({"dora"}))
    old = CoAuthor.objects.get(news=_news(cast, NewsStage.PLANNED, co_author="dora", by="ben"))
    yield Case("by somebody who led once", old, "ben", frozenset({"dora"}))


def tough_news_affected(cast: Cast) -> Cases:
    alone, together = _news(cast, NewsStage.TOLD, "ben"), _news(cast, NewsStage.PLANNED, co_author="dora")
    yield Case("a person", Affected.objects.create(news=alone, person=cast.ben), "ama", frozenset({"ben"}))
    yield Case("a team", Affected.objects.create(news=alone, team=cast.quay), "ama", frozenset({"ben"}))
    row = Affected.objects.create(news=together, person=cast.chidi)
    yield Case("planned together", row, "ama", frozenset({"dora"}), opened=_ONCE_SHARED)
    old = Affected.objects.create(news=_of_old(cast), person=cast.emil)
    yield Case("by somebody who led them once", old, "ben", frozenset({"emil"}))


def tough_news_told(cast: Cast) -> Cases:
    yield Case("told", Told.objects.get(news=_news(cast, NewsStage.TOLD, "ben")), "ama", frozenset({"ben"}))
    together = _news(cast, NewsStage.TOLD, "ben", co_author="dora")
    yield Case("planned together", Told.objects.get(news=together), "ama", frozenset({"ben", "dora"}))
    yield Case("once", Told.objects.get(news=_of_old(cast)), "ben", frozenset({"emil"}))


def _owed(cast: Cast) -> dict[str, object]:
    told = Told.objects.get(news=_news(cast, NewsStage.TOLD, "ben", co_author="dora"))
    return {"told": told, "owed_by": cast.ama, "person": cast.ben}


def tough_news_follow_up(cast: Cast) -> Cases:
    for way in Way:
        row = NewsFollowUp.objects.create(way=way.value, **_owed(cast))
        yield Case(way.value, row, "ben", frozenset({"ama"}))


def tough_news_check_in(cast: Cast) -> Cases:
    for state in CheckInState:
        for occasion in Occasion:
            owed = _owed(cast)
            NewsFollowUp.objects.create(way="group", **owed)
            row = CheckIn.objects.create(occasion=occasion.value, due_on=DAY, state=state.value, **owed)
            yield Case(f"{occasion}, {state}", row, "ben", frozenset({"ama"}))


def tough_news_words(cast: Cast) -> Cases:
    for shared in (False, True):
        row = OwnWords.objects.create(
            author=cast.ben,
            teller=cast.ama,
            check_in_id=new_id(),
            occasion="2-days",
            hardest=words_of("ben" if shared else "ben-alone"),
            shared=shared,
            written_on=DAY,
        )
        opened = _ONCE_SHARED if shared else frozenset()
        yield Case("shared" if shared else "kept", row, "ben", frozenset({"ama"}), opened=opened)


RUN, CIRCLE = frozenset({"ama"}), frozenset({"ben", "chidi"})


def _decision(cast: Cast, **changes: object) -> Decision:
    """Asked by Ama; Ben and Chidi are included from the beginning, Emil since the circle was widened."""
    fields = {
        "opener": cast.ama,
        "decider": cast.ama,
        "about": words_of("circle"),
        "why_now": "Now",
        "say": "agree",
        "proposal": "This",
        "shown_to": "included",
        "opened_on": DAY,
        "decide_by": DAY,
        "closes_at": AT,
        "width": 1,
    }
    row = Decision.objects.create(**fields | changes)
    for person, width in ((cast.ben, 0), (cast.chidi, 0), (cast.emil, 1)):
        if person.id not in (row.opener_id, row.decider_id):
            Included.objects.create(decision=row, person=person, width=width)
    return row


def decision(cast: Cast) -> Cases:
    yield Case("open", _decision(cast), "ama", included=frozenset({"ben", "chidi", "emil"}))
    told = {"stage": "decided", "outcome": words_of("circle"), "reasons": "So", "ended_on": DAY, "review_on": LATER}
    yield Case("decided", _decision(cast, **told), "ama", included=frozenset({"ben", "chidi", "emil"}))
    off = {"stage": "ended", "reasons": words_of("circle"), "ended_on": DAY}
    yield Case("called off", _decision(cast, **off), "ama", included=frozenset({"ben", "chidi", "emil"}))
    named = _decision(cast, opener=cast.ben, decider=cast.rafa, say="you")
    yield Case("you decide", named, "ben", frozenset({"rafa"}), included=frozenset({"chidi", "emil"}))


def decision_included(cast: Cast) -> Cases:
    for row in Included.objects.filter(decision=_decision(cast)).select_related("person"):
        name = next(name for name, one in cast.everyone().items() if one.id == row.person_id)
        others = frozenset({"ben", "chidi", "emil"}) - {name}
        yield Case(f"{name} included", row, name, RUN, included=others)


def _input(cast: Cast, author: str = "ben", **changes: object) -> Input:
    fields = {"decision": _decision(cast), "words": words_of("circle"), "said_on": DAY, "shown_to": "included"}
    return Input.objects.create(**fields | {"author": getattr(cast, author), "width": 0} | changes)


def decision_input(cast: Cast) -> Cases:
    shared = frozenset({Viewer.INCLUDED})
    yield Case("said to all", _input(cast), "ben", RUN, included=frozenset({"chidi"}), opened=shared)
    wide = _input(cast, width=1)
    yield Case("said to the wider circle", wide, "ben", RUN, included=frozenset({"chidi", "emil"}), opened=shared)
    late = _input(cast, "emil", width=1, is_objection=True)
    yield Case("said by a later one", late, "emil", RUN, included=CIRCLE, opened=shared)
    yield Case("said to one", _input(cast, shown_to="decider"), "ben", RUN, included=frozenset({"chidi"}))


def decision_support(cast: Cast) -> Cases:
    row = Support.objects.create(input=_input(cast), author=cast.chidi)
    yield Case("supported", row, "chidi", frozenset({"ama", "ben"}), opened=frozenset({Viewer.INCLUDED}))
    mine = Support.objects.create(input=_input(cast, "chidi", width=1), author=cast.ben)
    readers = frozenset({"emil"})
    both = frozenset({"ama", "chidi"})
    yield Case("of the wider circle", mine, "ben", both, included=readers, opened=frozenset({Viewer.INCLUDED}))


def decision_answer(cast: Cast) -> Cases:
    shared = frozenset({Viewer.INCLUDED})
    said = {"became": "partly", "why": words_of("circle"), "answered_on": DAY}
    one = _input(cast)
    row = DecisionAnswer.objects.create(decision=one.decision, author=cast.ama, **said)
    Input.objects.filter(id=one.id).update(answer=row)
    yield Case("to one", row, "ama", frozenset({"ben"}), included=frozenset({"chidi"}), opened=shared)
    mine = _decision(cast, opener=cast.ben, decider=cast.ben)
    one = _input(cast, "emil", decision=mine, shown_to="decider", width=1)
    row = DecisionAnswer.objects.create(decision=mine, author=cast.ben, **said)
    Input.objects.filter(id=one.id).update(answer=row)
    yield Case("to one alone", row, "ben", frozenset({"emil"}))


def decision_felt_heard(cast: Cast) -> Cases:
    told = _decision(cast, stage="decided", outcome=words_of("circle"), reasons="So", ended_on=DAY)
    said = {"asked_before": "no", "considered": "partly", "told_why": "yes", "said_on": DAY}
    row = FeltHeard.objects.create(decision=told, author=cast.ben, words=words_of("ben-alone"), **said)
    yield Case("kept for oneself", row, "ben")


def pulse_days(day: date) -> dict[str, object]:
    """The days of a round whose collecting begins on that one."""
    later = [day + timedelta(days=number) for number in (0, 27, 28, 35)]
    names = ("collecting_first", "collecting_last", "answering_first", "answering_last")
    return {"season": new_id(), "asks": "core", **dict(zip(names, later, strict=True))}


def pulse_circle_of(cast: Cast, found: Round, **changes: object) -> Circle:
    """Ben and Chidi, of Quay, counted together, and the canary among their names."""
    fields = {"wording": "leader", "called": "Quay", "lineage": "0" * 64, "eligible": 9, "name": found.name[:16]}
    circle = Circle.objects.create(round=found, **fields | changes)
    CircleTeam.objects.create(circle=circle, team=cast.quay)
    for person in (cast.ben, cast.chidi):
        Counted.objects.create(circle=circle, person=person, mark=new_id())
    Together.objects.create(circle=circle, salt="A" * 22, names=[words_of("together")])
    return circle


def _pulse_round(state: RoundState = RoundState.ISSUING) -> Round:
    return Round.objects.create(state=state, **pulse_days(DAY))


def pulse_round(cast: Cast) -> Cases:
    for state in RoundState:
        yield Case(state.value, _pulse_round(state))


def pulse_circle(cast: Cast) -> Cases:
    yield Case("collecting", pulse_circle_of(cast, _pulse_round()), subject="quay", included=CIRCLE)


def pulse_circle_team(cast: Cast) -> Cases:
    yield Case("one of it", CircleTeam.objects.get(circle=pulse_circle_of(cast, _pulse_round())))


def pulse_counted(cast: Cast) -> Cases:
    for row in Counted.objects.filter(circle=pulse_circle_of(cast, _pulse_round())):
        yield Case("counted", row, "ben" if row.person_id == cast.ben.id else "chidi")


def pulse_names(cast: Cast) -> Cases:
    yield Case("names", pulse_circle_of(cast, _pulse_round()).together, included=CIRCLE)


def pulse_issued(cast: Cast) -> Cases:
    circle = pulse_circle_of(cast, _pulse_round())
    row = Issued.objects.create(round=circle.round, person=cast.ben, circle=circle, digest="0" * 64)
    yield Case("collected", row, "ben")


def pulse_release(cast: Cast) -> Cases:
    for told in ({"document": {"ballots": 9, "bands": {}, "levels": {}}}, {"reason": "Fewer than five answered."}):
        circle = pulse_circle_of(cast, _pulse_round(RoundState.RELEASED))
        row = Release.objects.create(circle=circle, released_on=DAY, **told)
        yield Case("said" if "document" in told else "withheld", row, subject="quay", included=CIRCLE)

    above = _released(cast)
    _duty(cast, above)
    yield Case("nobody has answered for three weeks", above, subject="quay and up", included=CIRCLE)


def _released(cast: Cast) -> Release:
    circle = pulse_circle_of(cast, _pulse_round(RoundState.RELEASED))
    return Release.objects.create(circle=circle, released_on=DAY, document={"ballots": 9, "bands": {}, "levels": {}})


def _duty(cast: Cast, release: Release, **changes: object) -> Duty:
    fields = {"release": release, "team": cast.quay, "above": cast.harbour, "since": DAY}
    return Duty.objects.create(**fields | changes)


def pulse_duty(cast: Cast) -> Cases:
    yield Case("fresh", _duty(cast, _released(cast), since=clock.today(UTC)), subject="quay", included=CIRCLE)
    yield Case("late", _duty(cast, _released(cast)), subject="quay and up", included=CIRCLE)
    for team, who in ((cast.quay, "quay"), (cast.harbour, "quay and up")):
        row = _duty(cast, _released(cast), answered_on=DAY, answered_for=team)
        yield Case(f"answered by {who}", row, subject=who, included=CIRCLE)


def reply_guess(cast: Cast) -> Cases:
    for guessed in ({"levels": {"core": 3.5}}, {}):
        row = Guess.objects.create(release=_released(cast), author=cast.ama, goes_on=LATER, **guessed)
        yield Case("guessed" if guessed else "passed", row, "ama")
    row = Guess.objects.create(release=_released(cast), author=cast.ben, goes_on=LATER)
    yield Case("of one who led then", row, "ben")


def reply_draft(cast: Cast) -> Cases:
    row = Draft.objects.create(release=_released(cast), author=cast.ama, heard=words_of("ama-alone"), goes_on=LATER)
    yield Case("begun", row, "ama")
    row = Draft.objects.create(release=_released(cast), author=cast.ben, goes_on=LATER)
    yield Case("of one who led then", row, "ben")


def answered(cast: Cast, release: Release, author: str = "ama") -> Reply:
    """Ama, or whoever led then, answered Quay."""
    said = {"heard": words_of("quay"), "will_not": words_of("quay"), "published_on": DAY}
    return Reply.objects.create(release=release, author=getattr(cast, author), **said)


def reply(cast: Cast) -> Cases:
    for author in ("ama", "ben"):
        yield Case(f"of {author}", answered(cast, _released(cast), author), author, subject="quay", included=CIRCLE)


def reply_wording(cast: Cast) -> Cases:
    for author in ("ama", "ben"):
        said = {"reply": answered(cast, _released(cast), author), "revision": 0, "heard": words_of("quay")}
        yield Case(f"of {author}", Wording.objects.create(until=DAY, **said), author, subject="quay", included=CIRCLE)


def reply_will(cast: Cast) -> Cases:
    for author in ("ama", "ben"):
        said = {"reply": answered(cast, _released(cast), author), "number": 1, "words": words_of("quay")}
        yield Case(f"of {author}", Will.objects.create(**said), author, subject="quay", included=CIRCLE)


def pulse_holder(cast: Cast) -> Cases:
    fields = {"called": "Works council", "recipient": "age1", "signer": "A", "since": DAY, "entered_by": cast.rafa}
    yield Case("now", Holder.objects.create(**fields))
    yield Case("before", Holder.objects.create(until=DAY, **fields))


def pulse_rhythm(cast: Cast) -> Cases:
    yield Case("begun", Rhythm.objects.create(began_on=DAY, began_by=cast.olu))


def pulse_pause(cast: Cast) -> Cases:
    yield Case("holidays", Pause.objects.create(first=DAY, last=DAY, why="Holidays"))


def _conversation(cast: Cast, stage: GuidedStage = GuidedStage.HELD, **changes: object) -> Conversation:
    fields = {"team": cast.quay, "leader": cast.ama, "starts_at": AT, "day": DAY, "stage": stage}
    return Conversation.objects.create(**fields | changes)


def concern_key(cast: Cast) -> Cases:
    yield Case("now", give_key(cast.lena, ListenerIdentity.new(), DAY))


def concern_list(cast: Cast) -> Cases:
    yield Case("first", give_list(ListenerIdentity.new(), DAY))


def concern_season(cast: Cast) -> Cases:
    yield Case("now", give_season(DAY))


def concern_slips(cast: Cast) -> Cases:
    season = give_season(LATER)
    for name in ("ben", "ama"):
        yield Case(f"of {name}", SlipsGiven.objects.create(season=season, person=getattr(cast, name)), name)
    yield Case("of somebody erased", SlipsGiven.objects.create(season=season, person=None))


def concern_count(cast: Cast) -> Cases:
    yield Case("told", WeekCount.objects.create(week=DAY, waiting=3))


def concern_batch(cast: Cast) -> Cases:
    yield Case("a Monday", Batch.objects.create(batch=DAY))


def concern_late(cast: Cast) -> Cases:
    yield Case("a Monday", RunOut.objects.create(batch=DAY))


def concern_outside(cast: Cast) -> Cases:
    yield Case("one", Outside.objects.create(name="Inspectorate", how="0800 123"))


def concern_heard(cast: Cast) -> Cases:
    said = {"said": "The sheets are signed unread.", "did": "done", "because": "Two people look.", "week": DAY}
    yield Case("published", Heard.objects.create(author=cast.lena, **said))


def _brought(cast: Cast, **changes: object) -> Brought:
    fields = {"listener": cast.lena, "before": cast.ama, "asked": "decision", "said": words_of("brought"), "week": DAY}
    return Brought.objects.create(**fields | changes)


def concern_brought(cast: Cast) -> Cases:
    ama, ben, soon = frozenset({"ama"}), frozenset({"ben"}), clock.now().date() + timedelta(days=7)
    yield Case("there", _brought(cast), "lena", ama, opened=_ONCE_SHARED)
    yield Case("not before Monday", _brought(cast, said=words_of("brought-soon"), week=soon), "lena", ama)
    yield Case(
        "before Ben, who leads nobody", _brought(cast, before=cast.ben, said=words_of("brought-soon")), "lena", ben
    )
    yield Case("by Ben, who listens no more", _brought(cast, listener=cast.ben), "ben", ama, opened=_ONCE_SHARED)


def concern_answer(cast: Cast) -> Cases:
    lena, soon = frozenset({"lena"}), clock.now().date() + timedelta(days=7)
    given = {"author": cast.ama, "did": "will", "week": DAY}
    row = BroughtAnswer.objects.create(brought=_brought(cast), because=words_of("brought"), **given)
    yield Case("there", row, "ama", lena, opened=_ONCE_SHARED)
    late = given | {"because": words_of("ama-alone"), "week": soon}
    yield Case("not before Monday", BroughtAnswer.objects.create(brought=_brought(cast), **late), "ama", lena)
    once = _brought(cast, before=cast.ben, said=words_of("brought-soon"))  # who led then
    row = BroughtAnswer.objects.create(brought=once, **given | {"author": cast.ben, "because": words_of("brought")})
    yield Case("by Ben, who leads no more", row, "ben", lena, opened=_ONCE_SHARED)
    theirs = _brought(cast, listener=cast.chidi)  # who listens no more
    yield Case(
        "to nobody", BroughtAnswer.objects.create(brought=theirs, **late | {"week": DAY}), "ama", frozenset({"chidi"})
    )


def guided_talk(cast: Cast) -> Cases:
    for stage in GuidedStage:
        yield Case(stage.value, _conversation(cast, stage, place=words_of("quay")), "ama", subject="quay")
    promised = {"word": new_id(), "promise": words_of("quay"), "due_on": DAY, "became": "open"}
    yield Case("promised", _conversation(cast, **promised), "ama", subject="quay")
    before = _conversation(cast, leader=cast.dora, promise=words_of("quay"))  # who led Quay then: Ama reads none of it
    yield Case("of a former leader", before, "dora", subject="quay")
    yield Case("held by Ben", _conversation(cast, leader=cast.ben), "ben", subject="quay")


def guided_wish(cast: Cast) -> Cases:
    opened = frozenset({Viewer.LEADER, Viewer.TEAMMATE})
    yield Case("asked", Wish.objects.create(team=cast.quay, asked_on=DAY), subject="quay", opened=opened)
    today = clock.today(UTC)
    yield Case("asked today", Wish.objects.create(team=cast.loft, asked_on=today), subject="loft")


def guided_preparation(cast: Cast) -> Cases:
    notes = {"author": cast.ama, "goes_on": LATER, "safety": words_of("ama-alone")}
    yield Case("noted", GuidedPreparation.objects.create(conversation=_conversation(cast), **notes), "ama")
    notes = {"author": cast.ben, "goes_on": LATER, "safety": words_of("ben-alone")}
    row = GuidedPreparation.objects.create(conversation=_conversation(cast, leader=cast.ben), **notes)
    yield Case("of one who led then", row, "ben")


FACTORIES: dict[str, Callable[[Cast], Cases]] = {
    made.__name__: made
    for made in (
        promise,
        promise_change,
        private_promise,
        moment_kind,
        moment,
        book_entry,
        comparison,
        comparison_side,
        comparison_pick,
        accord_topic,
        accord,
        accord_side,
        accord_answer,
        accord_clause,
        accord_clause_edit,
        accord_version,
        accord_signature,
        accord_hand_over,
        accord_fulfilment,
        accord_feeling,
        team_accord,
        team_clause,
        team_version,
        team_proposal,
        team_wording,
        team_answer,
        team_reply,
        snooze,
        less,
        audit_entry,
        device,
        card_request,
        person,
        address,
        organisation,
        team,
        membership,
        office,
        nomination,
        objection,
        election,
        elector,
        has_voted,
        office_ballot,
        rule_change,
        leader_confirmation,
        roster_entry,
        proposed_address,
        roster_draft,
        roster_import,
        announcement,
        reminders,
        chat_door,
        notice,
        nudge_day,
        calendar_choice,
        participation,
        card,
        card_warning,
        card_acted,
        card_was_so,
        question_asked,
        question_turn,
        question_passed,
        repair,
        repair_turn,
        cooling_off,
        talk_series,
        talk_meeting,
        talk_agenda,
        talk_how,
        talk_shared_note,
        talk_private_note,
        matter,
        talk,
        talk_preparation,
        talk_postponed,
        matter_word,
        matter_promise,
        talk_follow_up,
        talk_revisit,
        tough_news,
        tough_news_preparation,
        tough_news_author,
        tough_news_affected,
        tough_news_told,
        tough_news_follow_up,
        tough_news_check_in,
        tough_news_words,
        decision,
        decision_included,
        decision_input,
        decision_support,
        decision_answer,
        decision_felt_heard,
        pulse_round,
        pulse_circle,
        pulse_circle_team,
        pulse_counted,
        pulse_names,
        pulse_issued,
        pulse_release,
        pulse_duty,
        reply_guess,
        reply_draft,
        reply,
        reply_wording,
        reply_will,
        concern_key,
        concern_list,
        concern_season,
        concern_slips,
        concern_count,
        concern_batch,
        concern_late,
        concern_outside,
        concern_heard,
        concern_brought,
        concern_answer,
        pulse_holder,
        pulse_rhythm,
        pulse_pause,
        guided_talk,
        guided_wish,
        guided_preparation,
    )
}


def make_all(cast: Cast) -> dict[str, list[Case]]:
    """Every kind's rows in every state."""
    return {key: list(made(cast)) for key, made in FACTORIES.items()}
