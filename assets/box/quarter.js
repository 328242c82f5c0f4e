// The quarter whose slips open a concern, as this page will believe it, and the five numbers whose signatures are asked.
import { awayFromIssuing, checkKey, read } from "../concerns/season.js";
import * as box from "./box.js";
import { b64, random, unb64 } from "./bytes.js";
import { dumps } from "./canonical.js";
import { publicKey } from "./keys.js";
import { Refused, telling } from "./refused.js";
import { inSession } from "./store.js";
import { daysIn } from "./texts.js";
import { blind, prepare } from "./tokens.js";

export const FIVE = 5;
const LATE = { early: "too-early", late: "too-late" };

// The quarter of that name, signed and for this address.
export async function quarter(name) {
  const listed = await box.seasons();
  const all = await telling("manifest", () => Promise.all(listed.map((one) => read(dumps(one)))));
  const found = all.find((one) => one.season === name);
  if (!found) throw new Refused("unknown");
  if (found.box !== location.origin) throw new Refused("elsewhere", { address: found.box });
  return found;
}

// What must be signed and is not yet. What was begun before goes on with the same numbers: others would be refused.
export async function asked(season) {
  const when = awayFromIssuing(season);
  if (when) throw new Refused(LATE[when], { days: daysIn(season) });
  const held = inSession();
  if (held.begun?.season !== season.season) {
    await telling("key", () => checkKey(season));
    const slips = [];
    while (slips.length < FIVE) slips.push(await fresh(publicKey(unb64(season.key))));
    held.begun = { season: season.season, slips };
  }
  return { season: season.season, blinded: held.begun.slips.map((one) => one.blinded) };
}

async function fresh(key) {
  const message = prepare(random(32));
  const { blinded, inverse } = await blind(key, message);
  return { message: b64(message), blinded: b64(blinded), inverse: b64(inverse) };
}
