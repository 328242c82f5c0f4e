// What this browser has seen of a round is the same for everybody: another one later on, or on another device of the same
// person, is refused. `kind`: "manifests" or "gates".
import { Refused } from "./refused.js";
import { inSession } from "./store.js";

const REFUSALS = { manifests: "changed", gates: "other-gate" };

export function see(kind, digests) {
  const seen = inSession()[kind];
  if (Object.entries(digests).some(([round, digest]) => (seen[round] ?? digest) !== digest))
    throw new Refused(REFUSALS[kind]);
  Object.assign(seen, digests);
}
