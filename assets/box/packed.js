// Slips in as few bytes as they have, for a code that is scanned.
import { b64, hex, join, unb64, unhex } from "./bytes.js";
import { need } from "./shapes.js";

const [HEAD, EACH] = [50, 456];

// 1, round, manifest, how many slips there are in all (one code does not hold many), then circle, message and signature
// of each.
export function pack(round, manifest, tokens, all) {
  const each = tokens.flatMap((one) => [unhex(one.circle), unb64(one.message), unb64(one.signature)]);
  return `#t=${b64(join([1], unhex(round), unhex(manifest), [all], ...each))}`;
}

export function unpack(bytes) {
  need(bytes[0] === 1 && bytes.length > HEAD && (bytes.length - HEAD) % EACH === 0, "the code");
  const [round, manifest] = [hex(bytes.slice(1, 17)), hex(bytes.slice(17, 49))];
  const at = Array.from({ length: (bytes.length - HEAD) / EACH }, (_, place) => HEAD + place * EACH);
  const part = (from, length) => bytes.slice(from, from + length);
  const tokens = at.map((from) => ({
    round,
    circle: hex(part(from, 8)),
    message: b64(part(from + 8, 64)),
    signature: b64(part(from + 72, 384)),
  }));
  return { tokens, rosters: [], manifests: { [round]: manifest }, counts: { [round]: bytes[49] } };
}
