// Eight words that say which manifest one has, to be compared on paper, by mail or aloud: 88 bits behind scrypt.
import { utf8 } from "./bytes.js";
import { numberOf } from "./numbers.js";
import { scryptAsync } from "./vendor.js";

const SALT = utf8("troth manifest 1");
const COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 11 };

// `list`: the 2,048 words of words.txt; `about`: what the document is, where it is no manifest.
export async function wordsOf(document, list, about = SALT) {
  const number = numberOf(await scryptAsync(document, about, COST));
  return Array.from({ length: 8 }, (_, place) => list[Number((number >> BigInt(11 * (7 - place))) & 2047n)]);
}
