// The names counted together, and whether they are the ones that everybody was told of.
import { join, sha256 } from "./bytes.js";
import { dumps } from "./canonical.js";
import { fields, matching, need, CIRCLE, octets, several, words } from "./shapes.js";

const form = fields({ circle: matching(CIRCLE), salt: octets(16), names: several(words(200), 0, 1_000_000) });

// {circle, names}, or a refusal: another list of names has another hash.
export async function read(value, circle) {
  const { salt, names } = form(value, "the names");
  need((await sha256(join(salt, dumps(names)))) === circle.roster, "the list of names");
  need(names.length === circle.eligible, "how many names there are");
  return names;
}
