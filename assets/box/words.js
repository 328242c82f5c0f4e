// Eight words that say which manifest, gate, quarter or list one has, to be compared on paper, by mail or aloud: 88 bits
// behind scrypt.
import { utf8 } from "./bytes.js";
import { numberOf } from "./numbers.js";
import { scryptAsync } from "./vendor.js";

const COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 11 };

// Of a document's bytes and its kind: manifest, gate, season or listeners. `list`: the 2,048 words of words.txt.
export async function wordsOf(kind, bytes, list) {
  const number = numberOf(await scryptAsync(bytes, utf8(`troth ${kind} 1`), COST));
  return Array.from({ length: 8 }, (_, place) => list[Number((number >> BigInt(11 * (7 - place))) & 2047n)]);
}
