"""Cards and questions of the demo company: of each kind, for each audience, acted on, asked and answered."""

from dataclasses import dataclass

from troth.cards.actions.cards import write_card
from troth.cards.actions.loop import note_acted, say_whether
from troth.cards.actions.questions import answer_question, ask_back, ask_question, pass_question, reply
from troth.cards.queries.cards import cards_between
from troth.people.confirming import confirm_leader

from .playing import Stage, Steps


@dataclass(frozen=True)
class Told:
    """A card: whose, of which kind, in which words, for whom, written how many days ago."""

    author: str
    kind: str
    words: str
    audience: str
    ago: int


SAMUEL, IOANA, NILS, FARAH = "samuel.adjei", "ioana.petrescu", "nils.bergqvist", "farah.siddiqui"
ADAEZE, LEILANI, GRAHAM, MIRELA = "adaeze.nwosu", "leilani.kealoha", "graham.whitlock", "mirela.dragan"
LUCIA, BERNADETTE = "lucia.ferraro", "bernadette.osullivan"
CONFIRMED = ((IOANA, SAMUEL), (NILS, SAMUEL), (LEILANI, ADAEZE), (BERNADETTE, LUCIA), (MIRELA, GRAHAM))

CARDS = (
    Told(IOANA, "preference", "Tell me bad news on the day, by telephone, not in the shared inbox.", "team", 210),
    Told(IOANA, "preference", "Praise me in private. In front of the office I only blush.", "leader", 209),
    Told(IOANA, "value", "I would rather ring a driver twice than let him wait at a shut gate.", "team", 120),
    Told(IOANA, "challenge", "I say yes before I have looked at the board. Ask me again an hour later.", "leader", 118),
    Told(IOANA, "deposit", "When somebody tells me afterwards what became of my idea.", "leader", 80),
    Told(IOANA, "cost", "A rota changed after Thursday without a word.", "leader", 80),
    Told(IOANA, "cost", "When my name is missing on a plan I drew.", "me", 60),
    Told(IOANA, "ask-me", "How the new booking screen could be one page instead of four.", "team", 40),
    Told(
        SAMUEL,
        "challenge",
        "I forget to close the circle. If you have not heard from me in two days, say so.",
        "team",
        200,
    ),
    Told(SAMUEL, "preference", "Come in when the door is open. It nearly always is after ten.", "team", 200),
    Told(NILS, "preference", "I read messages at eight and at two. Anything urgent: ring.", "team", 150),
    Told(NILS, "deposit", "An hour in the week in which nobody asks me anything.", "leader", 90),
    Told(FARAH, "value", "Paperwork that is right the first time.", "team", 130),
    Told(LEILANI, "cost", "Hearing about a changed night from the noticeboard.", "leader", 70),
    Told(LEILANI, "deposit", "Being asked before the roster is printed.", "leader", 70),
    Told(MIRELA, "ask-me", "What I see from the crane that nobody sees from below.", "leader", 55),
    Told(BERNADETTE, "preference", "Short meetings, standing up, before the ovens are on.", "team", 362),
    Told(BERNADETTE, "value", "Nobody goes home hungry from a kitchen.", "team", 100),
)


def cards(stage: Stage) -> list[Steps]:
    """Everything that happens with cards, in steps."""
    return [
        *(_write(stage, told) for told in CARDS),
        *(_confirm(stage, member, leader) for member, leader in CONFIRMED),
        _acted(
            stage, IOANA, SAMUEL, "deposit", "Told you on Friday what the carriers said to your gate list.", 45, "yes"
        ),
        _acted(stage, IOANA, SAMUEL, "cost", "The rota for March went out on Tuesday.", 12, ""),
        _acted(stage, LEILANI, ADAEZE, "deposit", "Asked you about the nights in May first.", 20, "partly"),
        _deeper(stage),
        _passed(stage),
    ]


def _write(stage: Stage, told: Told) -> Steps:
    yield told.ago
    write_card(actor=stage.people[told.author], kind=told.kind, words=told.words, audience=told.audience)


def _confirm(stage: Stage, member: str, leader: str) -> Steps:
    yield 300
    confirm_leader(actor=stage.people[member], leader=stage.people[leader])


def _acted(stage: Stage, member: str, leader: str, kind: str, words: str, ago: int, says: str) -> Steps:
    yield ago
    person, actor = stage.people[member], stage.people[leader]
    between = cards_between(actor, person, stage.day(ago))
    card = next(shown.card for group in between.groups for shown in group.cards if shown.card.kind == kind)
    note = note_acted(actor=actor, card=card, words=words)
    if says:
        yield ago - 2
        say_whether(actor=person, note=note, says=says, openly=says == "yes")


def _deeper(stage: Stage) -> Steps:
    """Samuel and Ioana, one level deeper each time."""
    yield 100
    samuel, ioana = stage.people[SAMUEL], stage.people[IOANA]
    first = ask_question(actor=samuel, person=ioana, key="first-hour", answer="Coffee, the board, and no telephone.")
    yield 98
    answer_question(actor=ioana, asking=first, words="The yard before the lorries. It is the only quiet we get.")
    yield 70
    second = ask_question(
        actor=samuel, person=ioana, key="waste", answer="The Monday figures. I have never once used them."
    )
    yield 67
    answer_question(actor=ioana, asking=second, words="Printing the manifests twice, once for the shelf.")
    ask_back(actor=ioana, asking=second, words="Then why do we still do the Monday figures?")
    yield 66
    reply(
        actor=samuel,
        asking=second,
        words="Because I was asked for them four years ago. I have asked whether they are still read.",
    )
    yield 4
    ask_question(
        actor=samuel,
        person=ioana,
        key="fair",
        answer="When the night desk’s overtime was cut and mine was not. I did not say anything, and should have.",
    )


def _passed(stage: Stage) -> Steps:
    """A question that was set aside: nobody but the one who was asked can tell."""
    yield 30
    asking = ask_question(
        actor=stage.people[GRAHAM], person=stage.people[MIRELA], key="monday", answer="Everybody in on time."
    )
    yield 29
    pass_question(actor=stage.people[MIRELA], asking=asking)
