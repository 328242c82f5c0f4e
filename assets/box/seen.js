// What this browser has seen of a round is the same for everybody: another one later on, or on another device of the same
// person, is refused. `kind`: "manifests" or "gates".
import { Refused } from "./refused.js";
import { inSession } from "./store.js";

const refusals = { manifests: () => new Refused("changed"), gates: () => new Refused("other-gate") };

export function see(kind, digests) {
  const seen = inSession()[kind];
  const isOther = ([round, digest]) => (seen[round] ?? digest) !== digest;
  if (Object.entries(digests).some(isOther)) throw refusals[kind]();
  Object.assign(seen, digests);
}
