"""Counting: known answers give the known result, in any order, by keyholder or deputy; nothing hostile gets in."""

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest

from troth.blind import canonical, sealing
from troth.blind.gate import Gate
from troth.blind.refusals import FormRefused
from troth.blind.results import Result
from troth.blind.tallies import Tally, Told
from troth.measure.items import AFTER, BANK, CORE
from troth.measure.tally import tally
from troth_box.keyholder import counting, telling
from troth_box.keyholder.checking import Why, check, read
from troth_box.keyholder.counting import Counted, count, counted
from troth_box.keyholder.identity import Identity
from troth_box.trouble import Trouble

from .conftest import ANSWERS
from .rounds import BANK_QUESTIONS, BESIDE, CORE_QUESTIONS, LEAF, ROOT, WITH_AFTER, Round, answering, hash_of

Ballots = list[dict[str, Any]]


def counted_by(identity: Identity, export: dict[str, Any]) -> Tally:
    return result_by(identity, export).tally


def result_by(identity: Identity, export: dict[str, Any]) -> Counted:
    return counted(check(export), identity)


def told_by(found: Counted) -> dict[str, Told]:
    return {circle: one.told for circle, one in found.figures.items()}


def test_known_answers_give_the_known_result(a_round: Round, ballots: Ballots) -> None:
    result = result_by(a_round.keyholder, a_round.export(ballots))
    found = result.tally
    known = tally([answering(*one) for one in ANSWERS], CORE, {"core": CORE})
    assert known
    assert told_by(result) == {LEAF: counting.told(known)}
    assert found.circles == {LEAF: result.figures[LEAF].digest}
    assert found.counted == {LEAF: 8, BESIDE: 4}
    assert found.refused == 0
    assert list(found.hashes) == sorted(hash_of(one) for one in ballots)


def test_ranges_and_level_by_hand(a_round: Round, ballots: Ballots) -> None:
    told: Any = told_by(result_by(a_round.keyholder, a_round.export(ballots)))[LEAF].to_document()
    assert told["bands"]["safety-1"] == {"of": 8, "low": [0, 2], "middle": [0, 2], "high": [3, 5]}
    assert told["bands"]["repair-1"]["of"] == 7
    assert told["levels"]["core"] == {"quarter": 15, "end": "exact", "of": 8}


def test_the_same_figures_in_any_order_whoever_counts(a_round: Round, ballots: Ballots) -> None:
    shuffled = {**a_round.export(ballots), "ballots": random.Random(1).sample(ballots, len(ballots))}
    assert a_round.deputy
    found = [
        result_by(who, one)
        for who in (a_round.keyholder, a_round.deputy)
        for one in (a_round.export(ballots), shuffled)
    ]
    assert len({one.digest for one in found}) == 1
    assert len({one.tally.circles[LEAF] for one in found}) == 4, (
        "each time with other salts, so that none can be guessed"
    )
    assert all(told_by(one) == told_by(found[0]) for one in found)
    one, other = (count(shuffled, who) for who in (a_round.keyholder, a_round.deputy))
    assert one.signed.by != other.signed.by
    for result in (one, other):
        assert Result.read(result.to_bytes(), a_round.manifest, a_round.gate).tally == result.tally


def test_a_yearly_round_has_five_levels() -> None:
    a_round = Round(changed={"items": BANK_QUESTIONS})
    answers = [{item.id: 1 + (place + number) % 5 for number, item in enumerate(BANK)} for place in range(14)]
    found = told_by(result_by(a_round.keyholder, a_round.export([a_round.ballot(LEAF, one) for one in answers])))
    assert set(found[LEAF].levels) == {"safety", "trust", "heard", "promises", "repair"}
    assert set(found[LEAF].bands) == {item.id for item in BANK}


def test_whether_it_happened_has_ranges_and_counts_into_no_level(a_round: Round, ballots: Ballots) -> None:
    asking = Round(changed={"items": WITH_AFTER})
    answers = [{**answering(*one), AFTER.id: 1} for one in ANSWERS]
    told = told_by(result_by(asking.keyholder, asking.export([asking.ballot(LEAF, one) for one in answers])))[LEAF]
    without = told_by(result_by(a_round.keyholder, a_round.export(ballots)))[LEAF]
    assert told.bands[AFTER.id].to_document() == {"of": 8, "low": [6, 8], "middle": [0, 2], "high": [0, 2]}
    assert {item: bands for item, bands in told.bands.items() if item != AFTER.id} == without.bands
    assert told.levels == without.levels
    assert "has happened" in " ".join(telling.of_check(check(asking.export([]))))


