"""A manifest: read back as it was written, and refused where one part of it could do harm."""

import copy
from datetime import date, timedelta
from typing import Any

import pytest

from tests.blind import rounds
from troth.blind import canonical, certificate, sealing
from troth.blind.keys import SigningKey
from troth.blind.manifest import Manifest
from troth.blind.parts import Days, Wording
from troth.blind.refusals import FormRefused

LEAF, BESIDE, ROOT = "1" * 16, "3" * 16, "9" * 16
KEYS = [canonical.to_b64(bytes([place]) * 32) for place in range(3)]
OTHER = sealing.new_identity()[1]
DOUBLE = {
    "recipients": [rounds.RECIPIENT, OTHER],
    "keyholder": KEYS[1],
    "deputy": KEYS[2],
    "lock": "double",
    "signer": KEYS[1],
}


def three() -> list[dict[str, Any]]:
    return [rounds.circle(LEAF, ROOT), rounds.circle(BESIDE, ROOT), rounds.circle(ROOT, eligible=25)]


@pytest.mark.parametrize("seal", [{}, {"seal": DOUBLE}])
def test_it_is_read_as_it_was_written(seal: dict[str, Any]) -> None:
    manifest = rounds.manifest(three(), **seal)
    assert Manifest.read(manifest.to_bytes()) == manifest
    assert len(manifest.digest) == 64


def test_its_circles_are_a_forest() -> None:
    manifest = rounds.manifest(three())
    assert [circle.id for circle in manifest.path(LEAF)] == [LEAF, ROOT]
    assert [circle.id for circle in manifest.roots] == [ROOT]
    item = manifest.items[0]
    assert item.in_wording(Wording.LEADER) == item.leader
    assert item.in_wording(Wording.PLACE) == item.place


def test_who_opens_and_whose_signature_counts() -> None:
    single, double = rounds.manifest(three()).seal, rounds.manifest(three(), seal=DOUBLE).seal
    assert (single.openers, len(single.signers)) == ((), 1)
    assert double.openers == double.signers == (bytes([1]) * 32, bytes([2]) * 32)


