"""Codes that survive being typed, names to sign in with, and devices in coarse words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.identity.codes import ALPHABET, login_name_for, new_code, read_code
from troth.identity.device_words import device_in_words

AGENTS = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0": "Firefox on a computer",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148 Safari/604.1": "Safari on a phone",
    "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) Mobile/15E148 Safari/604.1": "Safari on a tablet",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/128.0.0.0 Safari/537.36 Edg/128.0": "Edge on a computer",
    "Mozilla/5.0 (Linux; Android 10; K) Chrome/128.0.0.0 Mobile Safari/537.36": "Chrome on a phone",
    "": "A browser on a computer",
    "curl/8": "A browser on a computer",
}


@pytest.mark.parametrize(("agent", "words"), AGENTS.items())
def test_a_device_is_said_in_coarse_words(agent: str, words: str) -> None:
    assert device_in_words(agent) == words


@given(st.text(max_size=300))
def test_whatever_the_browser_says_the_words_come_from_the_list(agent: str) -> None:
    browser, _, machine = device_in_words(agent).partition(" on ")
    assert machine in {"a phone", "a tablet", "a computer"}
    assert browser in {"Edge", "Opera", "Samsung Internet", "Firefox", "Chrome", "Safari", "A browser"}


def test_a_code_has_eighty_bits() -> None:
    assert len(ALPHABET) == 32
    assert len(new_code().replace("-", "")) == 16


@given(st.integers(0, 3), st.booleans())
def test_a_code_is_read_however_it_is_typed(dashes: int, lower: bool) -> None:
    code = new_code()
    typed = code.replace("-", " -"[: dashes % 3])
    assert read_code(typed.lower() if lower else typed) == code


def test_lookalikes_are_forgiven() -> None:
    assert read_code("oil0-1111-AAAA-ZZZZ") == "0110-1111-AAAA-ZZZZ"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amina Haddad", "amina.haddad"),
        ("Emil Sørensen", "emil.sorensen"),
        ("Maria-Theodora van der Westhuizen", "maria.westhuizen"),
        ("Cher", "cher"),
    ],
)
def test_a_login_name_is_made_of_a_name(name: str, expected: str) -> None:
    assert login_name_for(name, taken=set()) == expected


def test_a_name_in_another_script_gets_a_number() -> None:
    assert login_name_for("نور الهاشمي", taken=set()).removeprefix("person").isdigit()


def test_a_taken_name_gets_a_number() -> None:
    made = login_name_for("Amina Haddad", taken={"amina.haddad"})
    assert made.startswith("amina.haddad")
    assert made != "amina.haddad"
