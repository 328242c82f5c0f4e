"""How the company's offices are filled: an operator from the start, a vote, and the rest proposed."""

from dataclasses import dataclass
from random import Random

from troth.people.models import Election, Elector, Nomination, Office
from troth.people.offices.beginning import begin, begin_link
from troth.people.offices.changing import agree_to_change, propose_change
from troth.people.offices.deciding import countersign
from troth.people.offices.holding import appoint_operator
from troth.people.offices.nominating import accept, nominate
from troth.people.offices.queries import candidates_of
from troth.people.offices.rules import ElectionState, NominationState
from troth.people.offices.voting import vote

from .people import FIRST_DAY
from .playing import Stage, Steps

OPERATOR = "wenli.chang"
REPRESENTATIVE = "bernadette.osullivan"
SECOND_CANDIDATE = "larserik.nystrom"
BEGAN = 418
SHARE_VOTING, SHARE_FOR_HER, SHARE_FOR_HIM = 0.72, 0.7, 0.55


@dataclass(frozen=True)
class Filled:
    """An office proposed that many days before today; countersigned as soon as it may be."""

    ago: int
    kind: str
    nominee: str
    by: str
    is_deputy: bool = False
    waits: bool = False  # still open to objection, or not yet countersigned, on the day the demo is loaded


FILLED = (
    Filled(380, Office.Kind.LISTENER, "kwabena.oseitutu", "leilani.kealoha"),
    Filled(377, Office.Kind.KEYHOLDER, "piotr.malinowski", "yael.bendavid"),
    Filled(352, Office.Kind.LISTENER, "kirsty.macleod", "javier.ocampo"),
    Filled(344, Office.Kind.KEYHOLDER, "ewa.zielinska", "mirela.dragan", is_deputy=True),
    Filled(170, Office.Kind.REPRESENTATIVE, SECOND_CANDIDATE, "mirela.dragan", is_deputy=True),
    Filled(11, Office.Kind.LISTENER, "zanele.dlamini", "saoirse.kavanagh", is_deputy=True, waits=True),
    Filled(4, Office.Kind.LISTENER, "noor.vandervelde", "aino.lehtonen", waits=True),
)


def offices(stage: Stage, chance: Random) -> list[Steps]:
    """The steps of everything about offices and rules."""
    first: list[Steps] = [_operator(stage), _first_representative(stage, chance)]
    return first + [_filled(stage, each) for each in FILLED] + [_tighter(stage), _looser(stage), _not_yet_agreed(stage)]


def _operator(stage: Stage) -> Steps:
    yield FIRST_DAY
    appoint_operator(person=stage.people[OPERATOR], actor=None)


def _first_representative(stage: Stage, chance: Random) -> Steps:
    """The link that `troth init` prints, two candidates, and a vote of the members."""
    yield BEGAN
    link = begin_link() or ""
    begin(actor=stage.people[REPRESENTATIVE], secret=link.rstrip("/").rpartition("/")[2])
    for nominee, by in ((REPRESENTATIVE, "rashid.karimov"), (SECOND_CANDIDATE, "joseph.kamara")):
        yield BEGAN - 2
        nomination = nominate(actor=stage.people[by], nominee=stage.people[nominee], kind=Office.Kind.REPRESENTATIVE)
        yield BEGAN - 3
        accept(actor=stage.people[nominee], nomination=nomination)
    ago = BEGAN - 9
    while not Election.objects.filter(state=ElectionState.VOTING).exists():
        yield ago
        ago -= 1
    _vote(stage, chance, Election.objects.get(state=ElectionState.VOTING))


def _vote(stage: Stage, chance: Random, election: Election) -> None:
    """Most of those on the roll, each accepting one, both or neither."""
    roll = Elector.objects.filter(election=election).select_related("person").order_by("person__name")
    her = stage.people[REPRESENTATIVE]
    for elector in roll:
        if chance.random() < SHARE_VOTING:
            accepts = [
                one
                for one in candidates_of(election)
                if chance.random() < (SHARE_FOR_HER if one.nominee_id == her.id else SHARE_FOR_HIM)
            ]
            vote(actor=elector.person, election=election, accepts=accepts)


def _filled(stage: Stage, each: Filled) -> Steps:
    yield each.ago
    nomination = nominate(
        actor=stage.people[each.by], nominee=stage.people[each.nominee], kind=each.kind, is_deputy=each.is_deputy
    )
    yield each.ago - 1
    accept(actor=stage.people[each.nominee], nomination=nomination)
    ago = each.ago - 9
    while not each.waits and not _may_be_agreed(nomination):
        yield ago
        ago -= 1
    if not each.waits:
        countersign(actor=stage.people[REPRESENTATIVE], nomination=nomination)


def _may_be_agreed(nomination: Nomination) -> bool:
    nomination.refresh_from_db()
    return nomination.state == NominationState.WAITING


def _tighter(stage: Stage) -> Steps:
    """More protection needs nobody's word."""
    yield 231
    propose_change(
        actor=stage.people[OPERATOR],
        rule="vote_days",
        value=14,
        reason="Ward 4 works in shifts: in seven days not everybody comes past a computer.",
    )


def _looser(stage: Stage) -> Steps:
    """Less protection waits for the representative, who agreed to this one."""
    yield 133
    change = propose_change(
        actor=stage.people[OPERATOR],
        rule="vote_days",
        value=10,
        reason="Both ward computers stand at the desk now, and ten days cover two full turns of shifts.",
    )
    yield 129
    agree_to_change(actor=stage.people[REPRESENTATIVE], change=change)


def _not_yet_agreed(stage: Stage) -> Steps:
    """Waiting for her today."""
    yield 2
    propose_change(
        actor=stage.people[OPERATOR],
        rule="objection_days",
        value=5,
        reason="Most objections come within two days, and whoever is proposed waits for a week.",
    )
