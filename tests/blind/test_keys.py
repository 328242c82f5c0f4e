"""Keys: which are refused, and that a wrong result, a secret, or a key made to link people does not get past."""

import math
from dataclasses import FrozenInstanceError
from itertools import count

import pytest
from gmpy2 import is_prime, mpz, next_prime

from troth.blind import certificate, keys, tokens
from troth.blind.keys import E, PublicKey, SigningKey, generate
from troth.blind.refusals import KeyRefused, SignatureRefused, SigningFailed


def _prime(start: int, *, step: int = 2) -> int:
    return next(number for number in count(start | 1, step) if is_prime(number))


def _trap() -> tuple[int, int]:
    """Two primes, the first with 65537 dividing p - 1, as a hostile signer would choose them."""
    low = 3 << 1534
    return _prime(low - low % (2 * E) + 1, step=2 * E), int(next_prime(mpz(7 << 1533)))


def test_a_key_comes_back_from_its_bytes(key: SigningKey) -> None:
    assert len(key.to_bytes()) == len(key.public.to_bytes()) == 384
    again = SigningKey.from_bytes(key.to_bytes())
    assert (again.p, again.q) == (key.p, key.q)
    assert PublicKey.from_bytes(key.public.to_bytes()) == key.public == again.public


def test_a_new_key_is_another_one(key: SigningKey) -> None:
    assert generate().public != key.public


def test_a_signing_key_shows_nothing_of_itself(key: SigningKey) -> None:
    shown = repr(key) + str(key)
    assert not [secret for secret in (key.p, key.q, key._d_p, key._d_q, key._q_inverse) if str(secret)[:20] in shown]
    with pytest.raises(FrozenInstanceError):
        key.p = 3  # type: ignore[misc]


def test_the_exponent_is_65537(key: SigningKey) -> None:
    for exponent in (1, 3, 17, 65536, 65539):
        with pytest.raises(KeyRefused, match="65537"):
            PublicKey(key.public.modulus, exponent)


def test_a_modulus_has_exactly_the_bits_of_its_kind(key: SigningKey) -> None:
    for modulus in (0, -key.public.modulus, key.public.modulus >> 1, key.public.modulus << 1):
        with pytest.raises(KeyRefused, match="3072 bits"):
            PublicKey(modulus)
    with pytest.raises(KeyRefused, match="3071 bits"):
        PublicKey(key.public.modulus >> 1, bits=3071)
    with pytest.raises(KeyRefused, match="odd"):
        PublicKey(key.public.modulus + 1)
    for data in (b"", key.public.to_bytes() + b"\x01", key.public.to_bytes()[1:]):
        with pytest.raises(KeyRefused, match="384 bytes"):
            PublicKey.from_bytes(data)
        with pytest.raises(KeyRefused, match="384 bytes"):
            SigningKey.from_bytes(data)


