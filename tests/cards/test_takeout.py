"""What is mine goes with me, and goes at once when I say so; what the others said stays theirs."""

from collections.abc import Callable

from tests.cast import Cast
from troth.cards import takeout
from troth.cards.actions.loop import note_acted, say_whether
from troth.cards.actions.questions import answer_question, ask_question, pass_question
from troth.cards.models import ActedNote, Asking, Card, Passed, Turn, WasItSo
from troth.takeout.erasing import erase_everything
from troth.takeout.exporting import as_json, everything_of

Write = Callable[..., Card]


def life(cast: Cast, card_of: Write) -> None:
    card = card_of(cast.ben, words="bens card")
    card_of(cast.ben, words="bens own card", audience="me")
    for says, openly in (("no", False), ("yes", True)):
        note = note_acted(actor=cast.ama, card=card, words="amas note")
        say_whether(actor=cast.ben, note=note, says=says, words=f"bens {says}", openly=openly)
    asking = ask_question(actor=cast.ama, person=cast.ben, key="monday", answer="amas answer")
    answer_question(actor=cast.ben, asking=asking, words="bens answer")
    passed = ask_question(actor=cast.ama, person=cast.chidi, key="monday", answer="amas other answer")
    pass_question(actor=cast.chidi, asking=passed)


def test_an_export_holds_everything_of_mine_and_nothing_private_of_others(cast: Cast, card_of: Write) -> None:
    life(cast, card_of)
    bens, amas = as_json(everything_of(cast.ben)), as_json(everything_of(cast.ama))
    for words in ("amas note", "bens yes", "amas answer", "bens answer"):
        assert words in bens
        assert words in amas
    for words in ("bens card", "bens own card", "bens no"):
        assert words in bens
        assert words not in amas
    assert "You set a question aside." in as_json(everything_of(cast.chidi))


def test_erasing_takes_what_is_mine_and_leaves_what_is_theirs(cast: Cast, card_of: Write) -> None:
    life(cast, card_of)
    erase_everything(person=cast.ben, typed=cast.ben.name)
    assert not Card.objects.exists()
    assert not WasItSo.objects.exists()
    assert not Turn.objects.exists()
    assert {note.words for note in ActedNote.objects.all()} == {"amas note"}
    assert set(Asking.objects.values_list("answer", flat=True)) == {"amas answer", "amas other answer"}


def test_a_leader_who_erases_takes_their_answers_and_leaves_what_was_said_to_them(cast: Cast, card_of: Write) -> None:
    life(cast, card_of)
    erase_everything(person=cast.ama, typed=cast.ama.name)
    assert not ActedNote.objects.exists()
    assert Turn.objects.get().words == "bens answer"
    assert Asking.objects.get().answer == ""
    assert Card.objects.count() == 2
    assert Passed.objects.get().author == cast.chidi


def test_what_remains_is_said_alike_to_everybody(cast: Cast, card_of: Write) -> None:
    before = takeout.what_remains(cast.ben)
    life(cast, card_of)
    assert takeout.what_remains(cast.ben) == before == takeout.what_remains(cast.emil)
