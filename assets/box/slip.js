// Which of a person's slips counts.
import * as box from "./box.js";
import { unb64 } from "./bytes.js";
import { finalOf, read as readGate } from "./gate.js";
import { publicKey } from "./keys.js";
import { Refused, telling } from "./refused.js";
import { see } from "./seen.js";
import { read as readSigned } from "./signed.js";
import { inSession, keep } from "./store.js";
import { verify } from "./tokens.js";

// All of a round, that of the smallest group first.
export function slipsOf({ round, byId }) {
  const eligible = (one) => byId.get(one.circle).eligible;
  return inSession()
    .tokens.filter((one) => one.round === round)
    .sort((one, other) => eligible(one) - eligible(other));
}

// Whether it is published who answers together.
export const isGated = (state) => !["issuing", "cancelled", undefined].includes(state);

// Who answers together, by arithmetic done again here from the published numbers; the same that was seen before.
export async function gateOf({ manifest, by }) {
  const bytes = await box.document(manifest.round, "gate");
  const gate = await telling("gate", async () => readGate((await readSigned("gate", bytes, [by])).document, manifest));
  see("gates", { [manifest.round]: gate.digest });
  keep();
  return gate;
}

// The slip that counts now.
export async function slipFor(loaded) {
  const { manifest } = loaded;
  const gate = await gateOf(loaded);
  const mine = slipsOf(manifest);
  const token = mine.find((one) => gate.final.includes(one.circle));
  if (!token && inSession().counts[manifest.round] > mine.length) throw new Refused("part");
  const circle = token && finalOf(gate, manifest, token.circle);
  if (!circle) throw new Refused("no-say");
  const slip = { circle: circle.id, message: unb64(token.message), signature: unb64(token.signature) };
  if (!(await verify(publicKey(circle.key), slip.message, slip.signature))) throw new Refused("signature");
  return { circle, token, slip, gate };
}
