// The proof that goes with a key: that taking the e-th power mixes all numbers, so that blinding hides everything.
// Eight numbers that nobody chose have e-th roots; for a key that would tell people apart, one chance in 2^128.
import { join, utf8 } from "./bytes.js";
import { E, numberOfBytes, refuseIfOpenToAll } from "./keys.js";
import { numberOf, power } from "./numbers.js";
import { mask } from "./pss.js";

const ROOTS = 8;
const WIDER = 16;
const ABOUT = utf8("troth, certificate of an RSA key, 1");

// Refuses a key that should not be used, before anything is sent.
export async function check(key, certificate) {
  refuseIfOpenToAll(key);
  if (certificate.length !== ROOTS * key.length) throw new Error("the certificate has the wrong length");
  for (let place = 0; place < ROOTS; place++) {
    const seed = join(ABOUT, [place], key.bytes);
    const number = numberOf(await mask(seed, key.length + WIDER)) % key.modulus;
    const given = certificate.slice(place * key.length, (place + 1) * key.length);
    if (power(numberOfBytes(key, given), E, key.modulus) !== number) {
      throw new Error("the certificate does not belong to this key");
    }
  }
}
