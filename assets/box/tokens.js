// RFC 9474, RSABSSA-SHA384-PSS-Randomized, for the one who asks: prepare, blind, finalize, verify.
import { b64, join, random } from "./bytes.js";
import { E, numberOfBytes } from "./keys.js";
import { inverse, numberOf, power, randomBelow } from "./numbers.js";
import { encode, SALT_BYTES } from "./pss.js";

const PREFIX_BYTES = 32;

export const prepare = (message) => join(random(PREFIX_BYTES), message);

export const blind = (key, prepared) => blindWith(key, prepared, random(SALT_BYTES), randomBelow(key.modulus));

// Salt and factor must be random and used once, except in published examples.
export async function blindWith(key, prepared, salt, factor) {
  if (prepared.length < PREFIX_BYTES) throw new Error("this message was not prepared");
  const { modulus } = key;
  const encoded = numberOf(await encode(prepared, salt, key.bits - 1));
  const hidden = (encoded * power(factor, E, modulus)) % modulus;
  const undo = inverse(factor, modulus);
  if (undo === undefined || inverse(hidden, modulus) === undefined) throw new Error("this would give the key away");
  return { blinded: key.bytesOf(hidden), inverse: key.bytesOf(undo) };
}

// The signature of the prepared message; nothing of what was sent back may be used where this refuses.
export async function finalize(key, prepared, signed, undo) {
  const signature = key.bytesOf((numberOfBytes(key, signed) * numberOfBytes(key, undo)) % key.modulus);
  if (!(await verify(key, prepared, signature))) throw new Error("what came back is no signature of what was sent");
  return signature;
}

// RSASSA-PSS-VERIFY, by the browser.
export async function verify(key, prepared, signature) {
  const jwk = { kty: "RSA", n: b64(key.bytes), e: "AQAB", ext: true };
  const imported = await crypto.subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
  return crypto.subtle.verify({ name: "RSA-PSS", saltLength: SALT_BYTES }, imported, signature, prepared);
}
