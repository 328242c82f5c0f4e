"""The key: one secret, one file behind a passphrase, one line on paper, one public line."""

import pyrage
import pytest

from troth.blind.holders import Holder
from troth.blind.refusals import FormRefused
from troth_box.keyholder.identity import Identity
from troth_box.trouble import Trouble

PASSPHRASE = "four words nobody guesses"


@pytest.fixture(scope="module")
def identity() -> Identity:
    return Identity.new()


@pytest.fixture(scope="module")
def wrapped(identity: Identity) -> bytes:
    return identity.wrapped(PASSPHRASE)


def test_the_file_opens_with_its_passphrase_and_with_no_other(identity: Identity, wrapped: bytes) -> None:
    assert Identity.unwrapped(wrapped, PASSPHRASE).holder == identity.holder
    with pytest.raises(Trouble, match="does not open"):
        Identity.unwrapped(wrapped, PASSPHRASE.upper())
    assert identity.secret.encode() not in wrapped


def test_a_file_too_slow_for_this_computer_is_not_called_a_wrong_passphrase() -> None:
    data = pyrage.passphrase.encrypt(b"x", PASSPHRASE)
    stanza = data.split(b"\n")[1]
    slow = data.replace(stanza, stanza.rsplit(b" ", 1)[0] + b" 30")  # eleven doublings more
    with pytest.raises(Trouble, match="too slow, or too busy"):
        Identity.unwrapped(slow, PASSPHRASE)


def test_the_file_is_an_ordinary_age_file_with_an_ordinary_identity(identity: Identity, wrapped: bytes) -> None:
    inside = bytes(pyrage.passphrase.decrypt(wrapped, PASSPHRASE)).decode()
    line = inside.splitlines()[-1]
    assert str(pyrage.x25519.Identity.from_str(line).to_public()) == identity.holder.recipient
    assert identity.holder.line in inside


def test_paper_brings_everything_back_however_it_is_typed(identity: Identity) -> None:
    assert Identity.of(f"  {identity.paper.lower()}\n").holder == identity.holder
    letters = identity.paper.replace(" ", "")
    wrong = letters[:-1] + ("Q" if letters[-1] != "Q" else "P")
    for text in (wrong, letters[:-1], "", "hello"):
        with pytest.raises(Trouble, match="not the line"):
            Identity.of(text)


def test_nothing_of_it_is_shown_when_printed(identity: Identity) -> None:
    assert "SECRET" not in repr(identity).upper()


def test_what_is_no_key_file_is_refused_in_words(identity: Identity) -> None:
    other = bytes(pyrage.passphrase.encrypt(b"hello", PASSPHRASE))
    for data in (b"", b"{}", b"age-encryption.org/v1\n", b"-----BEGIN AGE" + bytes(20_000), other):
        with pytest.raises(Trouble):
            Identity.unwrapped(data, PASSPHRASE)
    with pytest.raises(Trouble, match="fewer than"):
        identity.wrapped("short")


def test_the_public_line_is_read_back_and_notices_a_slip(identity: Identity) -> None:
    line = identity.holder.line
    assert Holder.of_line(line) == Holder.of_line(f"\n{line}  \n") == identity.holder
    first, recipient, verify, digits = line.split()
    swapped = verify[1] + verify[0] + verify[2:] if verify[0] != verify[1] else "A" + verify[1:]
    for text in (
        "",
        line[:-1],
        f"{first} {recipient} {swapped} {digits}",
        f"x {recipient} {verify} {digits}",
        recipient,
    ):
        with pytest.raises(FormRefused):
            Holder.of_line(text)


def test_keyholder_and_signature_follow_from_one_secret_and_from_nothing_else() -> None:
    # A key written down today must give the same two public halves in any later version.
    secret = "AGE-SECRET-KEY-1FCP3UMMZFL4CGCWT4QUHAWU2LR3FJF575Q2GNHKCZC089P5JV30QAP2UNN"
    assert Identity.of(secret).holder.line.split()[1:3] == [
        "age17yc6erf4lgajssggucrn3m2c8726pjtshlxr0n8sy9403xzd55hsungxcq",
        "eF2eXgrIY8ivL1NwGSUhd5GdmawdBfxI_Btd1g5wcfI",
    ]
