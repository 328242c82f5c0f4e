// What travels behind the # of an address, which browsers send to no server: read once, then taken out of the history.
import { b64, hex, join, unb64, unhex } from "./bytes.js";
import { dumps, loads } from "./canonical.js";
import { CIRCLE, fields, HEX_64, matching, need, octets, ROUND, several } from "./shapes.js";

const as = (value) => value;
const token = fields({ round: matching(ROUND), circle: matching(CIRCLE), message: octets(64), signature: octets(384) });
const list = (read) => several(read, 0, 100);
const SITE = /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$/;

const forms = {
  collect: (value) => fields({ site: matching(SITE), rounds: several(matching(ROUND), 1, 12), circles: as })(value, "the link"),
  signed: (value) => fields({ signed: list(fields({ round: matching(ROUND), circle: matching(CIRCLE), signature: octets(384) })), rosters: list(as) })(value, "what came back"),
  token: (value) => {
    const found = fields({ tokens: list(token), rosters: list(as), manifests: as })({ rosters: [], manifests: {}, ...value }, "the code");
    return { ...found, tokens: found.tokens.map((one) => ({ ...one, message: b64(one.message), signature: b64(one.signature) })) };
  },
};

export const spell = (kind, value) => `#${kind}=${b64(dumps(value))}`;

const OURS = /^#(collect|signed|token|t)=(.*)$/;

// ["collect", {...}], or nothing; what comes from a QR code has the form of one that was copied.
export function read(fragment) {
  const [, kind, spelled] = OURS.exec(fragment) ?? [];
  if (!kind) return [];
  return kind === "t" ? ["token", unpack(unb64(spelled))] : [kind, forms[kind](loads(unb64(spelled)))];
}

export const isOurs = () => OURS.test(location.hash);

export function takeFromAddress() {
  const fragment = location.hash;
  if (isOurs()) history.replaceState(null, "", location.pathname);
  return fragment;
}

// Slips of one round in as few bytes as they have, for a code that is scanned: 1, round, manifest, how many there are in
// all (one code holds three), then circle, message and signature of each.
export function pack(round, manifest, tokens, all) {
  const each = tokens.flatMap((one) => [unhex(one.circle), unb64(one.message), unb64(one.signature)]);
  return `#t=${b64(join([1], unhex(round), unhex(manifest), [all], ...each))}`;
}

function unpack(bytes) {
  const [HEAD, EACH] = [50, 456];
  need(bytes[0] === 1 && bytes.length > HEAD && (bytes.length - HEAD) % EACH === 0, "the code");
  const [round, manifest] = [hex(bytes.slice(1, 17)), hex(bytes.slice(17, 49))];
  const at = Array.from({ length: (bytes.length - HEAD) / EACH }, (_, place) => HEAD + place * EACH);
  const part = (from, length) => bytes.slice(from, from + length);
  const tokens = at.map((from) => ({ round, circle: hex(part(from, 8)), message: b64(part(from + 8, 64)), signature: b64(part(from + 72, 384)) }));
  return { tokens, rosters: [], manifests: { [round]: manifest }, counts: { [round]: bytes[49] } };
}
