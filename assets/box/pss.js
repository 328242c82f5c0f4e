// EMSA-PSS with SHA-384 and a salt as long as the digest (RFC 8017, 9.1.1): what a message is before it is signed.
import { digest, join } from "./bytes.js";

export const SALT_BYTES = 48;
const HASH_BYTES = 48;
const hash = (bytes) => digest(bytes, "SHA-384");

// MGF1 (RFC 8017, B.2.1): `length` bytes that look random, made from the seed.
export async function mask(seed, length) {
  const rounds = Math.ceil(length / HASH_BYTES);
  const parts = await Promise.all(Array.from({ length: rounds }, (_, round) => hash(join(seed, [0, 0, 0, round]))));
  return join(...parts).slice(0, length);
}

// A number of at most `bits` bits, as bytes.
export async function encode(message, salt, bits) {
  const length = Math.ceil(bits / 8);
  const padding = length - SALT_BYTES - HASH_BYTES - 2;
  if (salt.length !== SALT_BYTES || padding < 0) throw new Error("a salt of 48 bytes, and room for it, are needed");
  const seed = await hash(join(new Uint8Array(8), await hash(message), salt));
  const block = join(new Uint8Array(padding), [1], salt);
  const stream = await mask(seed, block.length);
  const masked = block.map((byte, place) => byte ^ stream[place]);
  masked[0] &= 0xff >> (8 * length - bits);
  return join(masked, seed, [0xbc]);
}
