"""Who may read what of decisions: those included as it was declared when something was said."""

from uuid import UUID

from django.db.models import F, Q, QuerySet

from troth.people.models import Person
from troth.visibility.gate import bind

from .models import Answer, Decision, FeltHeard, Included, Input, Support
from .rules import BECAME_WORDS, FELT_WORDS, SAY_WORDS, Became, Felt, SayLevel, ShownTo, Stage


def _runs(viewer: Person, path: str = "") -> Q:
    """Whose decision, at the end of `path`, `viewer` asked about or decides."""
    return Q(**{f"{path}opener": viewer}) | Q(**{f"{path}decider": viewer})


def _either(model: type[Support | Answer], *conditions: Q) -> Q:
    """Rows that meet at least one of these, each asked for by itself: joined with OR no index could answer them."""
    first, *others = (model._default_manager.filter(one).order_by().values("pk") for one in conditions)
    return Q(pk__in=first.union(*others))


def _open_inputs(viewer: Person) -> QuerySet[Input, UUID]:
    """Ids of others' inputs that `viewer` reads for being included, no later than when each was said."""
    rows = Input.objects.filter(
        shown_to=ShownTo.INCLUDED.value, decision__circle__person=viewer, decision__circle__width__lte=F("width")
    )
    return rows.exclude(author=viewer).order_by().values_list("id", flat=True)


def _decision_in_words(row: Decision) -> str:
    said = f"{row.about} ({SAY_WORDS[SayLevel(row.say)].called.lower()}), asked on {row.opened_on}"
    became = {Stage.DECIDED: f", decided on {row.ended_on}: “{row.outcome}”", Stage.ENDED: ", not decided"}
    return f"{said}{became.get(Stage(row.stage), '')}."


def _felt_in_words(row: FeltHeard) -> str:
    parts = (("asked before", row.asked_before), ("considered", row.considered), ("told why", row.told_why))
    said = ", ".join(f"{name}: {FELT_WORDS[Felt(value)].lower()}" for name, value in parts)
    return f"{said[0].upper()}{said[1:]}.{f' “{row.words}”' if row.words else ''}"


bind(
    "decision",
    Decision,
    author=lambda viewer: Q(opener=viewer),
    counterpart=lambda viewer: Q(decider=viewer) & ~Q(opener=viewer),
    included=lambda viewer: Q(circle__person=viewer),
    says=_decision_in_words,
    joined=["opener", "decider"],
)
bind(
    "decision_included",
    Included,
    author=lambda viewer: Q(person=viewer),
    counterpart=lambda viewer: _runs(viewer, "decision__") & ~Q(person=viewer),
    included=lambda viewer: Q(decision__circle__person=viewer) & ~Q(person=viewer),
    says=lambda row: f"{row.person} is included in: {row.decision.about}.",
    joined=["person", "decision"],
)
bind(
    "decision_input",
    Input,
    author=lambda viewer: Q(author=viewer),
    counterpart=lambda viewer: _runs(viewer, "decision__") & ~Q(author=viewer),
    included=lambda viewer: Q(id__in=_open_inputs(viewer)),
    says=lambda row: f"{row.author}{' objects' if row.is_objection else ''}: “{row.words}”",
    joined=["author"],
)
bind(
    "decision_support",
    Support,
    author=lambda viewer: Q(author=viewer),
    counterpart=lambda viewer: (
        _either(Support, Q(input__author=viewer), _runs(viewer, "input__decision__")) & ~Q(author=viewer)
    ),
    included=lambda viewer: Q(input__id__in=_open_inputs(viewer)) & ~Q(author=viewer),
    says=lambda row: f"{row.author} supports: “{row.input.words}”",
    joined=["author", "input"],
)
bind(
    "decision_answer",
    Answer,
    author=lambda viewer: Q(author=viewer),
    counterpart=lambda viewer: (
        _either(Answer, Q(inputs__author=viewer), _runs(viewer, "decision__")) & ~Q(author=viewer)
    ),
    included=lambda viewer: Q(inputs__id__in=_open_inputs(viewer)) & ~Q(author=viewer),
    says=lambda row: f"{BECAME_WORDS[Became(row.became)]}, because: “{row.why}”",
)
bind("decision_felt_heard", FeltHeard, author=lambda viewer: Q(author=viewer), says=_felt_in_words)
