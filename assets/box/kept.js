// What happens to slips that are kept: more of them come with a code, or a round is answered.
import { see } from "./seen.js";
import { begin, inSession, keep, setAside } from "./store.js";

// What came with a code, from now on kept in this browser beside what it has: "kept"; "full" if that is somebody else's.
export function keepHere() {
  const came = inSession();
  begin({ shared: false });
  const held = inSession();
  const clashes = came.tokens.some((one) =>
    held.tokens.some((two) => two.circle === one.circle && two.round === one.round && two.message !== one.message),
  );
  if (clashes) return Object.assign(setAside(), came) && "full";
  see("manifests", came.manifests);
  see("gates", came.gates);
  held.tokens.push(...came.tokens.filter((one) => !held.tokens.some((two) => two.message === one.message)));
  held.slips.push(...came.slips.filter((one) => !held.slips.some((two) => two.message === one.message)));
  held.rosters.push(...came.rosters);
  Object.assign(held.counts, came.counts);
  keep();
  return "kept";
}

// A round is answered: its slips are gone, what stays is the number to find the answer by.
export function used(round, hash) {
  const held = inSession();
  held.tokens = held.tokens.filter((one) => one.round !== round);
  held.sent.push({ round, hash });
  keep();
}
