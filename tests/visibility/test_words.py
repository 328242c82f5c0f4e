"""The table in plain sentences."""

import pytest

from troth.visibility.policy import KINDS, Kind, Say, Viewer, kind
from troth.visibility.words import READERS, WHY, listed, seen_by, server_holder, why


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("book_entry", "Seen by you alone."),
        ("promise", "Seen by you and the other person. Nobody else in Troth."),
        ("comparison_pick", "Seen by you and the other person once both are ready. Nobody else in Troth."),
        ("objection", "Seen by you and the representatives. Nobody else in Troth."),
        ("person", "Seen by everyone in the organisation."),
        ("office_ballot", "Seen by nobody in Troth."),
        (
            "card_request",
            "Seen by you, your leader, the representatives and the operator. Nobody else in Troth.",
        ),
    ],
)
def test_who_reads_a_kind(key: str, sentence: str) -> None:
    assert seen_by(kind(key)) == sentence


def test_every_kind_has_its_sentence_and_its_warning() -> None:
    for row in KINDS:
        assert seen_by(row).endswith(".")
        assert "bear them to read" in server_holder(row)


def test_what_is_sealed_needs_no_warning() -> None:
    sealed = Kind(key="ballot", title="", contains="", cells={Viewer.SERVER_HOLDER: Say.SEALED})
    assert server_holder(sealed) == ""


def test_only_in_groups_is_said() -> None:
    grouped = Kind(key="x", title="", contains="", cells={Viewer.LEADER: Say.IN_GROUPS, Viewer.SERVER_HOLDER: Say.YES})
    assert seen_by(grouped) == "Seen by your leader only in groups. Nobody else in Troth."


def test_a_list_as_it_is_said() -> None:
    assert [listed(list(parts)) for parts in ("a", "ab", "abc")] == ["a", "a and b", "a, b and c"]


def test_every_reader_has_words() -> None:
    assert set(READERS) == set(WHY) == set(Viewer) - {Viewer.SERVER_HOLDER}
    assert why([Viewer.AUTHOR, Viewer.EVERYONE]) == "It is yours. Everyone in the organisation can see it."
    assert why([]) == ""


def test_what_everyone_sees_every_reader_reaches_but_the_server_holder_is_said_apart() -> None:
    everyones = Kind(key="x", title="", contains="", cells={Viewer.EVERYONE: Say.YES, Viewer.SERVER_HOLDER: Say.SEALED})
    assert everyones.reach(Viewer.LEADER) is Say.YES
    assert everyones.reach(Viewer.SERVER_HOLDER) is Say.SEALED
    assert kind("book_entry").reach(Viewer.LEADER) is Say.NEVER
    assert kind("promise").reach(Viewer.AUTHOR) is Say.YES
