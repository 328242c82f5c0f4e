"""A round in the box from manifest to shredding: each step once, in its order, whoever repeats it."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.box import rounds
from tests.box.rounds import AFTER, CIRCLE, FIRST, ISSUING, LAST, LAST_ISSUING, OTHER, SITE, Day, Example
from troth.blind import canonical, signed
from troth.blind.results import Figures
from troth.blind.signed import Kind
from troth.blind.tallies import Tally
from troth.measure.items import CORE
from troth_box.box import Box
from troth_box.keyholder import counting
from troth_box.keyholder.checking import check
from troth_box.keyholder.identity import Identity
from troth_box.refusal import Refusal
from troth_box.states import UNCOUNTED, UNRELEASED, State


def refused(status: int, words: str = "") -> Any:
    return pytest.raises(Refusal, check=lambda refusal: refusal.status == status and words in refusal.say)


def states(box: Box) -> list[str]:
    return [one["state"] for one in box.rounds()]


def export(box: Box, example: Example, by: Any = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(b"".join(box.export(example.id, example.asking(by=by))))
    return found


def test_a_round_goes_one_way(box: Box, day: Day) -> None:
    example = rounds.double(box.settings)
    assert example.keyholder
    for _ in range(2):
        box.take_manifest(example.signed_manifest)
    assert states(box) == ["issuing"]
    assert box.manifest(example.id) == example.signed_manifest

    with refused(409, "the gate comes after that"):
        box.take_gate(example.id, example.signed_gate())
    day.today = FIRST
    for _ in range(2):
        box.take_gate(example.id, example.signed_gate())
    assert states(box) == ["gated"]
    with refused(409):
        box.take_gate(example.id, example.signed_gate(issued=11))

    envelopes = [example.envelope() for _ in range(6)]
    for envelope in [*envelopes, *envelopes]:
        box.take_ballot(example.id, envelope.to_bytes())
    assert states(box) == ["open"]
    with refused(410, "Answering goes on"):
        box.export(example.id, example.asking())

    day.today = AFTER
    found = export(box, example)
    assert states(box) == ["closed"]
    result = counting.count(found, example.keyholder)
    for _ in range(2):
        box.take_tally(example.id, result.to_bytes())
    assert states(box) == ["shredded"]
    assert box.tally(example.id) == result.signed.to_bytes()
    with refused(410, "counted already"):
        box.export(example.id, example.asking())


def test_under_a_single_lock_the_box_counts_by_itself(box: Box, day: Day) -> None:
    example = rounds.open_round(box, day, rounds.single(box))
    for _ in range(6):
        box.take_ballot(example.id, example.envelope({CORE[0].id: 5}).to_bytes())
    day.today = AFTER
    for _ in range(2):
        box.move_on(example.id)
    assert states(box) == ["shredded"]
    document = canonical.loads(box.tally(example.id))
    assert isinstance(document, dict)
    tally = Tally.of(document["document"], example.manifest, _gate(box, example))
    assert tally.counted == {CIRCLE: 6, OTHER: 0}
    told = json.loads(box.release(example.id, asking_for(example, CIRCLE)))
    figures = Figures.of(told[CIRCLE], CIRCLE, tally, example.manifest)
    assert figures.told.bands[CORE[0].id].high == (4, 6)
    assert box.seals.found(example.id) is None
    with refused(409, "its key was destroyed"):
        box.make_seal(signed.sign(Kind.SEAL, {"round": example.id}, SITE).to_bytes())


def _gate(box: Box, example: Example) -> Any:
    from troth.blind.gate import Gate

    document = canonical.loads(box.gate(example.id))
    assert isinstance(document, dict)
    return Gate.of(document["document"], example.manifest)


def test_a_seal_is_made_once(box: Box) -> None:
    asked = signed.sign(Kind.SEAL, {"round": "a" * 32}, SITE).to_bytes()
    assert box.make_seal(asked) == box.make_seal(asked)
    [file] = (box.settings.data / "seals").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    with refused(400, "The round is not in its form"):
        box.make_seal(signed.sign(Kind.SEAL, {"round": "../a"}, SITE).to_bytes())


def test_the_export_is_sorted_and_goes_to_keyholder_and_deputy_only(box: Box, day: Day, example: Example) -> None:
    envelopes = [example.envelope() for _ in range(5)]
    for envelope in envelopes:
        box.take_ballot(example.id, envelope.to_bytes())
    day.today = AFTER
    expected = [one.to_document() for one in sorted(envelopes, key=lambda one: one.key)]
    assert export(box, example)["ballots"] == expected
    assert export(box, example, by=example.deputy)["ballots"] == expected
    data = b"".join(box.export(example.id, example.asking()))
    assert canonical.dumps(canonical.loads(data)) == data
    stranger = rounds.double(box.settings)
    with refused(400, "does not count here"):
        box.export(example.id, stranger.asking())
    with refused(400, "does not belong to this document"):
        box.export(example.id, example.asking(Kind.TALLY))
    other = rounds.Example(stranger.manifest, example.keyholder)
    with refused(400, "another round"):
        box.export(example.id, other.asking())


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"box": "https://box.example.org"}, "another box"),
        ({"page": "f" * 64}, "another answering page"),
        ({"issuing": {"first": "2026-08-01", "last": "2026-08-28"},
          "answering": {"first": "2026-08-29", "last": "2026-09-05"}}, "days for answering are over"),
    ],
)  # fmt: skip
def test_a_manifest_that_could_not_be_answered_here_is_refused(box: Box, changed: dict[str, Any], words: str) -> None:
    with refused(400, words):
        box.take_manifest(rounds.double(box.settings, **changed).signed_manifest)
    assert box.rounds() == []


def test_another_manifest_of_the_same_round_is_refused(box: Box) -> None:
    example = rounds.double(box.settings)
    box.take_manifest(example.signed_manifest)
    with refused(409, "Another manifest"):
        box.take_manifest(rounds.double(box.settings, round=example.id).signed_manifest)
    assert box.manifest(example.id) == example.signed_manifest


def test_only_the_site_begins_rounds_and_only_with_a_lock_made_here(box: Box) -> None:
    example = rounds.double(box.settings)
    keyholder = example.keyholder
    assert keyholder
    with refused(400, "does not count here"):
        box.take_manifest(keyholder.sign(Kind.MANIFEST, example.manifest.to_document()).to_bytes())
    with refused(400, "does not belong to this document"):
        box.take_manifest(signed.sign(Kind.GATE, example.manifest.to_document(), SITE).to_bytes())
    single = rounds.single(box)
    elsewhere = rounds.document(box.settings, single.manifest.seal.to_document())
    with refused(400, "not made here"):
        box.take_manifest(signed.sign(Kind.MANIFEST, elsewhere, SITE).to_bytes())


def test_a_box_that_knows_no_site_takes_no_rounds(box: Box) -> None:
    from dataclasses import replace

    other = Box(replace(box.settings, site_key=None), today=box.today)
    with refused(403, "TROTH_BOX_SITE_KEY"):
        other.take_manifest(rounds.double(box.settings).signed_manifest)
    other.store.close()


def test_a_round_with_too_few_tokens_is_called_off(box: Box, day: Day) -> None:
    example = rounds.double(box.settings)
    box.take_manifest(example.signed_manifest)
    day.today = LAST_ISSUING + timedelta(days=1)
    box.take_gate(example.id, example.signed_gate(issued=7))
    assert states(box) == ["cancelled"]
    with refused(410, "called off"):
        box.take_ballot(example.id, example.envelope().to_bytes())


def test_a_round_without_a_gate_is_called_off_when_its_days_are_over(box: Box, day: Day) -> None:
    example = rounds.double(box.settings)
    box.take_manifest(example.signed_manifest)
    day.today = FIRST
    with refused(410, "Answering begins on 2026-10-29"):
        box.take_ballot(example.id, example.envelope().to_bytes())
    day.today = AFTER
    box.move_on(example.id)
    assert states(box) == ["cancelled"]
    with refused(409, "called off without one"):
        box.take_gate(example.id, example.signed_gate())
    with refused(410, "called off"):
        box.take_ballot(example.id, example.envelope().to_bytes())


def test_what_nobody_counts_in_ninety_days_is_given_up(box: Box, day: Day, example: Example) -> None:
    box.take_ballot(example.id, example.envelope().to_bytes())
    day.today = LAST + UNCOUNTED
    box.move_on(example.id)
    assert states(box) == ["closed"]
    day.today += timedelta(days=1)
    for _ in range(2):
        box.move_on(example.id)
    assert states(box) == ["cancelled"]
    assert box.store.states()[example.id] == (State.CANCELLED, False)
    assert not box.store.has_table(example.id)
    with refused(410, "called off"):
        box.export(example.id, example.asking())


def test_ballots_are_taken_from_the_first_day_to_the_last(box: Box, day: Day, example: Example) -> None:
    data = example.envelope().to_bytes()
    day.today = FIRST - timedelta(days=1)
    with refused(410, "Answering begins on 2026-10-29"):
        box.take_ballot(example.id, data)
    day.today = AFTER
    with refused(410, "Answering ended on 2026-11-05"):
        box.take_ballot(example.id, data)
    day.today = LAST
    box.take_ballot(example.id, data)


def test_a_ballot_with_a_bad_token_or_form_is_refused_without_words(box: Box, example: Example) -> None:
    good = example.envelope()
    elsewhere = good.to_document() | {"circle": OTHER}
    forged = good.to_document() | {"signature": canonical.to_b64(bytes(383) + b"\1")}
    strange = good.to_document() | {"circle": "0" * 16}
    for document in (elsewhere, forged, strange):
        with refused(403):
            box.take_ballot(example.id, canonical.dumps(document))
    for data in (b"", b"{}", good.to_bytes() + b" ", canonical.dumps(good.to_document() | {"sealed": "AAAA"})):
        with refused(400):
            box.take_ballot(example.id, data)
    with refused(404):
        box.take_ballot("f" * 32, good.to_bytes())
    assert box.store.keys(example.id) == []


def test_another_ballot_for_the_same_token_is_refused(box: Box, example: Example) -> None:
    first = example.envelope()
    box.take_ballot(example.id, first.to_bytes())
    with refused(409):
        box.take_ballot(example.id, example.again(first).to_bytes())
    [kept] = box.store.ballots(example.id)
    assert kept.sealed == first.sealed


def test_a_tally_must_account_for_every_ballot(box: Box, day: Day, example: Example) -> None:
    assert example.keyholder
    for _ in range(5):
        box.take_ballot(example.id, example.envelope().to_bytes())
    day.today = AFTER
    found = export(box, example)
    lacking = counting.count(found | {"ballots": found["ballots"][1:]}, example.keyholder)
    with refused(400, "does not account"):
        box.take_tally(example.id, lacking.to_bytes())
    assert states(box) == ["closed"]
    assert len(box.store.keys(example.id)) == 5


def test_the_first_tally_stays(box: Box, day: Day, example: Example) -> None:
    assert example.keyholder
    assert example.deputy
    for _ in range(5):
        box.take_ballot(example.id, example.envelope().to_bytes())
    with refused(410, "Answering goes on"):
        box.take_tally(example.id, b"{}")
    day.today = AFTER
    found = export(box, example)
    first, second = (counting.count(found, who) for who in (example.deputy, example.keyholder))
    box.take_tally(example.id, first.to_bytes())
    with refused(409, "with another result"):
        box.take_tally(example.id, second.to_bytes())
    assert box.tally(example.id) == first.signed.to_bytes()
    with refused(400, "does not count here"):
        box.take_tally(example.id, counting.sign(_counted(found, example), Identity.new()).to_bytes())


def _counted(found: dict[str, Any], example: Example) -> counting.Counted:
    assert example.keyholder
    return counting.counted(check(found), example.keyholder)


def asking_for(example: Example, *circles: str, by: Any = SITE) -> bytes:
    """What the site asks for after its audit."""
    return signed.sign(Kind.FIGURES, {"round": example.id, "circles": list(circles)}, by).to_bytes()


def test_figures_go_to_the_site_alone_and_only_those_it_asks_for(box: Box, day: Day, example: Example) -> None:
    """What is withheld is destroyed here, and has never been elsewhere."""
    assert example.keyholder
    for circle in (CIRCLE, OTHER):
        for _ in range(5):
            box.take_ballot(example.id, example.envelope(circle=circle).to_bytes())
    with refused(410, "Answering goes on"):
        box.release(example.id, asking_for(example, CIRCLE))
    day.today = AFTER
    result = counting.count(export(box, example), example.keyholder)
    box.take_tally(example.id, result.to_bytes())
    assert b"bands" not in box.tally(example.id)
    with refused(400, "does not count here"):
        box.release(example.id, asking_for(example, CIRCLE, by=example.keyholder.signing))
    with refused(400, "does not belong to this document"):
        box.release(example.id, signed.sign(Kind.EXPORT, {"round": example.id, "circles": []}, SITE).to_bytes())
    with refused(400, "another round"):
        other = Example(rounds.double(box.settings).manifest, None)
        box.release(example.id, asking_for(other, CIRCLE))
    withheld = result.figures[OTHER]
    assert box.store.figures(example.id) == result.figures_bytes
    expected = canonical.dumps({CIRCLE: result.figures[CIRCLE].to_document()})
    for asked in ([CIRCLE], [CIRCLE], [CIRCLE, OTHER]):
        assert box.release(example.id, asking_for(example, *asked)) == expected
    assert (states(box), box.store.states()[example.id][1]) == (["shredded"], False)
    for file in box.settings.data.glob("box.sqlite3*"):
        assert canonical.to_b64(withheld.salt).encode() not in file.read_bytes()
    assert box.release(example.id, asking_for(example, OTHER)) == b"{}"


def test_figures_that_nobody_asks_for_are_given_up(box: Box, day: Day, example: Example) -> None:
    assert example.keyholder
    for _ in range(5):
        box.take_ballot(example.id, example.envelope().to_bytes())
    day.today = AFTER
    box.take_tally(example.id, counting.count(export(box, example), example.keyholder).to_bytes())
    day.today = LAST + UNRELEASED
    assert box.unfinished() == [example.id]
    box.move_on(example.id)
    assert box.store.figures(example.id)
    day.today += timedelta(days=1)
    box.move_on(example.id)
    assert (box.store.figures(example.id), box.unfinished()) == (None, [])
    with refused(410, "not here any more"):
        box.release(example.id, asking_for(example, CIRCLE))


def test_what_is_not_there_is_not_found(box: Box, day: Day) -> None:
    example = rounds.double(box.settings)
    day.today = ISSUING
    box.take_manifest(example.signed_manifest)
    for look in (box.gate, box.tally):
        with refused(404):
            look(example.id)
    with refused(404):
        box.manifest("f" * 32)
    with refused(410, "comes after that"):
        box.take_tally(example.id, example.asking(Kind.TALLY))


def test_a_ballot_that_cannot_be_opened_is_refused_in_the_tally_and_goes_with_the_others(
    box: Box, day: Day, example: Example
) -> None:
    assert example.keyholder
    good = [example.envelope() for _ in range(5)]
    odd = example.envelope()
    for data in (*(one.to_bytes() for one in good), canonical.dumps(odd.to_document() | {"sealed": _scrambled(odd)})):
        box.take_ballot(example.id, data)
    day.today = AFTER
    box.take_tally(example.id, counting.count(export(box, example), example.keyholder).to_bytes())
    document = canonical.loads(box.tally(example.id))
    assert isinstance(document, dict)
    tally = Tally.of(document["document"], example.manifest, _gate(box, example))
    assert (len(tally.hashes), tally.refused) == (5, 1)
    assert states(box) == ["shredded"]


def _scrambled(envelope: Any) -> str:
    return canonical.to_b64(bytes(byte ^ 1 for byte in envelope.sealed))
