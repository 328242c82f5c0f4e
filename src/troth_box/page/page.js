// Troth, the answering page. Built by assets/box.mjs from assets/box: the comments are there.
async function isAble() {
  if (!window.isSecureContext || !crypto.subtle) return false;
  const made = ["Ed25519", "X25519"].map(
    (name2) => crypto.subtle.generateKey({ name: name2 }, false, name2 === "Ed25519" ? ["sign"] : ["deriveBits"])
  );
  const done = await Promise.allSettled(made);
  return done.every((one) => one.status === "fulfilled");
}

var decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
var encoder = new TextEncoder();
var utf8 = (text2) => encoder.encode(text2);
var text = (bytes3) => decoder.decode(bytes3);
function join(...parts) {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => (joined.set(part, at), at + part.length), 0);
  return joined;
}
var hex = (bytes3) => Array.from(bytes3, (byte) => byte.toString(16).padStart(2, "0")).join("");
function unhex(spelled2) {
  if (!/^([0-9a-f]{2})*$/.test(spelled2)) throw new Error("this is not spelled in hexadecimal");
  return Uint8Array.from(spelled2.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
function b64(bytes3) {
  const binary = Array.from(bytes3, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
function unb64(spelled2) {
  if (typeof spelled2 !== "string" || !/^[A-Za-z0-9_-]*$/.test(spelled2)) throw new Error("this is not base64url");
  const binary = atob(spelled2.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes3 = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  if (b64(bytes3) !== spelled2) throw new Error("this base64url has another spelling");
  return bytes3;
}
var same = (one, other) => one.length === other.length && one.every((byte, place3) => byte === other[place3]);
async function digest(bytes3, algorithm = "SHA-256") {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes3));
}
var sha256 = async (bytes3) => hex(await digest(bytes3));
var random = (length) => crypto.getRandomValues(new Uint8Array(length));

var numberOf = (bytes3) => BigInt(`0x${hex(bytes3) || "0"}`);
function bytesOf(number, length) {
  const spelled2 = number.toString(16).padStart(2 * length, "0");
  if (number < 0n || spelled2.length > 2 * length) throw new Error("this number does not fit");
  return Uint8Array.from(spelled2.match(/../g), (pair) => parseInt(pair, 16));
}
var bitsOf = (number) => number.toString(2).length;
function power(base, exponent, modulus) {
  let result2 = 1n;
  for (const bit of exponent.toString(2)) {
    result2 = result2 * result2 % modulus;
    if (bit === "1") result2 = result2 * base % modulus;
  }
  return result2;
}
function inverse(number, modulus) {
  let [low, high, at, before] = [number, modulus, 1n, 0n];
  while (low) {
    const times = high / low;
    [high, low, before, at] = [low, high - times * low, at, before - times * at];
  }
  return high === 1n ? (before % modulus + modulus) % modulus : void 0;
}
function randomBelow(modulus) {
  const bits = bitsOf(modulus);
  const bytes3 = random(Math.ceil(bits / 8));
  bytes3[0] &= 255 >> 8 * bytes3.length - bits;
  const number = numberOf(bytes3);
  return number > 0n && number < modulus ? number : randomBelow(modulus);
}
function root(number, degree) {
  const [d, less] = [BigInt(degree), BigInt(degree - 1)];
  let guess = 1n << BigInt(Math.ceil(bitsOf(number) / degree));
  for (; ; ) {
    const next = (less * guess + number / guess ** less) / d;
    if (next >= guess) return guess;
    guess = next;
  }
}

var BITS = 3072;
var E = 65537n;
function publicKey(bytes3, bits = BITS) {
  const modulus = numberOf(bytes3);
  if (bytes3.length !== bits / 8 || bitsOf(modulus) !== bits) throw new Error(`a key has exactly ${bits} bits`);
  if (modulus % 2n === 0n) throw new Error("the modulus must be odd");
  const length = bits / 8;
  return { modulus, bits, length, bytes: bytes3, bytesOf: (number) => bytesOf(number, length) };
}
function numberOfBytes(key2, bytes3) {
  const number = numberOf(bytes3);
  if (bytes3.length !== key2.length || number === 0n || number >= key2.modulus) throw new Error("out of range");
  return number;
}
function refuseIfOpenToAll({ modulus, bits }) {
  const small = primesUpTo(Number(E));
  const exponents = small.filter((prime) => prime <= bits / 16);
  const open = small.some((prime) => modulus % BigInt(prime) === 0n) || power(3n, modulus - 1n, modulus) === 1n || exponents.some((exponent) => root(modulus, exponent) ** BigInt(exponent) === modulus);
  if (open) throw new Error("anybody could sign with this key");
}
function primesUpTo(last) {
  const crossed = new Uint8Array(last + 1);
  const primes = [];
  for (let number = 2; number <= last; number++) {
    if (crossed[number]) continue;
    primes.push(number);
    for (let multiple = number * number; multiple <= last; multiple += number) crossed[multiple] = 1;
  }
  return primes;
}

var SALT_BYTES = 48;
var HASH_BYTES = 48;
var hash = (bytes3) => digest(bytes3, "SHA-384");
async function mask(seed, length) {
  const rounds2 = Math.ceil(length / HASH_BYTES);
  const parts = await Promise.all(Array.from({ length: rounds2 }, (_, round) => hash(join(seed, [0, 0, 0, round]))));
  return join(...parts).slice(0, length);
}
async function encode(message, salt, bits) {
  const length = Math.ceil(bits / 8);
  const padding = length - SALT_BYTES - HASH_BYTES - 2;
  if (salt.length !== SALT_BYTES || padding < 0) throw new Error("a salt of 48 bytes, and room for it, are needed");
  const seed = await hash(join(new Uint8Array(8), await hash(message), salt));
  const block = join(new Uint8Array(padding), [1], salt);
  const stream = await mask(seed, block.length);
  const masked = block.map((byte, place3) => byte ^ stream[place3]);
  masked[0] &= 255 >> 8 * length - bits;
  return join(masked, seed, [188]);
}

var ROOTS = 8;
var WIDER = 16;
var ABOUT = utf8("troth, certificate of an RSA key, 1");
async function check(key2, certificate) {
  refuseIfOpenToAll(key2);
  if (certificate.length !== ROOTS * key2.length) throw new Error("the certificate has the wrong length");
  for (let place3 = 0; place3 < ROOTS; place3++) {
    const seed = join(ABOUT, [place3], key2.bytes);
    const number = numberOf(await mask(seed, key2.length + WIDER)) % key2.modulus;
    const given = certificate.slice(place3 * key2.length, (place3 + 1) * key2.length);
    if (power(numberOfBytes(key2, given), E, key2.modulus) !== number) {
      throw new Error("the certificate does not belong to this key");
    }
  }
}

var DAY = 24 * 60 * 60 * 1e3;
var today = () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
var moved = (day2, days2) => new Date(Date.parse(`${day2}T00:00:00Z`) + days2 * DAY).toISOString().slice(0, 10);
function away({ first, last }) {
  if (today() < moved(first, -1)) return "early";
  return today() > moved(last, 1) ? "late" : void 0;
}
function phase(manifest, state, wasSent) {
  if (state === "cancelled") return "cancelled";
  if (state === "tallied" || state === "shredded") return "released";
  if (wasSent) return "sent";
  if (state === "closed") return "over";
  const when2 = away(manifest.answering);
  if (state === "gated" && !when2 && today() >= manifest.answering.first) return "open";
  if (state === "open") return when2 ? "clock" : "open";
  return when2 === "late" ? "late" : "waiting";
}

var KEY = /^(?!\d{1,15}$)[a-z0-9][a-z0-9_-]{0,63}$/;
var DEEPEST = 12;
var writers = {
  string: (value) => {
    if (!value.isWellFormed()) throw new Error("a text is half a character");
    return JSON.stringify(value);
  },
  boolean: String,
  number: (value) => {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error("only whole numbers can be written");
    return String(value);
  },
  object: (value, level) => {
    if (value === null) return "null";
    if (Array.isArray(value)) return `[${value.map((one) => spell(one, level + 1)).join(",")}]`;
    const pairs = Object.keys(value).sort().map((key2) => `${name(key2)}:${spell(value[key2], level + 1)}`);
    return `{${pairs.join(",")}}`;
  }
};
function name(key2) {
  if (!KEY.test(key2)) throw new Error("a name in this document has letters that names do not have");
  return `"${key2}"`;
}
function spell(value, level) {
  const writer = writers[typeof value];
  if (!writer || level > DEEPEST) throw new Error("this cannot be written");
  return writer(value, level);
}
var dumps = (value) => utf8(spell(value, 0));
function loads(bytes3) {
  const written = text(bytes3);
  const value = JSON.parse(written);
  if (spell(value, 0) !== written) throw new Error("this is JSON, but not in its one agreed spelling");
  return value;
}

var HEX_64 = /^[0-9a-f]{64}$/;
var ROUND = /^[0-9a-f]{32}$/;
var CIRCLE = /^[0-9a-f]{16}$/;
var DAY2 = /^\d{4}-\d\d-\d\d$/;
function need(holds, where) {
  if (!holds) throw new Error(`${where} is not as it must be`);
}
var fields = (readers) => (value, where) => {
  need(value && typeof value === "object" && !Array.isArray(value), where);
  need(Object.keys(value).sort().join() === Object.keys(readers).sort().join(), where);
  return Object.fromEntries(Object.entries(readers).map(([key2, read7]) => [key2, read7(value[key2], `${where}: ${key2}`)]));
};
var when = (test) => (value, where) => (need(test(value), where), value);
var matching = (pattern) => when((value) => typeof value === "string" && pattern.test(value));
var oneOf = (...choices) => when((value) => choices.includes(value));
var truth = when((value) => typeof value === "boolean");
var whole = (least, most) => when((value) => Number.isSafeInteger(value) && value >= least && value <= most);
var orNull = (read7) => (value, where) => value === null ? null : read7(value, where);
var HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
var SHOWS = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;
var isSeen = (text2) => !HIDDEN.test(text2) && SHOWS.test(text2);
var words = (most) => when((value) => typeof value === "string" && [...value].length <= most && isSeen(value));
var day = when((value) => {
  if (typeof value !== "string" || !DAY2.test(value) || value < "0001") return false;
  const found2 = /* @__PURE__ */ new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(found2.getTime()) && found2.toISOString().startsWith(value);
});
var octets = (length) => (value, where) => {
  const bytes3 = unb64(value);
  need(bytes3.length === length, where);
  return bytes3;
};
var several = (read7, least, most) => (value, where) => {
  need(Array.isArray(value) && value.length >= least && value.length <= most, where);
  return value.map((one) => read7(one, where));
};
var numbersBy = (pattern, most) => (value, where) => {
  need(value && typeof value === "object" && !Array.isArray(value), where);
  const number = whole(0, most);
  const pairs = Object.entries(value).map(([key2, one]) => [matching(pattern)(key2, where), number(one, where)]);
  return Object.fromEntries(pairs);
};

var [HEAD, GATE, EACH] = [50, 32, 456];
function pack({ round, manifest, gate = "", all: all2 }, tokens) {
  const each = tokens.flatMap((one) => [unhex(one.circle), unb64(one.message), unb64(one.signature)]);
  return `#t=${b64(join([gate ? 2 : 1], unhex(round), unhex(manifest), [all2], unhex(gate), ...each))}`;
}
function unpack(bytes3) {
  const head = bytes3[0] === 2 ? HEAD + GATE : HEAD;
  need([1, 2].includes(bytes3[0]) && bytes3.length > head && (bytes3.length - head) % EACH === 0, "the code");
  const [round, manifest] = [hex(bytes3.slice(1, 17)), hex(bytes3.slice(17, 49))];
  const gates = head > HEAD ? { [round]: hex(bytes3.slice(HEAD, head)) } : {};
  const at = Array.from({ length: (bytes3.length - head) / EACH }, (_, place3) => head + place3 * EACH);
  const part = (from, length) => bytes3.slice(from, from + length);
  const tokens = at.map((from) => ({
    round,
    circle: hex(part(from, 8)),
    message: b64(part(from + 8, 64)),
    signature: b64(part(from + 72, 384))
  }));
  return { tokens, rosters: [], manifests: { [round]: manifest }, gates, counts: { [round]: bytes3[49] } };
}

var [HEAD2, EACH2, MESSAGE] = [18, 448, 64];
function packSlips(slips, all2) {
  const each = slips.flatMap((one) => [unb64(one.message), unb64(one.signature)]);
  return `#s=${b64(join([1], unhex(slips[0].season), [all2], ...each))}`;
}
function unpackSlips(bytes3) {
  need(bytes3[0] === 1 && bytes3.length > HEAD2 && (bytes3.length - HEAD2) % EACH2 === 0, "the code");
  const season = hex(bytes3.slice(1, 17));
  const at = Array.from({ length: (bytes3.length - HEAD2) / EACH2 }, (_, place3) => HEAD2 + place3 * EACH2);
  const part = (from, to) => b64(bytes3.slice(from, to));
  const slips = at.map((from) => ({
    season,
    message: part(from, from + MESSAGE),
    signature: part(from + MESSAGE, from + EACH2)
  }));
  return { slips, counts: { [season]: bytes3[HEAD2 - 1] } };
}

var as = (value) => value;
var token = fields({ round: matching(ROUND), circle: matching(CIRCLE), message: octets(64), signature: octets(384) });
var slip = fields({ season: matching(ROUND), message: octets(64), signature: octets(384) });
var spelled = (one) => ({ ...one, message: b64(one.message), signature: b64(one.signature) });
var list = (read7) => several(read7, 0, 100);
var SITE = /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$/;
var bare = { tokens: [], rosters: [], manifests: {}, gates: {} };
var forms = {
  collect: (value) => {
    const form7 = { site: matching(SITE), rounds: several(matching(ROUND), 0, 12), circles: as, slips: orNull(matching(ROUND)) };
    const found2 = fields(form7)({ slips: null, ...value }, "the link");
    need(found2.rounds.length || found2.slips, "what there is to collect");
    return found2;
  },
  signed: (value) => fields({
    signed: list(fields({ round: matching(ROUND), circle: matching(CIRCLE), signature: octets(384) })),
    rosters: list(as),
    slips: as
  })({ slips: null, ...value }, "what came back"),
  token: (value) => {
    const form7 = { tokens: list(token), rosters: list(as), manifests: as, gates: as, slips: list(slip) };
    const found2 = fields(form7)({ ...bare, slips: [], ...value }, "the code");
    need(found2.tokens.length + found2.slips.length, "what is in the code");
    return {
      ...found2,
      tokens: found2.tokens.map(spelled),
      slips: found2.slips.map(spelled)
    };
  }
};
var spell2 = (kind, value) => `#${kind}=${b64(dumps(value))}`;
var OURS = /^#(collect|signed|token|t|s)=(.*)$/;
function read(fragment) {
  const [, kind, spelled2] = OURS.exec(fragment) ?? [];
  if (!kind) return [];
  if (kind === "t") return ["token", { ...unpack(unb64(spelled2)), slips: [] }];
  if (kind === "s") return ["token", { ...bare, ...unpackSlips(unb64(spelled2)) }];
  return [kind, forms[kind](loads(unb64(spelled2)))];
}
var isOurs = () => OURS.test(location.hash);
function takeFromAddress() {
  const fragment = location.hash;
  if (isOurs()) history.replaceState(null, "", location.pathname);
  return fragment;
}

import { bech32, Encrypter } from "./vendor.js";
var RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
function keyOf(recipient2) {
  if (!RECIPIENT.test(recipient2)) return void 0;
  const { bytes: bytes3 } = bech32.decodeToBytes(recipient2);
  return bytes3.length === 32 ? bytes3 : void 0;
}
function seal(bytes3, recipients) {
  const encrypter = new Encrypter();
  recipients.forEach((recipient2) => encrypter.addRecipient(recipient2));
  return encrypter.encrypt(bytes3);
}

var recipient = (value, where) => {
  need(typeof value === "string" && keyOf(value), where);
  return value;
};
var key = octets(32);
var form = fields({
  recipients: several(recipient, 1, 2),
  keyholder: orNull(key),
  deputy: orNull(key),
  lock: oneOf("double", "single"),
  signer: key
});
function seal2(value, where) {
  const found2 = form(value, where);
  need(new Set(found2.recipients).size === found2.recipients.length, where);
  need(found2.lock === "single" ? isSingle(found2) : isDouble(found2), where);
  const signers = [found2.signer, found2.deputy].filter(Boolean).map(b64);
  return { ...found2, signers };
}
var isSingle = ({ keyholder, deputy, recipients }) => !keyholder && !deputy && recipients.length === 1;
function isDouble({ keyholder, deputy, recipients, signer }) {
  if (!keyholder || !same(signer, keyholder) || deputy === null !== (recipients.length === 1)) return false;
  return deputy === null || !same(deputy, keyholder);
}

var ORIGIN = /^(https:\/\/[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:[0-9]{1,5})?)$/;

var MODULUS_BYTES = 384;
var sentence = words(300);
var item = fields({
  id: matching(/^[a-z]{1,20}-[0-9]{1,2}$/),
  scale: matching(/^[a-z]{1,20}$/),
  reversed: truth,
  leader: sentence,
  place: sentence
});
var days = (value, where) => {
  const found2 = fields({ first: day, last: day })(value, where);
  need(found2.first <= found2.last, where);
  return found2;
};
var circle = fields({
  id: matching(CIRCLE),
  parent: orNull(matching(CIRCLE)),
  wording: oneOf("leader", "place"),
  eligible: whole(0, 1e6),
  roster: matching(HEX_64),
  key: octets(MODULUS_BYTES),
  certificate: octets(8 * MODULUS_BYTES)
});
var rules = fields({ issued: whole(8, 1e3), answers: whole(5, 1e3), share_from: whole(12, 1e3) });
var form2 = fields({
  version: oneOf(1),
  round: matching(ROUND),
  organisation: words(200),
  box: matching(ORIGIN),
  page: matching(HEX_64),
  issuing: days,
  answering: days,
  items: several(item, 1, 40),
  items_version: whole(1, 1e5),
  items_digest: matching(HEX_64),
  language: matching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/),
  rules,
  circles: several(circle, 1, 5e3),
  seal: seal2
});

async function read2(value) {
  const manifest = form2(value, "the manifest");
  const byId = new Map(manifest.circles.map((one) => [one.id, one]));
  const children = /* @__PURE__ */ new Map();
  for (const one of manifest.circles) children.set(one.parent, [...children.get(one.parent) ?? [], one]);
  refuseIfAtOdds(manifest, byId, children);
  return { ...manifest, byId, children, bytes: dumps(value), digest: await sha256(dumps(value)) };
}
function pathOf(manifest, id) {
  const found2 = manifest.byId.get(id);
  return found2 ? [found2, ...found2.parent === null ? [] : pathOf(manifest, found2.parent)] : [];
}
function refuseIfAtOdds({ circles, items: items2, answering: answering2, issuing, rules: { issued } }, byId, children) {
  const within = (id) => children.get(id) ?? [];
  const reached = [...within(null)];
  for (const one of reached) reached.push(...within(one.id));
  const sorted = circles.every((one, place3) => place3 === 0 || circles[place3 - 1].id < one.id);
  need(sorted && circles.every((one) => one.parent === null || byId.has(one.parent)), "the circles");
  need(reached.length === circles.length, "the circles, which lie within each other in a ring");
  need(answering2.first > issuing.last, "answering, which must begin after issuing");
  need(new Set(items2.map((one) => one.id)).size === items2.length, "an item, which comes twice");
  need(new Set(circles.map((one) => b64(one.key))).size === circles.length, "a key, which comes twice");
  const inside2 = (one) => within(one.id).reduce((sum, child) => sum + child.eligible, 0);
  need(
    circles.every((one) => one.eligible >= Math.max(issued, inside2(one))),
    "how many people a circle has"
  );
}

var Refused = class extends Error {
  constructor(code, values = {}) {
    super(code);
    Object.assign(this, { code, values });
  }
};
async function telling(code, work, values) {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(code, values);
  }
}

var as2 = (value) => value;
var form3 = fields({ document: as2, signature: as2, by: as2 });
var CURVE = { name: "Ed25519" };
async function read3(kind, bytes3, signers) {
  const { document: document3, signature, by } = form3(loads(bytes3), "a signed document");
  need(!signers || signers.includes(by), "whose signature this is");
  const key2 = await crypto.subtle.importKey("raw", unb64(by), CURVE, false, ["verify"]);
  const signed = join(utf8(`troth ${kind}\0`), dumps(document3));
  need(await crypto.subtle.verify(CURVE, key2, unb64(signature), signed), "the signature of this document");
  return { document: document3, by };
}

import { scryptAsync } from "./vendor.js";
var COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 11 };
async function wordsOf(kind, bytes3, list3) {
  const number = numberOf(await scryptAsync(bytes3, utf8(`troth ${kind} 1`), COST));
  return Array.from({ length: 8 }, (_, place3) => list3[Number(number >> BigInt(11 * (7 - place3)) & 2047n)]);
}

