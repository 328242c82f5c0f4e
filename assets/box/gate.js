// Which circles answer: decided by how many tokens were issued, by arithmetic that is done again here.
// From each root downward: if every circle within has enough, or none at all, those that have any answer on their own.
import { sha256 } from "./bytes.js";
import { dumps } from "./canonical.js";
import { pathOf } from "./manifest.js";
import { CIRCLE, fields, need, numbersBy, oneOf } from "./shapes.js";

const as = (value) => value;
const form = fields({
  version: oneOf(1),
  round: as,
  manifest: as,
  issued: numbersBy(CIRCLE, 1_000_000),
  final: as,
  cancelled: as,
});

// The gate of this document, if it belongs to the manifest and follows from the numbers in it; its bytes, its digest.
export async function read(value, manifest) {
  const gate = form(value, "the gate");
  const made = follows(manifest, gate.issued);
  need(gate.round === manifest.round && gate.manifest === manifest.digest, "the manifest of the gate");
  need(
    alike(gate.final, made.final) && alike(gate.cancelled, made.cancelled),
    "what follows from the numbers in the gate",
  );
  return { ...gate, bytes: dumps(value), digest: await sha256(dumps(value)) };
}

export function follows(manifest, issued) {
  const within = (id) => manifest.children.get(id) ?? [];
  refuseIfImpossible(manifest, issued, within);
  const least = manifest.rules.issued;
  const answering = (circle) => {
    const some = within(circle.id).filter((child) => issued[child.id]);
    const together = !some.length || some.some((child) => issued[child.id] < least);
    return together ? [circle.id] : some.flatMap(answering);
  };
  const found = within(null).flatMap(answering).sort();
  return { final: found.filter((id) => issued[id] >= least), cancelled: found.filter((id) => issued[id] < least) };
}

// The circle as which people of this one answer; undefined if they have no say this time.
export const finalOf = (gate, manifest, id) => pathOf(manifest, id).find((around) => gate.final.includes(around.id));

function refuseIfImpossible(manifest, issued, within) {
  need(Object.keys(issued).sort().join() === [...manifest.byId.keys()].sort().join(), "the circles of the gate");
  for (const { id, eligible } of manifest.circles) {
    const inside = within(id).reduce((sum, child) => sum + issued[child.id], 0);
    need(issued[id] <= eligible && issued[id] >= inside, "how many tokens a circle has");
  }
}

const alike = (one, other) =>
  Array.isArray(one) && one.length === other.length && one.every((id, place) => id === other[place]);
