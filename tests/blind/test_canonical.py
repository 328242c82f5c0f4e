"""One spelling of JSON: what is written is read back, and what nobody would write is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.blind import canonical
from troth.blind.refusals import FormRefused

keys = st.from_regex(canonical.KEY, fullmatch=True)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-canonical.LARGEST, canonical.LARGEST)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
values = st.recursive(leaves, lambda inside: st.lists(inside) | st.dictionaries(keys, inside), max_leaves=20)


@given(values)
def test_what_is_written_is_read_back(value: object) -> None:
    assert canonical.loads(canonical.dumps(value)) == value


@given(st.dictionaries(keys, st.integers(0, 9)))
def test_the_order_in_which_names_were_given_makes_no_difference(value: dict[str, int]) -> None:
    assert canonical.dumps(value) == canonical.dumps(dict(reversed(value.items())))


def test_the_spelling() -> None:
    value = {"b": [1, True, None], "a": 'é"\\\n\x01\u2028/', "a-b": {}}
    assert canonical.dumps(value) == '{"a":"é\\"\\\\\\n\\u0001\u2028/","a-b":{},"b":[1,true,null]}'.encode()


@pytest.mark.parametrize(
    "value",
    [1.0, {"A": 1}, {"12": 1}, {"": 1}, {"é": 1}, {"__proto__": 1}, {1: 1}, 2**53, -(2**53), "\ud800", b"", (1,),
     json.loads("[" * 14 + "]" * 14)],
)  # fmt: skip
def test_what_cannot_be_spelled_in_both_languages_is_refused(value: object) -> None:
    with pytest.raises(FormRefused):
        canonical.dumps(value)


@pytest.mark.parametrize(
    "data",
    [b"", b" 1", b"1 ", b"1.0", b"-0", b"NaN", b"1e3", b'{"a":1,"a":1}', b'{"b":1,"a":1}', b'{"a": 1}', b'"\\u00e9"',
     b"\xff", b'"\\ud800"', b"\xef\xbb\xbf1", b"[" * 100_000, b"9" * 5000, b'"\\/"'],
)  # fmt: skip
def test_another_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(FormRefused):
        canonical.loads(data)


@given(st.binary())
def test_bytes_in_base64url(data: bytes) -> None:
    text = canonical.to_b64(data)
    assert "=" not in text
    assert canonical.from_b64(text, len(data)) == data


@pytest.mark.parametrize("text", ["A", "AB=", "A+", "AB", "é", "AAA=", "AA\n"])
def test_another_spelling_of_bytes_is_refused(text: str) -> None:
    with pytest.raises(FormRefused):
        canonical.from_b64(text)


def test_bytes_of_another_length_are_refused() -> None:
    with pytest.raises(FormRefused, match="4 bytes are needed, and these are 3"):
        canonical.from_b64("AAAA", 4)