var MODULUS_BYTES2 = 384;
var [ANSWERED, LAWFUL] = [30, 90];
var bytes = (length) => (value, where) => (octets(length)(value, where), value);
var form4 = fields({
  version: oneOf(1),
  season: matching(ROUND),
  organisation: words(200),
  box: matching(ORIGIN),
  first: day,
  last: day,
  until: day,
  slips: oneOf(5),
  key: bytes(MODULUS_BYTES2),
  certificate: bytes(8 * MODULUS_BYTES2),
  receipts: bytes(32),
  clock: fields({ acknowledge: oneOf(7), answer: whole(ANSWERED, LAWFUL) }),
  outside: several(fields({ name: words(200), how: words(400) }), 0, 12)
});
async function read4(signed, signers) {
  const { document: document3, by } = await read3("season", signed, signers);
  const found2 = form4(document3, "the season");
  need(found2.first <= found2.last && found2.last <= found2.until, "the season's days");
  publicKey(unb64(found2.key));
  const spelled2 = dumps(document3);
  return { ...found2, by, signed, bytes: spelled2, digest: await sha256(spelled2) };
}
var checkKey = ({ key: key2, certificate }) => check(publicKey(unb64(key2)), unb64(certificate));
var awayFromIssuing = ({ first, last }) => away({ first, last });
var wordsOf2 = (season, list3) => wordsOf("season", season.bytes, list3);

