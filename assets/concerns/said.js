// What stands in a letter, once it is open: by the writer if the concern's own key signed it, otherwise by whoever it
// says; whether that is a listener, the reader looks up. The same refusals as troth.blind.letters.
import { b64, hex, digest, join, unb64, utf8 } from "../box/bytes.js";
import { ORIGIN } from "../box/origin.js";
import { CIRCLE, fields, HEX_64, matching, need, octets, oneOf, orNull, ROUND } from "../box/shapes.js";
import { several, whole, words } from "../box/shapes.js";
import { read as readSigned } from "../box/signed.js";
import { recipient } from "./directory.js";
import { checkPen, step } from "./step.js";

export const THEMES = ["load", "respect", "fairness", "danger", "rules", "leading", "other"];
export const MOST_TEXT = 20_000;
const CONTROL = /[\p{Cc}]/u;

export const isProse = (value) =>
  typeof value === "string" && value.isWellFormed() && value.trim() !== "" && !CONTROL.test(value.replaceAll("\n", ""));
const prose = (value, where) => (need(isProse(value) && [...value].length <= MOST_TEXT, where), value);

const to = (value, where) => {
  const found = several(matching(CIRCLE), 1, 11)(value, where);
  need(
    found.every((one, place) => place === 0 || found[place - 1] < one),
    where,
  );
  return found;
};
const places = { box: matching(ORIGIN), thread: matching(ROUND), directory: matching(HEX_64), to };
const shared = (...kinds) => ({
  version: oneOf(1),
  number: whole(0, 10_000),
  as: oneOf(...kinds),
  text: prose,
  ...places,
});

const written = fields({
  ...shared("concern", "more", "release", "bring", "care", "closing"),
  reply: recipient,
  step,
  theme: oneOf(...THEMES),
  pass: oneOf("no", "gist", "words"),
  care: orNull(oneOf("better", "same", "worse")),
});
const answered = fields({ ...shared("acknowledge", "reply", "note", "closing"), from: matching(CIRCLE) });

export async function threadOf(verify) {
  return hex((await digest(join(utf8("troth thread\0"), verify))).slice(0, 16));
}

// {...document, side, by}; by: the key that signed (base64url).
export async function read(plain, thread) {
  const { document, by } = await readSigned("said", plain);
  const side = (await threadOf(unb64(by))) === thread ? "writer" : "listener";
  const letter = (side === "writer" ? written : answered)(document, "a letter");
  need(letter.thread === thread, "which concern this letter belongs to");
  if (letter.step?.is === "pen-name") await checkPen(letter.step, thread);
  return { ...letter, ...(letter.step?.key && { step: { ...letter.step, key: b64(letter.step.key) } }), side, by };
}
