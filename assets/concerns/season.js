// A quarter in which concerns can be sent: the key that signs everybody's slips, the days, the clock, and who there is
// outside. The same refusals as troth.blind.seasons.
import { sha256, unb64 } from "../box/bytes.js";
import { dumps } from "../box/canonical.js";
import { check } from "../box/certificate.js";
import { away } from "../box/days.js";
import { publicKey } from "../box/keys.js";
import { ORIGIN } from "../box/origin.js";
import { day, fields, matching, need, octets, oneOf, ROUND, several, whole, words } from "../box/shapes.js";
import { read as readSigned } from "../box/signed.js";
import { wordsOf as wordsAbout } from "../box/words.js";

const MODULUS_BYTES = 384;
const [ANSWERED, LAWFUL] = [30, 90]; // days; the EU's directive 2019/1937, article 9, has three months

const bytes = (length) => (value, where) => (octets(length)(value, where), value);
const form = fields({
  version: oneOf(1),
  season: matching(ROUND),
  organisation: words(200),
  box: matching(ORIGIN),
  first: day,
  last: day,
  until: day,
  slips: oneOf(5),
  key: bytes(MODULUS_BYTES),
  certificate: bytes(8 * MODULUS_BYTES),
  receipts: bytes(32),
  clock: fields({ acknowledge: oneOf(7), answer: whole(ANSWERED, LAWFUL) }),
  outside: several(fields({ name: words(200), how: words(400) }), 0, 12),
});

// From the signed bytes: the document's own names, who signed, its digest and its bytes.
export async function read(signed, signers) {
  const { document, by } = await readSigned("season", signed, signers);
  const found = form(document, "the season");
  need(found.first <= found.last && found.last <= found.until, "the season's days");
  publicKey(unb64(found.key));
  const spelled = dumps(document);
  return { ...found, by, signed, bytes: spelled, digest: await sha256(spelled) };
}

// Refuses a key that could sort people, or that anybody could sign with: once, before slips are made.
export const checkKey = ({ key, certificate }) => check(publicKey(unb64(key)), unb64(certificate));

// "early", "late" or nothing: whether slips can be collected, and whether they can be used.
export const awayFromIssuing = ({ first, last }) => away({ first, last });
export const awayFromUse = ({ first, until }) => away({ first, last: until });

// The eight check words; `list`: the 2,048 words of words.txt.
export const wordsOf = (season, list) => wordsAbout("season", season.bytes, list);