var PLAIN = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
async function ask(path, more = {}) {
  try {
    return await fetch(path, { ...PLAIN, ...more });
  } catch {
    throw new Refused("unreachable");
  }
}
async function found(path) {
  const answer = await ask(path);
  if (answer.status === 404) throw new Refused("unknown");
  if (!answer.ok) throw new Refused("unreachable");
  return answer;
}
async function rounds() {
  const listed2 = await (await found("rounds")).json();
  return new Map(listed2.map((one) => [one.round, one.state]));
}
var seasons = async () => (await found("concerns/seasons")).json();
async function document2(round, kind) {
  return new Uint8Array(await (await found(`rounds/${round}/${kind}`)).arrayBuffer());
}
var SAID = { 204: "taken", 403: "not-yours", 409: "another", 410: "closed" };
async function send(round, envelope2) {
  const headers = { "Content-Type": "text/plain" };
  const answer = await ask(`rounds/${round}/ballots`, { method: "POST", headers, body: envelope2 });
  return SAID[answer.status] ?? "failed";
}

var NAME = "troth";
var nothing = () => ({
  site: null,
  pending: [],
  tokens: [],
  rosters: [],
  manifests: {},
  gates: {},
  counts: {},
  sent: [],
  slips: [],
  // for a concern; which of them was used is not kept
  begun: null
});
var readFrom = (where) => ({ ...nothing(), ...JSON.parse(where.getItem(NAME)) });
var place = sessionStorage.getItem(NAME) ? sessionStorage : localStorage;
var held = readFrom(place);
var inSession = () => held;
var isShared = () => place === sessionStorage;
var isKept = () => place === localStorage;
function begin({ shared }) {
  place = shared ? sessionStorage : localStorage;
  held = readFrom(place);
}
function keep() {
  if (!place) return;
  const rosters = new Map(held.rosters.map((one) => [one.circle, one]));
  held.rosters = [...rosters.values()].filter(({ circle: circle2 }) => held.tokens.some((one) => one.circle === circle2));
  const some = [held.pending, held.tokens, held.sent, held.slips].some((one) => one.length);
  if (some || held.begun) place.setItem(NAME, JSON.stringify(held));
  else place.removeItem(NAME);
}
function inMemoryOnly() {
  sessionStorage.removeItem(NAME);
  place = null;
}
function setAside() {
  place = null;
  return held = { ...nothing(), manifests: { ...held.manifests }, gates: { ...held.gates } };
}
function forget() {
  place?.removeItem(NAME);
  held = nothing();
}

