"""What is mine goes with me, and goes at once when I say so; what is the others' stays."""

from collections.abc import Callable

from tests.cast import Cast
from troth.accounts import takeout
from troth.accounts.actions import books, comparisons, lines, moments, promises
from troth.accounts.models import BookEntry, ComparisonPick, Moment, MomentKind, PrivatePromise, Promise
from troth.kernel import clock

Kinds = Callable[[str], MomentKind]


def life(cast: Cast, kind: Kinds) -> None:
    promises.say_promise(actor=cast.ama, to=cast.ben, words="amas word")
    promises.say_promise(actor=cast.ben, to=cast.ama, words="bens word")
    promises.send_heard(actor=cast.ben, giver=cast.ama, words="bens question")
    lines.hear_promise(actor=cast.ben, giver=cast.ama, words="bens line")
    moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("late_change"), words="amas moment")
    books.mark_moment(actor=cast.ben, moment=moment, felt="withdrawal", words="bens mark")
    moments.offer_moment(actor=cast.ben, touched=cast.ama, kind=kind("thanks"), words="bens moment")
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    comparisons.agree_number(actor=cast.ama, comparison=made, number=1)
    day = clock.now().date()
    for who in (cast.ama, cast.ben):
        words = f"{who.name[:3].lower()}s pick"
        comparisons.pick_moment(
            actor=who, comparison=made, kind=kind("listened"), happened_on=day, mine=True, felt="deposit", words=words
        )


def main(page: bytes) -> bytes:
    """The page itself, without header and foot, whose forms carry a token of their own."""
    return page.split(b"<main")[1].split(b"</main>")[0]


def test_an_export_holds_everything_of_mine_and_nothing_private_of_others(cast: Cast, kind: Kinds) -> None:
    life(cast, kind)
    bens, amas = str(takeout.export(cast.ben)), str(takeout.export(cast.ama))
    for words in ("amas word", "bens word", "bens question", "amas moment", "bens moment"):
        assert words in bens
        assert words in amas
    for words in ("bens line", "bens mark", "bens pick"):
        assert words in bens
        assert words not in amas
    assert "amas pick" not in bens
    assert not any(takeout.export(cast.chidi).values())


def test_erasing_takes_what_is_mine_and_leaves_what_is_theirs(cast: Cast, kind: Kinds) -> None:
    life(cast, kind)
    takeout.erase(cast.ben)
    assert not BookEntry.objects.exists()
    assert not PrivatePromise.objects.exists()
    assert [promise.words for promise in Promise.objects.all()] == ["amas word"]
    assert [moment.words for moment in Moment.objects.all()] == ["amas moment"]
    assert [pick.words for pick in ComparisonPick.objects.all()] == ["amas pick"]
    assert takeout.what_remains(cast.ben) == takeout.what_remains(cast.emil)


def test_when_the_one_who_offered_erases_everything_what_others_felt_stays_theirs(cast: Cast, kind: Kinds) -> None:
    life(cast, kind)
    takeout.erase(cast.ama)
    assert BookEntry.objects.get().words == "bens mark"
    assert {promise.words for promise in Promise.objects.all()} == {"bens word", "bens question"}


def test_erasing_during_a_comparison_looks_like_running_out(
    cast: Cast, kind: Kinds, as_: Callable[..., object]
) -> None:
    life(cast, kind)
    ben = as_(cast.ben)
    before = ben.get("/compare/").content  # type: ignore[attr-defined]
    takeout.erase(cast.ama)
    after = ben.get("/compare/").content  # type: ignore[attr-defined]
    assert main(before) == main(after)
