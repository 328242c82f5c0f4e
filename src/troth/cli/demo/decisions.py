"""Decisions of the demo company: one in each state and at each level of say, one of them with nine inputs answered."""

from dataclasses import dataclass
from datetime import timedelta

from troth.decisions.actions.answers import answer_inputs
from troth.decisions.actions.changing import call_off
from troth.decisions.actions.deciding import FinalSay, decide, look_back
from troth.decisions.actions.feeling import say_felt_heard
from troth.decisions.actions.inputs import lift_objection, say_input, support_input
from troth.decisions.actions.opening import Asked, open_decision
from troth.decisions.models import Decision, Input
from troth.people.models import Person
from troth.people.queries import led_by

from .playing import Stage, Steps

ADAEZE, LEILANI, SAMUEL, IOANA = "adaeze.nwosu", "leilani.kealoha", "samuel.adjei", "ioana.petrescu"
GRAHAM, MIRELA, LUCIA, BERNADETTE = "graham.whitlock", "mirela.dragan", "lucia.ferraro", "bernadette.osullivan"
HANA, MAREN, YUSUF, WENLI = "hana.kobayashi", "maren.hale", "yusuf.demir", "wenli.chang"


@dataclass(frozen=True)
class Told:
    """An input: whose, in which words, and who supports it."""

    author: str
    words: str
    supported_by: tuple[str, ...] = ()


# Nine inputs to how the ward shares its nights, and which of them were answered together.
NIGHTS = (
    Told(
        LEILANI,
        "Two nights in a row, then two whole days off. One night alone ruins three days.",
        ("ravi.shankar", "minghao.tseng", "blessing.chukwuemeka"),
    ),
    Told("ravi.shankar", "Blocks of two or three, never a single night between two day shifts.", (LEILANI,)),
    Told("kwabena.oseitutu", "I would take more nights if they were together. The days in between are lost."),
    Told("layla.haddad", "Not the night before a course day. Last month I sat there and heard nothing."),
    Told(
        "carmen.iglesias",
        "Please print it four weeks ahead. I have a mother to arrange for.",
        ("agnieszka.wisniewska", "zanele.dlamini"),
    ),
    Told("zanele.dlamini", "Four weeks ahead, also for swaps."),
    Told("tevita.fonua", "Porters could do their own list. We know who has small children."),
    Told("mai.nguyen", "Whoever does Christmas nights should have New Year free.", ("birgitta.angstrom",)),
    Told("birgitta.angstrom", "Let those over fifty-five do fewer nights. I am one of them, so I ask for myself too."),
)
TOGETHER = (
    (
        (0, 1, 2),
        "taken",
        "Blocks of two or three, followed by two days off. You said it from three sides, and it is right.",
    ),
    ((3,), "taken", "No night before a course day. It costs us four swaps a month; we can carry that."),
    ((4, 5), "partly", "Three weeks, not four: the agency confirms its people only then. Swaps can be agreed earlier."),
    ((6,), "taken", "Tevita and Jean-Baptiste write the porters’ list from February."),
    ((7,), "taken", "Yes, and it is written on the rota so that nobody has to ask."),
    (
        (8,),
        "not",
        "Not now: six of us are, and the others would have a night more each month. With two more posts I change it.",
    ),
)


def decisions(stage: Stage) -> list[Steps]:
    """Everything that happens with decisions, in steps."""
    return [
        _nights(stage),
        _crane(stage),
        _breaks(stage),
        _oven(stage),
        _offices(stage),
        _slots(stage),
        _screens(stage),
        _gate(stage),
        _backup(stage),
    ]


def _open(stage: Stage, opener: str, circle: list[Person], **said: object) -> Decision:
    return open_decision(actor=stage.people[opener], asked=Asked(circle=circle, **said))  # type: ignore[arg-type]


def _say(stage: Stage, decision: Decision, told: Told, *, is_objection: bool = False) -> Input:
    actor = stage.people[told.author]
    said = say_input(actor=actor, decision=decision, words=told.words, is_objection=is_objection)
    for handle in told.supported_by:
        support_input(actor=stage.people[handle], input=said)
    return said


def _answer(decision: Decision, said: list[Input], became: str, why: str) -> None:
    answer_inputs(actor=decision.decider, decision=decision, inputs=[one.id for one in said], became=became, why=why)