var all = await (await fetch(new URL("texts.json", import.meta.url), { credentials: "omit" })).json();
var wanted = navigator.languages.map((tag) => tag.split("-")[0]);
var language = wanted.find((tag) => tag in all) ?? "en";
var own = all[language];
function t(name2, values = {}) {
  const found2 = own[name2] ?? all.en[name2];
  return Object.entries(values).reduce((text2, [key2, value]) => text2.replaceAll(`{${key2}}`, value), found2 ?? name2);
}
var many = (name2, count) => t(`${name2}.${count === 1 ? "one" : "many"}`, { count });
var place2 = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
var calendar = new Intl.DateTimeFormat(place2, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
var noon = (day2) => /* @__PURE__ */ new Date(`${day2}T12:00:00Z`);
var dayIn = (day2) => calendar.format(noon(day2));
var daysIn = ({ first, last }) => calendar.formatRange(noon(first), noon(last));

var PREFIX_BYTES = 32;
var prepare = (message) => join(random(PREFIX_BYTES), message);
var blind = (key2, prepared) => blindWith(key2, prepared, random(SALT_BYTES), randomBelow(key2.modulus));
async function blindWith(key2, prepared, salt, factor) {
  if (prepared.length < PREFIX_BYTES) throw new Error("this message was not prepared");
  const { modulus } = key2;
  const encoded = numberOf(await encode(prepared, salt, key2.bits - 1));
  const hidden = encoded * power(factor, E, modulus) % modulus;
  const undo = inverse(factor, modulus);
  if (undo === void 0 || inverse(hidden, modulus) === void 0) throw new Error("this would give the key away");
  return { blinded: key2.bytesOf(hidden), inverse: key2.bytesOf(undo) };
}
async function finalize(key2, prepared, signed, undo) {
  const signature = key2.bytesOf(numberOfBytes(key2, signed) * numberOfBytes(key2, undo) % key2.modulus);
  if (!await verify(key2, prepared, signature)) throw new Error("what came back is no signature of what was sent");
  return signature;
}
async function verify(key2, prepared, signature) {
  const jwk = { kty: "RSA", n: b64(key2.bytes), e: "AQAB", ext: true };
  const imported = await crypto.subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
  return crypto.subtle.verify({ name: "RSA-PSS", saltLength: SALT_BYTES }, imported, signature, prepared);
}

var FIVE = 5;
var LATE = { early: "too-early", late: "too-late" };
async function quarter(name2) {
  const listed2 = await seasons();
  const all2 = await telling("manifest", () => Promise.all(listed2.map((one) => read4(dumps(one)))));
  const found2 = all2.find((one) => one.season === name2);
  if (!found2) throw new Refused("unknown");
  if (found2.box !== location.origin) throw new Refused("elsewhere", { address: found2.box });
  return found2;
}
async function asked(season) {
  const when2 = awayFromIssuing(season);
  if (when2) throw new Refused(LATE[when2], { days: daysIn(season) });
  const held2 = inSession();
  if (held2.begun?.season !== season.season) {
    await telling("key", () => checkKey(season));
    const slips = [];
    while (slips.length < FIVE) slips.push(await fresh(publicKey(unb64(season.key))));
    held2.begun = { season: season.season, slips };
  }
  return { season: season.season, blinded: held2.begun.slips.map((one) => one.blinded) };
}
async function fresh(key2) {
  const message = prepare(random(32));
  const { blinded: blinded2, inverse: inverse2 } = await blind(key2, message);
  return { message: b64(message), blinded: b64(blinded2), inverse: b64(inverse2) };
}

var beside = (name2) => name2 === "index.html" ? new URL("./", location.href) : new URL(name2, import.meta.url);
var got = (name2) => fetch(beside(name2), { credentials: "omit" });
var bytes2 = async (name2) => new Uint8Array(await (await got(name2)).arrayBuffer());
async function digestOfPage() {
  const names = await (await got("files.json")).json();
  const files = await Promise.all(names.map(bytes2));
  return sha256(join(...names.flatMap((name2, place3) => [utf8(`${name2}\0${files[place3].length}\0`), files[place3]])));
}
var known;
var pageDigest = () => known ??= digestOfPage();

var AHEAD = ["issuing", "gated", "open", void 0];
async function load(round) {
  const bytes3 = await document2(round, "manifest");
  const { manifest, by } = await telling("manifest", async () => {
    const signed = await read3("manifest", bytes3);
    return { manifest: await read2(signed.document), by: signed.by };
  });
  const seen = inSession().manifests[round];
  if (manifest.round !== round || seen && seen !== manifest.digest) throw new Refused("changed");
  const state = (await rounds()).get(round);
  if (AHEAD.includes(state)) await refuseIfNotThisPage(manifest);
  return { manifest, by, state };
}
async function refuseIfNotThisPage(manifest) {
  if (manifest.box !== location.origin) throw new Refused("elsewhere", { address: manifest.box });
  if (manifest.page !== await pageDigest()) throw new Refused("page");
}
var list2;
var words2 = /* @__PURE__ */ new Map();
var listed = async () => list2 ??= (await (await fetch("page/words.txt", { credentials: "omit" })).text()).trim().split(/\s+/);
async function checkWords(kind, { digest: digest2, bytes: bytes3 }) {
  if (!words2.has(digest2)) words2.set(digest2, await wordsOf(kind, bytes3, await listed()));
  return words2.get(digest2);
}
var wordsOfQuarter = async (season) => wordsOf2(season, await listed());

async function wanted2(link) {
  const found2 = [];
  for (const round of link.rounds) {
    const { manifest } = await load(round);
    const path = pathOf(manifest, link.circles?.[round]?.[0]);
    const asked2 = link.circles?.[round];
    if (!path.length || path.map((one) => one.id).join() !== asked2.join()) throw new Refused("link");
    found2.push({ manifest, path });
  }
  const open = found2.filter(({ manifest }) => !away(manifest.issuing));
  if (open.length || link.slips) return open;
  const { issuing } = found2[0].manifest;
  const values = { days: daysIn(issuing) };
  throw new Refused(away(issuing) === "early" ? "too-early" : "too-late", values);
}
var isOf = (round, circle2) => (one) => one.round === round && one.circle === circle2;
async function blinded(open, site, season) {
  const held2 = inSession();
  for (const { manifest, path } of open) {
    for (const circle2 of path) {
      if ([...held2.tokens, ...held2.pending].some(isOf(manifest.round, circle2.id))) continue;
      held2.pending.push({ round: manifest.round, circle: circle2.id, ...await fresh2(circle2) });
    }
    held2.manifests[manifest.round] = manifest.digest;
  }
  const slips = season && await asked(season);
  held2.site = site;
  keep();
  const asks = held2.pending.map((one) => ({ round: one.round, circle: one.circle, blinded: one.blinded }));
  return `${site}/pulse/issue/${spell2("ask", { asks, back: `${location.origin}/`, ...slips && { slips } })}`;
}
async function fresh2(circle2) {
  const key2 = publicKey(circle2.key);
  await telling("key", () => check(key2, circle2.certificate));
  const message = prepare(random(32));
  const { blinded: blinded2, inverse: inverse2 } = await blind(key2, message);
  return { message: b64(message), blinded: b64(blinded2), inverse: b64(inverse2) };
}

var SVG = "http://www.w3.org/2000/svg";
function el(name2, given = {}, ...inside2) {
  return filled(document.createElement(name2), given, inside2);
}
var svg = (name2, given = {}, ...inside2) => filled(document.createElementNS(SVG, name2), given, inside2);
function filled(element, given, inside2) {
  for (const [key2, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(key2, value);
    else if (value === true) element.setAttribute(key2, "");
    else if (value !== false && value !== void 0 && value !== null) element.setAttribute(key2, value);
  }
  element.append(...inside2.flat().filter((one) => one !== null && one !== void 0 && one !== false));
  return element;
}
var button = (label, press, look = "") => el("button", { type: "button", class: `button ${look}`.trim(), click: press }, label);
var paragraph = (text2, look) => el("p", { class: look }, text2);
var actions = (...inside2) => el("div", { class: "actions" }, ...inside2);
var sheet = (...inside2) => el("div", { class: "sheet" }, ...inside2);
var fold = (summary, ...inside2) => el("details", { class: "fold" }, el("summary", {}, summary), el("div", { class: "fold-body" }, ...inside2));
var notice = (look, title, ...inside2) => el(
  "div",
  { class: `notice ${look}`.trim() },
  el("div", {}, title && el("p", { class: "notice-title" }, title), ...inside2)
);
function show(title, ...inside2) {
  const main = document.querySelector("main");
  const heading = el("h1", { tabindex: "-1" }, title);
  main.removeAttribute("aria-busy");
  main.replaceChildren(el("div", { class: "page-head" }, heading), ...inside2.flat().filter(Boolean));
  if (!("still" in document.body.dataset)) document.title = `${title} · Troth`;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}
function busy(text2) {
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  main.replaceChildren(el("p", { class: "lede working", role: "status" }, text2));
}

var wordList = (words4) => el(
  "ol",
  { class: "words", translate: "no" },
  words4.map((word) => el("li", {}, word))
);

function words3(error) {
  const code = error?.code ?? "other";
  if (code === "other") console.error(error);
  const values = { today: dayIn(today()), ...error?.values };
  return ["title", "what", "do"].map((part) => t(`trouble.${code}.${part}`, values));
}
function told(error, heading) {
  const [title, what, todo] = words3(error);
  return [el(heading, {}, title), paragraph(what), paragraph(todo)];
}
function trouble(error, { again, back } = {}) {
  const [title, what, todo] = words3(error);
  const ways = [again && button(t("again"), again), back && button(t("back"), back, "is-quiet")].filter(Boolean);
  show(title, notice("is-care", null, paragraph(what), paragraph(todo)), ways.length > 0 && actions(...ways));
}

async function comparing(open, site, season) {
  busy(t("words.working"));
  const lists = [];
  for (const { manifest } of open) {
    const days2 = t("words.of", { days: daysIn(manifest.answering) });
    const title = (season || open.length > 1) && el("h2", { class: "small-title" }, days2);
    lists.push(el("section", { class: "tight" }, title, wordList(await checkWords("manifest", manifest))));
  }
  if (season) {
    const title = el("h2", { class: "small-title" }, t("words.quarter", { days: daysIn(season) }));
    lists.push(el("section", { class: "tight" }, title, wordList(await wordsOfQuarter(season))));
  }
  const send2 = async () => {
    busy(t("collect.working"));
    await blinded(open, site, season).then((address) => location.assign(address), trouble);
  };
  const host = new URL(site).host;
  show(
    t("words.title"),
    paragraph(t("words.why"), "lede"),
    ...lists,
    paragraph(t("words.later")),
    notice("", t("collect.next", { host }), paragraph(t("collect.next.more"))),
    actions(button(t("collect.send"), send2))
  );
}

function copying(text2) {
  const field = el(
    "textarea",
    { class: "input", readonly: true, rows: "3", "aria-label": t("carry.text"), spellcheck: "false" },
    text2
  );
  const said = el("span", { role: "status", class: "soft" });
  const copy = () => navigator.clipboard.writeText(text2).then(
    () => said.textContent = t("carry.copied"),
    () => field.select()
  );
  return fold(
    t("carry.text"),
    paragraph(t("carry.text.what"), "help"),
    field,
    actions(button(t("carry.copy"), copy, "is-quiet"), said)
  );
}

import { correction, generate } from "./vendor.js";
var QUIET = 4;
function qr(text2, label) {
  const code = generate(text2, { minCorrectionLevel: correction.L });
  const side = code.size + 2 * QUIET;
  const dark = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
  }
  const shapes = [
    svg("path", { fill: "#fff", d: `M0 0h${side}v${side}h-${side}z` }),
    svg("path", { fill: "#000", d: dark.join("") })
  ];
  return svg(
    "svg",
    { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    ...shapes
  );
}

var IN_ONE = 3;
function forConcerns(slips) {
  const take = button(t("carry"), () => taking(), "is-quiet");
  const link = el("a", { class: "button", href: "concern/" }, t("concern.go"));
  const what = [paragraph(many("concern.slips", slips.length)), paragraph(t("concern.five"), "help")];
  return sheet(el("h2", {}, t("concern.title")), ...what, actions(link, take));
}
function concernCard() {
  const last = inSession().slips.at(-1).season;
  const slips = inSession().slips.filter((one) => one.season === last);
  const address = `${location.origin}/`;
  const of = Math.ceil(slips.length / IN_ONE);
  const codes = Array.from({ length: of }, (_, part) => {
    const label = t("carry.code", { part: part + 1, of });
    const code = qr(address + packSlips(slips.slice(part * IN_ONE, (part + 1) * IN_ONE), slips.length), label);
    return el("figure", { class: "scan" }, code, of > 1 && el("figcaption", {}, label));
  });
  return el(
    "section",
    { class: "card" },
    el("h2", {}, t("concern.title")),
    el("div", { class: "scans" }, codes),
    of > 1 && paragraph(t("carry.each"), "help"),
    copying(address + spell2("token", { slips }))
  );
}
function taking() {
  const back = button(t("sent.home"), () => home().catch(trouble), "is-quiet");
  const printed = button(t("carry.print"), () => print());
  show(t("carry.title"), paragraph(t("concern.carry"), "lede"), concernCard(), actions(printed, back));
}

var as3 = (value) => value;
var form5 = fields({
  version: oneOf(1),
  round: as3,
  manifest: as3,
  issued: numbersBy(CIRCLE, 1e6),
  final: as3,
  cancelled: as3
});
async function read5(value, manifest) {
  const gate = form5(value, "the gate");
  const made = follows(manifest, gate.issued);
  need(gate.round === manifest.round && gate.manifest === manifest.digest, "the manifest of the gate");
  need(
    alike(gate.final, made.final) && alike(gate.cancelled, made.cancelled),
    "what follows from the numbers in the gate"
  );
  return { ...gate, bytes: dumps(value), digest: await sha256(dumps(value)) };
}
function follows(manifest, issued) {
  const within = (id) => manifest.children.get(id) ?? [];
  refuseIfImpossible(manifest, issued, within);
  const least = manifest.rules.issued;
  const answering2 = (circle2) => {
    const some = within(circle2.id).filter((child) => issued[child.id]);
    const together2 = !some.length || some.some((child) => issued[child.id] < least);
    return together2 ? [circle2.id] : some.flatMap(answering2);
  };
  const found2 = within(null).flatMap(answering2).sort();
  return { final: found2.filter((id) => issued[id] >= least), cancelled: found2.filter((id) => issued[id] < least) };
}
var finalOf = (gate, manifest, id) => pathOf(manifest, id).find((around) => gate.final.includes(around.id));
function refuseIfImpossible(manifest, issued, within) {
  need(Object.keys(issued).sort().join() === [...manifest.byId.keys()].sort().join(), "the circles of the gate");
  for (const { id, eligible } of manifest.circles) {
    const inside2 = within(id).reduce((sum, child) => sum + issued[child.id], 0);
    need(issued[id] <= eligible && issued[id] >= inside2, "how many tokens a circle has");
  }
}
var alike = (one, other) => Array.isArray(one) && one.length === other.length && one.every((id, place3) => id === other[place3]);

var refusals = { manifests: () => new Refused("changed"), gates: () => new Refused("other-gate") };
function see(kind, digests) {
  const seen = inSession()[kind];
  const isOther = ([round, digest2]) => (seen[round] ?? digest2) !== digest2;
  if (Object.entries(digests).some(isOther)) throw refusals[kind]();
  Object.assign(seen, digests);
}

function slipsOf({ round, byId }) {
  const eligible = (one) => byId.get(one.circle).eligible;
  return inSession().tokens.filter((one) => one.round === round).sort((one, other) => eligible(one) - eligible(other));
}
var isGated = (state) => !["issuing", "cancelled", void 0].includes(state);
async function gateOf({ manifest, by }) {
  const bytes3 = await document2(manifest.round, "gate");
  const gate = await telling("gate", async () => read5((await read3("gate", bytes3, [by])).document, manifest));
  see("gates", { [manifest.round]: gate.digest });
  keep();
  return gate;
}
async function slipFor(loaded2) {
  const { manifest } = loaded2;
  const gate = await gateOf(loaded2);
  const mine = slipsOf(manifest);
  const token2 = mine.find((one) => gate.final.includes(one.circle));
  if (!token2 && inSession().counts[manifest.round] > mine.length) throw new Refused("part");
  const circle2 = token2 && finalOf(gate, manifest, token2.circle);
  if (!circle2) throw new Refused("no-say");
  const slip2 = { circle: circle2.id, message: unb64(token2.message), signature: unb64(token2.signature) };
  if (!await verify(publicKey(circle2.key), slip2.message, slip2.signature)) throw new Refused("signature");
  return { circle: circle2, token: token2, slip: slip2, gate };
}

async function published({ manifest }) {
  const bytes3 = await document2(manifest.round, "tally");
  return telling("tally", async () => {
    const { document: document3 } = await read3("tally", bytes3, manifest.seal.signers);
    const { hashes } = document3;
    need(document3.manifest === manifest.digest && document3.round === manifest.round, "whose result this is");
    const sum = Object.values(document3.counted).reduce((one, other) => one + other, 0);
    need(sum === hashes.length, "how many were counted");
    need(
      hashes.every((hash2, place3) => /^[0-9a-f]{64}$/.test(hash2) && (place3 === 0 || hashes[place3 - 1] < hash2)),
      "the list of answers"
    );
    return document3;
  });
}
async function result(loaded2, begins) {
  busy(t("working"));
  const [{ hashes }, { issued, final }] = await Promise.all([published(loaded2), gateOf(loaded2)]);
  const slips = final.reduce((sum, circle2) => sum + issued[circle2], 0);
  const own2 = begins ?? inSession().sent.find((one) => one.round === loaded2.manifest.round)?.hash;
  const isThere = hashes.some((hash2) => own2 && hash2.startsWith(own2));
  const last = dayIn(loaded2.manifest.answering.last);
  const shown = (hash2) => el("li", {}, own2 && hash2.startsWith(own2) ? el("mark", {}, hash2) : hash2);
  show(
    t("result.title"),
    paragraph(t("result.counted", { counted: hashes.length, slips }), "lede"),
    own2 && notice(
      isThere ? "is-done" : "is-care",
      t(isThere ? "result.there" : "result.missing"),
      paragraph(t(isThere ? "result.there.what" : "result.missing.what"))
    ),
    paragraph(t("result.signed", { last })),
    fold(t("result.all"), el("ol", { class: "hashes", translate: "no" }, hashes.map(shown))),
    actions(button(t("sent.home"), () => home().catch(trouble), "is-quiet"))
  );
}

var FEWEST = 8;
function searching() {
  const said = el("p", { class: "errors", id: "find-error", role: "alert" });
  const field = el("input", {
    id: "find",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "find-help find-error"
  });
  const search = async (event) => {
    event.preventDefault();
    const wanted3 = field.value.toLowerCase().replace(/\s+/g, "");
    said.textContent = /^[0-9a-f]+$/.test(wanted3) && wanted3.length >= FEWEST ? "" : t("find.short");
    if (!said.textContent)
      await lookUp(wanted3).then((found2) => found2 || (said.textContent = t("find.none"))).catch(trouble);
  };
  return el(
    "form",
    { submit: search },
    el(
      "div",
      { class: "field" },
      el("label", { for: "find" }, t("find.label")),
      el("p", { class: "help", id: "find-help" }, t("find.help")),
      said,
      field
    ),
    actions(el("button", { class: "button" }, t("find")))
  );
}
async function lookUp(wanted3) {
  for (const [round, state] of await rounds()) {
    if (!["tallied", "shredded"].includes(state)) continue;
    const loaded2 = await load(round);
    if ((await published(loaded2)).hashes.some((hash2) => hash2.startsWith(wanted3)))
      return await result(loaded2, wanted3), true;
  }
  return false;
}

function empty() {
  const points = ["collect", "answer", "sealed", "counted"].map((one) => el("li", {}, t(`empty.${one}`)));
  show(
    t("empty.title"),
    paragraph(t("empty.what"), "lede"),
    paragraph(t("empty.back")),
    el("ol", { class: "steps" }, points),
    fold(t("code.title"), pasting()),
    fold(t("find.title"), searching()),
    paragraph(el("a", { href: "concern/" }, t("concern.go"))),
    fold(t("limits.title"), ...limits())
  );
}
var limits = () => ["work", "changed", "together", "small", "program"].map((one) => paragraph(t(`limits.${one}`)));
function pasting() {
  const said = el("p", { class: "errors", id: "code-error", role: "alert" });
  const field = el("textarea", {
    id: "code",
    rows: "4",
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "code-help code-error"
  });
  const open = (event) => {
    event.preventDefault();
    const [found2] = /#(token|t|s)=[A-Za-z0-9_-]+/.exec(field.value.replace(/\s+/g, "")) ?? [];
    if (found2) location.hash = found2;
    else said.textContent = t("code.none");
  };
  return el(
    "form",
    { submit: open },
    el(
      "div",
      { class: "field" },
      el("label", { for: "code" }, t("code.label")),
      el("p", { class: "help", id: "code-help" }, t("code.help")),
      said,
      field
    ),
    actions(el("button", { class: "button" }, t("code.open")))
  );
}

function keepHere() {
  const came = inSession();
  begin({ shared: false });
  const held2 = inSession();
  const clashes = came.tokens.some(
    (one) => held2.tokens.some((two) => two.circle === one.circle && two.round === one.round && two.message !== one.message)
  );
  if (clashes) return Object.assign(setAside(), came) && "full";
  see("manifests", came.manifests);
  see("gates", came.gates);
  held2.tokens.push(...came.tokens.filter((one) => !held2.tokens.some((two) => two.message === one.message)));
  held2.slips.push(...came.slips.filter((one) => !held2.slips.some((two) => two.message === one.message)));
  held2.rosters.push(...came.rosters);
  Object.assign(held2.counts, came.counts);
  keep();
  return "kept";
}
function used(round, hash2) {
  const held2 = inSession();
  held2.tokens = held2.tokens.filter((one) => one.round !== round);
  held2.sent.push({ round, hash: hash2 });
  keep();
}

var folded = async (manifest) => fold(t("words.title"), paragraph(t("words.why")), wordList(await checkWords("manifest", manifest)));
var ofWeek = async (gate) => [paragraph(t("gate.why")), wordList(await checkWords("gate", gate))];

var STEPS = ["1", "2", "3", "4", "5"];
var PASSED = "0";
function items(manifest, wording) {
  const groups = manifest.items.map((item2, place3) => group(item2, wording, manifest.language, place3));
  const chosen = () => {
    const checked = groups.map((one) => one.querySelector("input:checked"));
    return Object.fromEntries(
      checked.filter((one) => one.value !== PASSED).map((one) => [one.name, Number(one.value)])
    );
  };
  return { groups, chosen };
}
function group(item2, wording, language2, place3) {
  const choice = (value) => el(
    "label",
    { class: value === PASSED ? "step is-passed" : "step" },
    el("input", { type: "radio", name: item2.id, value, checked: value === PASSED }),
    el("span", {}, t(`step.${value}`))
  );
  const number = el("span", { class: "item-number" }, `${place3 + 1}`);
  return el(
    "fieldset",
    { class: "item" },
    el("legend", {}, number, " ", el("span", { lang: language2 }, item2[wording])),
    el("div", { class: "item-steps" }, STEPS.map(choice), choice(PASSED))
  );
}

var FEW = 40;
function together(circle2) {
  const names = inSession().rosters.find((one) => one.circle === circle2.id)?.names;
  const said = paragraph(many("together", circle2.eligible), "count");
  if (!names) return [said, paragraph(t("together.no-names"), "help")];
  const list3 = el(
    "ul",
    { class: "names" },
    names.map((name2) => el("li", {}, el("bdi", {}, name2)))
  );
  return [said, names.length > FEW ? fold(t("together.show"), list3) : list3, paragraph(t("together.unknown"), "help")];
}

var PLAIN_BYTES = 1024;
async function plain(answers, circle2, message) {
  const data = dumps({ answers, circle: circle2, token: await sha256(message) });
  if (data.length >= PLAIN_BYTES) throw new Error("these are more answers than a ballot has room for");
  const padded = new Uint8Array(PLAIN_BYTES).fill(32);
  padded.set(data);
  padded.set(utf8("\n"), data.length);
  return padded;
}
async function envelope(answers, token2, recipients) {
  const sealed = await seal(await plain(answers, token2.circle, token2.message), recipients);
  const { circle: circle2, message, signature } = token2;
  return dumps({ circle: circle2, message: b64(message), signature: b64(signature), sealed: b64(sealed) });
}

async function ballotOf(manifest, slip2, answers) {
  const bytes3 = await envelope(answers, slip2, manifest.seal.recipients);
  const hash2 = await sha256(slip2.message);
  const send2 = async () => {
    busy(t("sending"));
    try {
      const became = await send(manifest.round, bytes3);
      if (became !== "taken") throw new Refused(became);
      used(manifest.round, hash2);
      sent(manifest, hash2);
    } catch (error) {
      const mayHelp = ["failed", "unreachable"].includes(error.code);
      trouble(error, mayHelp ? { again: send2 } : { back: () => home().catch(trouble) });
    }
  };
  return { send: send2 };
}
var spaced = (hash2) => el("code", { class: "receipt", translate: "no" }, hash2.match(/.{8}/g).join(" "));
function sent(manifest, hash2) {
  const values = { last: dayIn(manifest.answering.last) };
  show(
    t("sent.title"),
    paragraph(t("sent.what", values), "lede"),
    notice("is-done", t("sent.number"), paragraph(t(isKept() ? "sent.kept" : "sent.note")), spaced(hash2)),
    fold(t("sent.gone"), paragraph(t("sent.gone.what"))),
    actions(
      button(t("sent.print"), () => print(), "is-quiet"),
      button(t("sent.home"), () => home().catch(trouble), "is-quiet")
    )
  );
}

var [SHORTEST, LONGEST] = [20, 180];
var SECOND = 1e3;
async function sealing({ manifest, slip: slip2, answers, back }) {
  busy(t("waiting.sealing"));
  try {
    const ballot = await ballotOf(manifest, slip2, answers);
    wait(ballot, back);
  } catch (error) {
    trouble(error, { again: back });
  }
}
function wait(ballot, back) {
  const [low, high] = random(2);
  const seconds = SHORTEST + (low * 256 + high) % (LONGEST - SHORTEST + 1);
  const until = Date.now() + seconds * SECOND;
  const bar = el("progress", { max: seconds, value: 0, "aria-label": t("waiting.bar") });
  const left = el("p", { class: "countdown", role: "timer" });
  const tick = () => {
    const rest = Math.max(0, Math.ceil((until - Date.now()) / SECOND));
    bar.value = seconds - rest;
    left.textContent = rest < 60 ? many("waiting.seconds", rest) : t("waiting.minutes", { minutes: Math.floor(rest / 60), seconds: String(rest % 60).padStart(2, "0") });
    if (rest === 0) stop(ballot.send);
  };
  const stop = (then) => {
    clearInterval(running);
    removeEventListener("beforeunload", warn);
    then();
  };
  const running = setInterval(tick, SECOND);
  addEventListener("beforeunload", warn);
  show(
    t("waiting.title"),
    paragraph(t("waiting.what"), "lede"),
    left,
    bar,
    fold(t("waiting.why"), paragraph(t("waiting.because"))),
    actions(button(t("waiting.back"), () => stop(back), "is-quiet"))
  );
  tick();
}
var warn = (event) => event.preventDefault();

async function answering(loaded2) {
  busy(t("working"));
  const { manifest } = loaded2;
  const { circle: circle2, slip: slip2, gate } = await slipFor(loaded2);
  const week2 = sheet(el("h2", {}, t("gate.title")), ...await ofWeek(gate));
  const words4 = [week2, await folded(manifest)];
  const form7 = el("form", { novalidate: true });
  const { groups, chosen } = items(manifest, circle2.wording);
  const said = el("p", { class: "errors", tabindex: "-1" });
  form7.append(...groups, said, actions(el("button", { class: "button" }, t("answer.send"))));
  const screen = () => show(
    t("answer.title"),
    paragraph(t(`answer.about.${circle2.wording}`), "lede"),
    sheet(el("h2", {}, t("together.title")), ...together(circle2)),
    ...words4,
    notice("", null, paragraph(t("answer.memory")), paragraph(t(`answer.${manifest.seal.lock}`))),
    form7
  );
  form7.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = chosen();
    said.textContent = Object.keys(answers).length ? "" : t("answer.none");
    if (said.textContent) said.focus();
    else sealing({ manifest, slip: slip2, answers, back: screen });
  });
  screen();
}

