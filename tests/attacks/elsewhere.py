"""Attacks of DESIGN.md 5.6 that other tests make already. They are not made twice: `make attacks` runs these."""

from typing import NamedTuple


class Elsewhere(NamedTuple):
    """What somebody tries, what must come of it, and the test that tries it."""

    name: str
    what: str
    test: str


ELSEWHERE = (
    Elsewhere(
        "address, browser or cookie in any file of the box",
        "none in any file, nor in the database server's log",
        "tests/box/test_process.py::test_no_address_agent_or_cookie_reaches_any_file",
    ),
    Elsewhere(
        "500 answers at once with one token",
        "exactly one is taken, and its sender told so",
        "tests/box/test_process.py::test_of_five_hundred_at_once_with_one_token_exactly_one_is_taken",
    ),
    Elsewhere(
        "500 collecting at once, ten people with fifty messages each (60 on SQLite)",
        "one each",
        "tests/pulses/test_issuing.py::test_many_at_once_are_one",
    ),
    Elsewhere(
        "pieces of ballots in any file after counting",
        "none; with a mere DELETE, all",
        "tests/box/test_traces.py",
    ),
    Elsewhere(
        "reminders only to those who have not collected",
        "everybody is told alike",
        "tests/pulses/test_issuing.py::test_everybody_is_told_alike",
    ),
    Elsewhere(
        "pages of others that change by a byte when somebody collects",
        "none",
        "tests/pulses/test_issuing.py::test_nobodys_page_changes_by_a_byte_because_somebody_collected",
    ),
    Elsewhere(
        "error messages that quote what was sent",
        "place and kind only; no body",
        "tests/box/test_serving.py::test_a_fault_tells_its_place_and_nothing_of_what_was_sent",
    ),
    Elsewhere("an error with a body", "none", "tests/box/test_serving.py::test_an_error_has_no_body"),
    Elsewhere(
        "another answering page for one person",
        "the same bytes for everybody",
        "tests/box/test_serving.py::test_the_page_is_the_same_bytes_for_everybody",
    ),
    Elsewhere(
        "a ballot that brings a cookie along",
        "refused, so that it cannot go unseen",
        "tests/box/test_serving.py::test_a_ballot_with_a_cookie_is_refused",
    ),
    Elsewhere(
        "a keyholder handed altered or invented ballots",
        "each is refused, and said why",
        "tests/keyholder/test_counting.py",
    ),
    Elsewhere(
        "arithmetic that differs from the standard's",
        "the RFC's published examples, in Python",
        "tests/blind/test_tokens.py::test_the_published_examples",
    ),
    Elsewhere(
        "pages of others that change by a byte when somebody is given slips",
        "none",
        "tests/concerns/test_site.py::test_nobodys_page_changes_by_a_byte_because_somebody_has_slips",
    ),
    Elsewhere(
        "notices to listeners that name a concern, its day or its writer",
        "all alike, on Mondays and Thursdays, of nothing",
        "tests/concerns/test_site.py::test_listeners_and_representatives_are_told_in_batches_and_of_nothing",
    ),
    Elsewhere(
        "a letter that comes in the moment in which its concern is deleted",
        "it goes too",
        "tests/box/test_concerns_killed.py::test_a_letter_that_comes_while_its_concern_is_deleted_goes_too",
    ),
    Elsewhere(
        "a concern opened twenty times at once with one slip",
        "once",
        "tests/box/test_concerns.py::test_twenty_at_once_with_one_slip_or_one_letter",
    ),
    Elsewhere(
        "words that neither writer nor listener signed",
        "shown as nobody's",
        "tests/blind/test_concerns.py::test_a_letter_somebody_else_signed_is_no_word_of_the_writers",
    ),
    Elsewhere(
        "a list of listeners that does not name the one before",
        "refused by the box, and named by troth verify",
        "tests/box/test_concerns.py::test_a_list_that_does_not_follow_is_refused",
    ),
    Elsewhere(
        "what is left of one group without another, over random organisations",
        "nobody, or eight and more",
        "tests/pulses/test_circles.py::test_whatever_is_left_of_one_group_without_another_is_none_or_eight",
    ),
)
