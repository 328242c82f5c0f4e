// Slips for a concern: those that the answering page keeps in this browser, or that came with a code. None is ever taken
// out of the browser here: four where there were five would tell whoever looks that somebody spoke up.
import { b64, unb64 } from "../box/bytes.js";
import { loads } from "../box/canonical.js";
import { publicKey } from "../box/keys.js";
import { unpackSlips } from "../box/packed_slips.js";
import { fields, matching, need, octets, ROUND, several } from "../box/shapes.js";
import { verify } from "../box/tokens.js";
import { awayFromUse } from "../concerns/season.js";
import { below } from "../concerns/letters.js";

const KEPT = "troth"; // what the answering page keeps
const CODE = /#(s|slips|token)=([A-Za-z0-9_-]+)/;
const slip = fields({ season: matching(ROUND), message: octets(64), signature: octets(384) });
const read = (all) =>
  several(slip, 0, 100)(all, "slips").map(({ season, message, signature }) => ({
    season,
    message: b64(message),
    signature: b64(signature),
  }));

const came = []; // with a code, in this sitting

export const carriesSlips = (text) => CODE.test(text);

// Takes the slips of a code, scanned or copied, into this sitting.
export function take(code) {
  const [, kind, spelled] = CODE.exec(code.replace(/\s+/g, ""));
  const bytes = unb64(spelled);
  const found = kind === "s" ? unpackSlips(bytes).slips : read(loads(bytes).slips ?? []);
  need(found.length, "a code with slips in it");
  came.push(...found);
}

// Those that are good now, in random order: which of them were used, nothing here knows.
export async function slipsFor(seasons) {
  const kept = JSON.parse(localStorage.getItem(KEPT))?.slips ?? [];
  const all = new Map([...read(kept), ...came].map((one) => [one.message, one]));
  const keys = new Map(seasons.filter((one) => !awayFromUse(one)).map((one) => [one.season, unb64(one.key)]));
  const good = [];
  for (const one of all.values()) {
    const key = keys.get(one.season);
    if (key && (await verify(publicKey(key), unb64(one.message), unb64(one.signature)))) good.push(one);
  }
  for (const place of good.keys()) good.push(...good.splice(below(good.length - place), 1));
  return good;
}
