// Collecting slips: for which rounds, and the numbers whose signatures are asked of the site without showing them.
import { b64, random } from "./bytes.js";
import { check } from "./certificate.js";
import { away } from "./days.js";
import { publicKey } from "./keys.js";
import { spell } from "./link.js";
import { pathOf } from "./manifest.js";
import { Refused, telling } from "./refused.js";
import { asked } from "./quarter.js";
import { load } from "./round.js";
import { inSession, keep } from "./store.js";
import { daysIn } from "./texts.js";
import { blind, prepare } from "./tokens.js";

// The rounds of a link that can be collected for now, each with the circles that are this person's, smallest first.
export async function wanted(link) {
  const found = [];
  for (const round of link.rounds) {
    const { manifest } = await load(round);
    const path = pathOf(manifest, link.circles?.[round]?.[0]);
    const asked = link.circles?.[round];
    if (!path.length || path.map((one) => one.id).join() !== asked.join()) throw new Refused("link");
    found.push({ manifest, path });
  }
  const open = found.filter(({ manifest }) => !away(manifest.issuing));
  if (open.length || link.slips) return open;
  const { issuing } = found[0].manifest;
  const values = { days: daysIn(issuing) };
  throw new Refused(away(issuing) === "early" ? "too-early" : "too-late", values);
}

const isOf = (round, circle) => (one) => one.round === round && one.circle === circle;

// What must be signed and is not yet. What was begun before goes on with the same number: another would be refused.
// `season`: the quarter of which there are slips for a concern to collect as well, if any.
export async function blinded(open, site, season) {
  const held = inSession();
  for (const { manifest, path } of open) {
    for (const circle of path) {
      if ([...held.tokens, ...held.pending].some(isOf(manifest.round, circle.id))) continue;
      held.pending.push({ round: manifest.round, circle: circle.id, ...(await fresh(circle)) });
    }
    held.manifests[manifest.round] = manifest.digest;
  }
  const slips = season && (await asked(season));
  held.site = site;
  keep();
  const asks = held.pending.map((one) => ({ round: one.round, circle: one.circle, blinded: one.blinded }));
  return `${site}/pulse/issue/${spell("ask", { asks, back: `${location.origin}/`, ...(slips && { slips }) })}`;
}

async function fresh(circle) {
  const key = publicKey(circle.key);
  await telling("key", () => check(key, circle.certificate));
  const message = prepare(random(32));
  const { blinded, inverse } = await blind(key, message);
  return { message: b64(message), blinded: b64(blinded), inverse: b64(inverse) };
}
