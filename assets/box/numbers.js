// Large numbers. BigInt does not take the same time for every input: only numbers that are random and used once, or
// public, pass through here. The factor that blinds is such a number; what it hides is never computed with alone.
import { hex, random } from "./bytes.js";

export const numberOf = (bytes) => BigInt(`0x${hex(bytes) || "0"}`);

export function bytesOf(number, length) {
  const spelled = number.toString(16).padStart(2 * length, "0");
  if (number < 0n || spelled.length > 2 * length) throw new Error("this number does not fit");
  return Uint8Array.from(spelled.match(/../g), (pair) => parseInt(pair, 16));
}

export const bitsOf = (number) => number.toString(2).length;

export function power(base, exponent, modulus) {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === "1") result = (result * base) % modulus;
  }
  return result;
}

// Euclid: the inverse, or undefined where there is none. 0 < number < modulus.
export function inverse(number, modulus) {
  let [low, high, at, before] = [number, modulus, 1n, 0n];
  while (low) {
    const times = high / low;
    [high, low, before, at] = [low, high - times * low, at, before - times * at];
  }
  return high === 1n ? ((before % modulus) + modulus) % modulus : undefined;
}

// Uniform between 1 and modulus - 1: whatever falls outside is thrown away.
export function randomBelow(modulus) {
  const bits = bitsOf(modulus);
  const bytes = random(Math.ceil(bits / 8));
  bytes[0] &= 0xff >> (8 * bytes.length - bits);
  const number = numberOf(bytes);
  return number > 0n && number < modulus ? number : randomBelow(modulus);
}

// The largest number whose `degree`-th power is not above this one (Newton's method, from above).
export function root(number, degree) {
  const [d, less] = [BigInt(degree), BigInt(degree - 1)];
  let guess = 1n << BigInt(Math.ceil(bitsOf(number) / degree));
  for (;;) {
    const next = (less * guess + number / guess ** less) / d;
    if (next >= guess) return guess;
    guess = next;
  }
}