def _nights(stage: Stage) -> Steps:
    """I ask, then decide: nine inputs, each answered; told; heard by some, as they know alone."""
    yield 40
    adaeze = stage.people[ADAEZE]
    decision = _open(
        stage,
        ADAEZE,
        list(led_by(adaeze)),
        about="How do we share the nights from January?",
        why_now="The roster I changed in autumn cost some of you your weekends, and I had not asked anybody.",
        say="ask",
        options="Blocks of two or three nights\nSingle nights, spread evenly\nA fixed night team",
        closes_on=stage.day(26),
        decide_by=stage.day(20),
        not_included="The agency nurses",
        not_included_because="They are booked by the day. I tell each of them myself.",
    )
    said = []
    for day, told in zip((38, 38, 37, 36, 34, 33, 31, 29, 28), NIGHTS, strict=True):
        yield day
        said.append(_say(stage, decision, told))
    yield 24
    for places, became, why in TOGETHER:
        _answer(decision, [said[place] for place in places], became, why)
    yield 21
    final = FinalSay(
        outcome="From January nights come in blocks of two or three, followed by two days off. The rota hangs three "
        "weeks ahead. Nobody has a night before a course day.",
        reasons="Single nights cost you three days each, and that was said by the most of you and supported by more. "
        "Three weeks is what the agency lets us keep; I would rather promise three and keep it.",
        would_change="More swaps than before, or somebody telling me that a block of three is too long.",
        review_on=stage.today + timedelta(days=45),
    )
    decide(actor=adaeze, decision=decision, final=final)
    yield 20
    for handle, felt in ((LEILANI, ("yes", "yes", "yes")), ("birgitta.angstrom", ("yes", "partly", "yes"))):
        asked, considered, why = felt
        person = stage.people[handle]
        say_felt_heard(actor=person, decision=decision, asked_before=asked, considered=considered, told_why=why)


def _crane(stage: Stage) -> Steps:
    """You decide: Graham gave it to Mirela, and it held."""
    yield 75
    mirela = stage.people[MIRELA]
    crew = [stage.people[one] for one in ("joseph.kamara", "callum.reid", "bjorn.thorsteinsson")]
    decision = _open(
        stage,
        GRAHAM,
        crew,
        about="Where the second crane stands over winter",
        why_now="The quay wall is repaired from November, and one of two places goes.",
        say="you",
        decider=mirela,
        closes_on=stage.day(68),
        decide_by=stage.day(65),
    )
    yield 72
    said = _say(stage, decision, Told("bjorn.thorsteinsson", "North end. The wind there is steadier."))
    yield 67
    _answer(decision, [said], "partly", "North end, but ten metres further in: the cable does not reach.")
    yield 66
    final = FinalSay(
        outcome="At the north end, ten metres in from the bollard.",
        reasons="From there the driver sees both hatches, and the lashers walk the shortest way.",
        would_change="Ice on the walkway for more than a week.",
        review_on=stage.day(20),
    )
    decide(actor=mirela, decision=decision, final=final)
    yield 18
    came_of = "It stood well. On two icy mornings we gritted first and began half an hour later."
    look_back(actor=mirela, decision=decision, came_of=came_of)


def _breaks(stage: Stage) -> Steps:
    """We agree unless someone objects: one objected, was answered, and lifted it."""
    yield 60
    lucia = stage.people[LUCIA]
    decision = _open(
        stage,
        LUCIA,
        list(led_by(lucia)),
        about="Breaks in two shifts",
        why_now="At half past ten all of us are out and nobody hears the delivery.",
        say="agree",
        proposal="Two shifts, at ten and at half past ten. Whoever bakes chooses first.",
        closes_on=stage.day(52),
        decide_by=stage.day(48),
    )
    yield 57
    words = "I fetch my daughter at half past twelve. Not if two shifts in the morning move the midday break."
    said = _say(stage, decision, Told("otis.freeman", words), is_objection=True)
    yield 55
    _answer(decision, [said], "taken", "The midday break stays where it is. Only the morning is in two shifts.")
    yield 54
    lift_objection(actor=stage.people["otis.freeman"], input=said)
    yield 50
    final = FinalSay(
        outcome="Morning breaks at ten and at half past ten; midday stays as it is.",
        reasons="Nobody objects any more, and somebody is always near the door.",
        review_on=stage.day(-30),
    )
    decide(actor=lucia, decision=decision, final=final)


def _oven(stage: Stage) -> Steps:
    """We agree unless someone objects: open, and an objection stands."""
    yield 6
    lucia = stage.people[LUCIA]
    decision = _open(
        stage,
        LUCIA,
        list(led_by(lucia)),
        about="The old oven goes",
        why_now="The repair would cost as much as half a new one, and the offer holds until the end of the month.",
        say="agree",
        proposal="We give the old oven away and bake everything in the two new ones.",
        closes_on=stage.day(-5),
        decide_by=stage.day(-9),
        not_included="The evening cleaners",
        not_included_because="It changes their round by one oven. Lucia tells them when it is certain.",
    )
    yield 4
    words = "The old one is the only one that does the sourdough. Let us try for a week first."
    _say(stage, decision, Told(BERNADETTE, words, ("meiling.goh",)), is_objection=True)


