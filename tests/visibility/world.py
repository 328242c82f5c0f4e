"""One of each thing an address can name, between fixed people, with private words nobody else may ever be shown."""

import json
from dataclasses import asdict
from datetime import date, timedelta
from types import SimpleNamespace

from tests.cast import Cast
from tests.concerns.papers import give_key, give_list, give_season
from tests.pulses.papers import TOLD, give_papers
from tests.visibility.factories import answered, pulse_circle_of, pulse_days, words_of
from troth.accords.models import (
    Accord,
    Answer,
    Clause,
    ClauseEdit,
    Feeling,
    Fulfilment,
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
from troth.audit.actions import record
from troth.calendar.actions import digest_of
from troth.calendar.models import CalendarChoice
from troth.cards.models import ActedNote, Asking, Card, Turn, WasItSo
from troth.concerns.models import Brought, Heard, Outside, RunOut, WeekCount
from troth.decisions.models import Answer as DecisionAnswer
from troth.decisions.models import Decision, FeltHeard, Included, Input, Support
from troth.guided.models import Conversation, Wish
from troth.guided.models import Preparation as GuidedPreparation
from troth.identity.models import CardRequest, Device
from troth.kernel import clock
from troth.kernel.ids import new_id
from troth.notices.letters import SIGNER
from troth.notices.models import ChatDoor, Notice, Reminders
from troth.people.models import (
    Election,
    Elector,
    LeaderConfirmation,
    Nomination,
    Objection,
    Office,
    ProposedAddress,
    RosterDraft,
    RosterImport,
    RuleChange,
)
from troth.people.roster.values import Roster
from troth.pulses.models import Duty, Holder, Pause, Release, Rhythm, Round
from troth.repair.models import CoolingOff, Repair
from troth.repair.models import Turn as RepairTurn
from troth.replies.models import Draft, Will, Wording
from troth.talks.models import (
    AgendaItem,
    FollowUp,
    HowItGoes,
    Matter,
    MatterWord,
    Meeting,
    Preparation,
    PrivateNote,
    Revisit,
    Series,
    SharedNote,
    Talk,
)
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
from troth_box.concern.identity import ListenerIdentity


def make_world(cast: Cast) -> dict[str, str]:
    """What stands in addresses, by name: ids as text. Ben is the member whose things these are, Ama his leader."""
    today, now = clock.now().date(), clock.now()
    rows = SimpleNamespace()
    rows.kind = MomentKind.objects.order_by("key").first()
    _between(cast, rows, today)
    _compared(cast, rows, today)
    _offices(cast, rows)
    _accords(cast, rows, today)
    _team_accord(cast, rows, today)
    _cards(cast, rows, today)
    _repairs(cast, rows, today)
    _talks(cast, rows, today)
    _tough_news(cast, rows, today)
    _decisions(cast, rows, today)
    _pulses(cast, rows, today)
    _guided(cast, rows, today)
    rows.device = Device.objects.create(person=cast.ben, session="s", words="Firefox on a phone", since=today)
    rows.asked_card = CardRequest.objects.create(person=cast.ben, started_by=cast.chidi, started_on=today)
    rows.new_address = ProposedAddress.objects.create(person=cast.ben, email="new@example.org", proposed_on=today)
    rows.draft = RosterDraft.objects.create(
        filename="f.csv",
        made_by=cast.olu,
        made_at=now,
        roster=asdict(Roster()) | {"knows": []},
    )
    rows.done = RosterImport.objects.create(filename="f.csv", applied_by=cast.olu, applied_at=now, undo_until=now)
    record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    CalendarChoice.objects.create(author=cast.ben, digest=digest_of("bens-calendar"), made_on=today)
    Reminders.objects.create(author=cast.ben)
    ChatDoor.objects.create(author=cast.ben, sort="slack", address=f"https://chat.example/{words_of('ben-alone')}")
    Notice.objects.create(author=cast.ben, kind="promise", on=today)
    ids = {name: str(row.pk) for name, row in vars(rows).items()}
    ids["stop"] = SIGNER.sign(cast.ben.id.hex)  # of the link that stops mail to Ben
    people = {name: str(person.id) for name, person in cast.everyone().items()}
    return ids | people | {"quay": str(cast.quay.id), "loft": str(cast.loft.id)}


def _between(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    due = {"due_on": today + timedelta(days=3), "first_due_on": today + timedelta(days=3), "said_on": today}
    rows.promise = Promise.objects.create(giver=cast.ben, receiver=cast.ama, words=words_of("ben"), **due)
    rows.theirs = Promise.objects.create(giver=cast.ama, receiver=cast.ben, words=words_of("ama"), **due)
    rows.asked = Promise.objects.create(
        giver=cast.ben, receiver=cast.ama, words=words_of("ama"), state="asked", was_heard=True, **due
    )
    rows.change = PromiseChange.objects.create(
        promise=rows.theirs, by=cast.ama, words=words_of("ama"), due_on=due["due_on"]
    )
    expires = today + timedelta(days=100)
    rows.line = PrivatePromise.objects.create(
        author=cast.ben,
        other=cast.ama,
        direction="theirs",
        words=words_of("ben-alone"),
        due_on=due["due_on"],
        said_on=today,
        expires_on=expires,
    )
    rows.moment = Moment.objects.create(
        doer=cast.ama, touched=cast.ben, kind=rows.kind, happened_on=today, offered_on=today, words=words_of("ama")
    )
    rows.entry = BookEntry.objects.create(
        author=cast.ben,
        about=cast.ama,
        kind=rows.kind,
        happened_on=today,
        felt="withdrawal",
        words=words_of("ben-alone"),
        expires_on=expires,
    )


def _compared(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    rows.comparison = Comparison.objects.create(
        proposer=cast.ben,
        other=cast.ama,
        pair="ben and ama",
        number=1,
        number_by=cast.ben,
        stage="agreed",
        ends_at=clock.now() + timedelta(days=7),
    )
    for person in (cast.ben, cast.ama):
        ComparisonSide.objects.create(comparison=rows.comparison, author=person)
    rows.pick = ComparisonPick.objects.create(
        comparison=rows.comparison,
        author=cast.ben,
        kind=rows.kind,
        happened_on=today,
        mine=False,
        felt="withdrawal",
        words=words_of("ben-alone"),
    )


def _offices(cast: Cast, rows: SimpleNamespace) -> None:
    later = clock.now() + timedelta(days=5)
    rows.asked_nomination = Nomination.objects.create(
        kind="listener", nominee=cast.chidi, proposed_by=cast.ben, due_at=later
    )
    rows.nomination = Nomination.objects.create(
        kind="keyholder", nominee=cast.chidi, proposed_by=cast.ben, state="open", opened_at=clock.now(), due_at=later
    )
    rows.objection = Objection.objects.create(
        nomination=rows.nomination, person=cast.emil, text=words_of("emil-to-representatives")
    )
    rows.election = Election.objects.create(kind="representative", state="voting", due_at=later, roll=1)
    Elector.objects.create(election=rows.election, person=cast.ben)
    rows.office = Office.objects.get(person=cast.rafa)
    rows.rule = RuleChange.objects.create(
        rule="objection_days", before=7, after=3, lowers=True, reason="why", proposed_by=cast.olu, due_at=later
    )


def _cards(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    LeaderConfirmation.objects.create(person=cast.ben, leader=cast.ama, confirmed_on=today)
    runs = {"written_on": today, "expires_on": today + timedelta(days=100), "author": cast.ben}
    Card.objects.create(kind="cost", words=words_of("ben-alone"), audience="me", **runs)
    Card.objects.create(kind="value", words=words_of("ben-to-team"), audience="team", **runs)
    rows.card = Card.objects.create(kind="deposit", words=words_of("ben-to-leaders"), audience="leader", **runs)
    rows.acted = ActedNote.objects.create(
        leader=cast.ama, person=cast.ben, card_id=rows.card.id, kind="deposit", words=words_of("ama"), noted_on=today
    )
    WasItSo.objects.create(
        author=cast.ben, leader=cast.ama, note_id=rows.acted.id, says="no", words=words_of("ben-alone"), said_on=today
    )
    rows.asking = Asking.objects.create(
        leader=cast.ama, person=cast.ben, question="monday", depth=1, answer=words_of("ama"), asked_on=today
    )
    rows.turn = Turn.objects.create(
        asking=rows.asking, author=cast.ben, kind="back", words=words_of("ben"), said_at=clock.now()
    )


def _repairs(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """Ama mends with Ben, at each stage at which one of them has something to say; and what Ben keeps until calm."""
    for name, stage in {
        "asked_repair": "asked",
        "repair": "named",
        "heard_repair": "heard",
        "owned_repair": "owned",
        "kept_repair": "committed",
    }.items():
        repair = Repair.objects.create(
            mender=cast.ama,
            hurt=cast.ben,
            begun_by="mender",
            stage=stage,
            is_heard=stage in {"heard", "owned", "committed"},
            kind="care",
            begun_on=today,
            moved_on=today,
            committed_on=today if stage == "committed" else None,
        )
        setattr(rows, name, repair)
        for number, person, move in ((1, "ama", "name"), (2, "ben", "say")):
            RepairTurn.objects.create(
                repair=repair,
                author=getattr(cast, person),
                number=number,
                move=move,
                words=words_of(person),
                stage_before="asked",
                said_on=today,
            )
    rows.cooling = CoolingOff.objects.create(
        author=cast.ben,
        other=cast.ama,
        words=words_of("ben-alone"),
        begun_on=today,
        back_at=clock.now() + timedelta(days=1),
        is_back=True,
    )


def _talks(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """1:1s of Ama and Ben with a passed meeting to come; a matter of Ama's, one talk held and one she prepares."""
    soon = clock.now() + timedelta(days=1)
    rows.series = Series.objects.create(
        leader=cast.ama, member=cast.ben, every_days=14, at=soon.time(), zone="UTC", began_on=today
    )
    times = {"starts_at": soon, "ends_at": soon + timedelta(minutes=30)}
    rows.meeting = Meeting.objects.create(series=rows.series, slot=soon.date(), **times)
    before = {name: at - timedelta(days=15) for name, at in times.items()}
    rows.earlier = Meeting.objects.create(series=rows.series, slot=today, state="held", **before)
    rows.item = AgendaItem.objects.create(series=rows.series, author=cast.ben, words=words_of("ben"), added_on=today)
    HowItGoes.objects.create(meeting=rows.meeting, author=cast.ama, words=words_of("ama"))
    rows.shared_note = SharedNote.objects.create(
        meeting=rows.earlier, author=cast.ben, words=words_of("ben"), written_at=clock.now()
    )
    for name in ("ama", "ben"):
        for meeting in (rows.meeting, rows.earlier):
            PrivateNote.objects.create(meeting=meeting, author=getattr(cast, name), words=words_of(f"{name}-alone"))
    pair = {"leader": cast.ama, "member": cast.ben, "begun_by": cast.ama, "opened_on": today, "touched_on": today}
    rows.matter = Matter.objects.create(title=words_of("ama"), shared_on=today, **pair)
    talk = {"matter": rows.matter, "by": cast.ama, "begun_on": today}
    rows.held_talk = Talk.objects.create(state="held", level=2, held_on=today, shared_on=today, **talk)
    rows.talk = Talk.objects.create(state="planned", level=3, shared_on=today, **talk, **times)
    Preparation.objects.create(talk=rows.talk, author=cast.ama, saw=words_of("ama-alone"), touched_on=today)
    hidden = Matter.objects.create(title=words_of("ama-alone"), **pair)
    rows.hidden = hidden
    rows.preparing = Talk.objects.create(level=1, **talk | {"matter": hidden})
    Preparation.objects.create(talk=rows.preparing, author=cast.ama, want=words_of("ama-alone"), touched_on=today)
    rows.word = MatterWord.objects.create(
        matter=rows.matter, talk=rows.held_talk, author=cast.ben, kind="after", words=words_of("ben"), said_at=soon
    )
    rows.follow_up = FollowUp.objects.create(
        talk=rows.held_talk, owed_by=cast.ama, owed_to=cast.ben, kind="check_in", due_on=today
    )
    rows.revisit = Revisit.objects.create(talk=rows.held_talk, author=cast.ben, due_at=soon)


def _accords(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """A signed accord at its first review, and one that ended before anything was shown."""
    rows.topic = Topic.objects.get(key="credit")
    pair = {"leader": cast.ama, "member": cast.ben, "began_on": today}
    rows.accord = Accord.objects.create(
        **pair, stage="signed", revealed_on=today, signed_on=today, review=1, review_on=today + timedelta(days=91)
    )
    closed = Accord.objects.create(**pair, stage="ended", ended_on=today)
    for name in ("ama", "ben"):
        person = getattr(cast, name)
        Side.objects.create(accord=rows.accord, author=person, sealed=True)
        shown = {"author": person, "topic": rows.topic, "owed": 3}
        rows.accord_answer = Answer.objects.create(accord=rows.accord, expects=words_of(name), **shown)
        Answer.objects.create(accord=closed, expects=words_of(f"{name}-alone"), **shown)
    words = words_of("either")
    rows.clause = Clause.objects.create(
        accord=rows.accord, topic=rows.topic, title="Credit", words=words, leader_agrees=True, member_agrees=True
    )
    ClauseEdit.objects.create(clause=rows.clause, revision=1, by=cast.ama, on=today, texts={"words": words})
    text = json.dumps({"clauses": [{"title": "Credit", "kind": "clause", "words": words}]})
    rows.version = Version.objects.create(accord=rows.accord, number=1, text=text, digest="0" * 64, made_on=today)
    for party, person in (("leader", cast.ama), ("member", cast.ben)):
        Signature.objects.create(
            version=rows.version, party=party, by=person, signer=new_id(), digest="0" * 64, on=today, seal="00"
        )
    rows.rating = Fulfilment.objects.create(clause=rows.clause, author=cast.ben, review=1, rated_on=today, kept=-2)
    Feeling.objects.create(fulfilment=rows.rating, author=cast.ben, words=words_of("ben-alone"))


def _tough_news(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """A plan of Ama's about Ben and Chidi that nobody was told, made with Dora; and news of hers that Ben was told."""
    rows.plan = _planned(cast, today, "ama-planning")
    CoAuthor.objects.create(news=rows.plan, person=cast.dora)
    Affected.objects.create(news=rows.plan, team=cast.quay)
    Affected.objects.create(news=rows.plan, person=cast.ben)
    rows.news = _planned(cast, today, "ama", stage="told")
    Affected.objects.create(news=rows.news, team=cast.quay)
    rows.told = Told.objects.create(news=rows.news, person=cast.ben, told_by=cast.ama, told_on=today)
    owed = {"told": rows.told, "owed_by": cast.ama, "person": cast.ben}
    rows.asked_after = NewsFollowUp.objects.create(way="alone", **owed)
    rows.check_in = CheckIn.objects.create(occasion="2-days", due_on=today + timedelta(days=1), **owed)
    own = {"author": cast.ben, "teller": cast.ama, "written_on": today}
    rows.own_words = OwnWords.objects.create(
        check_in_id=rows.check_in.id, occasion="2-days", hardest=words_of("ben-alone"), **own
    )
    OwnWords.objects.create(check_in_id=new_id(), occasion="2-weeks", helps=words_of("ben"), shared=True, **own)


def _planned(cast: Cast, today: date, writer: str, stage: str = "planned") -> News:
    words = dict.fromkeys(("title", "what", "why", "cannot_say", "support", "room"), words_of(writer))
    news = News.objects.create(leader=cast.ama, stage=stage, **words)
    notes = words_of("ama-planning")
    NewsPreparation.objects.create(news=news, costs=notes, hears_first=notes, say_on=today, changed_on=today)
    return news


def _decisions(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """One that is open, with an objection of Ben's and an input answered; one that was decided; one left open."""
    asked = {"opener": cast.ama, "opened_on": today, "decide_by": today + timedelta(days=9), "shown_to": "included"}
    asked |= {"about": words_of("circle"), "why_now": words_of("circle"), "proposal": words_of("circle")}
    closes = clock.now() + timedelta(days=5)
    rows.decision = Decision.objects.create(decider=cast.ama, say="agree", closes_at=closes, **asked)
    ended = {"stage": "decided", "ended_on": today, "outcome": words_of("circle"), "reasons": words_of("circle")}
    rows.decided = Decision.objects.create(decider=cast.ama, say="ask", review_on=today, **asked | ended)
    rows.left_open = Decision.objects.create(decider=cast.gil, say="you", **asked)
    for one in (rows.decision, rows.decided, rows.left_open):
        for person in (cast.ben, cast.chidi):
            Included.objects.create(decision=one, person=person)
    said = {"decision": rows.decision, "words": words_of("circle"), "said_on": today, "shown_to": "included"}
    rows.input = Input.objects.create(author=cast.ben, is_objection=True, **said)
    rows.decision_answer = DecisionAnswer.objects.create(
        decision=rows.decision, author=cast.ama, became="not", why=words_of("circle"), answered_on=today
    )
    Input.objects.create(author=cast.chidi, answer=rows.decision_answer, **said)
    Support.objects.create(input=rows.input, author=cast.chidi)
    Input.objects.create(author=cast.ben, **said | {"shown_to": "decider", "words": words_of("ben-to-leaders")})
    FeltHeard.objects.create(
        decision=rows.decided,
        author=cast.ben,
        asked_before="no",
        considered="no",
        told_why="no",
        words=words_of("ben-alone"),
        said_on=today,
    )


def _pulses(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """A round whose right to answer is collected, and one that is done and of which something was said."""
    rows.round = Round.objects.create(state="issuing", **pulse_days(today - timedelta(days=2)))
    pulse_circle_of(cast, rows.round)
    give_papers(rows.round)
    done = Round.objects.create(state="shredded", released_on=today, **pulse_days(today - timedelta(days=40)))
    circle = pulse_circle_of(cast, done, issued=9, counted=9, is_final=True)
    give_papers(done, is_counted=True)
    rows.release = Release.objects.create(circle=circle, document=TOLD, released_on=today)
    _answers(cast, rows, today)
    rows.holder = Holder.objects.create(
        called="Works council", recipient="age1", signer="A", since=today, entered_by=cast.rafa
    )
    rows.pause = Pause.objects.create(first=today, last=today, why="Holidays")
    Rhythm.objects.create(began_on=today, began_by=cast.olu)
    _concerns(cast, rows, today)


def _concerns(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """Lena listens; there is a list, a quarter, a place outside, and something was released."""
    identity = ListenerIdentity.new()
    give_key(cast.lena, identity, today)
    give_list(identity, today)
    give_season(today)
    RunOut.objects.create(batch=today)
    WeekCount.objects.create(week=today - timedelta(days=today.weekday()), waiting=4, answered=None)
    rows.outside = Outside.objects.create(name="Labour inspectorate", how="Telephone 0800 123")
    Heard.objects.create(
        author=cast.lena, said="Sheets are signed unread.", did="done", because="Two people look now.", week=today
    )
    rows.brought = Brought.objects.create(
        listener=cast.lena, before=cast.ama, asked="repair", said=words_of("brought"), week=today
    )


def _answers(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """The release waits for Ama's answer, which she drafts; one of the round before has its answer, corrected."""
    Duty.objects.create(release=rows.release, team=cast.quay, above=cast.harbour, since=today)
    Draft.objects.create(
        release=rows.release, author=cast.ama, heard=words_of("ama-alone"), goes_on=today + timedelta(days=60)
    )
    done = Round.objects.create(state="shredded", released_on=today, **pulse_days(today - timedelta(days=130)))
    before = Release.objects.create(
        circle=pulse_circle_of(cast, done, is_final=True), document=TOLD, released_on=today - timedelta(days=90)
    )
    Duty.objects.create(
        release=before, team=cast.quay, since=before.released_on, answered_on=today, answered_for=cast.quay
    )
    rows.reply = answered(cast, before)
    Will.objects.create(reply=rows.reply, number=1, words=words_of("quay"))
    Wording.objects.create(reply=rows.reply, revision=0, heard=words_of("quay"), until=today)


def _guided(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """A conversation of Quay to come, with Ama's notes; one that took place; and one somebody of Loft asks for."""
    soon = clock.now() + timedelta(days=2)
    team = {"team": cast.quay, "leader": cast.ama}
    rows.conversation = Conversation.objects.create(
        stage="planned", starts_at=soon, day=soon.date(), place=words_of("quay"), **team
    )
    notes = {"safety": words_of("ama-alone"), "goes_on": today + timedelta(days=30)}
    GuidedPreparation.objects.create(conversation=rows.conversation, author=cast.ama, **notes)
    before = {"stage": "held", "starts_at": soon - timedelta(days=90), "day": today - timedelta(days=88)}
    promised = {"word": new_id(), "promise": words_of("quay"), "due_on": today - timedelta(days=60), "became": "kept"}
    rows.held_conversation = Conversation.objects.create(settled_on=today, **team | before | promised)
    Wish.objects.create(team=cast.loft, asked_on=today - timedelta(days=2))


def _team_accord(cast: Cast, rows: SimpleNamespace, today: date) -> None:
    """A version in force adopted over an answered concern, and a proposal of Ben's with one that is not."""
    words = words_of("quay")
    accord = TeamAccord.objects.create(team=cast.quay)
    rows.team_clause = TeamClause.objects.create(accord=accord, title="Keys", words=words)
    text = json.dumps({"clauses": [{"title": "Keys", "kind": "clause", "words": words}]})
    by = {"adopted_by": cast.ama, "adopted_on": today, "signer": new_id(), "digest": "0" * 64, "seal": "00"}
    rows.team_version = TeamVersion.objects.create(accord=accord, number=1, text=text, **by)
    for name, state in (("adopted_proposal", "adopted"), ("proposal", "open")):
        is_adopted = state == "adopted"
        proposal = TeamProposal.objects.create(
            accord=accord,
            aim="change" if not is_adopted else "add",
            clause=rows.team_clause,
            clause_revision=1,
            by=cast.ben,
            proposed_on=today,
            state=state,
            decided_by=cast.ama if is_adopted else None,
            decided_on=today if is_adopted else None,
            version=rows.team_version if is_adopted else None,
        )
        setattr(rows, name, proposal)
        wording = TeamWording.objects.create(proposal=proposal, revision=1, title="Keys", words=words, why=words)
        rows.concern = TeamAnswer.objects.create(
            accord=accord, wording=wording, author=cast.chidi, says="concern", reason=words
        )
        if is_adopted:
            TeamReply.objects.create(answer=rows.concern, author=cast.ama, words=words, replied_on=today)
