"""Accords of the demo company in each state: signed and changed, being written, apart, sealed by one, ended."""

from dataclasses import dataclass

from troth.accords import rules
from troth.accords.actions.clauses import agree_clause, edit_clause, propose_clause
from troth.accords.actions.reviews import choose_what_to_do, rate_clause
from troth.accords.actions.sides import Given, begin_accord, save_side, seal_side
from troth.accords.actions.signing import end_accord, sign_accord
from troth.accords.models import Accord, Clause, Topic
from troth.accords.standing import text_now
from troth.people.models import Person

from .playing import Stage, Steps

# topic: owed and importance for the member, for the leader, and what each expects
TOLD: tuple[tuple[str, int | None, int, int | None, int, str, str], ...] = (
    (
        "availability",
        4,
        3,
        1,
        2,
        "After six I am with my children. I answer in the morning.",
        "A ring when a ship is late.",
    ),
    ("credit", 4, 2, 3, 2, "My name on the plans I draw.", ""),
    ("feedback", 3, 2, 3, 3, "", "Tell me early when the board is too full."),
    ("autonomy", 2, 1, 4, 2, "", "Change slots without asking me. I stand behind you."),
    ("workload", 3, 3, None, 1, "Somebody at the second desk on Mondays.", ""),
    ("mistakes", 3, 2, 4, 2, "", "I want to hear it from you first."),
    ("growth", 1, 1, 2, 1, "", ""),
)


@dataclass(frozen=True)
class Words:
    """A clause: its name, what is agreed, and some of its sides."""

    title: str
    words: str
    topic: str
    is_boundary: bool = False
    team: str = ""
    leader: str = ""


EVENINGS = Words(
    "After six",
    "No calls after six, except when a ship is late. Then one call, and the hour is given back that week.",
    "availability",
    is_boundary=True,
    team="Whoever has the late desk decides alone.",
    leader="Samuel answers to the harbour master for the berth.",
)
NAMES = Words("Names on plans", "Whoever drew a plan has their name on it, in every meeting.", "credit")
EARLY = Words("Early word", "A full board is said by noon. The answer comes by two.", "feedback")


def accords(stage: Stage) -> list[Steps]:
    """Everything that happens with accords, in steps."""
    return [_signed(stage), _being_written(stage), _apart(stage), _ended(stage)]


def _pair(stage: Stage, leader: str, member: str) -> tuple[Person, Person, Accord]:
    one, two = stage.people[leader], stage.people[member]
    return one, two, begin_accord(actor=two, other=one)


def _fill(accord: Accord, person: Person) -> None:
    topics = dict(Topic.objects.values_list("key", "id"))
    leads = accord.leader_id == person.id
    rows = [(key, lo, lw, lx) if leads else (key, mo, mw, mx) for key, mo, mw, lo, lw, mx, lx in TOLD]
    given = [Given(topic=topics[key], owed=owed, importance=w, expects=words) for key, owed, w, words in rows]
    save_side(actor=person, accord=accord, given=given)


def _agree(accord: Accord, by: Person, other: Person, told: Words) -> Clause:
    clause = propose_clause(
        actor=by,
        accord=accord,
        title=told.title,
        texts={"words": told.words, "team": told.team, "leader": told.leader},
        is_boundary=told.is_boundary,
        topic=Topic.objects.get(key=told.topic),
    )
    return agree_clause(actor=other, clause=clause, revision=clause.revision)


def _sign(accord: Accord, *people: Person) -> None:
    digest = rules.digest_of(text_now(accord))
    for person in people:
        sign_accord(actor=person, accord=accord, digest=digest)


def _revealed(accord: Accord, *people: Person) -> None:
    for person in people:
        _fill(accord, person)
        seal_side(actor=person, accord=accord)


def _signed(stage: Stage) -> Steps:
    yield 204
    samuel, ioana, accord = _pair(stage, "samuel.adjei", "ioana.petrescu")
    _fill(accord, ioana)
    yield 201
    _revealed(accord, samuel, ioana)
    yield 200
    _agree(accord, ioana, samuel, EVENINGS)
    names = _agree(accord, ioana, samuel, NAMES)
    _sign(accord, ioana, samuel)
    yield 105
    fulfilment = rate_clause(actor=ioana, clause=names, kept=-1)
    choose_what_to_do(actor=ioana, fulfilment=fulfilment, choice="raise", feeling="Small, but it stung.")
    yield 98
    words = {"words": "Whoever drew a plan has their name on it, in every meeting and on every printout."}
    changed = edit_clause(actor=samuel, clause=names, revision=names.revision, title=names.title, texts=words)
    yield 96
    agree_clause(actor=ioana, clause=changed, revision=changed.revision)
    _agree(accord, samuel, ioana, EARLY)
    _sign(accord, samuel, ioana)


def _being_written(stage: Stage) -> Steps:
    yield 20
    samuel, nils, accord = _pair(stage, "samuel.adjei", "nils.bergqvist")
    _revealed(accord, nils, samuel)
    yield 12
    _agree(accord, nils, samuel, NAMES)
    propose_clause(
        actor=samuel,
        accord=accord,
        title=EARLY.title,
        texts={"words": EARLY.words},
        topic=Topic.objects.get(key=EARLY.topic),
    )


def _apart(stage: Stage) -> Steps:
    yield 9
    _, leilani, accord = _pair(stage, "adaeze.nwosu", "leilani.kealoha")
    _fill(accord, leilani)
    seal_side(actor=leilani, accord=accord)


def _ended(stage: Stage) -> Steps:
    yield 160
    graham, mirela, accord = _pair(stage, "graham.whitlock", "mirela.dragan")
    _revealed(accord, graham, mirela)
    _agree(accord, mirela, graham, NAMES)
    _sign(accord, mirela, graham)
    yield 30
    end_accord(actor=mirela, accord=accord)
