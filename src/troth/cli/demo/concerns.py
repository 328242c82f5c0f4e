"""Speaking up in the demo company: two listeners with keys, places outside, counts, and what became of what was said.

What was said lies in the demo's box: see `sealed.py`.
"""

from datetime import timedelta

from troth.concerns.actions.counting import Told, note
from troth.concerns.actions.keeping import set_key
from troth.concerns.actions.telling import add_outside, publish_heard
from troth.concerns.rules import Did, batch_of, monday_of

from .offices import REPRESENTATIVE
from .playing import Stage, Steps
from .sealed import LISTENERS, identity_of

BEGAN = 24
OUTSIDE = (
    ("Labour inspectorate, regional office", "Telephone 0800 555 0133, weekdays 9 to 16, also without a name"),
    ("Equality advice centre", "advice@equality.example.org; time limits are short, ask soon"),
    ("The union’s legal desk", "Tuesdays 14 to 18, Hafenstraße 12, or telephone 0800 555 0177"),
)
COUNTS = ((3, None), (4, 3), (3, 5))  # waiting and answered, Monday by Monday
HEARD = (
    (
        13,
        "kirsty.macleod",
        "The rota for the next week comes on Friday evening. Whoever looks after somebody at home cannot plan.",
        Did.DONE,
        "The rota is out on Wednesday at noon since the first of the month. Swaps after that are by agreement only.",
    ),
    (
        5,
        "kwabena.oseitutu",
        "On the dock people are told to sign for a check of the straps that nobody has made.",
        Did.WILL,
        "Two people check together from Monday on and sign for each other. Until then nothing leaves unchecked.",
    ),
    (
        2,
        "kirsty.macleod",
        "Please pay for the time it takes to change into work clothes.",
        Did.WILL_NOT,
        "The agreement with the union runs until spring and leaves it out. It is on the list for the next talks.",
    ),
)


def concerns(stage: Stage) -> list[Steps]:
    """Everything about speaking up that stands on the site, in steps."""
    return [
        _listening(stage),
        _outside(stage),
        _counted(stage),
        *(_heard(stage, number) for number in range(len(HEARD))),
    ]


def _listening(stage: Stage) -> Steps:
    for place, handle in enumerate(LISTENERS):
        yield BEGAN - place
        set_key(actor=stage.people[handle], line=identity_of(handle).holder.line)


def _outside(stage: Stage) -> Steps:
    yield BEGAN - 3
    for name, how in OUTSIDE:
        add_outside(actor=stage.people[REPRESENTATIVE], name=name, how=how)


def _counted(stage: Stage) -> Steps:
    """Mondays, as the box would have told them."""
    first = monday_of(stage.day(BEGAN - 3)) + timedelta(days=7)
    for week, (waiting, answered) in enumerate(COUNTS):
        monday = first + timedelta(days=7 * week)
        yield (stage.today - monday).days
        note(Told(monday, waiting, answered, batch_of(monday), is_late=week == 1, is_new=week > 0))


def _heard(stage: Stage, number: int) -> Steps:
    ago, handle, said, did, because = HEARD[number]
    yield ago
    publish_heard(actor=stage.people[handle], said=said, did=did, because=because)
