"""Blind signatures: the RFC's own numbers, what must hold for any message, and what is refused."""

import hashlib
import secrets

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.blind import vectors
from tests.blind.vectors import VECTORS, Vector
from troth.blind import numbers, pss, tokens
from troth.blind.keys import E, SigningKey
from troth.blind.refusals import InputRefused, SignatureRefused

messages = st.binary(max_size=200)
few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(scope="module")
def published() -> SigningKey:
    return SigningKey(vectors.P, vectors.Q, vectors.BITS)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_published_examples(vector: Vector, published: SigningKey) -> None:
    key = published.public
    assert key.modulus == vectors.N
    factor = pow(int.from_bytes(vectors.INVERSE, "big"), -1, key.modulus)
    blinded = tokens.blind_with(key, vector.prepared, salt=vectors.SALT, factor=factor)
    assert blinded.message == vector.blinded
    assert blinded.inverse == vectors.INVERSE
    assert tokens.blind_sign(published, vector.blinded) == vector.blind_signature
    assert tokens.finalize(key, vector.prepared, vector.blind_signature, vectors.INVERSE) == vector.signature
    assert tokens.verify(key, vector.prepared, vector.signature)


@few
@given(message=messages)
def test_a_token_is_a_signature_of_its_message(key: SigningKey, message: bytes) -> None:
    prepared = tokens.prepare(message)
    blinded = tokens.blind(key.public, prepared)
    signature = tokens.finalize(key.public, prepared, tokens.blind_sign(key, blinded.message), blinded.inverse)
    assert len(blinded.message) == len(signature) == 384
    assert tokens.verify(key.public, prepared, signature)
    assert _verified_by_hand(key.public.modulus, prepared, signature)


def _verified_by_hand(modulus: int, message: bytes, signature: bytes) -> bool:
    """RSASSA-PSS-VERIFY and EMSA-PSS-VERIFY word by word from RFC 8017 (8.1.2, 9.1.2), sharing nothing with ours."""
    encoded = pow(int.from_bytes(signature, "big"), E, modulus).to_bytes(384, "big")
    block, digest, last = encoded[: 384 - 49], encoded[384 - 49 : -1], encoded[-1]
    stream = b"".join(hashlib.sha384(digest + bytes([0, 0, 0, count])).digest() for count in range(8))
    opened = bytes(a ^ b for a, b in zip(block, stream, strict=False))
    opened = bytes([opened[0] & 0x7F]) + opened[1:]
    salt = opened[-48:]
    again = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest()
    return last == 0xBC and block[0] < 128 and opened == bytes(384 - 98) + b"\x01" + salt and again == digest


@few
@given(message=messages, salt=st.binary(min_size=48, max_size=48))
def test_what_is_encoded_is_what_openssl_takes_for_a_signature(key: SigningKey, message: bytes, salt: bytes) -> None:
    """Our encoding, signed without blinding, is accepted by a second implementation."""
    theirs = rsa.RSAPublicNumbers(E, key.public.modulus).public_key()
    encoded = int.from_bytes(pss.encode(message, salt, 3071), "big")
    signature = key.root(encoded).to_bytes(384, "big")
    theirs.verify(signature, message, padding.PSS(padding.MGF1(hashes.SHA384()), 48), hashes.SHA384())


@pytest.fixture(scope="module")
def theirs(key: SigningKey) -> rsa.RSAPrivateKey:
    """The same key in the hands of OpenSSL."""
    d = pow(E, -1, (key.p - 1) * (key.q - 1))
    halves = {"dmp1": d % (key.p - 1), "dmq1": d % (key.q - 1), "iqmp": pow(key.q, -1, key.p)}
    public = rsa.RSAPublicNumbers(E, key.public.modulus)
    return rsa.RSAPrivateNumbers(key.p, key.q, d, **halves, public_numbers=public).private_key()


@few
@given(message=messages)
def test_an_ordinary_signature_of_openssl_verifies(key: SigningKey, theirs: rsa.RSAPrivateKey, message: bytes) -> None:
    signature = theirs.sign(message, padding.PSS(padding.MGF1(hashes.SHA384()), 48), hashes.SHA384())
    assert tokens.verify(key.public, message, signature)


@few
@given(message=messages, other=messages)
def test_a_signature_is_good_for_its_own_message_alone(key: SigningKey, message: bytes, other: bytes) -> None:
    prepared = tokens.prepare(message)
    blinded = tokens.blind(key.public, prepared)
    signature = tokens.finalize(key.public, prepared, tokens.blind_sign(key, blinded.message), blinded.inverse)
    assert not tokens.verify(key.public, tokens.prepare(other), signature)
    assert not tokens.verify(key.public, prepared[:-1] + bytes([prepared[-1] ^ 1]), signature)


