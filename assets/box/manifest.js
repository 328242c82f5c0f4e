// What is fixed about a round before anybody answers; refused as soon as one part of it could do harm. The same refusals
// as troth.blind.manifest. What is returned has the document's own names, bytes for keys, and three things that follow.
import { b64, sha256 } from "./bytes.js";
import { dumps } from "./canonical.js";
import { seal } from "./lock.js";
import { CIRCLE, day, fields, HEX_64, matching, need, octets, oneOf, orNull, ROUND, several, truth, whole, words } from "./shapes.js";

const MODULUS_BYTES = 384;
const ORIGIN = /^(https:\/\/[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:[0-9]{1,5})?)$/;
const sentence = words(300);

const item = fields({ id: matching(/^[a-z]{1,20}-[0-9]{1,2}$/), scale: matching(/^[a-z]{1,20}$/), reversed: truth, leader: sentence, place: sentence });
const days = (value, where) => {
  const found = fields({ first: day, last: day })(value, where);
  need(found.first <= found.last, where);
  return found;
};
const circle = fields({
  id: matching(CIRCLE), parent: orNull(matching(CIRCLE)), wording: oneOf("leader", "place"), eligible: whole(0, 1_000_000),
  roster: matching(HEX_64), key: octets(MODULUS_BYTES), certificate: octets(8 * MODULUS_BYTES),
});
const rules = fields({ issued: whole(8, 1000), answers: whole(5, 1000), share_from: whole(12, 1000) });
const form = fields({
  version: oneOf(1), round: matching(ROUND), organisation: words(200), box: matching(ORIGIN), page: matching(HEX_64),
  issuing: days, answering: days, items: several(item, 1, 40), items_version: whole(1, 100_000), items_digest: matching(HEX_64),
  language: matching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/), rules, circles: several(circle, 1, 5000), seal,
});

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
  const fits = (one) => one.eligible >= Math.max(issued, within(one.id).reduce((sum, child) => sum + child.eligible, 0));
  need(circles.every(fits), "how many people a circle has");
}
