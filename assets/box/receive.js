// What came back from the site, or with a code, becomes slips: every signature is checked before it counts.
import { b64, unb64 } from "./bytes.js";
import { carriedSlips, receivedSlips } from "./concern_slips.js";
import { publicKey } from "./keys.js";
import { Refused, telling } from "./refused.js";
import { namesOf } from "./rosters.js";
import { load } from "./round.js";
import { see } from "./seen.js";
import { inMemoryOnly, inSession, isShared, keep } from "./store.js";
import { finalize, verify } from "./tokens.js";

const isOf = (it) => (one) => one.round === it.round && one.circle === it.circle;

// Slips from signatures; what undoes the blinding is destroyed with the slip that is made.
export async function received({ signed, rosters, slips }) {
  const held = inSession();
  const expected = signed.filter((one) => held.pending.some(isOf(one)));
  const gotSlips = slips && (slips.refused || (await receivedSlips(slips)));
  if (!expected.length && !gotSlips) throw new Refused(held.tokens.length + held.slips.length ? "already" : "not-begun");
  const manifests = await loaded(expected);
  for (const one of expected) {
    const { message, inverse } = held.pending.find(isOf(one));
    const key = publicKey(circleOf(manifests, one).key);
    const signature = await telling("signature", () => finalize(key, unb64(message), one.signature, unb64(inverse)));
    held.pending = held.pending.filter((two) => !isOf(one)(two));
    held.tokens.push({ round: one.round, circle: one.circle, message, signature: b64(signature) });
  }
  held.rosters.push(...(await namesOf(manifests, rosters)));
  if (isShared()) inMemoryOnly();
  else keep();
}

// Slips that came with a code: {tokens, rosters, manifests, gates, counts, slips}.
export async function carried({ tokens, rosters, manifests: known, gates, counts, slips }) {
  const held = inSession();
  see("manifests", known);
  see("gates", gates);
  const manifests = await loaded(tokens);
  for (const one of tokens) {
    const key = publicKey(circleOf(manifests, one).key);
    if (!(await verify(key, unb64(one.message), unb64(one.signature)))) throw new Refused("signature");
    if (!held.tokens.some(isOf(one))) held.tokens.push(one);
  }
  await carriedSlips(slips);
  Object.assign(held.counts, counts);
  held.rosters.push(...(await namesOf(manifests, rosters)));
}

async function loaded(tokens) {
  const rounds = [...new Set(tokens.map((one) => one.round))];
  return new Map(await Promise.all(rounds.map(async (round) => [round, (await load(round)).manifest])));
}

function circleOf(manifests, { round, circle }) {
  const found = manifests.get(round).byId.get(circle);
  if (!found) throw new Refused("changed");
  return found;
}
