// Eight words that say which manifest or gate one has, to be compared on paper, by mail or aloud: 88 bits behind scrypt.
import { utf8 } from "./bytes.js";
import { numberOf } from "./numbers.js";
import { scryptAsync } from "./vendor.js";

const SALTS = { manifest: utf8("troth manifest 1"), gate: utf8("troth gate 1") };
const COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 11 };

// Of a document's bytes and its kind. `list`: the 2,048 words of words.txt.
export async function wordsOf(kind, bytes, list) {
  const number = numberOf(await scryptAsync(bytes, SALTS[kind], COST));
  return Array.from({ length: 8 }, (_, place) => list[Number((number >> BigInt(11 * (7 - place))) & 2047n)]);
}
