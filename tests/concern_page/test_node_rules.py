"""The silence clock as the box has it, and what the page finds in a text that could point at its writer."""

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.box_page.rooms import ROOT
from tests.concern_page.test_node_agreed import node
from troth_box.concerns.standing import As, Posted, State, standing

FIRST = date(2026, 10, 1)
KINDS = ["message", "care", "acknowledge", "reply"]
STATES = {"new": State.NEW, "waiting": State.WAITING, "acknowledged": State.ACKNOWLEDGED, "answered": State.ANSWERED}
TEXTS = json.loads((ROOT / "assets/concern_page/texts.json").read_text())["en"]
KNOWN = {name: TEXTS[f"list.{name}"].split("|") for name in ("self", "roles", "places", "when")}


@settings(max_examples=1, deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(KINDS)), max_size=8), min_size=50, max_size=80))
def test_the_clock_runs_as_the_boxs_does(threads: list[list[tuple[int, str]]]) -> None:
    """The first letter is a writer's; what is due first is what the box says is due."""
    all = [[(0, "message"), *((day + 1, kind) for day, kind in one)] for one in threads]
    posted = [[(FIRST + timedelta(days=day), kind) for day, kind in one] for one in all]
    told = node(
        "clocks", all=[[{"day": day.isoformat(), "as": kind} for day, kind in one] for one in posted], answer_in=30
    )
    for one, found in zip(posted, told, strict=True):
        letters = [Posted(day, As(kind)) for day, kind in one]
        expected = standing(letters, is_closed=False, is_shut=False, answer_in=30)
        due = min((found[name] for name in ("acknowledge", "answer") if name in found), default=None)
        assert (STATES[found["state"]], due) == (expected.state, expected.due and expected.due.isoformat())


def test_what_has_changed_is_asked_twice() -> None:
    closed = "2026-10-01"
    cases = [
        ([], "2026-10-30", False),
        ([], "2026-10-31", True),
        (["2026-11-02"], "2026-11-03", False),
        (["2026-11-02"], "2026-12-30", True),
        (["2026-11-02", "2026-12-30"], "2027-01-10", False),
        (["2026-09-20"], "2026-10-31", True),
    ]
    told = node("asked", all=[[closed, cares, today] for cares, today, _ in cases])
    assert told == [expected for *_, expected in cases]


def found_in(*texts: str, names: tuple[str, ...] = (), language: str = "en") -> list[dict[str, list[str]]]:
    found: list[dict[str, list[str]]] = node(
        "pointers", texts=texts, known=KNOWN | {"names": names, "language": language}
    )
    return found


def test_what_could_point_at_somebody_is_found() -> None:
    text = (
        "On Friday at 14:30 I was the only electrician in Hall 3. We told Marta Novak about €12,400. "
        "Kwame was there on 3.10.2026, and so was the shift lead; write to m.novak@example.org."
    )
    [found] = found_in(text, names=("Kwame Osei-Tutu", "李 文丽"))
    assert found["self"] == ["I was the only"]
    assert found["dates"] == ["Friday", "3.10.2026", "14:30"]
    assert set(found["roles"]) == {"electrician", "shift lead"}
    assert found["places"] == ["Hall 3"]
    assert found["names"] == ["m.novak@example.org", "Kwame", "Marta Novak"]
    assert found["numbers"] == ["€12,400"]


def test_plain_words_point_at_nobody() -> None:
    plain = (
        "People are afraid to say when something is unsafe. Those who do are given the worst work. It may be better if "
        "somebody from outside looks at it. Everybody knows, and nobody asks."
    )
    assert found_in(plain, "", "…\n\n") == [{}, {}, {}]


def test_other_languages_and_scripts_do_no_harm() -> None:
    texts = (
        "نخاف أن نقول ذلك منذ ثلاثة أشهر",
        "Am Montag wurde in Halle 3 gesagt, dass",
        "我们害怕说出来",
        "(.*)+$[^]",
    )
    assert found_in(*texts, language="de")[1]["dates"] == ["Montag"]


def test_a_long_text_is_read_in_no_time() -> None:
    """Rules that look at all ways to read a text would hang on one like this."""
    assert found_in("a" * 20_000, "A " * 10_000, "1." * 10_000, "i " * 10_000)


def test_habits_of_writing_are_found() -> None:
    told: list[Any] = node(
        "striking",
        texts=[
            "We said so. Nobody came.",
            "NOBODY came.",
            "Nobody came... and then - well; so: – yes; no;",
            "Nobody came 🙂",
            "Nobody came.  Not one .",
            "and i said that the door is open",
            " ".join(["word"] * 41) + ".",
        ],
    )
    assert told == [[], ["loud"], ["marks"], ["signs"], ["spacing"], ["small"], ["long"]]
