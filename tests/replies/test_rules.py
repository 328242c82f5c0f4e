"""How far a picture was off, in words; and who owes an answer, over made-up organisations."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pulses.papers import TOLD
from troth.measure.items import Wording
from troth.pulses.rules.answering import Answering, answering, due_on, is_overdue, next_up_on
from troth.pulses.rules.reading import Level, levels_in, questions_in
from troth.replies.rules import HALVES, Off, Share, in_one_sentence, level_beside, share_beside

DAY = date(2026, 3, 2)
[LEVEL] = levels_in(TOLD, 12)  # about 3.75, between 3.4 and 4.1


def level(value: float, end: str) -> Level:
    return Level("core", "All", value, end, value - 0.3, value + 0.3)


@pytest.mark.parametrize(
    ("guessed", "off", "says"),
    [
        (3.5, Off.CLOSE, "As close as can be told."),
        (4.0, Off.CLOSE, "As close as can be told."),
        (3.0, Off.BETTER, "Higher than you thought, by about 0.75."),
        (5.0, Off.WORSE, "Lower than you thought, by about 1.25."),
    ],
)
def test_a_level_is_off_only_beyond_its_interval(guessed: float, off: Off, says: str) -> None:
    found = level_beside(LEVEL, guessed)
    assert (found.off, found.says) == (off, says)


def test_a_masked_end_is_open() -> None:
    assert level_beside(level(1.5, "or less"), 1.0).off is Off.CLOSE
    assert level_beside(level(4.5, "or more"), 5.0).off is Off.CLOSE
    assert level_beside(level(4.5, "exact"), 5.0).off is Off.WORSE


@given(st.sampled_from(HALVES), st.integers(6, 18))
def test_a_guess_is_never_better_and_worse(guessed: float, quarters: int) -> None:
    found = level_beside(level(quarters / 4, "exact"), guessed)
    assert (found.off is Off.BETTER) == (guessed < quarters / 4 - 0.3)
    assert (found.off is Off.WORSE) == (guessed > quarters / 4 + 0.3)


def question(low: int, high: int, name: str = "safety-1") -> object:
    bands = {name: {"low": [0, 9], "middle": [0, 9], "high": [low, high], "of": 9}}
    if name == "safety-3":  # turned round: those who agree are the unfavourable ones
        bands[name] |= {"low": [low, high], "high": [0, 9]}
    return questions_in({"ballots": 9, "bands": bands}, Wording.LEADER)[0]


def test_a_share_is_off_only_where_the_ranges_do_not_meet() -> None:
    few = question(0, 2)
    assert share_beside(few, Share.FEW).says == "As you thought."  # type: ignore[arg-type]
    assert share_beside(few, Share.HALF).off is Off.WORSE  # type: ignore[arg-type]
    assert share_beside(few, Share.MOST).says == "Fewer agree than you thought."  # type: ignore[arg-type]
    assert share_beside(question(3, 5), Share.FEW).off is Off.CLOSE  # type: ignore[arg-type] # they meet at a third
    assert share_beside(question(7, 9), Share.HALF).off is Off.BETTER  # type: ignore[arg-type]


def test_fewer_who_agree_with_a_sentence_turned_round_is_better() -> None:
    assert share_beside(question(0, 2, "safety-3"), Share.MOST).off is Off.BETTER  # type: ignore[arg-type]


def test_what_it_comes_to_is_a_sentence_without_a_number() -> None:
    close, better, worse = (level_beside(LEVEL, guessed) for guessed in (3.5, 1.0, 5.0))
    said = [in_one_sentence(some) for some in ([close], [close, better], [worse], [better, worse])]
    assert len(set(said)) == 4
    assert not any(sign.isdigit() for sentence in said for sign in sentence)


TREE = {"house": None, "port": "house", "quay": "port", "loft": "port", "care": "house", "ward": "care", "alone": None}


def leads(**of: str) -> dict[str, frozenset[str]]:
    return {team: frozenset(who.split()) for team, who in of.items()}


@pytest.mark.parametrize(
    ("teams", "leaders", "found"),
    [
        ("quay", leads(quay="ama", port="frida"), Answering("quay", "port")),
        ("quay", leads(quay="ama", port="ama", house="maren"), Answering("quay", "house")),
        ("quay loft", leads(quay="ama", loft="dora", port="frida", house="maren"), Answering("port", "house")),
        ("quay loft", leads(quay="ama", loft="ama", port="frida"), Answering("loft", "port")),
        ("quay loft", leads(quay="ama", loft="dora", house="maren"), Answering("house", None)),
        ("quay port", leads(quay="ama", port="frida", house="maren"), Answering("port", "house")),
        ("quay ward", leads(quay="ama", port="frida", house="maren"), Answering("house", None)),
        ("quay alone", leads(quay="ama", house="maren", alone="zoe"), Answering(None, None)),
        ("quay", leads(), Answering(None, None)),
        ("", leads(quay="ama"), Answering(None, None)),
    ],
)
def test_the_lowest_leader_of_all_of_them_owes_the_answer(
    teams: str, leaders: dict[str, frozenset[str]], found: Answering
) -> None:
    assert answering(teams.split(), TREE, leaders) == found


@given(st.data())
def test_whoever_answers_leads_all_of_them_and_the_next_is_somebody_else(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 9))
    names = [str(number) for number in range(size)]
    parents = {name: data.draw(st.sampled_from([None, *names[:place]])) for place, name in enumerate(names)}
    leaders = {name: frozenset(data.draw(st.sets(st.sampled_from("abc"), max_size=2))) for name in names}
    teams = data.draw(st.sets(st.sampled_from(names), min_size=1, max_size=4))
    found = answering(teams, parents, leaders)

    def way(team: str | None) -> list[str]:
        return [] if team is None else [team, *way(parents[team])]

    if found.team is None:
        assert found.above is None
        return
    assert leaders[found.team]
    leads_each = bool(frozenset.intersection(*(leaders[team] for team in teams)))
    assert leads_each or all(found.team in way(team) for team in teams)
    if found.above is not None:
        assert found.above in way(found.team)[1:]
        assert leaders[found.above] - leaders[found.team]


def test_a_week_is_a_week_and_three_are_three() -> None:
    assert due_on(DAY) == DAY + timedelta(days=7)
    assert not is_overdue(DAY, DAY + timedelta(days=7))
    assert is_overdue(DAY, DAY + timedelta(days=8))
    assert next_up_on(DAY) == DAY + timedelta(days=21)