var IN_ONE2 = 3;
async function card(loaded2) {
  const { manifest, state } = loaded2;
  const circles = (one) => manifest.byId.get(one.circle);
  const { token: token2, gate } = isGated(state) ? await slipFor(loaded2) : {};
  const mine = gate ? [token2] : slipsOf(manifest);
  const about = { round: manifest.round, manifest: manifest.digest, gate: gate?.digest, all: mine.length };
  const parts = Array.from(
    { length: Math.ceil(mine.length / IN_ONE2) },
    (_, part) => mine.slice(part * IN_ONE2, (part + 1) * IN_ONE2)
  );
  const address = `${location.origin}/`;
  const codes = parts.map((part, place3) => {
    const label = t("carry.code", { part: place3 + 1, of: parts.length });
    const code = qr(address + pack(about, part), label);
    return el("figure", { class: "scan" }, code, parts.length > 1 && el("figcaption", {}, label));
  });
  const own2 = {
    tokens: mine,
    rosters: inSession().rosters.filter((one) => mine.some((two) => two.circle === one.circle)),
    manifests: { [manifest.round]: manifest.digest },
    gates: gate ? { [manifest.round]: gate.digest } : {}
  };
  const title = t("week", { days: daysIn(manifest.answering), organisation: manifest.organisation });
  return el(
    "section",
    { class: "card" },
    el("h2", {}, title),
    el("div", { class: "scans" }, codes),
    parts.length > 1 && paragraph(t("carry.each"), "help"),
    copying(address + spell2("token", own2)),
    el("h3", {}, t("together.title")),
    ...together(circles(mine[0])),
    el("h3", {}, t("words.title")),
    wordList(await checkWords("manifest", manifest)),
    gate && [el("h3", {}, t("gate.title")), ...await ofWeek(gate)]
  );
}

