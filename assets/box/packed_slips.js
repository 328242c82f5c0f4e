// Slips for a concern in as few bytes as they have, for a code that is scanned.
import { b64, hex, join, unb64, unhex } from "./bytes.js";
import { need } from "./shapes.js";

const [HEAD, EACH, MESSAGE] = [18, 448, 64];

// Byte 1, the quarter, how many slips there are in all (one code does not hold many), then message and signature of each.
export function packSlips(slips, all) {
  const each = slips.flatMap((one) => [unb64(one.message), unb64(one.signature)]);
  return `#s=${b64(join([1], unhex(slips[0].season), [all], ...each))}`;
}

// {slips, counts}: counts says how many there are in all.
export function unpackSlips(bytes) {
  need(bytes[0] === 1 && bytes.length > HEAD && (bytes.length - HEAD) % EACH === 0, "the code");
  const season = hex(bytes.slice(1, 17));
  const at = Array.from({ length: (bytes.length - HEAD) / EACH }, (_, place) => HEAD + place * EACH);
  const part = (from, to) => b64(bytes.slice(from, to));
  const slips = at.map((from) => ({
    season,
    message: part(from, from + MESSAGE),
    signature: part(from + MESSAGE, from + EACH),
  }));
  return { slips, counts: { [season]: bytes[HEAD - 1] } };
}
