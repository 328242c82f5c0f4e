"""What figures tell of one person: groups taken from each other, people who come and go, and round after round."""

from collections.abc import Callable, Sequence
from itertools import product as every

from tests.attacks.chance import PEOPLE, ROUNDS
from tests.attacks.verdicts import NONE, Hits, judge_limit, judge_none, plain
from tests.attacks.worlds import CHANCE
from tests.measure.test_disclosure import exposed
from troth.measure.disclosure import Release, withheld
from troth.measure.items import CORE
from troth.measure.ranges import range_of, share_of
from troth.measure.tally import Tally, tally

ITEM = CORE[0]
Groups = list[tuple[str, frozenset[str]]]  # the round of each, and who is in it


def people(first: int, number: int) -> frozenset[str]:
    return frozenset(f"p{place:03}" for place in range(first, first + number))


def group_and_subgroup() -> Groups:
    """A whole, and most of it: what is left are one to four."""
    whole = people(0, CHANCE.randint(10, 30))
    part = frozenset(sorted(whole)[CHANCE.randint(1, 4) :])
    return CHANCE.sample([("1", whole), ("1", part)], 2)


def overlapping() -> Groups:
    """Two projects that share all but a few."""
    shared = CHANCE.randint(8, 20)
    return [("1", people(0, shared + CHANCE.randint(0, 1))), ("1", people(0, shared) | people(100, 2))]


def joiner_and_leaver() -> Groups:
    """The same team twice: one has come, one has gone."""
    before = people(0, CHANCE.randint(8, 20))
    return [("1", before), ("2", frozenset(sorted(before)[1:]) | people(100, CHANCE.randint(0, 1)))]


def moves() -> Groups:
    """A person moves on through three teams, round after round, and a sum over all rounds finds them."""
    a, b = people(0, 10), people(20, 10)
    mover = people(50, 1)
    return [("1", a | mover), ("1", b), ("2", a), ("2", b | mover)]


SCENES: Sequence[tuple[str, Callable[[], Groups]]] = (
    ("group minus sub-group", group_and_subgroup),
    ("overlapping groups", overlapping),
    ("a joiner and a leaver", joiner_and_leaver),
    ("somebody who moves between teams", moves),
)


def released(groups: Groups) -> list[frozenset[str]]:
    """What the product says of these: audited round by round, and everything said earlier beside it."""
    past: list[Release] = []
    for round in sorted({round for round, _ in groups}):
        now = [who for of, who in groups if of == round]
        new = [Release(f"{round}-{place}", round, who, len(who)) for place, who in enumerate(now)]
        out = withheld(past, new)
        past += [one for one in new if one.id not in out]
    return [one.people for one in past]


def test_no_sum_or_difference_of_figures_is_about_fewer_than_five() -> None:
    for name, scene in SCENES:
        found, on_twin = NONE, NONE
        for _ in range(2 * ROUNDS):
            groups = scene()
            found += Hits(int(bool(exposed(released(groups)))), 1)
            on_twin += Hits(int(bool(exposed([who for _, who in groups]))), 1)
        attack = plain(
            name,
            "all figures ever released, and who is in which group",
            "every sum and difference of groups; one that leaves one to four people has found them",
            "figures released without an audit",
        )
        judge_none(attack, product=found, twin=on_twin)


# --- what can be said of the same people -----------------------------------------------------------------------------


def told(answers: Sequence[Sequence[int]]) -> Tally | None:
    """What is said where each person gives these answers to the five core items, reversed ones turned round."""
    items = list(zip(CORE, range(len(CORE)), strict=True))
    return tally(
        [{item.id: 6 - one[at] if item.is_reversed else one[at] for item, at in items} for one in answers],
        CORE,
        {"core": CORE},
    )


def fits_a_dissenter(said: Tally | None, size: int, *, is_high: bool) -> bool:
    """Whether a group in which one is of another mind about the first item could have the same figures."""
    minds = (4, 5) if is_high else (1, 2)
    dissenters = [(other, *[rest] * 4) for other in range(1, 6) if (other > 3) is not is_high for rest in range(1, 6)]
    return any(told([*[[alike] * 5] * (size - 1), dissenter]) == said for alike in minds for dissenter in dissenters)


def test_that_all_say_the_same_is_never_said() -> None:
    found, on_twin = NONE, NONE
    for size in range(5, 41):
        for alike in (1, 2, 4, 5):
            said = told([[alike] * 5] * size)
            found += Hits(int(not fits_a_dissenter(said, size, is_high=alike > 3)), 1)
            on_twin += Hits(1, 1)  # "12 of 12" is said of nobody else
    judge_none(
        plain(
            "everybody of one mind",
            "the figures of one group in which everybody is",
            "figures that no group with a dissenter could have show what everybody answered",
            "exact numbers",
        ),
        product=found,
        twin=on_twin,
    )


def test_the_same_figures_twelve_times_say_no_more_than_once() -> None:
    """The same twelve people answer the same in twelve rounds: everything that was said, taken together."""
    found, on_twin = NONE, NONE
    for _ in range(ROUNDS):
        answers = [CHANCE.randint(1, 5) for _ in range(PEOPLE)]
        said = [told([[one] * 5 for one in CHANCE.sample(answers, PEOPLE)]) for _ in range(12)]
        high = sum(one > 3 for one in answers)
        bands = [one.bands[ITEM.id].high for one in said if one]
        left = set.intersection(*(set(band.counts) for band in bands))
        assert high in left
        found += Hits(int(len(left) == 1), 1)
        on_twin += Hits(1, 1)  # the number itself
    judge_none(
        plain(
            "the same people over 12 rounds",
            "twelve rounds of figures of the same twelve people, who always answer alike",
            "all ranges together are narrowed down to one number",
            "exact numbers",
        ),
        product=found,
        twin=on_twin,
    )


def known_by_absence(answers: Sequence[bool], said: Callable[[int, int], range]) -> int:
    """Of how many it can be told what they answered, by a colleague who knows who was away in which of 12 rounds."""
    size = len(answers)
    full = said(sum(answers), size)
    without = [said(sum(answers) - one, size - 1) for one in answers]
    possible = [
        one
        for one in every((False, True), repeat=size)
        if sum(one) in full and all(sum(one) - mine in left for mine, left in zip(one, without, strict=True))
    ]
    return sum(len({one[place] for one in possible}) == 1 for place in range(size))


def in_ranges(count: int, of: int) -> range:
    return (share_of(count, of) if of >= 12 else range_of(count, of)).counts


def test_who_was_away_in_which_round_is_measured() -> None:
    """Nobody in Troth knows who answered; a colleague may know who was on holiday. Told, not promised."""
    found, exact = NONE, NONE
    for _ in range(max(4, ROUNDS // 4)):
        answers = [CHANCE.random() < 0.6 for _ in range(PEOPLE)]
        found += Hits(known_by_absence(answers, in_ranges), PEOPLE)
        exact += Hits(known_by_absence(answers, lambda count, of: range(count, count + 1)), PEOPLE)
    assert exact.rate == 1
    judge_limit(
        plain(
            "who was away in which round",
            "thirteen rounds of figures, and who alone did not answer in each of twelve of them",
            "every way in which all could always have answered alike is tried against all ranges",
            "exact numbers, with which it finds everybody",
            limit="that people answer alike thirteen times, and that one alone is away each time, are granted here",
        ),
        product=found,
    )