@pytest.mark.parametrize("changed", [{"scale": "core"}, {"scale": "promises"}, {"leader": "My leader is good."}])
def test_it_is_asked_in_these_words_and_outside_every_scale_alone(changed: dict[str, str]) -> None:
    asking = Round(changed={"items": [*CORE_QUESTIONS, {**WITH_AFTER[-1], **changed}]})
    with pytest.raises(FormRefused, match="items"):
        check(asking.export([]))


def test_a_circle_with_too_few_tokens_answers_within_the_larger_one() -> None:
    a_round = Round(issued={LEAF: 7, BESIDE: 11, ROOT: 19})
    found = counted_by(a_round.keyholder, a_round.export([a_round.ballot(ROOT, answering(*one)) for one in ANSWERS]))
    assert found.counted == {ROOT: 8}


def test_nothing_is_counted_where_every_circle_is_cancelled() -> None:
    a_round = Round(issued={LEAF: 3, BESIDE: 2, ROOT: 5})
    found = counted_by(a_round.keyholder, a_round.export([]))
    assert (found.counted, found.circles, found.hashes) == ({}, {}, ())


def _forged(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return {**ballots[0], "message": canonical.to_b64(bytes(64))}


def _another_circles_token(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return a_round.ballot(LEAF, answering(1, 1, 1, 1, 1), by=BESIDE)


def _circle_that_does_not_answer(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return a_round.ballot(ROOT, answering(1, 1, 1, 1, 1))


def _wrong_circle_inside(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return a_round.ballot(LEAF, answering(1, 1, 1, 1, 1), inside={"circle": BESIDE})


def _token_of_another_inside(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return a_round.ballot(LEAF, answering(1, 1, 1, 1, 1), inside={"token": hash_of(ballots[0])})


def _anothers_sealed_ballot_copied(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return a_round.ballot(LEAF, {}, sealed=canonical.from_b64(ballots[0]["sealed"]))


def _sealed_to_somebody_else(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    others = [sealing.new_identity()[1] for _ in range(2)]
    return a_round.ballot(LEAF, {}, sealed=sealing.seal(b" " * 1024, others))


def _something_else_inside(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return a_round.ballot(LEAF, {}, sealed=sealing.seal(b"{}\n".ljust(1024), a_round.manifest.seal.recipients))


def _answers_out_of_range(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return a_round.ballot(LEAF, {"safety-1": 6})


def _without_form(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return {**ballots[0], "note": "hello"}


def _once_more(a_round: Round, ballots: Ballots) -> dict[str, Any]:
    return ballots[0]


HOSTILE = [
    (_forged, Why.TOKEN),
    (_another_circles_token, Why.TOKEN),
    (_circle_that_does_not_answer, Why.CIRCLE),
    (_wrong_circle_inside, Why.ELSEWHERE),
    (_token_of_another_inside, Why.ELSEWHERE),
    (_anothers_sealed_ballot_copied, Why.ELSEWHERE),
    (_sealed_to_somebody_else, Why.SEALED),
    (_something_else_inside, Why.INSIDE),
    (_answers_out_of_range, Why.INSIDE),
    (_without_form, Why.FORM),
    (_once_more, Why.AGAIN),
]


@pytest.mark.parametrize(("made", "why"), HOSTILE, ids=[made.__name__ for made, _ in HOSTILE])
def test_a_hostile_ballot_is_refused_and_changes_no_figure(
    a_round: Round, ballots: Ballots, made: Callable[[Round, Ballots], dict[str, Any]], why: Why
) -> None:
    plain = result_by(a_round.keyholder, a_round.export(ballots))
    found = counted(check(a_round.export([*ballots, made(a_round, ballots)])), a_round.keyholder)
    assert {reason: number for reason, number in found.refused.items() if number} == {why: 1}
    assert (found.tally.refused, found.tally.hashes) == (1, plain.tally.hashes)
    assert told_by(found) == told_by(plain)


def test_a_token_of_another_round_is_refused(a_round: Round, ballots: Ballots) -> None:
    """Keys are made anew for each round; here the other round's keys stand in for another circle's."""
    other = {**a_round.ballot(BESIDE, answering(1, 1, 1, 1, 1)), "circle": LEAF}
    found = check(a_round.export([*ballots, other]))
    assert found.refused == {Why.TOKEN: 1}


def test_of_two_ballots_with_one_token_neither_counts(a_round: Round, ballots: Ballots) -> None:
    other = a_round.ballot(LEAF, answering(1, 1, 1, 1, 1))
    twin = {**ballots[0], "sealed": other["sealed"]}
    found = counted(check(a_round.export([*ballots, twin])), a_round.keyholder).tally
    assert (found.counted[LEAF], found.refused) == (7, 2)
    assert hash_of(ballots[0]) not in found.hashes


def test_more_ballots_than_tokens_stop_the_count(a_round: Round) -> None:
    few = Round(keyholder=a_round.keyholder, issued={LEAF: 8, BESIDE: 8, ROOT: 16})
    stuffed = few.export([few.ballot(LEAF, answering(5, 5, 5, 5, 5)) for _ in range(9)])
    with pytest.raises(FormRefused, match="more ballots than tokens"):
        count(stuffed, few.keyholder)


def test_an_altered_gate_manifest_or_signer_stops_the_count(a_round: Round, ballots: Ballots) -> None:
    export = a_round.export(ballots)
    for where, value, words in [
        (("gate", "document", "issued", LEAF), 13, "signature"),
        (("manifest", "document", "organisation"), "Somebody else", "signature"),
        (("manifest", "signature"), canonical.to_b64(bytes(64)), "signature"),
        (("gate",), Round().signed_gate, "key that does not count"),
        (("manifest",), None, "named values"),
        (("ballots",), 3, "list"),
    ]:
        changed = copy.deepcopy(export)
        part: Any = changed
        for step in where[:-1]:
            part = part[step]
        part[where[-1]] = value
        with pytest.raises(FormRefused, match=words):
            check(changed)


def test_a_gate_that_was_signed_but_does_not_follow_is_refused(a_round: Round, ballots: Ballots) -> None:
    lying = Round(site=a_round.site, keyholder=a_round.keyholder)
    lying.gate = Gate(**{**_fields(lying.gate), "final": (ROOT,)})
    with pytest.raises(FormRefused, match="follow"):
        check(lying.export([]))


def _fields(gate: Gate) -> dict[str, Any]:
    return {name: getattr(gate, name) for name in ("round", "manifest", "issued", "final", "cancelled")}


def test_a_key_without_its_proof_stops_the_count() -> None:
    a_round = Round()
    document = a_round.manifest.to_document()
    circles: Any = document["circles"]
    circles[0]["certificate"] = circles[1]["certificate"]
    a_round.manifest = type(a_round.manifest).of(document)
    a_round.gate = Gate.made(a_round.manifest, a_round.issued)
    with pytest.raises(FormRefused, match="circle's key"):
        check(a_round.export([]))


@pytest.mark.parametrize(
    "changed",
    [
        {"rules": {"issued": 8, "answers": 6, "share_from": 12}},
        {"items": [{**BANK_QUESTIONS[0], "leader": "I like my leader."}]},
        {"items": [{**BANK_QUESTIONS[0], "reversed": True}]},
        {"items": [{**BANK_QUESTIONS[0], "id": "safety-99"}]},
        {"items": [{**BANK_QUESTIONS[0], "scale": "trust"}]},
    ],
)
def test_a_round_this_program_cannot_count_as_promised_is_not_counted(changed: dict[str, Any]) -> None:
    a_round = Round(changed=changed)
    with pytest.raises(FormRefused, match=r"thresholds|items"):
        check(a_round.export([]))


def test_items_in_another_language_are_counted() -> None:
    translated = [{**one, "leader": "Auf Deutsch.", "place": "Auf Deutsch."} for one in BANK_QUESTIONS]
    a_round = Round(changed={"items": translated, "language": "de"})
    assert check(a_round.export([])).refused == {}


def test_another_holders_key_neither_opens_nor_signs(a_round: Round, ballots: Ballots) -> None:
    with pytest.raises(Trouble, match="somebody else"):
        count(a_round.export(ballots), Identity.new())


def test_what_is_no_export_is_refused_in_words() -> None:
    for data in (b"", b"[", b"[" * 100_000, b"\xff"):
        with pytest.raises(FormRefused, match="not a file of ballots"):
            read(data)
    with pytest.raises(FormRefused, match="named values"):
        check(read(b"[]"))
