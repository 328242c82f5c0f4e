"""The accord of the dock: adopted over answered concerns, changed since, proposals open, and a newcomer."""

from dataclasses import dataclass

from troth.accords.actions.team_adopting import adopt_proposal, decline_proposal
from troth.accords.actions.team_answers import answer_proposal, reply_to_concern, settle_concern
from troth.accords.actions.team_proposals import propose_change, propose_clause, propose_end, withdraw_proposal
from troth.accords.models import TeamAnswer, TeamClause, TeamProposal, TeamVersion
from troth.people.models import Team

from .playing import Stage, Steps

LEADER = "graham.whitlock"


@dataclass(frozen=True)
class Told:
    """A clause as somebody would put it."""

    title: str
    words: str
    why: str = ""
    is_boundary: bool = False
    team: str = ""
    leader: str = ""
    person: str = ""


HANDS = Told(
    "Hands up stops the lift",
    "Whoever raises both hands stops the lift, whatever their job. Nobody asks why before the load is down.",
    "Twice this winter somebody shouted and nobody heard it over the wind.",
    is_boundary=True,
    leader="Graham answers to the port for every stop. Nobody on the quay has to.",
)
WIND = Told(
    "Above fourteen metres a second",
    "At fourteen metres a second we stop the high stacks, at eighteen everything. The crane reads the wind.",
    "We argue about it every November.",
    leader="The ship’s agent hears it from Graham, at once.",
)
SWAPS = Told(
    "Swapping shifts",
    "Swaps are settled between the two, by noon the day before, and written on the board by both.",
    "Three times somebody stood at the gate for nothing.",
    team="Two lashers and a banksman on each shift, whoever they are.",
)
NIGHTS = Told(
    "After a night",
    "Nobody is rung before two in the afternoon after a night shift.",
    "Sleep is what keeps us awake up there.",
    is_boundary=True,
    person="Seven hours without a telephone.",
)
RADIO = Told("Music on the radio channel", "Channel four is for work from five in the morning on.")
BREAKS = Told(
    "The break when a ship is late",
    "When a ship is late, the break moves with it. Forty minutes stay forty minutes.",
    "It shrank to a quarter of an hour twice in October.",
    team="The canteen is told by whoever has the gate.",
    leader="What the port charges for the wait is not the crew’s to make up.",
)
SWAPS_EARLIER = "Swaps are settled between the two, by six the evening before, and written on the board by both."
WIND_ON_DECK = (
    "At twelve metres a second lashing on the top tier stops, at fourteen the high stacks, at eighteen everything."
)


def team_accords(stage: Stage) -> list[Steps]:
    """Everything that happens with the accord of the dock, in steps."""
    return [
        _hands(stage),
        _swaps(stage),
        _nights(stage),
        _wind(stage),
        _not_ended(stage),
        _earlier(stage),
        _open(stage),
    ]


def _hands(stage: Stage) -> Steps:
    yield 120
    team = Team.objects.get(name="Dock")
    hands = _propose(stage, team, "siddharth.venkat", HANDS)
    yield 118
    _agree(stage, hands, "mirela.dragan", "joseph.kamara", "callum.reid", "ewa.zielinska")
    _say(
        stage,
        hands,
        "duarte.pacheco",
        "concern",
        "A reefer on the hook cools nobody. If it hangs for ten minutes, who pays?",
    )
    yield 116
    _agree(stage, hands, "bjorn.thorsteinsson", "hassan.jibril", "tunde.balogun", "larserik.nystrom", "kofi.boateng")
    _say(stage, hands, "paddy.doyle", "aside")
    _say(stage, hands, "callum.reid", "concern", "I am new at this and afraid to look a fool if I stop it for nothing.")
    yield 114
    _reply(
        stage,
        hands,
        "callum.reid",
        "A stop for nothing costs a minute. I will say thank you for each, in front of all.",
    )
    _reply(
        stage,
        hands,
        "duarte.pacheco",
        "The dock pays, not the one who raised the hands: I have it in writing. So it stays as it is.",
    )
    yield 113
    _settle(stage, hands, "callum.reid")
    _adopt(stage, hands)


def _swaps(stage: Stage) -> Steps:
    yield 105
    team = Team.objects.get(name="Dock")
    swaps = _propose(stage, team, "kofi.boateng", SWAPS)
    radio = _propose(stage, team, "paddy.doyle", RADIO)
    yield 103
    _agree(stage, swaps, "tunde.balogun", "joseph.kamara", "mirela.dragan", "ewa.zielinska")
    _say(stage, radio, "tunde.balogun", "concern", "At four it is the only thing that keeps me going.")
    yield 101
    withdraw_proposal(actor=stage.people["paddy.doyle"], proposal=radio)
    _adopt(stage, swaps)


