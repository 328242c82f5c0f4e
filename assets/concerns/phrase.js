// Twelve words for 128 random bits, as BIP-39 has it: its English list, and four bits that give a wrong word away.
// The same as troth.blind.phrases.
import { digest } from "../box/bytes.js";
import { bytesOf, numberOf } from "../box/numbers.js";
import { Refused } from "../box/refused.js";

export const WORDS = 12;
const [ENTROPY, BITS, CHECKED] = [16, 11n, 4n];
const ENOUGH = 4; // letters: no two words of the list begin with the same four

// `list`: the 2,048 words of words.txt.
export async function wordsFrom(entropy, list) {
  if (entropy.length !== ENTROPY) throw new Error("sixteen bytes are needed");
  const number = (numberOf(entropy) << CHECKED) | (await checksum(entropy));
  const at = (place) => Number((number >> (BITS * BigInt(WORDS - 1 - place))) & 2047n);
  return Array.from({ length: WORDS }, (_, place) => list[at(place)]);
}

// The sixteen bytes of twelve words as somebody typed them; a refusal says what is wrong.
export async function entropyOf(text, list) {
  const typed = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (typed.length !== WORDS) throw new Refused("words-count", { count: typed.length });
  const number = typed.reduce((sum, word, place) => (sum << BITS) | BigInt(placeOf(word, place, list)), 0n);
  const entropy = bytesOf(number >> CHECKED, ENTROPY);
  if ((number & 15n) !== (await checksum(entropy))) throw new Refused("words-wrong");
  return entropy;
}

function placeOf(word, place, list) {
  const found = list.findIndex((known) => known === word || (word.length >= ENOUGH && known.startsWith(word)));
  if (found < 0) throw new Refused("words-unknown", { place: place + 1, word });
  return found;
}

const checksum = async (entropy) => BigInt((await digest(entropy))[0] >> 4);