async function elsewhere(loaded2) {
  const back = button(t("sent.home"), () => home().catch(trouble), "is-quiet");
  show(t("carry.title"), paragraph(t("carry.what"), "lede"), await card(loaded2), actions(printing(), back));
}
async function handOver() {
  const rounds2 = [...new Set(inSession().tokens.map((one) => one.round))];
  const cards = [];
  for (const round of rounds2) cards.push(await card(await load(round)));
  if (inSession().slips.length) cards.push(concernCard());
  addEventListener("beforeunload", warn2);
  const done = () => (removeEventListener("beforeunload", warn2), forget(), empty());
  show(
    t("handover.title"),
    paragraph(t("handover.what"), "lede"),
    notice("is-care", t("handover.lost"), paragraph(t("handover.lost.what"))),
    ...cards,
    actions(printing(), button(t("handover.done"), done, "is-quiet"))
  );
}
var warn2 = (event) => event.preventDefault();
var printing = () => button(t("carry.print"), () => print());

async function week(round) {
  try {
    const loaded2 = await load(round);
    const { answering: when2, organisation } = loaded2.manifest;
    const values = { days: daysIn(when2), last: dayIn(when2.last), organisation };
    const wasSent = inSession().sent.find((one) => one.round === round);
    const where = phase(loaded2.manifest, loaded2.state, wasSent);
    const more = await inside[where]?.(loaded2) ?? [];
    return {
      first: when2.first,
      sheet: sheet(el("h2", {}, t("week", values)), paragraph(t(`phase.${where}`, values)), ...more)
    };
  } catch (error) {
    return { first: "", sheet: sheet(...told(error, "h2")) };
  }
}
var smallest = ({ manifest }) => manifest.byId.get(slipsOf(manifest)[0].circle);
var inside = {
  waiting: async (loaded2) => [
    inSession().counts[loaded2.manifest.round] > slipsOf(loaded2.manifest).length && paragraph(t("carry.missing"), "count"),
    fold(t("together.title"), ...together(smallest(loaded2)), paragraph(t("together.larger"), "help")),
    isGated(loaded2.state) && fold(t("gate.title"), ...await ofWeek(await gateOf(loaded2))),
    await folded(loaded2.manifest),
    actions(button(t("carry"), () => elsewhere(loaded2).catch(trouble), "is-quiet"))
  ],
  open: async (loaded2) => [
    actions(
      button(t("answer"), () => answering(loaded2).catch(trouble)),
      button(t("carry"), () => elsewhere(loaded2).catch(trouble), "is-quiet")
    )
  ],
  released: async (loaded2) => [actions(button(t("find"), () => result(loaded2).catch(trouble)))]
};

