// The form of a manifest, part by part: each refuses what could do harm. The same refusals as troth.blind.parts.
import { seal } from "./lock.js";
import { ORIGIN } from "./origin.js";
import { CIRCLE, day, fields, HEX_64, matching, need, octets, oneOf, orNull, ROUND } from "./shapes.js";
import { several, truth, whole, words } from "./shapes.js";

const MODULUS_BYTES = 384;
const sentence = words(300);

const item = fields({
  id: matching(/^[a-z]{1,20}-[0-9]{1,2}$/),
  scale: matching(/^[a-z]{1,20}$/),
  reversed: truth,
  leader: sentence,
  place: sentence,
});
const days = (value, where) => {
  const found = fields({ first: day, last: day })(value, where);
  need(found.first <= found.last, where);
  return found;
};
const circle = fields({
  id: matching(CIRCLE),
  parent: orNull(matching(CIRCLE)),
  wording: oneOf("leader", "place"),
  eligible: whole(0, 1_000_000),
  roster: matching(HEX_64),
  key: octets(MODULUS_BYTES),
  certificate: octets(8 * MODULUS_BYTES),
});
const rules = fields({ issued: whole(8, 1000), answers: whole(5, 1000), share_from: whole(12, 1000) });
export const form = fields({
  version: oneOf(1),
  round: matching(ROUND),
  organisation: words(200),
  box: matching(ORIGIN),
  page: matching(HEX_64),
  issuing: days,
  answering: days,
  items: several(item, 1, 40),
  items_version: whole(1, 100_000),
  items_digest: matching(HEX_64),
  language: matching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/),
  rules,
  circles: several(circle, 1, 5000),
  seal,
});
