// The 2,048 words, and six of them for a key: 66 bits that nobody chose. Their first four letters tell them apart.
import { below } from "../concerns/letters.js";

const SIX = 6;
const FIRST = 4;
let known;

export async function wordList() {
  known ??= await (await fetch(new URL("words.txt", import.meta.url), { credentials: "omit" })).text();
  return known.trim().split(/\s+/);
}

export async function sixWords() {
  const list = await wordList();
  return Array.from({ length: SIX }, () => list[below(list.length)]);
}

const found = (list, typed) =>
  list.find((word) => word === typed) ??
  (typed.length >= FIRST ? list.find((word) => word.slice(0, FIRST) === typed.slice(0, FIRST)) : undefined);

// The passphrase somebody typed: six words of the list in their one spelling, or, where it is none, exactly as typed.
export async function passphraseOf(typed) {
  const list = await wordList();
  const words = typed
    .toLowerCase()
    .split(/[\s,.-]+/)
    .filter(Boolean)
    .map((one) => found(list, one));
  return words.length === SIX && words.every(Boolean) ? words.join(" ") : typed;
}