def _offices(stage: Stage) -> Steps:
    """I will tell you: no input asked, the reasons given, and what came of it."""
    yield 130
    maren = stage.people[MAREN]
    heads = [stage.people[one] for one in (SAMUEL, GRAHAM, LUCIA, HANA, ADAEZE)]
    decision = _open(
        stage,
        MAREN,
        heads,
        about="Whether the front office moves to the quay",
        why_now="The lease ends in spring. The bank asked us to say nothing of the price before it was signed.",
        say="tell",
        decide_by=stage.day(118),
        not_included="Everybody who works in the front office",
        not_included_because="Only until it was signed. Hana told them the same afternoon.",
    )
    yield 119
    final = FinalSay(
        outcome="It stays where it is, for three more years.",
        reasons="The move would have saved a fifth of the rent and cost most of you an hour a day.",
        would_change="A bus that goes to the quay.",
        review_on=stage.day(10),
    )
    decide(actor=maren, decision=decision, final=final)
    yield 9
    look_back(actor=maren, decision=decision, came_of="The bus is still only a plan. Nobody has left over it.")


def _slots(stage: Stage) -> Steps:
    """I ask, then decide: open now."""
    yield 3
    samuel = stage.people[SAMUEL]
    decision = _open(
        stage,
        SAMUEL,
        list(led_by(samuel)),
        about="Who has the late desk over Christmas?",
        why_now="Last year I drew lots the week before, and two of you had booked trains.",
        say="ask",
        proposal="I lean to halves: one half has Christmas, the other New Year.",
        options="Halves, as above\nVolunteers first, lots for the rest\nThe desk shut on the 25th",
        closes_on=stage.day(-4),
        decide_by=stage.day(-7),
    )
    yield 2
    words = "Volunteers first. Farah and I would take the 24th anyway."
    _say(stage, decision, Told("nils.bergqvist", words, ("farah.siddiqui", "dimitra.papadopoulou")))
    yield 1
    _say(stage, decision, Told("javier.ocampo", "Shut on the 25th. In six years not one ship came."))


def _screens(stage: Stage) -> Steps:
    """I ask, then decide: the window has closed, and inputs wait for their answers."""
    yield 16
    graham = stage.people[GRAHAM]
    decision = _open(
        stage,
        GRAHAM,
        list(led_by(graham)),
        about="Tally by screen or on paper",
        why_now="The paper sheets are no longer printed from March.",
        say="ask",
        shown_to="decider",
        closes_on=stage.day(3),
        decide_by=stage.day(-2),
    )
    yield 12
    first = Told("ewa.zielinska", "Screens, but ones that work in rain. The last ones did not.")
    one = _say(stage, decision, first)
    yield 10
    _say(stage, decision, Told("paddy.doyle", "Paper at the gate until the drivers know it. A month, say."))
    yield 9
    _say(stage, decision, Told("hassan.jibril", "I cannot hold a screen and drive. Somebody else would have to."))
    yield 2
    _answer(decision, [one], "taken", "We try two kinds in the rain before anything is bought.")


def _gate(stage: Stage) -> Steps:
    """Called off, with the reason."""
    yield 90
    samuel = stage.people[SAMUEL]
    decision = _open(
        stage,
        SAMUEL,
        list(led_by(samuel)),
        about="One gate for all carriers",
        why_now="The harbour office offered us the south gate alone.",
        say="ask",
        closes_on=stage.day(83),
        decide_by=stage.day(80),
    )
    yield 88
    _say(stage, decision, Told(IOANA, "Then every lorry from the north turns round twice.", ("kirsty.macleod",)))
    yield 82
    call_off(
        actor=samuel,
        decision=decision,
        why="The harbour office took its offer back. What Ioana said would have decided it anyway.",
    )


def _backup(stage: Stage) -> Steps:
    """Everything answered: it can be decided today."""
    yield 14
    yusuf = stage.people[YUSUF]
    decision = _open(
        stage,
        YUSUF,
        list(led_by(yusuf)),
        about="Who is called at night when something stands still",
        why_now="Derek did it all, and has left. Nobody said how it goes on.",
        say="ask",
        closes_on=stage.day(5),
        decide_by=stage.day(-1),
    )
    yield 11
    said = _say(stage, decision, Told(WENLI, "In turns by the week, and the morning after is free."))
    yield 4
    _answer(decision, [said], "taken", "In turns, me included, and the morning after is free without asking.")