async function home(said, ...more) {
  const { tokens, sent: sent2, slips } = inSession();
  const rounds2 = [...new Set([...tokens, ...sent2].map((one) => one.round))];
  if (!rounds2.length && !slips.length) return empty();
  const cards = await Promise.all(rounds2.map(week));
  cards.sort((one, other) => one.first < other.first ? -1 : 1);
  show(
    t("home.title"),
    said && notice(
      ["already", "full"].includes(said) ? "" : "is-done",
      t(`${said}.title`),
      paragraph(t(`${said}.what`)),
      more.some(Boolean) && actions(...more)
    ),
    ...cards.map((one) => one.sheet),
    slips.length > 0 && forConcerns(slips),
    isKept() ? leaving() : keeping()
  );
}
var keepIt = async () => home(keepHere());
var keeping = () => notice(
  "",
  t("keep.title"),
  paragraph(t("keep.what")),
  actions(button(t("keep"), () => keepIt().catch(trouble), "is-quiet"))
);
var leaving = () => fold(
  t("forget.title"),
  paragraph(t("forget.what")),
  actions(button(t("forget"), () => (forget(), empty()), "is-danger"))
);

function whose(values) {
  const choice = (value, place3) => {
    const words4 = [
      el("span", { class: "choice-title" }, t(`whose.${value}`)),
      el("span", { class: "choice-more" }, t(`whose.${value}.more`))
    ];
    const input = el("input", { type: "radio", name: "whose", value, checked: place3 === 0 });
    return el("label", { class: "choice-card" }, input, el("span", { class: "choice-text" }, words4));
  };
  const cards = el("div", { class: "choice-cards" }, values.map(choice));
  return el("fieldset", { class: "field" }, el("legend", {}, t("whose")), cards);
}

