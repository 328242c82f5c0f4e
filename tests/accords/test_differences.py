"""What differs between two versions, clause by clause and word by word."""

from hypothesis import given
from hypothesis import strategies as st

from troth.accords.differences import Mark, differences_of, pieces_of

QUIET = {"title": "Quiet mornings", "kind": "clause", "words": "No meetings before ten on Tuesdays."}
CREDIT = {"title": "Credit", "kind": "clause", "words": "Names stay on the work."}
KEYS = {"title": "Keys", "kind": "boundary", "words": "Whoever opens also locks."}

some_words = st.lists(
    st.sampled_from(["names", "stay", "on", "the", "work", "always", "and", "in", "every", "meeting"]), max_size=12
)
some_clauses = st.lists(
    st.fixed_dictionaries({"title": st.sampled_from("ABC"), "words": some_words.map(" ".join)}), max_size=5
)


def test_nothing_differs_from_itself_whatever_the_order() -> None:
    assert differences_of([QUIET, CREDIT], [CREDIT, QUIET]).is_none


def test_what_came_and_what_went() -> None:
    found = differences_of([QUIET, CREDIT], [CREDIT, KEYS])
    assert (found.added, found.removed, found.changed) == ((KEYS,), (QUIET,), ())


def test_a_change_is_told_word_by_word_and_only_in_the_parts_that_differ() -> None:
    now = CREDIT | {"words": "Names stay on the work, always.", "team": "Also on slides."}
    [changed] = differences_of([CREDIT], [now]).changed
    assert [part.name for part in changed.parts] == ["words", "team"]
    assert [(piece.mark, piece.words) for piece in changed.parts[0].pieces] == [
        (Mark.SAME, "Names stay on the"),
        (Mark.REMOVED, "work."),
        (Mark.ADDED, "work, always."),
    ]


def test_a_renamed_clause_is_a_change_of_its_title() -> None:
    [changed] = differences_of([CREDIT], [CREDIT | {"title": "Names on work"}]).changed
    assert [part.name for part in changed.parts] == ["title"]


def test_of_two_clauses_with_one_name_each_is_told_once() -> None:
    other = CREDIT | {"words": "Nobody presents alone what two have made."}
    found = differences_of([CREDIT, other], [other])
    assert (found.removed, found.added, found.changed) == ((CREDIT,), (), ())


@given(some_words.map(" ".join), some_words.map(" ".join))
def test_without_the_added_words_it_reads_as_before_and_without_the_removed_ones_as_after(was: str, now: str) -> None:
    pieces = pieces_of(was, now)
    assert " ".join(one.words for one in pieces if one.mark is not Mark.ADDED) == was
    assert " ".join(one.words for one in pieces if one.mark is not Mark.REMOVED) == now


def _in_order(clauses: list[dict[str, str]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted(clause.items()) for clause in clauses)


@given(some_clauses, some_clauses)
def test_every_clause_is_accounted_for_once(before: list[dict[str, str]], after: list[dict[str, str]]) -> None:
    found = differences_of(before, after)
    same = len(after) - len(found.added) - len(found.changed)
    assert len(before) == same + len(found.removed) + len(found.changed)
    assert found.is_none == (_in_order(before) == _in_order(after))
    assert all(changed.parts for changed in found.changed)
