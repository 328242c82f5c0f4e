// The names counted together, and whether they are the ones that everybody was told of.
import { join, sha256 } from "./bytes.js";
import { dumps } from "./canonical.js";
import { telling } from "./refused.js";
import { CIRCLE, fields, matching, need, octets, several, words } from "./shapes.js";

const form = fields({ circle: matching(CIRCLE), salt: octets(16), names: several(words(300), 0, 1_000_000) });

// The names of a circle, or a refusal: another list of names has another hash.
export async function read(value, circle) {
  const { salt, names } = form(value, "the names");
  need((await sha256(join(salt, dumps(names)))) === circle.roster, "the list of names");
  need(names.length === circle.eligible, "how many names there are");
  return names;
}

// The rosters of these that belong to a circle of these manifests (a map), each checked.
export async function namesOf(manifests, rosters) {
  const found = [];
  for (const roster of rosters) {
    const circle = [...manifests.values()].map((one) => one.byId.get(roster.circle)).find(Boolean);
    if (circle) await telling("names", () => read(roster, circle));
    if (circle) found.push(roster);
  }
  return found;
}
