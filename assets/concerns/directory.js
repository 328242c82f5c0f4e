// Who listens: the same list for everybody, chained to the one before. The same refusals as troth.blind.listeners.
import { sha256 } from "../box/bytes.js";
import { dumps } from "../box/canonical.js";
import { ORIGIN } from "../box/origin.js";
import { keyOf } from "../box/sealing.js";
import { CIRCLE, day, fields, HEX_64, matching, need, octets, oneOf, orNull } from "../box/shapes.js";
import { several, whole, words } from "../box/shapes.js";
import { read as readSigned } from "../box/signed.js";
import { wordsOf as wordsAbout } from "../box/words.js";

const MOST = 11; // and the writer: the twelve readers of every letter

export const recipient = (value, where) => (need(typeof value === "string" && keyOf(value), where), value);
const key = (value, where) => octets(32)(value, where) && value;
const listener = fields({
  id: matching(CIRCLE),
  name: words(300),
  chosen: words(400),
  since: day,
  recipient,
  verify: key,
});
const form = fields({
  version: oneOf(1),
  number: whole(1, 1_000_000),
  before: orNull(matching(HEX_64)),
  organisation: words(200),
  box: matching(ORIGIN),
  pages: fields({ concern: matching(HEX_64), listener: matching(HEX_64) }),
  listeners: several(listener, 0, MOST),
});

// From the signed bytes: the document's own names, who signed, its digest, and its rows by id and by signing key.
export async function read(bytes, signers) {
  const { document, by } = await readSigned("listeners", bytes, signers);
  const found = form(document, "the list of listeners");
  const { listeners } = found;
  need((found.before === null) === (found.number === 1), "the list before this one");
  need(
    listeners.every((one, place) => place === 0 || listeners[place - 1].id < one.id),
    "the order of the listeners",
  );
  for (const name of ["recipient", "verify"])
    need(new Set(listeners.map((one) => one[name])).size === listeners.length, "a key, which comes twice");
  const spelled = dumps(document);
  return {
    ...found,
    by,
    bytes: spelled,
    digest: await sha256(spelled),
    byId: new Map(listeners.map((one) => [one.id, one])),
    byKey: new Map(listeners.map((one) => [one.verify, one])),
  };
}

// The eight check words; `list`: the 2,048 words of words.txt.
export const wordsOf = (directory, list) => wordsAbout("listeners", directory.bytes, list);
