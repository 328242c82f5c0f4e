// What is fixed about a round before anybody answers; refused as soon as one part of it could do harm. The same
// refusals as troth.blind.manifest. What is returned has the document's own names, bytes for keys, and what follows.
import { b64, sha256 } from "./bytes.js";
import { dumps } from "./canonical.js";
import { form } from "./parts.js";
import { need } from "./shapes.js";

export async function read(value) {
  const manifest = form(value, "the manifest");
  const byId = new Map(manifest.circles.map((one) => [one.id, one]));
  const children = new Map();
  for (const one of manifest.circles) children.set(one.parent, [...(children.get(one.parent) ?? []), one]);
  refuseIfAtOdds(manifest, byId, children);
  return { ...manifest, byId, children, bytes: dumps(value), digest: await sha256(dumps(value)) };
}

// From this circle up to its root.
export function pathOf(manifest, id) {
  const found = manifest.byId.get(id);
  return found ? [found, ...(found.parent === null ? [] : pathOf(manifest, found.parent))] : [];
}

function refuseIfAtOdds({ circles, items, answering, issuing, rules: { issued } }, byId, children) {
  const within = (id) => children.get(id) ?? [];
  const reached = [...within(null)];
  for (const one of reached) reached.push(...within(one.id));
  const sorted = circles.every((one, place) => place === 0 || circles[place - 1].id < one.id);
  need(sorted && circles.every((one) => one.parent === null || byId.has(one.parent)), "the circles");
  need(reached.length === circles.length, "the circles, which lie within each other in a ring");
  need(answering.first > issuing.last, "answering, which must begin after issuing");
  need(new Set(items.map((one) => one.id)).size === items.length, "an item, which comes twice");
  need(new Set(circles.map((one) => b64(one.key))).size === circles.length, "a key, which comes twice");
  const inside = (one) => within(one.id).reduce((sum, child) => sum + child.eligible, 0);
  need(
    circles.every((one) => one.eligible >= Math.max(issued, inside(one))),
    "how many people a circle has",
  );
}