async function collecting(link, { anew = false } = {}) {
  const { tokens, sent: sent2, slips } = inSession();
  const has = (round) => [...tokens, ...sent2].some((one) => one.round === round);
  const other = () => collecting(link, { anew: true }).catch(trouble);
  const hasSlips = !link.slips || !anew && slips.some((one) => one.season === link.slips);
  if (!anew && link.rounds.every(has) && hasSlips) return home("already", button(t("already.other"), other, "is-quiet"));
  const open = link.rounds.length ? await wanted2(link) : [];
  const season = hasSlips ? void 0 : await quarter(link.slips);
  const { organisation } = open[0]?.manifest ?? season;
  const last = [...open.map((one) => one.manifest.issuing), season].filter(Boolean).map((one) => one.last).sort()[0];
  const about = [open.length > 0 && "once", season && "slips", "nameless", "lost"].filter(Boolean);
  const points = about.map((one) => el("li", {}, t(`collect.${one}`, { last: dayIn(last) })));
  const device = whose(anew ? ["shared"] : ["own", "shared"]);
  const go = () => {
    begin({ shared: device.querySelector("[value=shared]").checked });
    return comparing(open, link.site, season);
  };
  show(
    t(open.length ? "collect.title" : "collect.five"),
    paragraph(t(open.length ? "collect.what" : "collect.five.what", { organisation }), "lede"),
    el("ul", {}, points),
    sheet(device, actions(button(t("collect.go"), go)))
  );
}
function otherPerson(link) {
  const again = async () => comparing(link.rounds.length ? await wanted2(link) : [], link.site, link.slips ? await quarter(link.slips) : void 0);
  const anew = () => (forget(), begin({ shared: false }), collecting(link, { anew: true }).catch(trouble));
  show(
    t("begun.title"),
    paragraph(t("begun.what"), "lede"),
    actions(
      button(t("begun.mine"), () => again().catch(trouble)),
      button(t("begun.other"), anew, "is-quiet")
    )
  );
}

async function receivedSlips({ season, signatures = [] }) {
  const held2 = inSession();
  if (held2.begun?.season !== season || signatures.length !== FIVE) return false;
  const key2 = publicKey(unb64((await quarter(season)).key));
  const made = [];
  for (const [place3, { message, inverse: inverse2 }] of held2.begun.slips.entries()) {
    const signature = finalize(key2, unb64(message), unb64(signatures[place3]), unb64(inverse2));
    made.push({ season, message, signature: b64(await telling("signature", () => signature)) });
  }
  held2.slips.push(...made);
  held2.begun = null;
  return true;
}
async function carriedSlips(slips) {
  const held2 = inSession();
  for (const { season, message, signature } of slips) {
    const key2 = publicKey(unb64((await quarter(season)).key));
    if (!await verify(key2, unb64(message), unb64(signature))) throw new Refused("signature");
    if (!held2.slips.some((one) => one.message === message)) held2.slips.push({ season, message, signature });
  }
}

var form6 = fields({ circle: matching(CIRCLE), salt: octets(16), names: several(words(300), 0, 1e6) });
async function read6(value, circle2) {
  const { salt, names } = form6(value, "the names");
  need(await sha256(join(salt, dumps(names))) === circle2.roster, "the list of names");
  need(names.length === circle2.eligible, "how many names there are");
  return names;
}
async function namesOf(manifests, rosters) {
  const found2 = [];
  for (const roster of rosters) {
    const circle2 = [...manifests.values()].map((one) => one.byId.get(roster.circle)).find(Boolean);
    if (circle2) await telling("names", () => read6(roster, circle2));
    if (circle2) found2.push(roster);
  }
  return found2;
}

var isOf2 = (it) => (one) => one.round === it.round && one.circle === it.circle;
async function received({ signed, rosters, slips }) {
  const held2 = inSession();
  const expected = signed.filter((one) => held2.pending.some(isOf2(one)));
  const gotSlips = slips && (slips.refused || await receivedSlips(slips));
  if (!expected.length && !gotSlips) throw new Refused(held2.tokens.length + held2.slips.length ? "already" : "not-begun");
  const manifests = await loaded(expected);
  for (const one of expected) {
    const { message, inverse: inverse2 } = held2.pending.find(isOf2(one));
    const key2 = publicKey(circleOf(manifests, one).key);
    const signature = await telling("signature", () => finalize(key2, unb64(message), one.signature, unb64(inverse2)));
    held2.pending = held2.pending.filter((two) => !isOf2(one)(two));
    held2.tokens.push({ round: one.round, circle: one.circle, message, signature: b64(signature) });
  }
  held2.rosters.push(...await namesOf(manifests, rosters));
  if (isShared()) inMemoryOnly();
  else keep();
}
async function carried({ tokens, rosters, manifests: known2, gates, counts, slips }) {
  const held2 = inSession();
  see("manifests", known2);
  see("gates", gates);
  const manifests = await loaded(tokens);
  for (const one of tokens) {
    const key2 = publicKey(circleOf(manifests, one).key);
    if (!await verify(key2, unb64(one.message), unb64(one.signature))) throw new Refused("signature");
    if (!held2.tokens.some(isOf2(one))) held2.tokens.push(one);
  }
  await carriedSlips(slips);
  Object.assign(held2.counts, counts);
  held2.rosters.push(...await namesOf(manifests, rosters));
}
async function loaded(tokens) {
  const rounds2 = [...new Set(tokens.map((one) => one.round))];
  return new Map(await Promise.all(rounds2.map(async (round) => [round, (await load(round)).manifest])));
}
function circleOf(manifests, { round, circle: circle2 }) {
  const found2 = manifests.get(round).byId.get(circle2);
  if (!found2) throw new Refused("changed");
  return found2;
}

var opened = {
  collect: (link) => isShared() && (inSession().pending.length || inSession().begun) ? otherPerson(link) : collecting(link),
  async signed(answer) {
    const shared = isShared();
    await received(answer);
    const said = answer.slips?.refused;
    return shared ? handOver() : home("received", said && paragraph(said));
  },
  async token(code) {
    if (!continues(code)) setAside();
    await carried(code);
    keep();
    return home("carried");
  }
};
function continues({ tokens, slips, counts }) {
  const nameOf = (one) => one.round ?? one.season;
  const partOf = (one) => one.circle ?? one.message;
  const came = [...tokens, ...slips];
  const held2 = [...inSession().tokens, ...inSession().slips].filter((one) => nameOf(one) === nameOf(came[0]));
  const has = held2.map(partOf);
  const isNew = !came.some((one) => has.includes(partOf(one)));
  return isKept() && counts?.[nameOf(came[0])] > has.length && has.length > 0 && isNew;
}
async function start(fragment = takeFromAddress()) {
  busy(t("working"));
  try {
    if (!await isAble()) throw new Refused("browser");
    const [kind, value] = await telling("link", () => read(fragment));
    await (kind ? opened[kind](value) : home());
  } catch (error) {
    trouble(error, { again: () => start(fragment) });
  }
}
document.documentElement.lang = language;
for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
addEventListener("hashchange", () => isOurs() && start());
start();