HOSTILE = [
    ("lacks round", ["round"], ...),
    ("which does not belong there", ["extra"], 1),
    ("a version this program", ["version"], 2),
    ("a version this program", ["version"], True),
    ("the round is not", ["round"], "0" * 31),
    ("the organisation must be", ["organisation"], " "),
    ("cannot be seen", ["organisation"], "a\u202eb"),
    ("box's address", ["box"], "http://box.example.org"),
    ("box's address", ["box"], "https://box.example.org/path"),
    ("box's address", ["box"], "https://user@box.example.org"),
    ("page's digest", ["page"], "0" * 63),
    ("issuing is not a day", ["issuing", "first"], "2026-02-30"),
    ("issuing is not in its form", ["issuing", "first"], "2026-02-30T10:00"),
    ("issuing ends before", ["issuing", "first"], "2027-01-01"),
    ("answering must begin after", ["answering", "first"], "2026-10-28"),
    ("items must be a list", ["items"], []),
    ("an item must be", ["items"], [1]),
    ("an item's id", ["items", 0, "id"], "Safety"),
    ("an item comes twice", ["items", 1, "id"], "safety-1"),
    ("true or false", ["items", 0, "reversed"], 1),
    ("an item's wording", ["items", 0, "leader"], "x" * 301),
    ("items' digest", ["items_digest"], "X" * 64),
    ("the language", ["language"], "english"),
    ("least number of tokens must be a whole number from 8", ["rules", "issued"], 7),
    ("least number of answers must be a whole number from 5", ["rules", "answers"], 4),
    ("least number for a share must be a whole number from 12", ["rules", "share_from"], 11),
    ("circles must be a list", ["circles"], []),
    ("circles must be sorted", ["circles", 1, "id"], LEAF),
    ("a circle's id", ["circles", 0, "id"], "x"),
    ("a circle's parent", ["circles", 0, "parent"], 7),
    ("within one that is not there", ["circles", 0, "parent"], "0" * 16),
    ("in a ring", ["circles", 2, "parent"], LEAF),
    ("must be one of leader, place", ["circles", 0, "wording"], "them"),
    ("fewer than 8 people", ["circles", 0, "eligible"], 1),
    ("whole number", ["circles", 0, "eligible"], True),
    ("fewer people than the circles within", ["circles", 2, "eligible"], 23),
    ("a circle's key: 384 bytes are needed", ["circles", 0, "key"], "AAAA"),
    ("must be bytes", ["circles", 0, "key"], 5),
    ("a key's certificate", ["circles", 0, "certificate"], "AAAA"),
    ("must be a list of 1 to 2", ["seal", "recipients"], []),
    ("a recipient is a text", ["seal", "recipients"], [1]),
    ("not one of age's", ["seal", "recipients"], ["age1" + "q" * 58]),
    ("not one of age's", ["seal", "recipients"], [rounds.RECIPIENT.upper()]),
    ("recipients must differ", ["seal", "recipients"], [rounds.RECIPIENT] * 2),
    ("single lock has no keyholder", ["seal", "keyholder"], KEYS[0]),
    ("single lock has no keyholder", ["seal", "recipients"], [rounds.RECIPIENT, OTHER]),
    ("the keyholder signs", ["seal", "lock"], "double"),
    ("one of double, single", ["seal", "lock"], "none"),
    ("the keyholder signs", ["seal"], DOUBLE | {"signer": KEYS[2]}),
    ("are two, with a recipient each", ["seal"], DOUBLE | {"recipients": [OTHER]}),
    ("are two, with a recipient each", ["seal"], DOUBLE | {"deputy": None}),
    ("are two, with a recipient each", ["seal"], DOUBLE | {"deputy": KEYS[1]}),
]


@pytest.mark.parametrize(("words", "where", "value"), HOSTILE, ids=[f"{where}-{words}" for words, where, _ in HOSTILE])
def test_a_hostile_manifest_is_refused_with_words(words: str, where: list[Any], value: object) -> None:
    document = copy.deepcopy(rounds.document(three()))
    part: Any = document
    for step in where[:-1]:
        part = part[step]
    if value is ...:
        del part[where[-1]]
    else:
        part[where[-1]] = value
    with pytest.raises(FormRefused, match=words):
        Manifest.read(canonical.dumps(document))


def test_two_circles_with_one_key_are_refused() -> None:
    circles = three()
    circles[1]["key"] = circles[0]["key"]
    with pytest.raises(FormRefused, match="two circles have the same key"):
        rounds.manifest(circles)


def test_keys_are_checked_by_their_certificates(key: SigningKey) -> None:
    good = {
        "key": canonical.to_b64(key.public.to_bytes()),
        "certificate": canonical.to_b64(certificate.certify(key)),
    }
    rounds.manifest([rounds.circle(ROOT, **good)]).check_keys()
    for changed in (
        {"certificate": canonical.to_b64(bytes(384 * 8))},
        {"key": canonical.to_b64(b"\xff" * 383 + b"\0")},
    ):
        with pytest.raises(FormRefused, match="a circle's key: "):
            rounds.manifest([rounds.circle(ROOT, **good | changed)]).check_keys()


def test_a_clock_a_day_off_is_borne_and_two_are_not() -> None:
    first, last = date(2026, 10, 29), date(2026, 11, 5)
    days, two = Days(first, last), timedelta(days=2)
    for today in (first - two / 2, first, last, last + two / 2):
        days.refuse_if_away(today)
    with pytest.raises(FormRefused, match="this begins on 2026-10-29; it is 2026-10-27 by the clock here"):
        days.refuse_if_away(first - two)
    with pytest.raises(FormRefused, match="this ended on 2026-11-05"):
        days.refuse_if_away(last + two)
