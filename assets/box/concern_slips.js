// Five slips for a concern, collected in the same tap as everybody's answer slips, so that having them says nothing.
import { b64, unb64 } from "./bytes.js";
import { publicKey } from "./keys.js";
import { FIVE, quarter } from "./quarter.js";
import { Refused, telling } from "./refused.js";
import { inSession } from "./store.js";
import { finalize, verify } from "./tokens.js";

// Slips from what came back; what undoes the blinding is destroyed. False where they are not what was begun here.
export async function receivedSlips({ season, signatures = [] }) {
  const held = inSession();
  if (held.begun?.season !== season || signatures.length !== FIVE) return false;
  const key = publicKey(unb64((await quarter(season)).key));
  const made = [];
  for (const [place, { message, inverse }] of held.begun.slips.entries()) {
    const signature = finalize(key, unb64(message), unb64(signatures[place]), unb64(inverse));
    made.push({ season, message, signature: b64(await telling("signature", () => signature)) });
  }
  held.slips.push(...made);
  held.begun = null;
  return true;
}

// Slips that came with a code.
export async function carriedSlips(slips) {
  const held = inSession();
  for (const { season, message, signature } of slips) {
    const key = publicKey(unb64((await quarter(season)).key));
    if (!(await verify(key, unb64(message), unb64(signature)))) throw new Refused("signature");
    if (!held.slips.some((one) => one.message === message)) held.slips.push({ season, message, signature });
  }
}