@few
@given(place=st.integers(0, 3071))
def test_one_wrong_bit_in_a_signature_is_seen(key: SigningKey, place: int) -> None:
    prepared = tokens.prepare(b"a ballot")
    blinded = tokens.blind(key.public, prepared)
    signed = tokens.blind_sign(key, blinded.message)
    number = int.from_bytes(tokens.finalize(key.public, prepared, signed, blinded.inverse), "big") ^ (1 << place)
    assert not tokens.verify(key.public, prepared, number.to_bytes(384, "big"))


@pytest.mark.parametrize("signature", [b"", bytes(383), bytes(384), bytes(385), b"\xff" * 384])
def test_what_is_no_signature_at_all_does_not_verify(key: SigningKey, signature: bytes) -> None:
    assert not tokens.verify(key.public, tokens.prepare(b"a ballot"), signature)


def test_the_same_message_never_looks_the_same_twice(key: SigningKey) -> None:
    prepared = tokens.prepare(b"a ballot")
    assert tokens.prepare(b"a ballot") != prepared
    assert len({tokens.blind(key.public, prepared).message for _ in range(20)}) == 20


def test_the_same_blinded_message_gets_the_same_answer(key: SigningKey) -> None:
    blinded = tokens.blind(key.public, tokens.prepare(b"a ballot")).message
    assert len({tokens.blind_sign(key, blinded) for _ in range(5)}) == 1


def test_every_blinded_message_fits_every_message(key: SigningKey) -> None:
    """With the signing key at hand: whatever was sent, a factor exists that would have made it of any other message."""
    n, sent = key.public.modulus, tokens.blind(key.public, tokens.prepare(b"mine")).message
    other = int.from_bytes(pss.encode(tokens.prepare(b"yours"), secrets.token_bytes(48), 3071), "big")
    factor = key.root(int.from_bytes(sent, "big") * pow(other, -1, n) % n)
    assert other * pow(factor, E, n) % n == int.from_bytes(sent, "big")


@pytest.mark.parametrize("wrong", [b"", bytes(384), b"\x01" * 383, b"\x00" + b"\x01" * 384, b"\xff" * 384])
def test_what_is_out_of_range_is_not_signed(key: SigningKey, wrong: bytes) -> None:
    with pytest.raises(InputRefused, match="384 bytes"):
        tokens.blind_sign(key, wrong)


def test_the_modulus_itself_is_out_of_range_and_one_less_is_not(key: SigningKey) -> None:
    with pytest.raises(InputRefused):
        tokens.blind_sign(key, key.public.to_bytes())
    least = (key.public.modulus - 1).to_bytes(384, "big")
    assert tokens.blind_sign(key, least) == least


def test_an_answer_that_is_no_signature_is_refused(key: SigningKey) -> None:
    prepared = tokens.prepare(b"a ballot")
    blinded = tokens.blind(key.public, prepared)
    another = tokens.blind_sign(key, tokens.blind(key.public, prepared).message)
    with pytest.raises(SignatureRefused):
        tokens.finalize(key.public, prepared, another, blinded.inverse)
    with pytest.raises(InputRefused):
        tokens.finalize(key.public, prepared, bytes(384), blinded.inverse)
    with pytest.raises(InputRefused):
        tokens.finalize(key.public, prepared, another, blinded.inverse[1:])


def test_a_message_that_was_not_prepared_is_refused(key: SigningKey) -> None:
    with pytest.raises(InputRefused, match="not prepared"):
        tokens.blind(key.public, b"short")


def test_a_message_that_shares_a_factor_with_the_key_is_refused(
    key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "encode", lambda *given: key.p.to_bytes(384, "big"))
    with pytest.raises(InputRefused, match="give away a factor"):
        tokens.blind(key.public, tokens.prepare(b""))


@pytest.mark.parametrize(("salt", "bits"), [(bytes(47), 3071), (bytes(49), 3071), (bytes(48), 98 * 8 - 8)])
def test_an_encoding_needs_its_salt_and_its_room(salt: bytes, bits: int) -> None:
    with pytest.raises(InputRefused):
        pss.encode(b"", salt, bits)


@given(bits=st.integers(98 * 8 - 7, 4096), message=messages)
def test_an_encoding_fits_its_bits(bits: int, message: bytes) -> None:
    encoded = pss.encode(message, bytes(48), bits)
    assert len(encoded) == -(-bits // 8)
    assert int.from_bytes(encoded, "big").bit_length() <= bits


def test_what_undoes_the_blinding_is_not_shown(key: SigningKey) -> None:
    blinded = tokens.blind(key.public, tokens.prepare(b""))
    assert repr(blinded.inverse) not in repr(blinded)


@given(modulus=st.integers(3, 10**6))
def test_a_random_unit_has_an_inverse(modulus: int) -> None:
    unit = numbers.random_unit(modulus)
    assert 0 < unit < modulus
    assert numbers.secret_inverse(unit, modulus) * unit % modulus == 1


def test_a_number_without_an_inverse_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([2, 4, 6])
    monkeypatch.setattr(numbers.secrets, "randbelow", lambda below: next(drawn))
    assert numbers.random_unit(15) == 7