def _nights(stage: Stage) -> Steps:
    yield 60
    team = Team.objects.get(name="Dock")
    nights = _propose(stage, team, "tunde.balogun", NIGHTS)
    yield 58
    _agree(stage, nights, "kofi.boateng", "callum.reid", "siddharth.venkat", "bjorn.thorsteinsson")
    _say(stage, nights, "ewa.zielinska", "aside")
    _adopt(stage, nights)


def _wind(stage: Stage) -> Steps:
    yield 44
    team = Team.objects.get(name="Dock")
    wind = _propose(stage, team, "mirela.dragan", WIND)
    yield 42
    _agree(stage, wind, "bjorn.thorsteinsson", "siddharth.venkat", "hassan.jibril", "larserik.nystrom")
    _say(
        stage,
        wind,
        "joseph.kamara",
        "concern",
        "Fourteen is late for us on the top tier. There is nothing to hold on to.",
    )
    yield 41
    _reply(
        stage,
        wind,
        "joseph.kamara",
        "You are right about the top tier. Propose your figure after this, and I will back it.",
    )
    _say(stage, wind, "larserik.nystrom", "concern", "Eighteen is measured at the mast. On the quay it is gusts.")
    yield 40
    _reply(
        stage,
        wind,
        "larserik.nystrom",
        "The banksman may stop earlier, always: hands up. I would rather have one figure we all know.",
    )
    _adopt(stage, wind)


def _not_ended(stage: Stage) -> Steps:
    yield 20
    end = propose_end(
        actor=stage.people["larserik.nystrom"], clause=_clause("Swapping shifts"), revision=1, why="The app does it."
    )
    yield 18
    decline_proposal(
        actor=stage.people[LEADER],
        proposal=end,
        revision=1,
        because="Half of us do not have the app. When everybody can use it, propose it again and I will say yes.",
    )


def _earlier(stage: Stage) -> Steps:
    yield 16
    swaps = _clause("Swapping shifts")
    earlier = propose_change(
        actor=stage.people["kofi.boateng"],
        clause=swaps,
        revision=swaps.revision,
        title=swaps.title,
        texts={"words": SWAPS_EARLIER, "team": SWAPS.team},
        why="By noon nobody knows yet who is ill.",
    )
    yield 13
    _agree(stage, earlier, "joseph.kamara", "tunde.balogun", "ewa.zielinska")
    _adopt(stage, earlier)


def _open(stage: Stage) -> Steps:
    yield 4
    team = Team.objects.get(name="Dock")
    wind = _clause("Above fourteen metres a second")
    deck = propose_change(
        actor=stage.people["joseph.kamara"],
        clause=wind,
        revision=wind.revision,
        title="When the wind comes up",
        texts={"words": WIND_ON_DECK, "leader": WIND.leader},
        why="Said under the last one: on the top tier there is nothing to hold on to.",
    )
    yield 3
    _agree(stage, deck, "callum.reid", "mirela.dragan")
    _say(
        stage, deck, "hassan.jibril", "concern", "At twelve we stop every second day in February. Who tells the ships?"
    )
    yield 2
    _say(stage, deck, "paddy.doyle", "aside")
    _propose(stage, team, "ewa.zielinska", BREAKS)


def _propose(stage: Stage, team: Team, by: str, told: Told) -> TeamProposal:
    texts = {"words": told.words, "team": told.team, "leader": told.leader, "person": told.person}
    return propose_clause(
        actor=stage.people[by], team=team, title=told.title, texts=texts, is_boundary=told.is_boundary, why=told.why
    )


def _say(stage: Stage, proposal: TeamProposal, who: str, says: str, reason: str = "") -> None:
    answer_proposal(actor=stage.people[who], proposal=proposal, revision=1, says=says, reason=reason)


def _agree(stage: Stage, proposal: TeamProposal, *who: str) -> None:
    for one in who:
        _say(stage, proposal, one, "agree")


def _concern(stage: Stage, proposal: TeamProposal, who: str) -> TeamAnswer:
    return TeamAnswer.objects.get(wording__proposal=proposal, author=stage.people[who])


def _reply(stage: Stage, proposal: TeamProposal, who: str, words: str) -> None:
    answer = _concern(stage, proposal, who)
    reply_to_concern(actor=stage.people[LEADER], answer=answer, reason=answer.reason, words=words)


def _settle(stage: Stage, proposal: TeamProposal, who: str) -> None:
    settle_concern(actor=stage.people[who], answer=_concern(stage, proposal, who), settled=True)


def _adopt(stage: Stage, proposal: TeamProposal) -> TeamVersion:
    return adopt_proposal(actor=stage.people[LEADER], proposal=proposal, revision=1)


def _clause(title: str) -> TeamClause:
    return TeamClause.objects.get(title=title)
