"""Concerns as bytes: twelve words, letters that all look alike, requests that pass for no other, receipts, proofs."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blind import concern_formats as formats
from tests.blind.concern_formats import BOX, DAY
from troth.blind import asked, canonical, file_keys, letters, phrases, sealing, signed
from troth.blind.asked import Opening
from troth.blind.holders import Holder, ListenerHolder
from troth.blind.letters import Answered, Self, Step, Written
from troth.blind.listeners import Listeners
from troth.blind.proofs import Proof
from troth.blind.receipts import Receipt
from troth.blind.refusals import FormRefused
from troth.blind.seasons import Season
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.concern.identity import ListenerIdentity
from troth_box.keyholder.identity import Identity

EXAMPLE = json.loads(formats.PATH.read_text())
SITE = Ed25519PrivateKey.from_private_bytes(canonical.from_b64(EXAMPLE["site"]))
WRITER = Writer.of_words(EXAMPLE["writers"][0]["words"])
IDENTITIES = [ListenerIdentity.of(one) for one in EXAMPLE["identities"]]
CONCERN, ANSWER = (canonical.from_b64(EXAMPLE[name]) for name in ("concern", "answer"))

# From the standard itself (github.com/trezor/python-mnemonic, vectors.json): entropy and words.
BIP_39 = (
    ("00" * 16, "abandon " * 11 + "about"),
    ("7f" * 16, "legal winner thank year wave sausage worth useful legal winner thank yellow"),
    ("80" * 16, "letter advice cage absurd amount doctor acoustic avoid letter advice cage above"),
    ("ff" * 16, "zoo " * 11 + "wrong"),
    (
        "9e885d952ad362caeb4efe34a8e91bd2",
        "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic",
    ),
    ("c0ba5a8e914111210f2bd131f3d5e08d", "scheme spot photo card baby mountain device kick cradle pact join borrow"),
)


def refused(words: str) -> Any:
    return pytest.raises(FormRefused, match=words)


def listeners(place: int = 1) -> Listeners:
    site = SITE.public_key().public_bytes_raw()
    return Listeners.read(signed.read(Kind.LISTENERS, EXAMPLE["signed_listeners"][place].encode(), [site]).document)


def season() -> Season:
    site = SITE.public_key().public_bytes_raw()
    return Season.read(signed.read(Kind.SEASON, EXAMPLE["signed_season"].encode(), [site]).document)


# --- twelve words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("entropy", "words"), BIP_39)
def test_the_standards_own_examples(entropy: str, words: str) -> None:
    assert " ".join(phrases.words_from(bytes.fromhex(entropy))) == words
    assert phrases.entropy_of(words).hex() == entropy


@given(st.binary(min_size=16, max_size=16))
@settings(max_examples=40, deadline=None)
def test_words_come_back_typed_in_any_size_and_cut_to_four_letters(entropy: bytes) -> None:
    words = phrases.words_from(entropy)
    assert phrases.entropy_of("  ".join(word.upper() for word in words)) == entropy
    assert phrases.entropy_of(" ".join(word[:4] for word in words)) == entropy


def test_a_wrong_word_is_noticed_or_named() -> None:
    words = list(WRITER.words)
    with refused("12 words, and these are 11"):
        phrases.entropy_of(" ".join(words[:-1]))
    with refused("word 3 is not in the list"):
        phrases.entropy_of(" ".join([*words[:2], "truthy", *words[3:]]))
    with refused("word 12 is not in the list"):
        phrases.entropy_of(" ".join([*words[:-1], "ac"]))
    with refused("one of these words is wrong"):
        phrases.entropy_of(" ".join([*words[:-1], "zoo"]))
    with refused("16 bytes"):
        phrases.words_from(b"short")


def test_what_the_words_make_is_the_example() -> None:
    for told in EXAMPLE["writers"]:
        writer = Writer.of_words(told["words"])
        assert writer == Writer.of(bytes.fromhex(told["entropy"])) or writer.entropy.hex() == told["entropy"]
        assert canonical.to_b64(writer.writing.private_bytes_raw()) == told["writing"]
        assert canonical.to_b64(writer.pen.private_bytes_raw()) == told["pen"]
        assert (writer.reading, writer.recipient) == (told["reading"], told["recipient"])
        assert (writer.thread, canonical.to_b64(writer.pen_key)) == (told["thread"], told["pen_key"])
        assert told["words"].split()[0] not in repr(writer)


@given(st.binary(min_size=32, max_size=32))
@settings(max_examples=40, deadline=None)
def test_identities_are_spelled_as_age_spells_them(secret: bytes) -> None:
    identity = sealing.identity_of(secret)
    assert sealing.secret_of(identity) == secret
    plain = b"an identity of our own spelling opens"
    assert sealing.unseal(sealing.seal(plain, [sealing.recipient_of(identity)]), identity) == plain
    made, recipient = sealing.new_identity()
    assert sealing.identity_of(sealing.secret_of(made)) == made
    assert sealing.recipient_of(made) == recipient


def test_what_is_no_identity_is_refused() -> None:
    for wrong in ("", "AGE-SECRET-KEY-1ABC"):
        with refused("not an identity"):
            sealing.secret_of(wrong)
        with refused("not an identity"):
            sealing.recipient_of(wrong)


def test_a_listeners_key_is_not_a_keyholders_though_the_secret_were_the_same() -> None:
    for identity, line in zip(IDENTITIES, EXAMPLE["lines"], strict=True):
        assert identity.holder.line == line
        assert ListenerHolder.of_line(line) == identity.holder
        assert Identity.of(identity.secret).holder.verify != identity.holder.verify
        with refused("a keyholder's line"):
            Holder.of_line(line)
    wrapped = IDENTITIES[0].wrapped("six words made by the page")
    assert ListenerIdentity.unwrapped(wrapped, "six words made by the page").holder == IDENTITIES[0].holder


# --- seasons and listeners -------------------------------------------------------------------------------------------


def test_the_season_and_the_lists_are_the_example() -> None:
    found = season()
    assert found.to_bytes() == canonical.dumps(json.loads(EXAMPLE["signed_season"])["document"])
    assert (found.digest, " ".join(found.words)) == (EXAMPLE["season_digest"], EXAMPLE["season_words"])
    found.check_key()
    found.refuse_if_away(DAY)
    for away in (found.first - timedelta(days=2), found.until + timedelta(days=2)):
        with refused("by the clock here"):
            found.refuse_if_away(away)
    assert found.is_good_on(found.until)
    assert not found.is_good_on(found.until + timedelta(days=1))
    first, second = listeners(0), listeners(1)
    assert second.follows(first)
    assert not first.follows(second)
    assert [first.digest, second.digest] == EXAMPLE["listeners_digests"]
    assert [" ".join(first.words), " ".join(second.words)] == EXAMPLE["listeners_words"]
    assert first.words != second.words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"version": 2}, "does not know"),
        ({"slips": 6}, "how many slips"),
        ({"until": "2026-12-30"}, "not in their order"),
        ({"clock": {"acknowledge": 8, "answer": 30}}, "days to acknowledge"),
        ({"clock": {"acknowledge": 7, "answer": 120}}, "days to answer"),
        ({"box": "https://box.example.org/path"}, "address"),
        ({"outside": [{"name": " ", "how": "x"}]}, "its name"),
    ],
)
def test_a_season_that_does_not_hold_is_refused(changed: dict[str, Any], words: str) -> None:
    with refused(words):
        Season.of(season().to_document() | changed)


def test_a_seasons_key_that_could_sort_people_is_refused() -> None:
    found = season()
    other = canonical.from_b64(json.loads(EXAMPLE["signed_season"])["document"]["certificate"])
    with refused("the season's key"):
        replace(found, certificate=bytes(len(other))).check_key()
    with refused("the season's key"):
        replace(found, key=bytes(384)).check_key()


def test_lists_that_do_not_hold_are_refused() -> None:
    document = listeners(1).to_document()
    rows: Any = document["listeners"]
    for changed, words in (
        ({"number": 1}, "the first list has none before it"),
        ({"before": None}, "the first list has none before it"),
        ({"listeners": rows[::-1]}, "sorted"),
        ({"listeners": rows * 6}, "a list of 0 to 11"),
        ({"pages": {"concern": "c" * 64}}, "the pages lacks listener"),
        ({"listeners": [rows[0], {**rows[1], "recipient": rows[0]["recipient"]}]}, "the same key"),
        ({"listeners": [{**rows[0], "recipient": "age1wrong"}]}, "recipient"),
    ):
        with refused(words):
            Listeners.of(document | changed)


# --- letters ---------------------------------------------------------------------------------------------------------


def test_every_reader_opens_the_example_and_a_stranger_does_not() -> None:
    for identity in (*(one.secret for one in IDENTITIES), WRITER.reading):
        assert letters.opened(CONCERN, identity).decode() == EXAMPLE["concern_plain"]
        assert letters.opened(ANSWER, identity).decode() == EXAMPLE["answer_plain"]
    with refused("cannot be opened"):
        letters.opened(CONCERN, sealing.new_identity()[0])


def test_what_the_example_says() -> None:
    concern = letters.read(EXAMPLE["concern_plain"].encode(), WRITER.thread)
    assert isinstance(concern, Written)
    assert (concern.text, concern.who.step, concern.who.name) == (formats.TEXT, Step.PEN_NAME, "Heron")
    answer = letters.read(EXAMPLE["answer_plain"].encode(), WRITER.thread)
    assert isinstance(answer, Answered)
    assert listeners().by_key[answer.by].id == answer.listener
    with refused("another concern"):
        letters.read(EXAMPLE["answer_plain"].encode(), "0" * 32)


def test_letters_to_one_or_to_eleven_are_equally_long_with_twelve_stanzas_in_no_order() -> None:
    to = listeners()
    short = formats.written(WRITER, to, "No.")
    first_is_writer = 0
    for many in (1, 3, 11):
        for _ in range(8):
            recipients = [WRITER.recipient, *(sealing.new_identity()[1] for _ in range(many))]
            sealed = letters.close(short, WRITER.writing, recipients)
            assert len(sealed) == letters.LENGTHS[0] == len(CONCERN)
            assert sealed.count(b"-> X25519 ") == letters.STANZAS
            first_is_writer += _opens_first(sealed, WRITER.reading)
    assert first_is_writer < 12  # of 24; by chance two
    with refused("twelve readers"):
        letters.close_again(b"x", [sealing.new_identity()[1] for _ in range(13)])


def _opens_first(sealed: bytes, identity: str) -> bool:
    """Whether a file with the first stanza alone still has this reader."""
    head, _, rest = sealed.partition(b"\n-> ")
    stanzas, _, tail = rest.partition(b"--- ")
    one = b"\n".join(stanzas.split(b"\n")[:2])
    try:
        file_keys.file_key_of(head + b"\n-> " + one + b"\n--- " + tail, identity)
    except FormRefused:
        return False
    return True


@given(st.integers(0, 9000))
@settings(max_examples=25, deadline=None)
def test_a_letter_has_one_of_three_lengths_whatever_it_says(words: int) -> None:
    to = listeners()
    written = formats.written(WRITER, to, "é" * (1 + words))
    sealed = letters.close(written, WRITER.writing, formats.readers(to, WRITER.recipient))
    assert len(sealed) in letters.LENGTHS
    assert letters.read(letters.opened(sealed, IDENTITIES[0].secret), WRITER.thread) == written


def test_a_letter_longer_than_the_largest_is_refused() -> None:
    with refused("longer than a letter"):
        letters.close(formats.written(WRITER, listeners(), "字" * 20_000), WRITER.writing, [WRITER.recipient])


def test_the_names_own_pen_and_nobody_elses() -> None:
    earlier, thief = Writer.of_words(EXAMPLE["writers"][1]["words"]), Writer.new()
    to = listeners()
    for stolen in (
        Self(Step.PEN_NAME, "Heron", earlier.pen_key, earlier.pen_proof(WRITER.thread)),  # copied from another concern
        Self(Step.PEN_NAME, "Heron", earlier.pen_key, thief.pen_proof(thief.thread)),
    ):
        plain = signed.sign(Kind.SAID, formats.written(thief, to, who=stolen).to_document(), thief.writing).to_bytes()
        with refused("not the writer's"):
            letters.read(plain, thief.thread)
    named = formats.written(WRITER, to, who=Self(Step.NAMED, "Aino Lehtonen"))
    plain = signed.sign(Kind.SAID, named.to_document(), WRITER.writing).to_bytes()
    assert letters.read(plain, WRITER.thread) == named


def test_a_letter_somebody_else_signed_is_no_word_of_the_writers() -> None:
    forged = formats.written(WRITER, listeners()).to_document()
    plain = signed.sign(Kind.SAID, forged, IDENTITIES[0].signing).to_bytes()
    with refused("lacks from"):
        letters.read(plain, WRITER.thread)
    with refused("signature"):
        letters.read(EXAMPLE["concern_plain"].replace("Friday", "Monday").encode(), WRITER.thread)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"theme": "gossip"}, "one of"),
        ({"pass": True}, "one of"),
        ({"care": "much better"}, "one of"),
        ({"text": "bell\x07"}, "do not belong into a text"),
        ({"text": " "}, "1 to 20000"),
        ({"reply": "age1"}, "recipient"),
        ({"to": []}, "1 to 11"),
        ({"step": {"is": "famous"}}, "one of"),
        ({"step": "anonymous"}, "one of"),
        ({"step": {"is": "anonymous", "name": "Ann"}}, "does not belong"),
    ],
)
def test_letters_out_of_form_are_refused(changed: dict[str, Any], words: str) -> None:
    document = formats.written(WRITER, listeners()).to_document() | changed
    with refused(words):
        letters.read(signed.sign(Kind.SAID, document, WRITER.writing).to_bytes(), WRITER.thread)


def test_padding_hides_nothing() -> None:
    for wrong in (b"no line end", b"{}\n hidden"):
        with refused("padded"):
            letters.unpadded(wrong)


# --- age, the program ------------------------------------------------------------------------------------------------


def test_the_program_age_opens_our_letters_and_we_open_its_files(tmp_path: Any) -> None:
    age = shutil.which("age")
    assert age, "The program age is not installed here. Please run: apt-get install age"
    key = tmp_path / "key"
    for identity in (IDENTITIES[1].secret, WRITER.reading):
        key.write_text(identity + "\n")
        done = subprocess.run([age, "-d", "-i", key], input=CONCERN, capture_output=True, check=True)
        assert letters.unpadded(done.stdout).decode() == EXAMPLE["concern_plain"]
    to = [part for one in (WRITER.recipient, IDENTITIES[0].recipient) for part in ("-r", one)]
    made = subprocess.run([age, *to], input=EXAMPLE["concern_plain"].encode() + b"\n", capture_output=True, check=True)
    for identity in (WRITER.reading, IDENTITIES[0].secret):
        assert letters.opened(made.stdout, identity).decode() == EXAMPLE["concern_plain"]
    by_age = canonical.from_b64(EXAMPLE["made_by_age"])
    assert letters.opened(by_age, IDENTITIES[2].secret)
    with refused("three lengths"):
        asked.sealed(canonical.to_b64(by_age))


# --- requests --------------------------------------------------------------------------------------------------------


def test_the_examples_requests() -> None:
    keys = {"counts": SITE.public_key().public_bytes_raw()}
    for name, text in EXAMPLE["requests"].items():
        by = keys.get(name, IDENTITIES[0].holder.verify if name in ("inbox", "thread", "answer") else WRITER.verify)
        request = asked.read(Kind(name), text.encode(), box=BOX, today=DAY, by=[by])
        assert request.is_writers is (by == WRITER.verify)
        if "sealed" in request.asks:
            assert request["sealed"] in (CONCERN, ANSWER)
    opening = Opening.read(EXAMPLE["opening"].encode())
    assert opening.to_bytes().decode() == EXAMPLE["opening"]
    assert (opening.thread, opening.sealed) == (WRITER.thread, CONCERN)


def test_a_request_of_another_day_box_kind_or_key_is_refused() -> None:
    read = EXAMPLE["requests"]["read"].encode()
    with refused("here it is"):
        asked.read(Kind.READ, read, box=BOX, today=DAY + timedelta(days=2), by=None)
    with refused("another box"):
        asked.read(Kind.READ, read, box="https://box.example.org", today=DAY, by=None)
    with refused("signature"):
        asked.read(Kind.THREAD, read, box=BOX, today=DAY, by=None)
    with refused("does not count here"):
        asked.read(Kind.READ, read, box=BOX, today=DAY, by=[IDENTITIES[0].holder.verify])
    for odd in ({"sealed": 7}, {"sealed": "AAAA"}):
        data = signed.sign(Kind.WRITE, {"box": BOX, "thread": WRITER.thread, "as": "message"} | odd, WRITER.writing)
        with refused("sealed letter"):
            asked.read(Kind.WRITE, data.to_bytes(), box=BOX, today=DAY, by=None)


# --- receipts and proofs ---------------------------------------------------------------------------------------------


def test_a_proof_shows_one_letter_its_day_and_nothing_else() -> None:
    proof = Proof.read(EXAMPLE["proof"].encode())
    assert proof.to_bytes().decode() == EXAMPLE["proof"]
    proven = proof.check()
    assert (proven.letter.text, proven.day) == (formats.TEXT, DAY)
    assert proven.season.organisation == "Harbour Works"
    assert proven.site == SITE.public_key().public_bytes_raw()
    with refused("not the key of that file"):
        file_keys.open_with(ANSWER, proof.file_key)


def _proof(**changed: bytes) -> Proof:
    return replace(Proof.read(EXAMPLE["proof"].encode()), **changed)


def test_a_proof_with_a_part_exchanged_does_not_hold() -> None:
    writer = WRITER
    box = Ed25519PrivateKey.from_private_bytes(canonical.from_b64(EXAMPLE["box"]))
    receipt = signed.sign(Kind.RECEIPT, Receipt.of_letter(BOX, DAY, ANSWER).to_document(), box).to_bytes()
    elsewhere = Receipt.of_letter("https://box.example.org", DAY, CONCERN)
    answer_key = file_keys.file_key_of(ANSWER, writer.reading)
    for wrong, words in (
        (_proof(sealed=ANSWER), "another letter"),
        (_proof(receipt=receipt), "another letter"),
        (_proof(receipt=signed.sign(Kind.RECEIPT, elsewhere.to_document(), box).to_bytes()), "another letter"),
        (_proof(receipt=signed.sign(Kind.RECEIPT, elsewhere.to_document(), SITE).to_bytes()), "does not count here"),
        (_proof(file_key=bytes(16)), "not the key of that file"),
        (_proof(sealed=ANSWER, receipt=receipt, file_key=answer_key), "not written by whoever began"),
    ):
        with refused(words):
            wrong.check()
    document = json.loads(EXAMPLE["proof"])
    with refused("no letter in it"):
        Proof.read(canonical.dumps(document | {"sealed": 1}))


def test_a_file_that_was_changed_or_is_none_does_not_open() -> None:
    key = file_keys.file_key_of(CONCERN, WRITER.reading)
    with refused("was changed"):
        file_keys.open_with(CONCERN[:-1] + bytes([CONCERN[-1] ^ 1]), key)
    with refused("not a sealed letter"):
        file_keys.open_with(b"hello", key)
    with refused("cannot be opened"):
        file_keys.file_key_of(CONCERN, sealing.new_identity()[0])
    assert all(one < other for one, other in pairwise(letters.LENGTHS))
    assert date(2026, 10, 5) == DAY


def test_a_letter_without_a_concern_in_it_proves_nothing() -> None:
    plain = signed.sign(Kind.SAID, {"hello": "world"}, WRITER.writing).to_bytes()
    sealed = letters.close_again(plain, [WRITER.recipient])
    box = Ed25519PrivateKey.from_private_bytes(canonical.from_b64(EXAMPLE["box"]))
    receipt = signed.sign(Kind.RECEIPT, Receipt.of_letter(BOX, DAY, sealed).to_document(), box).to_bytes()
    with refused("not in its form"):
        Proof.made(WRITER, sealed, receipt, EXAMPLE["signed_season"].encode()).check()