def test_a_modulus_that_anybody_can_take_apart_is_refused(key: SigningKey) -> None:
    small = _prime(2**3071 // 65521) * 65521
    for modulus in (int(next_prime(mpz(2**3071))), key.p**2, small):
        open_to_all = PublicKey(modulus, bits=-(-modulus.bit_length() // 8) * 8)
        with pytest.raises(KeyRefused, match="anybody could sign"):
            open_to_all.refuse_if_open_to_all()
    key.public.refuse_if_open_to_all()


def test_primes_that_are_none_or_of_another_size_are_refused(key: SigningKey) -> None:
    for p, q in ((key.p + 2 * key.q, key.q), (key.p * 3 // 4 * 2 + 1, key.q), (key.p, key.q - 1), (key.p, 65537)):
        with pytest.raises(KeyRefused, match="two primes"):
            SigningKey(p, q)


def test_primes_close_to_each_other_are_refused(key: SigningKey) -> None:
    for q in (key.p, int(next_prime(mpz(key.p)))):
        with pytest.raises(KeyRefused, match="too close"):
            SigningKey(key.p, q)


def test_a_wrong_half_never_leaves_the_signer(key: SigningKey) -> None:
    """A fault in one half would otherwise hand the factors to anybody: gcd(s^e - z, n) is one of them."""
    broken = SigningKey(key.p, key.q)
    object.__setattr__(broken, "_d_p", broken._d_p ^ 2)
    number = 123456789
    faulty = broken._root_by_halves(number)
    assert math.gcd(pow(faulty, E, key.public.modulus) - number, key.public.modulus) in (key.p, key.q)
    with pytest.raises(SigningFailed):
        tokens.blind_sign(broken, tokens.blind(key.public, tokens.prepare(b"")).message)


def test_a_kept_key_that_was_damaged_signs_nothing(key: SigningKey) -> None:
    whole = key.to_bytes()
    assert SigningKey.from_bytes(whole, known=True).root(5) == key.root(5)
    for place in (100, 300):  # in one prime, in the other
        damaged = SigningKey.from_bytes(whole[:place] + bytes([whole[place] ^ 8]) + whole[place + 1 :], known=True)
        with pytest.raises(SigningFailed):
            damaged.root(5)


def test_what_the_signer_computes_with_is_not_what_was_sent(key: SigningKey, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    real = SigningKey._root_by_halves
    monkeypatch.setattr(SigningKey, "_root_by_halves", lambda self, number: seen.append(number) or real(self, number))
    roots = {key.root(5) for _ in range(10)}
    assert len(roots) == 1
    assert len(set(seen)) == 10
    assert 5 not in seen


def test_powers_with_a_secret_exponent_go_through_the_constant_time_function(
    key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret: list[int] = []
    public: list[int] = []
    real = keys.secret_power
    monkeypatch.setattr(
        keys, "secret_power", lambda base, exponent, n: secret.append(exponent) or real(base, exponent, n)
    )
    plain = keys.powmod
    monkeypatch.setattr(keys, "powmod", lambda base, exponent, n: public.append(exponent) or plain(base, exponent, n))
    key.root(5)
    assert secret == [key._d_p, key._d_q]
    assert public == [E, E]


def test_a_certificate_shows_that_a_key_hides_everything(key: SigningKey) -> None:
    proof = certificate.certify(key)
    assert len(proof) == 8 * 384
    certificate.check(key.public, proof)
    assert certificate.certify(key) == proof


def test_a_certificate_is_good_for_its_own_key_alone(key: SigningKey) -> None:
    proof = certificate.certify(key)
    for wrong in (b"", proof[:-384], proof + proof[:384]):
        with pytest.raises(KeyRefused, match="length"):
            certificate.check(key.public, wrong)
    for wrong in (bytes(8 * 384), proof[384:] + proof[:384], proof[:-1] + bytes([proof[-1] ^ 1])):
        with pytest.raises(KeyRefused, match="does not belong"):
            certificate.check(key.public, wrong)
    with pytest.raises(KeyRefused, match="does not belong"):
        certificate.check(generate().public, proof)


def test_a_key_made_to_link_people_is_refused_on_both_sides() -> None:
    """The trap: e divides p - 1. It works on whoever does not look; no certificate exists, and no token comes of it."""
    p, q = _trap()
    with pytest.raises(KeyRefused, match="divides"):
        SigningKey(p, q)
    key = PublicKey(p * q)

    def class_of(number: int) -> int:
        return pow(number, (p - 1) // E, p)

    prepared = [tokens.prepare(bytes([person])) for person in range(12)]
    encoded = [tokens.encode(message, bytes(48), 3071) for message in prepared]
    sent = [
        tokens.blind_with(key, message, salt=bytes(48), factor=tokens.random_unit(key.modulus)) for message in prepared
    ]
    # Whoever did not look would be recognised, every one of them, by the class of what they sent.
    assert [class_of(int.from_bytes(one, "big")) for one in encoded] == [
        class_of(int.from_bytes(one.message, "big")) for one in sent
    ]
    # But those who look are not: the numbers of the certificate are in no class that has roots,
    numbers = certificate._numbers(key)
    assert [class_of(number) for number in numbers].count(1) < certificate.ROOTS
    # so that nothing a signer sends passes, and nothing it answers is a token.
    roots = b"".join(key.bytes_of(pow(number, pow(E, -1, (q - 1)), key.modulus)) for number in numbers)
    with pytest.raises(KeyRefused, match="does not belong"):
        certificate.check(key, roots)
    for message, one in zip(prepared, sent, strict=True):
        answer = key.bytes_of(pow(int.from_bytes(one.message, "big"), pow(E, -1, q - 1), key.modulus))
        with pytest.raises(SignatureRefused):
            tokens.finalize(key, message, answer, one.inverse)
