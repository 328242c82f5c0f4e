"""Who may read what of decisions: those included as it was declared when something was said."""

from django.db.models import F, Q, QuerySet

from troth.people.models import Person
from troth.visibility.gate import bind

from .models import Answer, Decision, FeltHeard, Included, Input, Support
from .rules import BECAME_WORDS, FELT_WORDS, SAY_WORDS, Became, Felt, SayLevel, ShownTo, Stage


def _in_circle(viewer: Person) -> QuerySet[Included]:
    return Included.objects.filter(person=viewer).order_by()


def _run_by(viewer: Person) -> QuerySet[Decision]:
    """The decisions `viewer` asked about, or decides."""
    return Decision.objects.filter(Q(opener=viewer) | Q(decider=viewer)).order_by()


def _own_inputs(viewer: Person) -> QuerySet[Input]:
    return Input.objects.filter(author=viewer).order_by()


def _inputs_run_by(viewer: Person) -> QuerySet[Input]:
    return Input.objects.filter(decision__in=_run_by(viewer).values("id")).order_by()


def _open_inputs(viewer: Person) -> QuerySet[Input]:
    """Inputs of others that `viewer` reads for being included, no later than when each was said."""
    rows = Input.objects.filter(
        shown_to=ShownTo.INCLUDED.value, decision__circle__person=viewer, decision__circle__width__lte=F("width")
    )
    return rows.exclude(author=viewer).order_by()


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
    included=lambda viewer: Q(id__in=_in_circle(viewer).values("decision")),
    says=_decision_in_words,
    joined=["opener", "decider"],
)
bind(
    "decision_included",
    Included,
    author=lambda viewer: Q(person=viewer),
    counterpart=lambda viewer: Q(decision__in=_run_by(viewer).values("id")) & ~Q(person=viewer),
    included=lambda viewer: Q(decision__in=_in_circle(viewer).values("decision")) & ~Q(person=viewer),
    says=lambda row: f"{row.person} is included in: {row.decision.about}.",
    joined=["person", "decision"],
)
bind(
    "decision_input",
    Input,
    author=lambda viewer: Q(author=viewer),
    counterpart=lambda viewer: Q(decision__in=_run_by(viewer).values("id")) & ~Q(author=viewer),
    included=lambda viewer: Q(id__in=_open_inputs(viewer).values("id")),
    says=lambda row: f"{row.author}{' objects' if row.is_objection else ''}: “{row.words}”",
    joined=["author"],
)
bind(
    "decision_support",
    Support,
    author=lambda viewer: Q(author=viewer),
    counterpart=lambda viewer: (  # each part says "not mine" for itself, so that an index answers each
        (Q(input__in=_own_inputs(viewer).values("id")) & ~Q(author=viewer))
        | (Q(input__in=_inputs_run_by(viewer).values("id")) & ~Q(author=viewer))
    ),
    included=lambda viewer: Q(input__in=_open_inputs(viewer).values("id")) & ~Q(author=viewer),
    says=lambda row: f"{row.author} supports: “{row.input.words}”",
    joined=["author", "input"],
)
bind(
    "decision_answer",
    Answer,
    author=lambda viewer: Q(author=viewer),
    counterpart=lambda viewer: (
        (Q(id__in=_own_inputs(viewer).exclude(answer=None).values("answer")) & ~Q(author=viewer))
        | (Q(decision__in=_run_by(viewer).values("id")) & ~Q(author=viewer))
    ),
    included=lambda viewer: Q(id__in=_open_inputs(viewer).exclude(answer=None).values("answer")) & ~Q(author=viewer),
    says=lambda row: f"{BECAME_WORDS[Became(row.became)]}, because: “{row.why}”",
)
bind("decision_felt_heard", FeltHeard, author=lambda viewer: Q(author=viewer), says=_felt_in_words)
