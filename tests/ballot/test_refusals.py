"""What the program refuses, as a browser would: other manifests, days, keys, pages, circles, signatures and names."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.keyholder.boxes import Running
from tests.keyholder.rounds import BESIDE, LEAF, ROOT, Round, keys, token
from troth.blind import canonical, signed
from troth.blind.refusals import FormRefused, SignatureRefused
from troth.blind.signed import Kind
from troth.blind.words import gate_words_of
from troth_box.ballot import answering, collecting, keeping, looking
from troth_box.ballot.keeping import Kept, Roster, Token
from troth_box.reaching import Box
from troth_box.trouble import Trouble

from .site import Issuer


def today() -> date:
    return datetime.now(UTC).date()


def kept_of(a_round: Round, circle: str = LEAF, **changed: Any) -> Kept:
    """Tokens as somebody who collected them has them."""
    message, signature = token(circle)
    own = Token(a_round.manifest.round, circle, message, signature)
    rosters = tuple(Roster(one, a_round.salts[one], tuple(a_round.names[one])) for one in (LEAF, BESIDE, ROOT))
    return Kept(**{"box": a_round.box, "tokens": (own,), "rosters": rosters, **changed})


class Lying(Box):
    """A box that answers what a test puts into its mouth."""

    def __init__(self, a_round: Round, **said: Any) -> None:
        super().__init__(a_round.box)
        self.said = {"manifest": a_round.signed_manifest, "gate": a_round.signed_gate} | said

    def manifest(self, round: str) -> object:
        return self.said["manifest"]

    def gate(self, round: str) -> object:
        return self.said["gate"]


def signed_by(a_round: Round, document: dict[str, Any]) -> dict[str, Any]:
    found = json.loads(signed.sign(Kind.MANIFEST, document, a_round.site).to_bytes())
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def a_round() -> Round:
    return Round()


def test_a_manifest_that_is_not_what_was_asked_for_is_refused(a_round: Round) -> None:
    document = a_round.manifest.to_document()
    for said, words in [
        ({**a_round.signed_manifest, "signature": canonical.to_b64(bytes(64))}, "signature"),
        (signed_by(a_round, {**document, "round": "f" * 32}), "another round"),
        (signed_by(a_round, {**document, "box": "https://elsewhere.example.org"}), "belongs to the box"),
        (signed_by(a_round, {**document, "rules": {"issued": 2, "answers": 1, "share_from": 2}}), "least number"),
        (signed_by(a_round, {**document, "note": "x"}), "does not belong"),
        ({"error": "no"}, "signed document"),
    ]:
        with pytest.raises(FormRefused, match=words):
            looking.look(Lying(a_round, manifest=said), a_round.manifest.round)


def test_another_gate_or_one_that_does_not_follow_is_refused(a_round: Round) -> None:
    other = Round(site=a_round.site)
    for gate in (Round().signed_gate, other.signed_gate):
        box = Lying(a_round, gate=gate)
        with pytest.raises(FormRefused):
            looking.look_at_gate(box, looking.look(box, a_round.manifest.round))


def test_days_more_than_one_away_are_refused(a_round: Round) -> None:
    manifest = a_round.manifest
    for doing, days in (("issuing", manifest.issuing), ("answering", manifest.answering)):
        for day in (days.first - timedelta(days=1), days.first, days.last, days.last + timedelta(days=1)):
            looking.refuse_wrong_day(manifest, day, doing=doing)
        for day in (days.first - timedelta(days=2), days.last + timedelta(days=2)):
            with pytest.raises(FormRefused, match="clock"):
                looking.refuse_wrong_day(manifest, day, doing=doing)


def test_names_that_were_not_fixed_beforehand_are_refused(a_round: Round) -> None:
    circle = a_round.manifest.by_id[LEAF]
    names = tuple(a_round.names[LEAF])
    assert looking.check_names(circle, Roster(LEAF, a_round.salts[LEAF], names)) == names
    for roster in (
        None,
        Roster(LEAF, a_round.salts[LEAF], (*names, "A ghost")),
        Roster(LEAF, a_round.salts[LEAF], names[1:]),
        Roster(LEAF, a_round.salts[ROOT], names),
    ):
        with pytest.raises(FormRefused, match="names"):
            looking.check_names(circle, roster)


def test_a_link_that_would_set_one_person_apart_is_refused(running: Running) -> None:
    site, id = Issuer(running.round), running.round.manifest.round
    for circles in ([LEAF], [ROOT, LEAF], [LEAF, BESIDE, ROOT], ["f" * 16]):
        with pytest.raises(FormRefused, match="circle"):
            collecting.begin(site.link(circles={id: circles}), today())
    assert collecting.begin(site.link(circles={id: [ROOT]}), today()).begun
    for link in ("", "https://box.example.org/", site.link(circles={}), site.link(site="javascript:x")):
        with pytest.raises(Trouble):
            collecting.begin(link, today())


def test_no_token_is_asked_for_outside_the_days_or_under_another_page(running: Running) -> None:
    site = Issuer(running.round)
    with pytest.raises(FormRefused, match="ended on"):
        collecting.begin(site.link(), today() + timedelta(days=2))
    (running.box.settings.page / "index.html").write_bytes(b"<!doctype html><title>Another</title>")
    running.box.page = type(running.box.page)(running.box.settings.page)
    with pytest.raises(FormRefused, match="tell your colleagues"):
        collecting.begin(site.link(), today())


def test_a_key_without_its_proof_is_refused_before_anything_is_asked(running: Running, monkeypatch: Any) -> None:
    document = running.round.manifest.to_document()
    circles: Any = document["circles"]
    circles[0]["certificate"], circles[1]["certificate"] = circles[1]["certificate"], circles[0]["certificate"]
    said = signed_by(running.round, document)
    monkeypatch.setattr(Box, "manifest", lambda self, round: said)
    with pytest.raises(FormRefused, match="circle's key"):
        collecting.begin(Issuer(running.round).link(), today())


def test_the_sites_answer_must_be_whole_and_right(running: Running) -> None:
    site = Issuer(running.round)
    begun = collecting.begin(site.link(), today())
    right = site.answer(begun.ask)
    kept = begun.finished(right)
    assert [one.circle for one in kept.tokens] == [LEAF, ROOT]
    assert kept.manifests == {running.round.manifest.round: running.round.manifest.digest}
    signatures = json.loads(canonical.from_b64(right))["signed"]
    swapped = [
        {**one, "signature": other["signature"]} for one, other in zip(signatures, signatures[::-1], strict=True)
    ]
    ghost = [{**one, "names": [*one["names"], "A ghost"]} for one in running.round.rosters(LEAF, ROOT)]
    for answer, kind in [
        (site.answer(begun.ask, signed=signatures[:1]), FormRefused),
        (site.answer(begun.ask, signed=swapped), SignatureRefused),
        (site.answer(begun.ask, rosters=ghost), FormRefused),
        (site.answer(begun.ask, rosters=[]), FormRefused),
        ("hello", Trouble),
    ]:
        with pytest.raises(kind):
            begun.finished(answer)


def test_what_is_asked_of_the_site_has_nothing_of_the_token_in_it(running: Running) -> None:
    begun = collecting.begin(Issuer(running.round).link(), today())
    asked = json.loads(canonical.from_b64(begun.ask))
    assert set(asked) == {"asks", "back"}
    for one, ask in zip(begun.begun, asked["asks"], strict=True):
        assert set(ask) == {"round", "circle", "blinded"}
        for secret in (one.message, one.blinded.inverse, one.message[:32], one.message[32:]):
            assert secret not in canonical.from_b64(ask["blinded"])
        assert "message" not in repr(one)


def test_tokens_are_carried_by_link_code_and_file(a_round: Round) -> None:
    id = a_round.manifest.round
    kept = kept_of(a_round, manifests={id: a_round.manifest.digest}, gates={id: a_round.gate.digest})
    assert keeping.read(kept.text) == kept
    assert keeping.read(kept.link).tokens == kept.tokens
    code = kept.link.partition("#token=")[2]
    assert keeping.read(code, box=a_round.box).rosters == kept.rosters
    with pytest.raises(Trouble, match="where the box is"):
        keeping.read(code)
    for text in ("", "hello", kept.link[:-3], f"{a_round.box}/#token=e30"):
        with pytest.raises(Trouble, match="no token"):
            keeping.read(text)


def test_a_ghost_without_a_visible_name_is_refused(a_round: Round) -> None:
    for name in ("", " ", "\u200b", "\u00ad", "\x1b[2K\x1b[1A", "…", "x" * 301, 3):
        with pytest.raises(FormRefused):
            Roster.of({"circle": LEAF, "salt": a_round.salts[LEAF], "names": ["Zoë", name]})


def test_answering_refuses_what_does_not_belong_together(running: Running) -> None:
    running.open()
    a_round, id = running.round, running.round.manifest.round
    ready = answering.make_ready(kept_of(a_round, gates={id: a_round.gate.digest}), id, today())
    assert ready.circle.id == LEAF
    assert ready.words_of_week == " ".join(gate_words_of(a_round.gate.to_bytes()))
    other = kept_of(a_round).tokens[0]
    forged = Token(id, BESIDE, other.message, other.signature)
    for kept, kind, words in [
        (kept_of(a_round, manifests={id: "f" * 64}), FormRefused, "not as it was"),
        (kept_of(a_round, gates={id: "f" * 64}), FormRefused, "not what your other device was shown"),
        (kept_of(a_round, tokens=(forged,)), FormRefused, "does not belong"),
        (kept_of(a_round, rosters=()), FormRefused, "names"),
        (kept_of(a_round, ROOT), Trouble, "Too few people"),
    ]:
        with pytest.raises(kind, match=words):
            answering.make_ready(kept, id, today())
    with pytest.raises(FormRefused, match="clock"):
        answering.make_ready(kept_of(a_round), id, today() + timedelta(days=30))


def test_a_circle_that_merged_is_answered_with_the_token_of_the_larger_one(tmp_path_factory: Any) -> None:
    from tests.keyholder.boxes import running_box

    with running_box(tmp_path_factory.mktemp("box"), issued={LEAF: 6, BESIDE: 11, ROOT: 18}) as running:
        running.open()
        kept = kept_of(running.round, ROOT)
        ready = answering.make_ready(kept, running.round.manifest.round, today())
        assert (ready.circle.id, len(ready.names), ready.issued) == (ROOT, 27, 18)


def test_every_wait_is_between_20_and_180_seconds_and_they_differ() -> None:
    waited: list[float] = []
    said: list[str] = []
    for _ in range(300):
        answering.wait(waited.append, said.append)
    assert min(waited) >= 20
    assert max(waited) < 182
    assert min(waited) < 60 < 140 < max(waited)
    assert len(set(waited)) > 290
    assert all(re_said.startswith("Waiting ") for re_said in said)


def test_keys_of_the_shared_example_are_the_ones_used_here() -> None:
    assert set(keys()) == {LEAF, BESIDE, ROOT}
