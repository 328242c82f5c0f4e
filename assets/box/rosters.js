// The names counted together, and whether they are the ones that everybody was told of.
import { join, sha256 } from "./bytes.js";
import { dumps } from "./canonical.js";
import { telling } from "./refused.js";
import { CIRCLE, fields, matching, need, octets, several } from "./shapes.js";

// A ghost must be seen: every name has a letter or digit that shows, and nothing that changes the line around it. Two
// signs that cannot be seen are part of how some names are written (zero-width joiner and non-joiner).
const HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
const SHOWS = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

const name = (value, where) => {
  need(typeof value === "string" && value.length <= 300 && !HIDDEN.test(value) && SHOWS.test(value), where);
  return value;
};
const form = fields({ circle: matching(CIRCLE), salt: octets(16), names: several(name, 0, 1_000_000) });

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
