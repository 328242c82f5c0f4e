"""Speaking up in the demo company: two listeners with keys, places outside, counts, what was brought and what became.

What was said lies in the demo's box: see `sealed.py`.
"""

from datetime import timedelta

from troth.concerns.actions.bringing import answer, bring
from troth.concerns.actions.counting import Told, note
from troth.concerns.actions.keeping import set_key
from troth.concerns.actions.telling import add_outside, publish_heard
from troth.concerns.rules import Asked, Did, batch_of, monday_of

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
# How many days ago, by which listener, before whom, what is asked, the words; and the answer, with when it came.
BROUGHT: tuple[tuple[int, str, str, Asked, str, tuple[int, Did, str] | None], ...] = (
    (
        20,
        "kirsty.macleod",
        "graham.whitlock",
        Asked.DECISION,
        "Who works the gate alone after ten is settled by who asks last. Please decide it once, and for everybody.",
        (
            12,
            Did.WILL,
            (
                "Nobody works the gate alone after ten from the first of next month. Until then I ask two days ahead "
                "and never the same person twice running. Not more pay for it this year: that is not mine to give."
            ),
        ),
    ),
    (
        9,
        "kwabena.oseitutu",
        "adaeze.nwosu",
        Asked.FOLLOW_UP,
        (
            "When the night shifts were changed we were told that it would be looked at again. It was not. Some of us "
            "have arranged our lives around that sentence."
        ),
        None,
    ),
    (
        1,
        "kirsty.macleod",
        "maren.hale",
        Asked.TALK,
        "People joke about accents in the morning call, and it has stopped being funny for those who are meant.",
        None,
    ),
)


def concerns(stage: Stage) -> list[Steps]:
    """Everything about speaking up that stands on the site, in steps."""
    return [
        _listening(stage),
        _outside(stage),
        _counted(stage),
        *(_heard(stage, number) for number in range(len(HEARD))),
        *(_brought(stage, number) for number in range(len(BROUGHT))),
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


def _brought(stage: Stage, number: int) -> Steps:
    ago, listener, leader, asked, said, answered = BROUGHT[number]
    yield ago
    people = {"actor": stage.people[listener], "before": stage.people[leader]}
    row = bring(**people, asked=asked, said=said, is_released=True)
    if answered:
        came, did, because = answered
        yield came
        answer(actor=stage.people[leader], brought=row, did=did, because=because)
