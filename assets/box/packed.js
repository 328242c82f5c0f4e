// Slips in as few bytes as they have, for a code that is scanned.
import { b64, hex, join, unb64, unhex } from "./bytes.js";
import { need } from "./shapes.js";

const [HEAD, GATE, EACH] = [50, 32, 456];

// 1, round, manifest, how many slips there are in all (one code does not hold many), then circle, message and signature
// of each. Where the gate is known: 2, and its digest before the slips.
export function pack({ round, manifest, gate = "", all }, tokens) {
  const each = tokens.flatMap((one) => [unhex(one.circle), unb64(one.message), unb64(one.signature)]);
  return `#t=${b64(join([gate ? 2 : 1], unhex(round), unhex(manifest), [all], unhex(gate), ...each))}`;
}

export function unpack(bytes) {
  const head = bytes[0] === 2 ? HEAD + GATE : HEAD;
  need([1, 2].includes(bytes[0]) && bytes.length > head && (bytes.length - head) % EACH === 0, "the code");
  const [round, manifest] = [hex(bytes.slice(1, 17)), hex(bytes.slice(17, 49))];
  const gates = head > HEAD ? { [round]: hex(bytes.slice(HEAD, head)) } : {};
  const at = Array.from({ length: (bytes.length - head) / EACH }, (_, place) => head + place * EACH);
  const part = (from, length) => bytes.slice(from, from + length);
  const tokens = at.map((from) => ({
    round,
    circle: hex(part(from, 8)),
    message: b64(part(from + 8, 64)),
    signature: b64(part(from + 72, 384)),
  }));
  return { tokens, rosters: [], manifests: { [round]: manifest }, gates, counts: { [round]: bytes[49] } };
}
