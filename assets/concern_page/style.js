// How a text is written can point at its writer, too: what stands out in it, by rules that anybody can read.
const LONG = 40; // words in a sentence
const MARKS = /[!?]{2,}|!|…|\.{3,}|[;–—]/gu;
const SIGNS = /\p{Extended_Pictographic}|[:;]-?[)(DP]/gu;
const LOUD = /(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu;
const SPACING = /[.!?] {2,}\S| +[,.!?;]/gu;
const FEW = 2;

const count = (text, pattern) => (text.match(pattern) ?? []).length;
const words = (sentence) => sentence.split(/\s+/).filter(Boolean).length;

// The names of what stands out.
export function striking(text) {
  const found = {
    loud: count(text, LOUD) > 0,
    marks: count(text, MARKS) > FEW,
    signs: count(text, SIGNS) > 0,
    spacing: count(text, SPACING) > 0,
    small: /(?<!\p{L})i(?!\p{L}|\.)/u.test(text) && /\b(the|and|is)\b/.test(text),
    long: text.split(/[.!?\n]+/).some((sentence) => words(sentence) > LONG),
  };
  return Object.keys(found).filter((name) => found[name]);
}
