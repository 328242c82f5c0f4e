// Troth, the answering page. Built by assets/box.mjs from assets/box: the comments are there.
// able.js
async function isAble() {
  if (!window.isSecureContext || !crypto.subtle) return false;
  const made = ["Ed25519", "X25519"].map(
    (name2) => crypto.subtle.generateKey({ name: name2 }, false, name2 === "Ed25519" ? ["sign"] : ["deriveBits"])
  );
  const done = await Promise.allSettled(made);
  return done.every((one) => one.status === "fulfilled");
}

// bytes.js
var decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
var encoder = new TextEncoder();
var utf8 = (text2) => encoder.encode(text2);
var text = (bytes2) => decoder.decode(bytes2);
function join(...parts) {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => (joined.set(part, at), at + part.length), 0);
  return joined;
}
var hex = (bytes2) => Array.from(bytes2, (byte) => byte.toString(16).padStart(2, "0")).join("");
function unhex(spelled) {
  if (!/^([0-9a-f]{2})*$/.test(spelled)) throw new Error("this is not spelled in hexadecimal");
  return Uint8Array.from(spelled.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
function b64(bytes2) {
  const binary = Array.from(bytes2, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
function unb64(spelled) {
  if (typeof spelled !== "string" || !/^[A-Za-z0-9_-]*$/.test(spelled)) throw new Error("this is not base64url");
  const binary = atob(spelled.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes2 = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  if (b64(bytes2) !== spelled) throw new Error("this base64url has another spelling");
  return bytes2;
}
var same = (one, other) => one.length === other.length && one.every((byte, place3) => byte === other[place3]);
async function digest(bytes2, algorithm = "SHA-256") {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes2));
}
var sha256 = async (bytes2) => hex(await digest(bytes2));
var random = (length) => crypto.getRandomValues(new Uint8Array(length));

// numbers.js
var numberOf = (bytes2) => BigInt(`0x${hex(bytes2) || "0"}`);
function bytesOf(number, length) {
  const spelled = number.toString(16).padStart(2 * length, "0");
  if (number < 0n || spelled.length > 2 * length) throw new Error("this number does not fit");
  return Uint8Array.from(spelled.match(/../g), (pair) => parseInt(pair, 16));
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
  const bytes2 = random(Math.ceil(bits / 8));
  bytes2[0] &= 255 >> 8 * bytes2.length - bits;
  const number = numberOf(bytes2);
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

// keys.js
var BITS = 3072;
var E = 65537n;
function publicKey(bytes2, bits = BITS) {
  const modulus = numberOf(bytes2);
  if (bytes2.length !== bits / 8 || bitsOf(modulus) !== bits) throw new Error(`a key has exactly ${bits} bits`);
  if (modulus % 2n === 0n) throw new Error("the modulus must be odd");
  const length = bits / 8;
  return { modulus, bits, length, bytes: bytes2, bytesOf: (number) => bytesOf(number, length) };
}
function numberOfBytes(key2, bytes2) {
  const number = numberOf(bytes2);
  if (bytes2.length !== key2.length || number === 0n || number >= key2.modulus) throw new Error("out of range");
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

// pss.js
var SALT_BYTES = 48;
var HASH_BYTES = 48;
var hash = (bytes2) => digest(bytes2, "SHA-384");
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

// certificate.js
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

// days.js
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

// canonical.js
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
function loads(bytes2) {
  const written = text(bytes2);
  const value = JSON.parse(written);
  if (spell(value, 0) !== written) throw new Error("this is JSON, but not in its one agreed spelling");
  return value;
}

// shapes.js
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
  return Object.fromEntries(Object.entries(readers).map(([key2, read6]) => [key2, read6(value[key2], `${where}: ${key2}`)]));
};
var when = (test) => (value, where) => (need(test(value), where), value);
var matching = (pattern) => when((value) => typeof value === "string" && pattern.test(value));
var oneOf = (...choices2) => when((value) => choices2.includes(value));
var truth = when((value) => typeof value === "boolean");
var whole = (least, most) => when((value) => Number.isSafeInteger(value) && value >= least && value <= most);
var orNull = (read6) => (value, where) => value === null ? null : read6(value, where);
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
  const bytes2 = unb64(value);
  need(bytes2.length === length, where);
  return bytes2;
};
var several = (read6, least, most) => (value, where) => {
  need(Array.isArray(value) && value.length >= least && value.length <= most, where);
  return value.map((one) => read6(one, where));
};
var numbersBy = (pattern, most) => (value, where) => {
  need(value && typeof value === "object" && !Array.isArray(value), where);
  const number = whole(0, most);
  const pairs = Object.entries(value).map(([key2, one]) => [matching(pattern)(key2, where), number(one, where)]);
  return Object.fromEntries(pairs);
};

// packed.js
var [HEAD, GATE, EACH] = [50, 32, 456];
function pack({ round, manifest, gate = "", all: all2 }, tokens) {
  const each = tokens.flatMap((one) => [unhex(one.circle), unb64(one.message), unb64(one.signature)]);
  return `#t=${b64(join([gate ? 2 : 1], unhex(round), unhex(manifest), [all2], unhex(gate), ...each))}`;
}
function unpack(bytes2) {
  const head = bytes2[0] === 2 ? HEAD + GATE : HEAD;
  need([1, 2].includes(bytes2[0]) && bytes2.length > head && (bytes2.length - head) % EACH === 0, "the code");
  const [round, manifest] = [hex(bytes2.slice(1, 17)), hex(bytes2.slice(17, 49))];
  const gates = head > HEAD ? { [round]: hex(bytes2.slice(HEAD, head)) } : {};
  const at = Array.from({ length: (bytes2.length - head) / EACH }, (_, place3) => head + place3 * EACH);
  const part = (from, length) => bytes2.slice(from, from + length);
  const tokens = at.map((from) => ({
    round,
    circle: hex(part(from, 8)),
    message: b64(part(from + 8, 64)),
    signature: b64(part(from + 72, 384))
  }));
  return { tokens, rosters: [], manifests: { [round]: manifest }, gates, counts: { [round]: bytes2[49] } };
}

// link.js
var as = (value) => value;
var token = fields({ round: matching(ROUND), circle: matching(CIRCLE), message: octets(64), signature: octets(384) });
var list = (read6, least = 0) => several(read6, least, 100);
var SITE = /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$/;
var forms = {
  collect: (value) => fields({ site: matching(SITE), rounds: several(matching(ROUND), 1, 12), circles: as })(value, "the link"),
  signed: (value) => fields({
    signed: list(fields({ round: matching(ROUND), circle: matching(CIRCLE), signature: octets(384) })),
    rosters: list(as)
  })(value, "what came back"),
  token: (value) => {
    const found2 = fields({ tokens: list(token, 1), rosters: list(as), manifests: as, gates: as })(
      { rosters: [], manifests: {}, gates: {}, ...value },
      "the code"
    );
    return {
      ...found2,
      tokens: found2.tokens.map((one) => ({ ...one, message: b64(one.message), signature: b64(one.signature) }))
    };
  }
};
var spell2 = (kind, value) => `#${kind}=${b64(dumps(value))}`;
var OURS = /^#(collect|signed|token|t)=(.*)$/;
function read(fragment) {
  const [, kind, spelled] = OURS.exec(fragment) ?? [];
  if (!kind) return [];
  return kind === "t" ? ["token", unpack(unb64(spelled))] : [kind, forms[kind](loads(unb64(spelled)))];
}
var isOurs = () => OURS.test(location.hash);
function takeFromAddress() {
  const fragment = location.hash;
  if (isOurs()) history.replaceState(null, "", location.pathname);
  return fragment;
}

// sealing.js
import { bech32, Encrypter } from "./vendor.js";
var RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
function keyOf(recipient2) {
  if (!RECIPIENT.test(recipient2)) return void 0;
  const { bytes: bytes2 } = bech32.decodeToBytes(recipient2);
  return bytes2.length === 32 ? bytes2 : void 0;
}
function seal(bytes2, recipients) {
  const encrypter = new Encrypter();
  recipients.forEach((recipient2) => encrypter.addRecipient(recipient2));
  return encrypter.encrypt(bytes2);
}

// lock.js
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

// parts.js
var MODULUS_BYTES = 384;
var ORIGIN = /^(https:\/\/[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:[0-9]{1,5})?)$/;
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

// manifest.js
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

// refused.js
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

// box.js
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
  const listed = await (await found("rounds")).json();
  return new Map(listed.map((one) => [one.round, one.state]));
}
async function document2(round, kind) {
  return new Uint8Array(await (await found(`rounds/${round}/${kind}`)).arrayBuffer());
}
var SAID = { 204: "taken", 403: "not-yours", 409: "another", 410: "closed" };
async function send(round, envelope2) {
  const headers = { "Content-Type": "text/plain" };
  const answer = await ask(`rounds/${round}/ballots`, { method: "POST", headers, body: envelope2 });
  return SAID[answer.status] ?? "failed";
}

// page_files.js
async function bytes(path) {
  return new Uint8Array(await (await fetch(path, { credentials: "omit" })).arrayBuffer());
}
async function digestOfPage() {
  const names = await (await fetch("page/files.json", { credentials: "omit" })).json();
  const files = await Promise.all(names.map((name2) => bytes(name2 === "index.html" ? "./" : `page/${name2}`)));
  return sha256(join(...names.flatMap((name2, place3) => [utf8(`${name2}\0${files[place3].length}\0`), files[place3]])));
}
var known;
var pageDigest = () => known ??= digestOfPage();

// signed.js
var as2 = (value) => value;
var form3 = fields({ document: as2, signature: as2, by: as2 });
var CURVE = { name: "Ed25519" };
async function read3(kind, bytes2, signers) {
  const { document: document3, signature, by } = form3(loads(bytes2), "a signed document");
  need(!signers || signers.includes(by), "whose signature this is");
  const key2 = await crypto.subtle.importKey("raw", unb64(by), CURVE, false, ["verify"]);
  const signed = join(utf8(`troth ${kind}\0`), dumps(document3));
  need(await crypto.subtle.verify(CURVE, key2, unb64(signature), signed), "the signature of this document");
  return { document: document3, by };
}

// words.js
import { scryptAsync } from "./vendor.js";
var SALTS = { manifest: utf8("troth manifest 1"), gate: utf8("troth gate 1") };
var COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 11 };
async function wordsOf(kind, bytes2, list3) {
  const number = numberOf(await scryptAsync(bytes2, SALTS[kind], COST));
  return Array.from({ length: 8 }, (_, place3) => list3[Number(number >> BigInt(11 * (7 - place3)) & 2047n)]);
}

// store.js
var NAME = "troth";
var nothing = () => ({ site: null, pending: [], tokens: [], rosters: [], manifests: {}, gates: {}, counts: {}, sent: [] });
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
  if (held.pending.length || held.tokens.length || held.sent.length) place.setItem(NAME, JSON.stringify(held));
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

// round.js
var AHEAD = ["issuing", "gated", "open", void 0];
async function load(round) {
  const bytes2 = await document2(round, "manifest");
  const { manifest, by } = await telling("manifest", async () => {
    const signed = await read3("manifest", bytes2);
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
async function checkWords(kind, { digest: digest2, bytes: bytes2 }) {
  list2 ??= (await (await fetch("page/words.txt", { credentials: "omit" })).text()).trim().split(/\s+/);
  if (!words2.has(digest2)) words2.set(digest2, await wordsOf(kind, bytes2, list2));
  return words2.get(digest2);
}

// texts.js
var all = await (await fetch("page/texts.json", { credentials: "omit" })).json();
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

// tokens.js
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

// collect.js
async function wanted2(link) {
  const found2 = [];
  for (const round of link.rounds) {
    const { manifest } = await load(round);
    const path = pathOf(manifest, link.circles?.[round]?.[0]);
    const asked = link.circles?.[round];
    if (!path.length || path.map((one) => one.id).join() !== asked.join()) throw new Refused("link");
    found2.push({ manifest, path });
  }
  const open = found2.filter(({ manifest }) => !away(manifest.issuing));
  if (open.length) return open;
  const { issuing } = found2[0].manifest;
  const values = { days: daysIn(issuing) };
  throw new Refused(away(issuing) === "early" ? "too-early" : "too-late", values);
}
var isOf = (round, circle2) => (one) => one.round === round && one.circle === circle2;
async function blinded(open, site) {
  const held2 = inSession();
  for (const { manifest, path } of open) {
    for (const circle2 of path) {
      if ([...held2.tokens, ...held2.pending].some(isOf(manifest.round, circle2.id))) continue;
      held2.pending.push({ round: manifest.round, circle: circle2.id, ...await fresh(circle2) });
    }
    held2.manifests[manifest.round] = manifest.digest;
  }
  held2.site = site;
  keep();
  const asks = held2.pending.map((one) => ({ round: one.round, circle: one.circle, blinded: one.blinded }));
  return `${site}/pulse/issue/${spell2("ask", { asks, back: `${location.origin}/` })}`;
}
async function fresh(circle2) {
  const key2 = publicKey(circle2.key);
  await telling("key", () => check(key2, circle2.certificate));
  const message = prepare(random(32));
  const { blinded: blinded2, inverse: inverse2 } = await blind(key2, message);
  return { message: b64(message), blinded: b64(blinded2), inverse: b64(inverse2) };
}

// screen.js
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
  document.title = `${title} · Troth`;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}
function busy(text2) {
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  main.replaceChildren(el("p", { class: "lede working", role: "status" }, text2));
}

// check_words.js
var wordList = (words4) => el(
  "ol",
  { class: "words", translate: "no" },
  words4.map((word) => el("li", {}, word))
);
var folded = async (manifest) => fold(t("words.title"), paragraph(t("words.why")), wordList(await checkWords("manifest", manifest)));
var ofWeek = async (gate) => [paragraph(t("gate.why")), wordList(await checkWords("gate", gate))];

// gate.js
var as3 = (value) => value;
var form4 = fields({
  version: oneOf(1),
  round: as3,
  manifest: as3,
  issued: numbersBy(CIRCLE, 1e6),
  final: as3,
  cancelled: as3
});
async function read4(value, manifest) {
  const gate = form4(value, "the gate");
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

// seen.js
var refusals = { manifests: () => new Refused("changed"), gates: () => new Refused("other-gate") };
function see(kind, digests) {
  const seen = inSession()[kind];
  const isOther = ([round, digest2]) => (seen[round] ?? digest2) !== digest2;
  if (Object.entries(digests).some(isOther)) throw refusals[kind]();
  Object.assign(seen, digests);
}

// slip.js
function slipsOf({ round, byId }) {
  const eligible = (one) => byId.get(one.circle).eligible;
  return inSession().tokens.filter((one) => one.round === round).sort((one, other) => eligible(one) - eligible(other));
}
var isGated = (state) => !["issuing", "cancelled", void 0].includes(state);
async function gateOf({ manifest, by }) {
  const bytes2 = await document2(manifest.round, "gate");
  const gate = await telling("gate", async () => read4((await read3("gate", bytes2, [by])).document, manifest));
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
  const slip = { circle: circle2.id, message: unb64(token2.message), signature: unb64(token2.signature) };
  if (!await verify(publicKey(circle2.key), slip.message, slip.signature)) throw new Refused("signature");
  return { circle: circle2, token: token2, slip, gate };
}

// result.js
async function published({ manifest }) {
  const bytes2 = await document2(manifest.round, "tally");
  return telling("tally", async () => {
    const { document: document3 } = await read3("tally", bytes2, manifest.seal.signers);
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

// find.js
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

// empty.js
function empty() {
  const points = ["collect", "answer", "sealed", "counted"].map((one) => el("li", {}, t(`empty.${one}`)));
  show(
    t("empty.title"),
    paragraph(t("empty.what"), "lede"),
    paragraph(t("empty.back")),
    el("ol", { class: "steps" }, points),
    fold(t("code.title"), pasting()),
    fold(t("find.title"), searching()),
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
    const [found2] = /#(token|t)=[A-Za-z0-9_-]+/.exec(field.value.replace(/\s+/g, "")) ?? [];
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

// kept.js
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

// items.js
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

// names.js
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

// ballot.js
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

// sending.js
async function ballotOf(manifest, slip, answers) {
  const bytes2 = await envelope(answers, slip, manifest.seal.recipients);
  const hash2 = await sha256(slip.message);
  const send2 = async () => {
    busy(t("sending"));
    try {
      const became = await send(manifest.round, bytes2);
      if (became !== "taken") throw new Refused(became);
      used(manifest.round, hash2);
      sent(manifest, hash2);
    } catch (error) {
      const mayHelp = ["failed", "unreachable"].includes(error.code);
      trouble(error, { again: mayHelp && send2 });
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

// waiting.js
var [SHORTEST, LONGEST] = [20, 180];
var SECOND = 1e3;
async function sealing({ manifest, slip, answers, back }) {
  busy(t("waiting.sealing"));
  try {
    const ballot = await ballotOf(manifest, slip, answers);
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

// answering.js
async function answering(loaded2) {
  busy(t("working"));
  const { manifest } = loaded2;
  const { circle: circle2, slip, gate } = await slipFor(loaded2);
  const week2 = sheet(el("h2", {}, t("gate.title")), ...await ofWeek(gate));
  const words4 = [week2, await folded(manifest)];
  const form6 = el("form", { novalidate: true });
  const { groups, chosen } = items(manifest, circle2.wording);
  const said = el("p", { class: "errors", tabindex: "-1" });
  form6.append(...groups, said, actions(el("button", { class: "button" }, t("answer.send"))));
  const screen = () => show(
    t("answer.title"),
    paragraph(t(`answer.about.${circle2.wording}`), "lede"),
    sheet(el("h2", {}, t("together.title")), ...together(circle2)),
    ...words4,
    notice("", null, paragraph(t("answer.memory")), paragraph(t(`answer.${manifest.seal.lock}`))),
    form6
  );
  form6.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = chosen();
    said.textContent = Object.keys(answers).length ? "" : t("answer.none");
    if (said.textContent) said.focus();
    else sealing({ manifest, slip, answers, back: screen });
  });
  screen();
}

// copying.js
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

// qr.js
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

// card.js
var IN_ONE = 3;
async function card(loaded2) {
  const { manifest, state } = loaded2;
  const circles = (one) => manifest.byId.get(one.circle);
  const { token: token2, gate } = isGated(state) ? await slipFor(loaded2) : {};
  const mine = gate ? [token2] : slipsOf(manifest);
  const about = { round: manifest.round, manifest: manifest.digest, gate: gate?.digest, all: mine.length };
  const parts = Array.from(
    { length: Math.ceil(mine.length / IN_ONE) },
    (_, part) => mine.slice(part * IN_ONE, (part + 1) * IN_ONE)
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

// carry.js
async function elsewhere(loaded2) {
  const back = button(t("sent.home"), () => home().catch(trouble), "is-quiet");
  show(t("carry.title"), paragraph(t("carry.what"), "lede"), await card(loaded2), actions(printing(), back));
}
async function handOver() {
  const rounds2 = [...new Set(inSession().tokens.map((one) => one.round))];
  const cards = [];
  for (const round of rounds2) cards.push(await card(await load(round)));
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

// week.js
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

// home.js
async function home(said, ...more) {
  const { tokens, sent: sent2 } = inSession();
  const rounds2 = [...new Set([...tokens, ...sent2].map((one) => one.round))];
  if (!rounds2.length) return empty();
  const cards = await Promise.all(rounds2.map(week));
  cards.sort((one, other) => one.first < other.first ? -1 : 1);
  show(
    t("home.title"),
    said && notice(
      ["already", "full"].includes(said) ? "" : "is-done",
      t(`${said}.title`),
      paragraph(t(`${said}.what`)),
      more.length > 0 && actions(...more)
    ),
    ...cards.map((one) => one.sheet),
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

// trouble.js
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
function trouble(error, { again } = {}) {
  const [title, what, todo] = words3(error);
  const back = () => home().catch(trouble);
  const on = again ? button(t("again"), again) : button(t("sent.home"), back, "is-quiet");
  show(title, notice("is-care", null, paragraph(what), paragraph(todo)), actions(on));
}

// comparing.js
async function comparing(open, site) {
  busy(t("words.working"));
  const lists = [];
  for (const { manifest } of open) {
    const days2 = t("words.of", { days: daysIn(manifest.answering) });
    const title = open.length > 1 && el("h2", { class: "small-title" }, days2);
    lists.push(el("section", { class: "tight" }, title, wordList(await checkWords("manifest", manifest))));
  }
  const send2 = async () => {
    busy(t("collect.working"));
    await blinded(open, site).then((address) => location.assign(address), trouble);
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

// collecting.js
async function collecting(link, { anew = false } = {}) {
  const { tokens, sent: sent2 } = inSession();
  const has = (round) => [...tokens, ...sent2].some((one) => one.round === round);
  const other = () => collecting(link, { anew: true }).catch(trouble);
  if (!anew && link.rounds.every(has)) return home("already", button(t("already.other"), other, "is-quiet"));
  const open = await wanted2(link);
  const { organisation } = open[0].manifest;
  const last = open.map((one) => one.manifest.issuing.last).sort()[0];
  const points = ["once", "nameless", "lost"].map((one) => el("li", {}, t(`collect.${one}`, { last: dayIn(last) })));
  const whose = choices(anew ? ["shared"] : ["own", "shared"]);
  const go = () => {
    begin({ shared: whose.querySelector("[value=shared]").checked });
    return comparing(open, link.site);
  };
  show(
    t("collect.title"),
    paragraph(t("collect.what", { organisation }), "lede"),
    el("ul", {}, points),
    sheet(whose, actions(button(t("collect.go"), go)))
  );
}
function choices(values) {
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
function otherPerson(link) {
  const again = async () => comparing(await wanted2(link), link.site);
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

// rosters.js
var form5 = fields({ circle: matching(CIRCLE), salt: octets(16), names: several(words(300), 0, 1e6) });
async function read5(value, circle2) {
  const { salt, names } = form5(value, "the names");
  need(await sha256(join(salt, dumps(names))) === circle2.roster, "the list of names");
  need(names.length === circle2.eligible, "how many names there are");
  return names;
}
async function namesOf(manifests, rosters) {
  const found2 = [];
  for (const roster of rosters) {
    const circle2 = [...manifests.values()].map((one) => one.byId.get(roster.circle)).find(Boolean);
    if (circle2) await telling("names", () => read5(roster, circle2));
    if (circle2) found2.push(roster);
  }
  return found2;
}

// receive.js
var isOf2 = ({ round, circle: circle2 }) => (one) => one.round === round && one.circle === circle2;
async function received({ signed, rosters }) {
  const held2 = inSession();
  const expected = signed.filter((one) => held2.pending.some(isOf2(one)));
  if (!expected.length) throw new Refused(held2.tokens.length ? "already" : "not-begun");
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
async function carried({ tokens, rosters, manifests: known2, gates, counts }) {
  const held2 = inSession();
  see("manifests", known2);
  see("gates", gates);
  const manifests = await loaded(tokens);
  for (const one of tokens) {
    const key2 = publicKey(circleOf(manifests, one).key);
    if (!await verify(key2, unb64(one.message), unb64(one.signature))) throw new Refused("signature");
    if (!held2.tokens.some(isOf2(one))) held2.tokens.push(one);
  }
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

// start.js
var opened = {
  collect: (link) => isShared() && inSession().pending.length ? otherPerson(link) : collecting(link),
  async signed(answer) {
    const shared = isShared();
    await received(answer);
    return shared ? handOver() : home("received");
  },
  async token(code) {
    if (!continues(code)) setAside();
    await carried(code);
    keep();
    return home("carried");
  }
};
function continues({ tokens, counts }) {
  const { round } = tokens[0];
  const held2 = inSession().tokens.filter((one) => one.round === round);
  const has = held2.map((one) => one.circle);
  return isKept() && counts?.[round] > has.length && has.length > 0 && !tokens.some((one) => has.includes(one.circle));
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
