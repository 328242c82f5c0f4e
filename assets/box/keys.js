// A public key: RSA of 3072 bits with e = 65537, and nothing else; refused if anybody could sign with it.
import { bitsOf, bytesOf, numberOf, power, root } from "./numbers.js";

export const BITS = 3072;
export const E = 65537n;

// From the bytes of the modulus. Another size than 3072 bits is for the published examples of RFC 9474 alone.
export function publicKey(bytes, bits = BITS) {
  const modulus = numberOf(bytes);
  if (bytes.length !== bits / 8 || bitsOf(modulus) !== bits) throw new Error(`a key has exactly ${bits} bits`);
  if (modulus % 2n === 0n) throw new Error("the modulus must be odd");
  const length = bits / 8;
  return { modulus, bits, length, bytes, bytesOf: (number) => bytesOf(number, length) };
}

// The number those bytes spell, as long as the modulus and between 1 and n - 1.
export function numberOfBytes(key, bytes) {
  const number = numberOf(bytes);
  if (bytes.length !== key.length || number === 0n || number >= key.modulus) throw new Error("out of range");
  return number;
}

// Prime, a power, or with a small factor: whoever has such a key can take it apart. Nobody can tell more without it.
export function refuseIfOpenToAll({ modulus, bits }) {
  const small = primesUpTo(Number(E));
  const exponents = small.filter((prime) => prime <= bits / 16);
  const open =
    small.some((prime) => modulus % BigInt(prime) === 0n) ||
    power(3n, modulus - 1n, modulus) === 1n ||
    exponents.some((exponent) => root(modulus, exponent) ** BigInt(exponent) === modulus);
  if (open) throw new Error("anybody could sign with this key");
}

function primesUpTo(last) {
  const crossed = new Uint8Array(last + 1);
  const primes = [];
  for (let number = 2; number <= last; number++) {
    if (crossed[number]) continue;
    primes.push(number);
    for (let multiple = number * number; multiple <= last; multiple += number) crossed[multiple] = 1;
  }
  return primes;
}
