"""Concerns: killed at any statement, or two things at once, everything happens once and nothing is left over."""

import threading
from collections.abc import Callable, Iterator

import pytest

from tests.box.concerning import Company
from tests.box.rounds import Day
from tests.box.test_concern_traces import middle, traces_of
from tests.box.test_killed import MOST_STATEMENTS, until_killed
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.concerns.standing import As
from troth_box.concerns.store import Letter
from troth_box.refusal import Refusal
from troth_box.settings import Settings


@pytest.fixture
def company(box: Box, day: Day) -> Company:
    return Company.begun(box, day)


def rows(company: Company) -> list[int]:
    """How many slips, threads and letters there are."""
    names = ("slip", "thread", "letter")
    found = [company.box.store.execute(f"SELECT count(*) FROM concern_{name}")[0][0] for name in names]
    return [int(str(one)) for one in found]


def killed_at_each(
    company: Company, settings: Settings, step: Callable[[int], Callable[[Box], object]]
) -> Iterator[int]:
    """Take a step that is killed at its first statement, a step that is killed at its second, and so on to the end."""
    for at in range(MOST_STATEMENTS):
        taken = step(at)
        company.box.store.close()  # a database in a file must not be carried into another process
        has_ended = until_killed(settings, company.day, lambda box: taken(box) and None, at=at)  # noqa: B023 - called at once
        yield at
        if has_ended:
            return
    raise AssertionError("it does not end")


def test_a_concern_that_was_being_opened_is_there_once_or_not_yet(company: Company, settings: Settings) -> None:
    made: list[bytes] = []

    def opening(_: int) -> Callable[[Box], object]:
        made.append(company.opening(Writer.new()).to_bytes())
        return lambda box: box.post.open(made[-1])

    for at in killed_at_each(company, settings, opening):
        slips, threads, letters = rows(company)
        assert slips == threads == letters
        first = company.box.post.open(made[-1])
        assert company.box.post.open(made[-1]) == first
        assert rows(company) == [at + 1] * 3


def test_a_concern_that_was_being_deleted_is_gone_for_good(company: Company, settings: Settings) -> None:
    pieces: list[bytes] = []
    asked: list[bytes] = []

    def deleting(_: int) -> Callable[[Box], object]:
        writer = Writer.new()
        company.opened(writer)
        company.add(writer, "More")
        pieces.append(middle(company.box.post.concerns.letters(writer.thread)[0].sealed))
        asked.append(company.ask(Kind.DELETE, writer))
        return lambda box: box.post.delete(asked[-1])

    for _ in killed_at_each(company, settings, deleting):
        company.box.post.delete(asked[-1])
        assert rows(company)[1:] == [0, 0]
    company.box.repack()
    assert traces_of(company.box, pieces) == 0


def test_writing_anew_that_was_killed_loses_nothing_and_is_done_again(company: Company, settings: Settings) -> None:
    writer = company.opened()

    def writing(_: int) -> Callable[[Box], object]:
        company.opened()
        return lambda box: box.post.repack()

    for at in killed_at_each(company, settings, writing):
        assert rows(company) == [at + 2] * 3
        company.box.post.repack()
        assert company.box.store.execute("SELECT undone FROM concern_chore") == [(0,)]
    assert company.texts(writer)


def _while_it_is_held(company: Company, writer: Writer, other: Callable[[], object], add: Letter) -> None:
    """Begin the other thing while somebody has the concern in hand; a letter is added to it before they let go."""
    thread = threading.Thread(target=other)
    with company.box.store.transaction():
        assert company.box.post.concerns.thread(writer.thread, hold=True)
        thread.start()
        thread.join(timeout=0.5)  # as far as it comes
        company.box.post.concerns.add_letter(writer.thread, add)
    thread.join(timeout=60)
    assert not thread.is_alive()


def test_a_letter_that_comes_while_its_concern_is_deleted_goes_too(company: Company) -> None:
    writer = company.opened()
    asked = company.ask(Kind.DELETE, writer)
    add = Letter(b"k" * 32, company.day.today, As.REPLY, company.letter(writer))
    _while_it_is_held(company, writer, lambda: company.box.post.delete(asked), add)
    assert rows(company)[1:] == [0, 0]
    with pytest.raises(Refusal):
        company.add(writer, "And more")


def test_a_quiet_concern_in_which_somebody_writes_just_then_stays(company: Company) -> None:
    writer = company.opened()
    company.later(401)
    add = Letter(b"k" * 32, company.day.today, As.MESSAGE, company.letter(writer))
    _while_it_is_held(company, writer, company.box.post.tidy, add)
    assert rows(company)[1:] == [1, 2]
