"""The bank of items: its form. Whether its sentences are good is for people to say."""

import re
from collections import Counter

import pytest

from troth.measure.items import AFTER, BANK, BY_ID, CORE, OUTSIDE, Construct, Item, Wording, digest

SENTENCES = [(item, wording) for item in (*BANK, AFTER) for wording in Wording]
# Words that people who do not read management books would have to guess at, and words no honest answer fits.
JARGON = re.compile(
    r"\b(stakeholder|feedback|alignment|empower|leverage|psychological|accountab|proactive|transparen|culture|"
    r"organi[sz]ation|management|manager|supervisor|always|never|every|constantly)\w*",
    re.IGNORECASE,
)


def test_the_bank_is_as_large_as_it_is_said_to_be() -> None:
    assert Counter(item.construct for item in BANK) == {
        Construct.SAFETY: 4,
        Construct.TRUST: 4,
        Construct.HEARD: 3,
        Construct.PROMISES: 3,
        Construct.REPAIR: 2,
    }
    assert len(BANK) == 16
    assert set(BY_ID.values()) == {*BANK, AFTER}


def test_there_is_one_core_item_of_each_construct() -> None:
    assert [item.construct for item in CORE] == list(Construct)
    assert not any(item.is_reversed for item in CORE)


def test_at_most_one_item_of_a_scale_is_reversed() -> None:
    assert max(Counter(item.construct for item in BANK if item.is_reversed).values()) == 1


@pytest.mark.parametrize(("item", "wording"), SENTENCES, ids=lambda part: getattr(part, "id", part))
def test_a_sentence_is_short_plain_and_about_one_thing(item: Item, wording: Wording) -> None:
    sentence = item.in_wording(wording)
    words = re.findall(r"[a-z]+", sentence.lower())
    assert 6 <= len(words) <= 20
    assert len(sentence) <= 110
    assert sum(map(len, words)) / len(words) <= 5
    assert max(map(len, words)) <= 10
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not set(sentence) & set("!?;:()/\"'’")
    assert not JARGON.search(sentence)
    assert " or " not in sentence


def test_each_wording_speaks_of_whom_it_says() -> None:
    for item in BANK:
        assert "my leader" in item.leader.lower()
        assert item.place.startswith("Where I work, ")
        assert "my leader" not in item.place.lower()
        assert "where i work" not in item.leader.lower()


def test_no_sentence_is_there_twice() -> None:
    sentences = [item.in_wording(wording) for item, wording in SENTENCES]
    assert len(set(sentences)) == len(sentences) == 34


def test_the_wordings_are_frozen() -> None:
    """Whoever changes a sentence makes a new version of the bank, and writes its digest here beside the old one."""
    assert digest() == "1f3a1d06a0a705c55d7d5b128584f28398a5233283eac96442815b0e80a0b062"
    assert digest(BANK[:-1]) != digest()
    assert digest((*CORE, AFTER)) == "438dd209deb318ec8626ed97bdbdf91b2a31febdf7b03e7a52f0b77fea3b661a"


def test_what_asks_about_the_last_answer_is_in_no_scale_and_about_nobody() -> None:
    assert AFTER not in (*BANK, *CORE)
    assert AFTER.scales == (OUTSIDE,)
    assert all(OUTSIDE not in item.scales for item in BANK)
    assert "leader" not in (AFTER.leader + AFTER.place).lower()
