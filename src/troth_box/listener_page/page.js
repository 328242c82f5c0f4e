// Troth, the listeners' page. Built by assets/box.mjs from assets/listener_page: the comments are there.
async function isAble() {
  if (!window.isSecureContext || !crypto.subtle) return false;
  const made2 = ["Ed25519", "X25519"].map(
    (name2) => crypto.subtle.generateKey({ name: name2 }, false, name2 === "Ed25519" ? ["sign"] : ["deriveBits"])
  );
  const done = await Promise.allSettled(made2);
  return done.every((one) => one.status === "fulfilled");
}

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
function unhex(spelled2) {
  if (!/^([0-9a-f]{2})*$/.test(spelled2)) throw new Error("this is not spelled in hexadecimal");
  return Uint8Array.from(spelled2.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
function b64(bytes2) {
  const binary = Array.from(bytes2, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
function unb64(spelled2) {
  if (typeof spelled2 !== "string" || !/^[A-Za-z0-9_-]*$/.test(spelled2)) throw new Error("this is not base64url");
  const binary = atob(spelled2.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes2 = Uint8Array.from(binary, (letter2) => letter2.charCodeAt(0));
  if (b64(bytes2) !== spelled2) throw new Error("this base64url has another spelling");
  return bytes2;
}
async function digest(bytes2, algorithm = "SHA-256") {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes2));
}
var sha256 = async (bytes2) => hex(await digest(bytes2));
var random = (length) => crypto.getRandomValues(new Uint8Array(length));

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

function el(name2, given = {}, ...inside) {
  return filled(document.createElement(name2), given, inside);
}
function filled(element, given, inside) {
  for (const [key3, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(key3, value);
    else if (value === true) element.setAttribute(key3, "");
    else if (value !== false && value !== void 0 && value !== null) element.setAttribute(key3, value);
  }
  element.append(...inside.flat().filter((one) => one !== null && one !== void 0 && one !== false));
  return element;
}
var button = (label, press, look = "") => el("button", { type: "button", class: `button ${look}`.trim(), click: press }, label);
var paragraph = (text2, look) => el("p", { class: look }, text2);
var actions = (...inside) => el("div", { class: "actions" }, ...inside);
var fold = (summary2, ...inside) => el("details", { class: "fold" }, el("summary", {}, summary2), el("div", { class: "fold-body" }, ...inside));
var notice = (look, title, ...inside) => el(
  "div",
  { class: `notice ${look}`.trim() },
  el("div", {}, title && el("p", { class: "notice-title" }, title), ...inside)
);
function show(title, ...inside) {
  const main = document.querySelector("main");
  const heading = el("h1", { tabindex: "-1" }, title);
  main.removeAttribute("aria-busy");
  main.replaceChildren(el("div", { class: "page-head" }, heading), ...inside.flat().filter(Boolean));
  if (!("still" in document.body.dataset)) document.title = `${title} · Troth`;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}
function busy(text2) {
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  main.replaceChildren(el("p", { class: "lede working", role: "status" }, text2));
}

var all = await (await fetch(new URL("texts.json", import.meta.url), { credentials: "omit" })).json();
var wanted = navigator.languages.map((tag) => tag.split("-")[0]);
var language = wanted.find((tag) => tag in all) ?? "en";
var own = all[language];
function t(name2, values = {}) {
  const found4 = own[name2] ?? all.en[name2];
  return Object.entries(values).reduce((text2, [key3, value]) => text2.replaceAll(`{${key3}}`, value), found4 ?? name2);
}
var many = (name2, count) => t(`${name2}.${count === 1 ? "one" : "many"}`, { count });
var place = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
var calendar = new Intl.DateTimeFormat(place, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
var noon = (day2) => /* @__PURE__ */ new Date(`${day2}T12:00:00Z`);
var dayIn = (day2) => calendar.format(noon(day2));
var daysIn = ({ first: first2, last }) => calendar.formatRange(noon(first2), noon(last));

var DAY = 24 * 60 * 60 * 1e3;
var today = () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);

function words(error) {
  const code = error?.code ?? "other";
  if (code === "other") console.error(error);
  const values = { today: dayIn(today()), ...error?.values };
  return ["title", "what", "do"].map((part) => t(`trouble.${code}.${part}`, values));
}
function told(error, heading) {
  const [title, what, todo] = words(error);
  return [el(heading, {}, title), paragraph(what), paragraph(todo)];
}
function trouble(error, { again, back: back2 } = {}) {
  const [title, what, todo] = words(error);
  const ways = [again && button(t("again"), again), back2 && button(t("back"), back2, "is-quiet")].filter(Boolean);
  show(title, notice("is-care", null, paragraph(what), paragraph(todo)), ways.length > 0 && actions(...ways));
}

function isForked(before, now) {
  if (now.number < before.number) return true;
  if (now.number === before.number) return now.digest !== before.digest;
  return now.number === before.number + 1 && now.before !== before.digest;
}
var same = (one, other, ...names) => names.every((name2) => one[name2] === other[name2]);
function changes(before, now) {
  const told3 = [];
  if (before.by !== now.by) told3.push({ is: "signer" });
  const between = now.number - before.number - 1;
  if (between > 0) told3.push({ is: "between", count: between });
  for (const one of now.listeners) {
    const earlier = before.byId.get(one.id);
    if (!earlier) told3.push(came(before, now, one));
    else if (!same(one, earlier, "recipient", "verify")) told3.push({ is: "altered", one });
    else if (!same(one, earlier, "name", "chosen", "since")) told3.push({ is: "described", one, earlier });
  }
  const stayed = new Set(now.listeners.map((one) => one.name));
  const gone2 = before.listeners.filter((one) => !now.byId.has(one.id) && !stayed.has(one.name));
  told3.push(...gone2.map((one) => ({ is: "left", one })));
  if (!same(before, now, "organisation")) told3.push({ is: "organisation", name: now.organisation });
  if (!same(before.pages, now.pages, "concern", "listener")) told3.push({ is: "pages" });
  return told3;
}
function came(before, now, one) {
  const earlier = before.listeners.find((two) => two.name === one.name);
  if (!earlier) return { is: "came", one };
  return { is: now.byId.has(earlier.id) ? "second" : "key", one };
}

import { bech32, identityToRecipient } from "./vendor.js";
var CURVE = "Ed25519";
var PKCS8 = unhex("302e020100300506032b657004220420");
var IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;
var LISTENER = "troth listener 1, the key that signs";
async function derived(secret, info) {
  const key3 = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key3, 256));
}
async function signer(seed) {
  const key3 = await crypto.subtle.importKey("pkcs8", join(PKCS8, seed), CURVE, true, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", key3);
  return { verify: unb64(x), sign: async (bytes2) => new Uint8Array(await crypto.subtle.sign(CURVE, key3, bytes2)) };
}
var identityOf = (secret) => bech32.encodeFromBytes("AGE-SECRET-KEY-", secret).toUpperCase();
var recipientOf = (identity) => identityToRecipient(identity);
function isIdentity(line) {
  try {
    return IDENTITY.test(line) && bech32.decodeToBytes(line).bytes.length === 32;
  } catch {
    return false;
  }
}
async function listenerOf(identity) {
  const recipient2 = await recipientOf(identity);
  const { verify, sign: sign2 } = await signer(await derived(utf8(identity), LISTENER));
  const both = `${recipient2} ${b64(verify)}`;
  const line = `troth-listener ${both} ${(await sha256(utf8(both))).slice(0, 8)}`;
  return { identity, recipient: recipient2, verify, sign: sign2, line };
}

var nothing = () => ({ concerns: [], more: "", loadedOn: null, search: "" });
var closed = () => ({ mine: [], me: null, directory: null, only: true, sent: /* @__PURE__ */ new Map(), ...nothing() });
var session = { ...closed(), drafts: /* @__PURE__ */ new Map() };
async function openWith(identities2) {
  session.mine = await Promise.all(identities2.map(listenerOf));
}
var stale = () => Object.assign(session, nothing());
var close = () => Object.assign(session, closed());
var isOpen = () => session.mine.length > 0;
var identities = () => session.mine.map((one) => one.identity);
function draft(thread2, text2) {
  if (text2?.trim()) session.drafts.set(thread2, text2);
  else if (text2 !== void 0) session.drafts.delete(thread2);
  return session.drafts.get(thread2) ?? "";
}
addEventListener("beforeunload", (event) => session.drafts.size && event.preventDefault());

var places = /* @__PURE__ */ new Map();
var place2 = (name2, open) => places.set(name2, open);
async function go(name2, ...more2) {
  busy(t("working"));
  try {
    await places.get(name2)(...more2);
  } catch (error) {
    trouble(error, { again: () => go(name2, ...more2) });
    if (session.me) document.querySelector("main").prepend(nav());
  }
}
var SHOWN = ["concerns", "listeners", "figures", "key", "close"];
function nav(here) {
  const links = SHOWN.map((name2) => {
    const one = button(t(`nav.${name2}`), () => go(name2), "is-plain");
    if (name2 === here) one.setAttribute("aria-current", "page");
    return one;
  });
  return el("nav", { class: "desk", "aria-label": t("nav") }, links);
}
function framed(here, title, ...inside) {
  show(title, ...inside);
  document.querySelector("main").prepend(nav(here));
}

var wordList = (words3) => el(
  "ol",
  { class: "words", translate: "no" },
  words3.map((word) => el("li", {}, word))
);

var beside = (name2) => name2 === "index.html" ? new URL("./", location.href) : new URL(name2, import.meta.url);
var got = (name2) => fetch(beside(name2), { credentials: "omit" });
var bytes = async (name2) => new Uint8Array(await (await got(name2)).arrayBuffer());
async function digestOfPage() {
  const names = await (await got("files.json")).json();
  const files = await Promise.all(names.map(bytes));
  return sha256(join(...names.flatMap((name2, place3) => [utf8(`${name2}\0${files[place3].length}\0`), files[place3]])));
}
var known;
var pageDigest = () => known ??= digestOfPage();

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
    const pairs = Object.keys(value).sort().map((key3) => `${name(key3)}:${spell(value[key3], level + 1)}`);
    return `{${pairs.join(",")}}`;
  }
};
function name(key3) {
  if (!KEY.test(key3)) throw new Error("a name in this document has letters that names do not have");
  return `"${key3}"`;
}
function spell(value, level) {
  const writer = writers[typeof value];
  if (!writer || level > DEEPEST) throw new Error("this cannot be written");
  return writer(value, level);
}
var dumps = (value) => utf8(spell(value, 0));
function loads(bytes2) {
  const written3 = text(bytes2);
  const value = JSON.parse(written3);
  if (spell(value, 0) !== written3) throw new Error("this is JSON, but not in its one agreed spelling");
  return value;
}

var ORIGIN = /^(https:\/\/[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:[0-9]{1,5})?)$/;

import { bech32 as bech322, Encrypter } from "./vendor.js";
var RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
function keyOf(recipient2) {
  if (!RECIPIENT.test(recipient2)) return void 0;
  const { bytes: bytes2 } = bech322.decodeToBytes(recipient2);
  return bytes2.length === 32 ? bytes2 : void 0;
}
function seal(bytes2, recipients) {
  const encrypter = new Encrypter();
  recipients.forEach((recipient2) => encrypter.addRecipient(recipient2));
  return encrypter.encrypt(bytes2);
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
  return Object.fromEntries(Object.entries(readers).map(([key3, read4]) => [key3, read4(value[key3], `${where}: ${key3}`)]));
};
var when = (test) => (value, where) => (need(test(value), where), value);
var matching = (pattern) => when((value) => typeof value === "string" && pattern.test(value));
var oneOf = (...choices) => when((value) => choices.includes(value));
var truth = when((value) => typeof value === "boolean");
var whole = (least, most) => when((value) => Number.isSafeInteger(value) && value >= least && value <= most);
var orNull = (read4) => (value, where) => value === null ? null : read4(value, where);
var HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
var SHOWS = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;
var isSeen = (text2) => !HIDDEN.test(text2) && SHOWS.test(text2);
var words2 = (most) => when((value) => typeof value === "string" && [...value].length <= most && isSeen(value));
var day = when((value) => {
  if (typeof value !== "string" || !DAY2.test(value) || value < "0001") return false;
  const found4 = /* @__PURE__ */ new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(found4.getTime()) && found4.toISOString().startsWith(value);
});
var octets = (length) => (value, where) => {
  const bytes2 = unb64(value);
  need(bytes2.length === length, where);
  return bytes2;
};
var several = (read4, least, most) => (value, where) => {
  need(Array.isArray(value) && value.length >= least && value.length <= most, where);
  return value.map((one) => read4(one, where));
};

var as = (value) => value;
var form = fields({ document: as, signature: as, by: as });
var CURVE2 = { name: "Ed25519" };
async function read(kind, bytes2, signers) {
  const { document: document2, signature, by } = form(loads(bytes2), "a signed document");
  need(!signers || signers.includes(by), "whose signature this is");
  const key3 = await crypto.subtle.importKey("raw", unb64(by), CURVE2, false, ["verify"]);
  const signed = join(utf8(`troth ${kind}\0`), dumps(document2));
  need(await crypto.subtle.verify(CURVE2, key3, unb64(signature), signed), "the signature of this document");
  return { document: document2, by };
}

var numberOf = (bytes2) => BigInt(`0x${hex(bytes2) || "0"}`);

import { scryptAsync } from "./vendor.js";
var COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 11 };
async function wordsOf(kind, bytes2, list) {
  const number = numberOf(await scryptAsync(bytes2, utf8(`troth ${kind} 1`), COST));
  return Array.from({ length: 8 }, (_, place3) => list[Number(number >> BigInt(11 * (7 - place3)) & 2047n)]);
}

var MOST = 11;
var recipient = (value, where) => (need(typeof value === "string" && keyOf(value), where), value);
var key = (value, where) => octets(32)(value, where) && value;
var listener = fields({
  id: matching(CIRCLE),
  name: words2(300),
  chosen: words2(400),
  since: day,
  recipient,
  verify: key
});
var form2 = fields({
  version: oneOf(1),
  number: whole(1, 1e6),
  before: orNull(matching(HEX_64)),
  organisation: words2(200),
  box: matching(ORIGIN),
  pages: fields({ concern: matching(HEX_64), listener: matching(HEX_64) }),
  listeners: several(listener, 0, MOST)
});
async function read2(bytes2, signers) {
  const { document: document2, by } = await read("listeners", bytes2, signers);
  const found4 = form2(document2, "the list of listeners");
  const { listeners: listeners2 } = found4;
  need(found4.before === null === (found4.number === 1), "the list before this one");
  need(
    listeners2.every((one, place3) => place3 === 0 || listeners2[place3 - 1].id < one.id),
    "the order of the listeners"
  );
  for (const name2 of ["recipient", "verify"])
    need(new Set(listeners2.map((one) => one[name2])).size === listeners2.length, "a key, which comes twice");
  const spelled2 = dumps(document2);
  return {
    ...found4,
    by,
    bytes: spelled2,
    digest: await sha256(spelled2),
    byId: new Map(listeners2.map((one) => [one.id, one])),
    byKey: new Map(listeners2.map((one) => [one.verify, one]))
  };
}
var wordsOf2 = (directory, list) => wordsOf("listeners", directory.bytes, list);

async function sign(kind, document2, signer2) {
  const signature = await signer2.sign(join(utf8(`troth ${kind}\0`), dumps(document2)));
  return dumps({ document: document2, signature: b64(signature), by: b64(signer2.verify) });
}

var PLAIN = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
var AS_TEXT = { "Content-Type": "text/plain" };
var spelled = (value) => value instanceof Uint8Array ? b64(value) : value;
function request(kind, asks, signer2) {
  const plain = Object.fromEntries(Object.entries(asks).map(([name2, value]) => [name2, spelled(value)]));
  return sign(kind, { box: location.origin, ...plain }, signer2);
}
async function reached(path, more2) {
  try {
    return await fetch(path, { ...PLAIN, ...more2 });
  } catch {
    throw new Refused("unreachable");
  }
}
async function post(path, body) {
  const answer2 = await reached(path, { method: "POST", headers: AS_TEXT, body });
  return { status: answer2.status, bytes: new Uint8Array(await answer2.arrayBuffer()) };
}
async function get(path) {
  const answer2 = await reached(path);
  return { status: answer2.status, bytes: new Uint8Array(await answer2.arrayBuffer()) };
}

var NAME = "troth-listener";
var nothing2 = () => ({ key: null, list: null, known: {}, lists: {}, site: null });
var held = { ...nothing2(), ...JSON.parse(localStorage.getItem(NAME)) };
var keep = () => localStorage.setItem(NAME, JSON.stringify(held));
var keyHere = () => held.key;
function keepKey(key3) {
  held.key = key3;
  keep();
}
var listSeen = () => held.list;
var knownBy = (verify) => held.known[verify];
var knownId = (id) => Object.values(held.known).find((one) => one.id === id);
var isKnownList = (digest2) => digest2 in held.lists;
var idsOf = (digest2) => held.lists[digest2] ?? null;
function agreeTo(directory, signed) {
  held.list = signed;
  for (const { id, name: name2, verify } of directory.listeners) held.known[verify] = { id, name: name2 };
  if (directory.before) held.lists[directory.before] ??= null;
  held.lists[directory.digest] = directory.listeners.map((one) => one.id);
  keep();
}
var site = () => held.site;
function comeFrom(origin) {
  held.site = origin;
  if (held.key || held.list) keep();
}
function forget() {
  localStorage.removeItem(NAME);
  Object.assign(held, nothing2());
}

import { Decrypter } from "./vendor.js";
var SIZES = [2048, 8192, 32768];
var READERS = 12;
var [LINE_END, SPACE] = [10, 32];
async function closeAgain(plain, recipients) {
  const room = SIZES.find((size) => plain.length < size);
  need(room, "the length of this letter");
  const readers = [...new Set(recipients)];
  need(readers.length > 0 && readers.length <= READERS, "how many can read this");
  while (readers.length < READERS) readers.push(await recipientOf(identityOf(random(32))));
  const padded = join(plain, [LINE_END], new Uint8Array(room - plain.length - 1).fill(SPACE));
  return seal(padded, shuffled(readers));
}
async function opened(sealed, identities2) {
  const decrypter = new Decrypter();
  for (const one of identities2) decrypter.addIdentity(one);
  const plain = await decrypter.decrypt(sealed);
  const end = plain.indexOf(LINE_END);
  need(end >= 0 && text(plain.subarray(end + 1)).trim() === "", "the padding of this letter");
  return plain.slice(0, end);
}
function shuffled(list) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
function below(limit) {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1));
  const fair = Math.floor(2 ** 32 / limit) * limit;
  return drawn < fair ? drawn % limit : below(limit);
}

var SIX = 6;
var FIRST = 4;
var known2;
async function wordList2() {
  known2 ??= await (await fetch(new URL("words.txt", import.meta.url), { credentials: "omit" })).text();
  return known2.trim().split(/\s+/);
}
async function sixWords() {
  const list = await wordList2();
  return Array.from({ length: SIX }, () => list[below(list.length)]);
}
var found = (list, typed) => list.find((word) => word === typed) ?? (typed.length >= FIRST ? list.find((word) => word.slice(0, FIRST) === typed.slice(0, FIRST)) : void 0);
async function passphraseOf(typed) {
  const list = await wordList2();
  const words3 = typed.toLowerCase().split(/[\s,.-]+/).filter(Boolean).map((one) => found(list, one));
  return words3.length === SIX && words3.every(Boolean) ? words3.join(" ") : typed;
}

async function lists() {
  const seen = listSeen();
  const before = seen ? await read2(utf8(seen)) : void 0;
  const { status, bytes: bytes2 } = await get("/concerns/listeners");
  if (status === 404) return { before };
  if (status !== 200) throw new Refused("unreachable");
  const now = { ...await telling("list", () => read2(bytes2)), signed: text(bytes2) };
  if (now.box !== location.origin) throw new Refused("elsewhere", { address: now.box });
  if (now.pages.listener !== await pageDigest()) throw new Refused("page");
  if (before && isForked(before, now)) throw new Refused("forked");
  return { now, before };
}
function myself(directory) {
  for (const one of session.mine) {
    const verify = b64(one.verify);
    const rows = directory.listeners.filter((row2) => row2.verify === verify || row2.recipient === one.recipient);
    if (rows.some((row2) => row2.verify !== verify || row2.recipient !== one.recipient)) throw new Refused("my-key");
    if (rows.length) return { ...one, ...rows[0], verify: one.verify };
  }
  return void 0;
}
async function refuseIfChanged() {
  const { now } = await lists();
  if (now?.digest !== session.directory.digest) throw new Refused("list-changed");
}
var found2 = /* @__PURE__ */ new Map();
async function checkWords(directory) {
  if (!found2.has(directory.digest)) found2.set(directory.digest, await wordsOf2(directory, await wordList2()));
  return found2.get(directory.digest);
}

function copying(label, text2, ...more2) {
  const field2 = el(
    "textarea",
    { class: "input is-code", readonly: true, rows: "3", "aria-label": label, spellcheck: "false" },
    text2
  );
  return el(
    "div",
    { class: "tight" },
    field2,
    actions(
      copyButton(text2, () => field2.select()),
      ...more2
    )
  );
}
function copyButton(text2, otherwise = () => {
}, label = t("copy")) {
  const said2 = el("span", { role: "status", class: "soft small" });
  const copy = () => navigator.clipboard.writeText(text2).then(() => said2.textContent = t("copied"), otherwise);
  return el("span", { class: "copying" }, button(label, copy, "is-quiet"), said2);
}

function download(name2, text2) {
  const address = URL.createObjectURL(new Blob([text2], { type: "text/plain" }));
  el("a", { href: address, download: name2 }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1e3);
}

import { armor as armor2, Encrypter as Encrypter3, webauthn } from "./vendor.js";

import { armor, Decrypter as Decrypter2, Encrypter as Encrypter2 } from "./vendor.js";
var WORK = 16;
var LARGEST = 1e4;
var PREFIX = "AGE-SECRET-KEY-1";
async function contents(identity) {
  const { line } = await listenerOf(identity);
  return utf8(`# troth listener 1
# public: ${line}
${identity}
`);
}
async function wrapped(identity, passphrase) {
  const encrypter = new Encrypter2();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK);
  return armor.encode(await encrypter.encrypt(await contents(identity)));
}
var isKeyFile = (file) => file.length <= LARGEST && file.trim().startsWith("-----BEGIN AGE ENCRYPTED FILE-----");
async function unwrapped(file, add2) {
  const decrypter = new Decrypter2();
  add2(decrypter);
  const lines = text(await decrypter.decrypt(armor.decode(file))).split(/\r?\n/);
  const secrets = lines.filter((line) => isIdentity(line));
  need(secrets.length === 1, "the key in this file");
  return secrets[0];
}
var byPassphrase = (passphrase) => (decrypter) => decrypter.addPassphrase(passphrase);
var byIdentity = (identity) => (decrypter) => decrypter.addIdentity(identity);
var behind = async (identity, recipient2) => armor.encode(await seal(await contents(identity), [recipient2]));
var onPaper = (identity) => [PREFIX, ...identity.slice(PREFIX.length).match(/.{1,4}/g)].join(" ");
function fromPaper(typed) {
  const line = typed.replace(/\s+/g, "").toUpperCase();
  return isIdentity(line) ? line : void 0;
}

async function arePossible() {
  if (!("PublicKeyCredential" in window)) return false;
  const able = await PublicKeyCredential.getClientCapabilities?.().catch(() => void 0);
  return able?.["extension:prf"] !== false;
}
async function wrappedByPasskey(identity, name2) {
  const hint = await webauthn.createCredential({ keyName: name2, rpId: location.hostname });
  const encrypter = new Encrypter3();
  encrypter.addRecipient(new webauthn.WebAuthnRecipient({ identity: hint }));
  return { file: armor2.encode(await encrypter.encrypt(await contents(identity))), hint };
}
var unwrappedByPasskey = ({ file, hint }) => unwrapped(file, (decrypter) => decrypter.addIdentity(new webauthn.WebAuthnIdentity({ identity: hint })));

var filing = () => [
  paragraph(t("file.what")),
  actions(button(t("file.save"), () => download("troth-listener-key.txt", keyHere().file), "is-quiet"))
];
var papering = () => [paragraph(t("paper.what")), actions(button(t("paper.show"), () => paper(), "is-quiet"))];
function paper() {
  const [{ identity, line }] = session.mine;
  show(
    t("paper.title"),
    paragraph(t("paper.lede"), "lede"),
    el(
      "div",
      { class: "sheet paper" },
      el("h2", {}, t("paper.heading")),
      el("p", { class: "secret", translate: "no", dir: "ltr" }, el("code", {}, onPaper(identity))),
      paragraph(t("paper.use", { address: `${location.origin}/listener/` }), "help"),
      paragraph(t("paper.line", { digits: line.slice(-8) }), "help")
    ),
    actions(
      button(t("paper.print"), () => print()),
      button(t("paper.done"), () => go("arrive"), "is-quiet")
    )
  );
}
async function passkeying() {
  if (keyHere().passkey || !await arePossible()) return [];
  const said2 = el("p", { role: "status", class: "soft small" });
  const acts = actions(button(t("passkey.make"), () => make(), "is-quiet"));
  const make = async () => {
    said2.textContent = "";
    try {
      const passkey = await wrappedByPasskey(session.mine[0].identity, t("passkey.name"));
      keepKey({ ...keyHere(), passkey });
      acts.remove();
      said2.textContent = t("passkey.done");
    } catch {
      said2.textContent = t("passkey.not");
    }
  };
  return [[paragraph(t("passkey.what")), acts, said2]];
}

function publicLine() {
  const { line } = keyHere();
  const to2 = site();
  const link = to2 && el("a", { class: "button", href: `${to2}/safely/listening/#line=${encodeURIComponent(line)}`, rel: "noreferrer" });
  link?.append(t("line.take", { host: new URL(to2).host }));
  return [
    paragraph(t("line.what")),
    copying(t("line.title"), line, link ?? void 0),
    !to2 && paragraph(t("line.paste"), "help")
  ];
}
async function made(title) {
  const steps2 = [
    title !== "rewrap" && step(t("line.title"), ...publicLine()),
    step(t("file.title"), ...filing()),
    step(t("paper.title"), ...papering()),
    ...(await passkeying()).map((inside) => step(t("passkey.title"), ...inside))
  ];
  show(
    t(`made.${title}`),
    paragraph(t(`made.${title}.what`), "lede"),
    ...steps2.filter(Boolean),
    actions(button(t("go-on"), () => go("arrive"), title === "rewrap" ? "" : "is-quiet"))
  );
}
var step = (title, ...inside) => el("section", { class: "sheet" }, el("h2", {}, title), ...inside);

async function wordsToCompare(directory) {
  const words3 = await checkWords(directory);
  const where = site() ? t("check.site", { host: new URL(site()).host }) : t("check.where");
  return [step(t("check.title"), paragraph(t("check.what")), wordList(words3), paragraph(where, "help"))];
}
var chosenOf = (one) => [
  el("p", { class: "soft small", dir: "auto" }, one.chosen),
  paragraph(t("since", { day: dayIn(one.since) }), "soft small")
];
var rowOf = (one) => el(
  "li",
  {},
  el(
    "p",
    { class: "person-name" },
    el("bdi", {}, one.name),
    session.me?.id === one.id && el("span", { class: "word" }, t("me"))
  ),
  ...chosenOf(one)
);
function listed({ listeners: listeners2, organisation }) {
  const title = el("bdi", {}, t("listeners.of", { organisation }));
  return [step(title, el("ul", { class: "people" }, listeners2.map(rowOf)))];
}
async function listeners() {
  const { directory } = session;
  framed(
    "listeners",
    t("nav.listeners"),
    paragraph(t("listeners.what"), "lede"),
    ...listed(directory),
    ...await wordsToCompare(directory),
    paragraph(t("listeners.number", { number: directory.number }), "help")
  );
}
place2("listeners", listeners);

var GRAVE = ["signer", "altered", "second", "key"];
function told2(change) {
  const values = { name: change.one?.name ?? change.name };
  const title = change.is === "between" ? many("change.between", change.count) : t(`change.${change.is}`, values);
  return el(
    "li",
    { class: GRAVE.includes(change.is) ? "change is-grave" : "change" },
    el("h2", { class: "small-title" }, el("bdi", {}, title)),
    paragraph(t(`change.${change.is}.what`, values)),
    ...change.is !== "left" && change.one ? chosenOf(change.one) : []
  );
}
async function changed(now, list, on) {
  const no = () => show(
    t("change.no"),
    paragraph(t("change.no.what"), "lede"),
    paragraph(t("change.no.do")),
    actions(button(t("back"), () => go("arrive"), "is-quiet"))
  );
  show(
    t("change.title"),
    notice("is-care", t("change.stop"), paragraph(t("change.why"))),
    el("ul", { class: "changes" }, list.map(told2)),
    ...await wordsToCompare(now),
    actions(button(t("change.know"), on), button(t("change.no"), no, "is-danger"))
  );
}

function waiting(why) {
  const again = button(t("waiting.again"), () => go("arrive"));
  show(
    t("waiting.title"),
    paragraph(t(`waiting.${why}`), "lede"),
    step(t("line.title"), ...publicLine()),
    actions(
      again,
      button(t("nav.key"), () => go("key"), "is-quiet"),
      button(t("nav.close"), () => go("close"), "is-quiet")
    )
  );
}
function left() {
  const points = ["reads", "kept"].map((one) => el("li", {}, t(`left.${one}`)));
  show(
    t("left.title"),
    paragraph(t("left.what"), "lede"),
    el("ul", {}, points),
    notice("", t("left.mistake"), paragraph(t("left.mistake.what"))),
    actions(
      button(t("waiting.again"), () => go("arrive"), "is-quiet"),
      button(t("forget.go"), () => go("forget"), "is-danger")
    )
  );
}

async function arrive() {
  const { now, before } = await lists();
  if (!now && before) throw new Refused("no-list");
  if (!now) return waiting("none");
  const me = myself(now);
  const told3 = before ? changes(before, now) : [];
  const on = () => (agreeTo(now, now.signed), enter(now, me));
  if (before && before.digest !== now.digest) return changed(now, told3, on);
  return before ? enter(now, me) : first(now, on);
}
function enter(directory, me) {
  Object.assign(session, { directory, me });
  if (me) return go("concerns");
  return session.mine.some((one) => knownBy(b64(one.verify))) ? left() : waiting("unlisted");
}
async function first(directory, on) {
  show(
    t("first.title"),
    paragraph(t("first.what"), "lede"),
    ...await wordsToCompare(directory),
    ...listed(directory),
    actions(button(t("first.go"), on))
  );
}
place2("arrive", arrive);

function field(name2, label, { help, kind = "input", ...given } = {}) {
  const said2 = el("p", { class: "errors", id: `${name2}-error`, role: "alert" });
  const described = `${help ? `${name2}-help ` : ""}${name2}-error`;
  const one = el(kind, { id: name2, autocomplete: "off", spellcheck: "false", "aria-describedby": described, ...given });
  const whole2 = el(
    "div",
    { class: "field" },
    el("label", { for: name2 }, label),
    help && el("p", { class: "help", id: `${name2}-help` }, help),
    said2,
    one
  );
  const say = (text2) => {
    said2.textContent = text2;
    whole2.classList.toggle("has-error", text2 !== "");
    if (text2) one.focus();
  };
  return { field: one, whole: whole2, say };
}
function form3(send, ...inside) {
  let runs = false;
  const submit2 = async (event) => {
    event.preventDefault();
    if (runs) return;
    runs = true;
    await send().finally(() => runs = false);
  };
  return el("form", { submit: submit2, novalidate: true }, ...inside);
}
var submit = (label, look = "") => el("button", { class: `button ${look}`.trim() }, label);
var painted = () => new Promise((done) => setTimeout(done, 60));

async function settling(words3, { identity, earlier, title }) {
  busy(t("make.working"));
  await painted();
  const { line, recipient: recipient2 } = await listenerOf(identity);
  const older = await Promise.all(earlier.map((one) => behind(one, recipient2)));
  keepKey({ line, file: await wrapped(identity, words3.join(" ")), passkey: null, older });
  await openWith([identity, ...earlier]);
  await made(title);
}

async function making({ identity = identityOf(random(32)), earlier = [], title = "make" } = {}, words3) {
  const chosen = words3 ?? await sixWords();
  const again = () => making({ identity, earlier, title }).catch(trouble);
  const on = () => asking(chosen, { identity, earlier, title });
  show(
    t(`${title}.title`),
    paragraph(t("words.make"), "lede"),
    wordList(chosen),
    notice("is-care", t("words.alone"), paragraph(t("words.lost"))),
    actions(button(t("words.written"), on), button(t("words.other"), again, "is-quiet"))
  );
}
function asking(words3, what) {
  const first2 = below(words3.length - 1);
  const places3 = [first2, first2 + 1 + below(words3.length - first2 - 1)];
  const asked = places3.map(
    (at) => field(`word-${at}`, t("words.number", { number: at + 1 }), { autocapitalize: "none" })
  );
  const check = async () => {
    for (const one of asked) one.say("");
    const typed = words3.map((word, at) => places3.includes(at) ? asked[places3.indexOf(at)].field.value.trim() : word);
    const right = await passphraseOf(typed.map((one) => one || "-").join(" ")) === words3.join(" ");
    if (right) return settling(words3, what).catch(trouble);
    const wrong = asked.find(
      (one, at) => one.field.value.trim().toLowerCase().slice(0, 4) !== words3[places3[at]].slice(0, 4)
    );
    (wrong ?? asked[0]).say(t("words.wrong"));
  };
  const back2 = button(t("words.again"), () => making(what, words3).catch(trouble), "is-quiet");
  const fields2 = el(
    "div",
    { class: "pair" },
    asked.map((one) => one.whole)
  );
  show(t("words.ask"), paragraph(t("words.ask.why"), "lede"), form3(check, fields2, actions(submit(t("go-on")), back2)));
}

function wordsField(open) {
  const words3 = field("words", t("open.words"), { help: t("open.help"), autocapitalize: "none", type: "password" });
  const see = el("input", {
    type: "checkbox",
    id: "see",
    change: () => words3.field.type = see.checked ? "text" : "password"
  });
  const shown = el("div", { class: "check" }, see, el("label", { for: "see" }, t("open.see")));
  const label = submit(t("open.go"));
  const send = async () => {
    words3.say("");
    if (!words3.field.value.trim()) return words3.say(t("open.none"));
    label.textContent = t("open.working");
    await painted();
    await open(await passphraseOf(words3.field.value)).catch(() => words3.say(t("open.wrong")));
    label.textContent = t("open.go");
  };
  return form3(send, words3.whole, shown, actions(label));
}

var back = () => button(t("back"), () => go("begin"), "is-quiet");
function withFile() {
  const chosen = field("file", t("begin.file.label"), { help: t("begin.file.help"), type: "file" });
  const next = async () => {
    const [file] = chosen.field.files;
    const text2 = file && file.size < 1e5 ? await file.text() : "";
    if (isKeyFile(text2)) ofFile(text2);
    else chosen.say(t(file ? "begin.file.wrong" : "begin.file.none"));
  };
  show(
    t("begin.file"),
    paragraph(t("begin.file.what"), "lede"),
    form3(next, chosen.whole, actions(submit(t("go-on")), back()))
  );
}
function ofFile(file) {
  const open = async (passphrase) => {
    const identity = await unwrapped(file, byPassphrase(passphrase));
    const { line } = await listenerOf(identity);
    keepKey({ line, file, passkey: null, older: [] });
    await openWith([identity]);
    return go("arrive");
  };
  show(t("open.title"), paragraph(t("begin.file.words"), "lede"), wordsField(open), actions(back()));
}
function withPaper() {
  const typed = field("paper", t("paper.label"), {
    help: t("paper.help"),
    kind: "textarea",
    rows: "4",
    autocapitalize: "characters",
    class: "is-code"
  });
  const next = async () => {
    const identity = fromPaper(typed.field.value);
    if (identity) await making({ identity, title: "rewrap" }).catch(trouble);
    else typed.say(t("paper.wrong"));
  };
  show(
    t("begin.paper"),
    paragraph(t("paper.from"), "lede"),
    form3(next, typed.whole, actions(submit(t("go-on")), back()))
  );
}

var limits = () => ["work", "changed", "program"].map((one) => paragraph(t(`limits.${one}`)));
function beginning(said2) {
  show(
    t("begin.title"),
    paragraph(t("begin.what"), "lede"),
    said2 && paragraph(t(said2), "count"),
    paragraph(t("begin.key")),
    actions(
      button(t("begin.make"), () => making().catch(trouble)),
      button(t("begin.file"), withFile, "is-quiet"),
      button(t("begin.paper"), withPaper, "is-quiet")
    ),
    fold(t("lost.title"), paragraph(t("lost.what")), paragraph(t("lost.then"))),
    fold(t("limits.title"), ...limits())
  );
}
place2("begin", async (said2) => beginning(said2));

var steps = {
  anonymous: fields({ is: oneOf("anonymous") }),
  "pen-name": fields({ is: oneOf("pen-name"), name: words2(80), key: octets(32), proof: octets(64) }),
  named: fields({ is: oneOf("named"), name: words2(80) })
};
var step2 = (value, where) => (need(Object.hasOwn(steps, value?.is), where), steps[value.is](value, where));
async function checkPen({ key: key3, proof }, thread2) {
  const known3 = await crypto.subtle.importKey("raw", key3, "Ed25519", false, ["verify"]);
  need(await crypto.subtle.verify("Ed25519", known3, proof, utf8(`troth pen-name\0${thread2}`)), "a pen-name");
}

var THEMES = ["load", "respect", "fairness", "danger", "rules", "leading", "other"];
var MOST_TEXT = 2e4;
var CONTROL = /[\p{Cc}]/u;
var isProse = (value) => typeof value === "string" && value.isWellFormed() && value.trim() !== "" && !CONTROL.test(value.replaceAll("\n", ""));
var prose = (value, where) => (need(isProse(value) && [...value].length <= MOST_TEXT, where), value);
var to = (value, where) => {
  const found4 = several(matching(CIRCLE), 1, 11)(value, where);
  need(
    found4.every((one, place3) => place3 === 0 || found4[place3 - 1] < one),
    where
  );
  return found4;
};
var places2 = { box: matching(ORIGIN), thread: matching(ROUND), directory: matching(HEX_64), to };
var shared = (...kinds2) => ({
  version: oneOf(1),
  number: whole(0, 1e4),
  as: oneOf(...kinds2),
  text: prose,
  ...places2
});
var written = fields({
  ...shared("concern", "more", "release", "bring", "care", "closing"),
  reply: recipient,
  step: step2,
  theme: oneOf(...THEMES),
  pass: oneOf("no", "gist", "words"),
  care: orNull(oneOf("better", "same", "worse"))
});
var answered = fields({ ...shared("acknowledge", "reply", "note", "closing"), from: matching(CIRCLE) });
async function threadOf(verify) {
  return hex((await digest(join(utf8("troth thread\0"), verify))).slice(0, 16));
}
async function read3(plain, thread2) {
  const { document: document2, by } = await read("said", plain);
  const side = await threadOf(unb64(by)) === thread2 ? "writer" : "listener";
  const letter2 = (side === "writer" ? written : answered)(document2, "a letter");
  need(letter2.thread === thread2, "which concern this letter belongs to");
  if (letter2.step?.is === "pen-name") await checkPen(letter2.step, thread2);
  return { ...letter2, ...letter2.step?.key && { step: { ...letter2.step, key: b64(letter2.step.key) } }, side, by };
}

var REFUSED = { 400: "not-taken", 403: "not-listed", 404: "gone", 410: "was-shut" };
async function ask(kind, asks) {
  const body = await request(kind, { day: today(), ...asks }, session.me);
  const { status, bytes: bytes2 } = await post(`/concerns/${kind}`, body);
  if (status === 204) return void 0;
  if (status !== 200) throw new Refused(REFUSED[status] ?? "failed");
  return JSON.parse(text(bytes2));
}
var inbox = (after, open) => ask("inbox", { after, open });
var thread = (id) => ask("thread", { thread: id });
var answer = (id, as2, sealed) => ask("answer", { thread: id, as: as2, sealed });
var shutting = (id, shut) => ask("close", { thread: id, shut });

var isGenuine = (one) => one.author.is !== "stranger";
function readersOf(letters) {
  const { directory, me } = session;
  const ids = /* @__PURE__ */ new Set([me.id, ...letters.filter(isGenuine).flatMap((one) => one.said.to)]);
  const gone2 = new Set([...ids].filter((id) => !directory.byId.has(id)).map((id) => knownId(id)?.name));
  const forAll = letters.some(wasForAll);
  return directory.listeners.filter((one) => forAll || ids.has(one.id) || gone2.has(one.name));
}
function wasForAll({ author, said: said2 }) {
  const all3 = author.is === "writer" ? idsOf(said2.directory) : null;
  return all3 !== null && all3.every((id) => said2.to.includes(id));
}
function without(letter2, readers) {
  const lacking2 = readers.filter((one) => !letter2.said.to.includes(one.id));
  return lacking2.filter((one) => !letter2.copied.some((day2) => day2 >= one.since));
}
function goneFrom(letters) {
  const ids = new Set(letters.filter(isGenuine).flatMap((one) => one.said.to));
  const here = new Set(readersOf(letters).map((one) => one.name));
  const names = [...ids].map((id) => knownId(id)?.name).filter((name2) => name2 && !here.has(name2));
  return [...new Set(names)];
}
function readerNames(letters) {
  const others = readersOf(letters).filter((one) => one.id !== session.me.id);
  const names = new Intl.ListFormat(document.documentElement.lang).format(others.map((one) => one.name));
  return names ? t("write.others", { names }) : t("write.nobody");
}

var SENT_AS = { acknowledge: "acknowledge", reply: "reply", note: "note", closing: "reply" };
function replyTo(letters) {
  const own2 = letters.filter((one) => one.author.is === "writer");
  return own2.at(-1)?.said.reply;
}
async function letterOf(concern2, { as: as2, text: text2, more: more2 = [] }) {
  const { letters, thread: thread2 } = concern2;
  const { me, directory } = session;
  await refuseIfChanged();
  const readers = [.../* @__PURE__ */ new Set([...readersOf(letters), ...more2])];
  const numbers = letters.filter((one) => one.said.side === "listener").map((one) => one.said.number);
  const said2 = {
    version: 1,
    box: location.origin,
    thread: thread2,
    number: Math.max(-1, ...numbers) + 1,
    as: as2,
    text: text2,
    to: readers.map((one) => one.id).sort(),
    directory: directory.digest,
    from: me.id
  };
  const writer = as2 === "note" ? [] : [replyTo(letters)];
  if (writer.includes(void 0)) throw new Refused("no-writer");
  const plain = await sign("said", said2, me);
  await read3(plain, thread2);
  const sealed = await closeAgain(plain, [...readers.map((one) => one.recipient), ...writer]);
  const mine = { is: "open", plain, said: { ...said2, side: "listener" }, author: { is: "listener", name: me.name } };
  const send = async () => {
    await answer(thread2, SENT_AS[as2], sealed);
    session.sent.set(thread2, [
      ...session.sent.get(thread2) ?? [],
      { ...mine, day: today(), isCopy: false, copied: [] }
    ]);
  };
  return { send };
}
var fits = (text2) => dumps(text2).length < 3e4;

var textField = (name2, label, more2 = {}) => field(name2, label, { kind: "textarea", rows: "5", dir: "auto", spellcheck: "true", ...more2 });
function written2({ field: area, say }) {
  const text2 = area.value.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ").trim();
  say("");
  if (!isProse(text2)) say(t("text.none"));
  else if ([...text2].length > MOST_TEXT || !fits(text2)) say(t("text.long"));
  else return text2;
  return "";
}
function sender(concern2) {
  const said2 = el("div", { role: "alert" });
  let letter2, sealed;
  const send = async (what, then) => {
    said2.replaceChildren();
    try {
      const same2 = JSON.stringify([what.as, what.text, what.more?.map((one) => one.id)]);
      if (sealed !== same2) [letter2, sealed] = [await letterOf(concern2, what), same2];
      await letter2.send();
      const done = await then();
      if (said2.isConnected) await go("concern", concern2, done);
    } catch (error) {
      said2.replaceChildren(notice("is-care", null, ...told(error, "h3")));
    }
  };
  return { said: said2, send };
}

var TEMPLATES = ["more", "pass", "found", "cannot", "talk", "outside", "closing"];
function templates(area) {
  const options = TEMPLATES.map((one) => el("option", { value: one }, t(`template.${one}`)));
  const put = () => {
    if (!choice.value) return;
    area.value = [area.value.trim(), t(`template.${choice.value}.text`)].filter(Boolean).join("\n\n");
    choice.value = "";
    area.dispatchEvent(new Event("input"));
    area.focus();
  };
  const none = el("option", { value: "" }, t("template.none"));
  const choice = el("select", { id: "template", change: put }, none, options);
  return el("div", { class: "field" }, el("label", { for: "template" }, t("template")), choice);
}

var kindOf = (as2) => as2 === "note" ? "note" : "letter";
var NEXT = { acknowledge: "acknowledged", reply: "answered" };
function answering(concern2) {
  const { thread: thread2, letters, state: state2 } = concern2;
  const text2 = textField("text", t("write.text"));
  const area = text2.field;
  area.addEventListener("input", () => draft(thread2, area.value));
  const reads = el("p", { class: "help" });
  const own2 = t("template.thanks.text");
  let as2;
  const choose = (chosen) => {
    as2 = chosen;
    reads.textContent = `${t(`write.${kindOf(as2)}.reads`)} ${readerNames(letters)}`;
    if (as2 === "acknowledge" && !area.value.trim()) area.value = own2;
    else if (as2 !== "acknowledge" && area.value === own2) area.value = "";
  };
  const possible = [...replyTo(letters) ? ["acknowledge", "reply"] : [], "note"];
  const first2 = possible.length === 1 ? "note" : state2 === "new" ? "acknowledge" : "reply";
  area.value = draft(thread2);
  choose(first2);
  const chips = possible.map((one) => chip(one, one === first2, () => choose(one)));
  const { said: said2, send } = sender(concern2);
  const sending = async () => {
    const words3 = written2(text2);
    if (words3) await send({ as: as2, text: words3 }, () => sent(concern2, as2));
  };
  const inside = [kinds(chips), templates(area), text2.whole, reads, said2, actions(submit(t("write.send")))];
  return el("section", { class: "sheet" }, el("h2", {}, t("write.title")), form3(sending, ...inside));
}
var kinds = (chips) => el("fieldset", { class: "field" }, el("legend", {}, t("write.kind")), el("div", { class: "chips" }, chips));
var chip = (as2, checked, change) => el(
  "label",
  { class: "chip" },
  el("input", { type: "radio", name: "as", value: as2, checked, change }),
  el("span", {}, t(`write.${as2}`))
);
function sent(concern2, as2) {
  draft(concern2.thread, "");
  if (NEXT[as2]) Object.assign(concern2, { state: NEXT[as2], due: null });
  stale();
  return `sent.${kindOf(as2)}`;
}

function ending(concern2, how) {
  const text2 = textField(`${how}-text`, t(`${how}.text`), { help: t(`${how}.help`) });
  const { said: said2, send } = sender(concern2);
  let isSent = false;
  const end = async () => {
    await shutting(concern2.thread, how === "shut");
    Object.assign(concern2, { state: how === "shut" ? "shut" : "closed", due: null });
    stale();
    return `sent.${how}`;
  };
  const sending = async () => {
    const words3 = isSent ? text2.field.value : written2(text2);
    if (words3) await send({ as: "closing", text: words3 }, () => (isSent = true, end()));
  };
  const put = () => (text2.field.value = t(`template.${how}.text`), text2.field.focus());
  const look = how === "shut" ? "is-danger" : "";
  const buttons = actions(submit(t(`${how}.go`), look), button(t("template"), put, "is-quiet"));
  return fold(t(`${how}.title`), paragraph(t(`${how}.what`)), form3(sending, text2.whole, said2, buttons));
}

var LONGEST = 110;
var isLate = ({ due: due2 }) => Boolean(due2) && today() > due2;
function due(concern2) {
  if (!concern2.due) return void 0;
  const values = { day: dayIn(concern2.due) };
  if (isLate(concern2)) return t("due.late", values);
  return t(["new", "waiting"].includes(concern2.state) ? "due.acknowledge" : "due.answer", values);
}
var state = (concern2) => el("span", { class: `word is-${concern2.state}` }, t(`state.${concern2.state}`));
function titleOf({ first: first2 }) {
  if (!first2) return t("concern.closed");
  const [line] = first2.said.text.trim().split("\n");
  const letters = [...line];
  if (letters.length <= LONGEST) return line;
  const cut = letters.slice(0, LONGEST).join("");
  return `${cut.slice(0, cut.lastIndexOf(" ") > 40 ? cut.lastIndexOf(" ") : void 0)}…`;
}
function who(step3) {
  if (step3.is === "anonymous") return t("who.anonymous");
  return [`${t(`who.${step3.is}`)} `, el("bdi", {}, step3.name)];
}
function about({ first: first2, first_on: from, last_on: to2 }) {
  const days = daysIn({ first: from, last: to2 });
  const said2 = first2 ? [t(`theme.${first2.said.theme}`), " · ", who(first2.said.step), " · "] : [];
  return el("p", { class: "soft small" }, said2.flat(), days);
}

function latest({ letters, first: first2 }) {
  const own2 = letters.filter((one) => one.author.is === "writer");
  return (own2.at(-1) ?? first2)?.said;
}
function facts(concern2) {
  const said2 = latest(concern2);
  const when2 = due(concern2);
  const rows = [
    [
      t("fact.state"),
      [state(concern2), when2 && el("span", { class: isLate(concern2) ? "due is-late" : "due" }, ` ${when2}`)]
    ],
    concern2.closed && [t("fact.closed"), dayIn(concern2.closed)],
    said2 && [t("fact.who"), who(said2.step)],
    said2 && [t("fact.pass"), t(`pass.${said2.pass}`)]
  ].filter(Boolean);
  const inside = rows.flatMap(([name2, value]) => [el("dt", {}, name2), el("dd", {}, ...[value].flat().filter(Boolean))]);
  return el("dl", { class: "facts" }, inside);
}

async function openedLetter(sealed, thread2) {
  let plain;
  try {
    plain = await opened(unb64(sealed), identities());
  } catch {
    return { is: "unopened" };
  }
  const said2 = await read3(plain, thread2).catch(() => void 0);
  return said2 ? { is: "open", plain, said: said2, author: authorOf(said2) } : { is: "broken" };
}
function authorOf(said2) {
  if (said2.side === "writer") return { is: "writer" };
  const now = session.directory.byKey.get(said2.by);
  const row2 = now ?? knownBy(said2.by);
  if (row2?.id !== said2.from) return { is: "stranger" };
  return { is: now ? "listener" : "former", name: row2.name };
}

async function lettersOf(thread2) {
  const { letters, closed: closed2, shut } = await thread(thread2);
  const found4 = /* @__PURE__ */ new Map();
  const count = { unopened: 0, broken: 0 };
  for (const { day: day2, as: as2, sealed } of letters) {
    const one = await openedLetter(sealed, thread2);
    const isCopy = as2 === "copy";
    if (one.is === "open") add(found4, { ...one, day: day2, isCopy, copied: isCopy ? [day2] : [] });
    else if (!isCopy) count[one.is] += 1;
  }
  for (const one of session.sent.get(thread2) ?? []) add(found4, one);
  const all3 = [...found4.values()].sort(inOrder);
  const copies = all3.filter((one) => one.isCopy).length;
  const unopened = Math.max(0, count.unopened - copies);
  const state2 = closed2 && { closed: closed2, due: null, state: shut ? "shut" : "closed" };
  const lost = unopened || count.broken ? 0 : missing(all3);
  return { ...state2, letters: all3, unopened, broken: count.broken, missing: lost };
}
function add(found4, one) {
  const name2 = text(one.plain);
  const held2 = found4.get(name2);
  const day2 = held2 && !one.isCopy ? one.day : held2?.day ?? one.day;
  found4.set(name2, {
    ...one,
    day: day2,
    isCopy: one.isCopy && (held2?.isCopy ?? true),
    copied: [...held2?.copied ?? [], ...one.copied]
  });
}
var SIDES = ["writer", "listener"];
var inOrder = (one, other) => one.day.localeCompare(other.day) || SIDES.indexOf(one.said.side) - SIDES.indexOf(other.said.side) || one.said.number - other.said.number;
function missing(letters) {
  const numbers = new Set(letters.filter((one) => one.author.is === "writer").map((one) => one.said.number));
  return numbers.size ? Math.max(...numbers) + 1 - numbers.size : 0;
}

async function more() {
  const page = await inbox(session.more, session.only);
  for (const row2 of page.threads) session.concerns.push(await concernOf(row2));
  session.more = page.after;
  session.loadedOn = today();
}
async function begin() {
  if (session.loadedOn !== today()) {
    stale();
    await more();
  }
}
async function all2() {
  await begin();
  while (session.more) await more();
}
async function concernOf(row2) {
  const concern2 = { ...row2, first: null, letters: [] };
  const opened3 = await Promise.all(row2.first.map((one) => openedLetter(one, row2.thread)));
  concern2.first = firstOf(opened3.map((one) => ({ ...one, day: row2.first_on, copied: [] })));
  const isWhole = concern2.first && !without(concern2.first, readersOf([concern2.first])).length;
  if (!isWhole) Object.assign(concern2, await lettersOf(row2.thread));
  concern2.first ??= firstOf(concern2.letters);
  return concern2;
}
var firstOf = (letters) => {
  const own2 = letters.filter((one) => one.is === "open" && one.author.is === "writer");
  return own2.sort((one, other) => one.said.number - other.said.number)[0] ?? null;
};

async function sealAgain({ thread: thread2 }, { plain }, readers) {
  const sealed = await closeAgain(
    plain,
    readers.map((one) => one.recipient)
  );
  await answer(thread2, "copy", sealed);
}
function lacking({ letters }) {
  const readers = readersOf(letters);
  const genuine = letters.filter((one) => one.author.is !== "stranger");
  return genuine.filter((one) => without(one, readers).length > 0);
}
async function sealLacking(concern2) {
  await refuseIfChanged();
  const readers = readersOf(concern2.letters);
  for (const one of lacking(concern2)) await sealAgain(concern2, one, readers);
}
async function sealAll() {
  try {
    busy(t("working"));
    session.only = false;
    stale();
    await all2();
    const concerns2 = session.concerns.filter((one) => one.first);
    for (const [place3, one] of concerns2.entries()) {
      busy(many("again.left", concerns2.length - place3));
      await sealLacking(Object.assign(one, await lettersOf(one.thread)));
    }
    stale();
    await go("concerns", "again.done");
  } catch (error) {
    trouble(error, { again: sealAll });
  }
}

function handing(concern2) {
  const readers = readersOf(concern2.letters);
  const others = session.directory.listeners.filter((one) => !readers.includes(one));
  if (!others.length) return void 0;
  const text2 = textField("hand-text", t("hand.text"), { rows: "3" });
  const error = el("p", { class: "errors", role: "alert" });
  const boxes = others.map(({ id }) => el("input", { type: "checkbox", id: `to-${id}`, value: id }));
  const checks = others.map(
    ({ id, name: name2 }, at) => el("div", { class: "check" }, boxes[at], el("label", { for: `to-${id}` }, el("bdi", {}, name2)))
  );
  const { said: said2, send } = sender(concern2);
  const sending = async () => {
    const more2 = others.filter((_, at) => boxes[at].checked);
    error.textContent = more2.length ? "" : t("hand.none");
    const words3 = more2.length ? written2(text2) : "";
    if (words3) await send({ as: "note", text: words3, more: more2 }, () => handed(concern2, more2));
  };
  const whom = el("fieldset", { class: "field" }, el("legend", {}, t("hand.whom")), error, checks);
  const only = !concern2.letters.some(wasForAll) && paragraph(t("hand.only"), "count");
  return fold(
    t("hand.title"),
    paragraph(t("hand.what")),
    only,
    form3(sending, whom, text2.whole, said2, actions(submit(t("hand.go"))))
  );
}
async function handed(concern2, more2) {
  for (const one of concern2.letters) await sealAgain(concern2, one, [...readersOf(concern2.letters), ...more2]);
  stale();
  return "sent.hand";
}

var said = (text2) => el("p", { class: "said", dir: "auto" }, text2);
function head({ author, said: { as: as2, step: step3 }, day: day2, isCopy }) {
  const name2 = author.name ? el("bdi", {}, author.name) : t(`author.${author.is}`);
  const more2 = [
    author.is === "writer" && step3.is !== "anonymous" && el("span", {}, who(step3)),
    author.is === "former" && t("author.former"),
    author.is === "stranger" ? false : t(`as.${as2}`),
    t(isCopy ? "day.again" : "day", { day: dayIn(day2) })
  ].filter(Boolean);
  return el("p", { class: "letter-head" }, el("strong", {}, name2), ...more2.flatMap((one) => [" · ", one]));
}
var released = (path, go2) => ({ said: { text: text2 } }) => [
  el("p", { class: "small" }, t("release.what")),
  el("blockquote", { class: "said", dir: "auto" }, text2),
  actions(
    copyButton(text2),
    site() && el("a", { href: `${site()}/safely/${path}/#words=${encodeURIComponent(text2)}`, rel: "noreferrer" }, t(go2))
  )
];
var bodies = {
  release: released("heard/publish", "release.publish"),
  bring: released("before/put", "bring.go"),
  care: ({ said: { text: text2, care } }) => [care && el("p", { class: "count" }, t(`care.${care}`)), said(text2)],
  note: ({ said: { text: text2 } }) => [el("p", { class: "help" }, t("note.only")), said(text2)]
};
function letter(one) {
  const { author, said: what } = one;
  if (author.is === "stranger") return stranger(one);
  const inside = bodies[what.as]?.(one) ?? [said(what.text)];
  const unknown = author.is === "writer" && !isKnownList(what.directory);
  return el(
    "li",
    { class: `letter is-${author.is === "writer" ? "writer" : "listener"} is-${what.as}` },
    head(one),
    ...inside,
    unknown && notice("is-care", t("list.unknown"), paragraph(t("list.unknown.what")))
  );
}
var stranger = (one) => el(
  "li",
  { class: "letter is-stranger" },
  head(one),
  notice("is-care", t("stranger"), paragraph(t("stranger.what"))),
  fold(t("stranger.show"), said(one.said.text))
);

function warnings(concern2) {
  const { unopened, broken, missing: missing2, letters } = concern2;
  const names = goneFrom(letters);
  const unread = lacking(concern2);
  const again = () => sealLacking(concern2).then(() => go("concern", concern2, "again.done"));
  return [
    unopened > 0 && notice("is-care", many("letters.unopened", unopened), paragraph(t("letters.unopened.what"))),
    broken > 0 && notice("is-care", many("letters.broken", broken), paragraph(t("letters.broken.what"))),
    missing2 > 0 && notice("is-care", many("letters.missing", missing2), paragraph(t("letters.missing.what"))),
    unread.length > 0 && notice("", t("again.here"), paragraph(t("again.what")), actions(button(t("again.go"), again, "is-quiet"))),
    names.length > 0 && notice("", t("letters.gone"), ...names.map((name2) => el("p", {}, el("bdi", {}, name2))))
  ];
}
async function concern(one, said2) {
  Object.assign(one, await lettersOf(one.thread));
  const theme = latest(one)?.theme;
  const isShut = one.state === "shut";
  if (!history.state?.inside) history.pushState({ inside: true }, "");
  framed(
    "concerns",
    theme ? t(`about.${theme}`) : t("concern.closed"),
    said2 && notice("is-done", t(said2)),
    facts(one),
    ...warnings(one),
    el("ol", { class: "letters" }, one.letters.map(letter)),
    ...isShut || !one.letters.length ? [] : [answering(one), handing(one), one.state !== "closed" && ending(one, "close"), ending(one, "shut")],
    isShut && paragraph(t("shut.is"), "help")
  );
}
place2("concern", concern);
addEventListener("popstate", () => session.me && go("concerns"));

var FEWEST = 5;
function counted(concerns2) {
  const themes = concerns2.map((one) => one.first?.said.theme).filter(Boolean);
  const each = THEMES.map((one) => [one, themes.filter((two) => two === one).length]);
  return each.filter(([, count]) => count >= FEWEST).sort(([, one], [, other]) => other - one);
}
async function figures() {
  if (!session.me) return go("arrive");
  if (session.only) {
    session.only = false;
    stale();
  }
  await all2();
  const rows = counted(session.concerns).map(([theme, count]) => [t(`theme.${theme}`), String(count)]);
  const text2 = [...rows.map((one) => one.join(": ")), t("figures.fewer")].join("\n");
  const list = el(
    "dl",
    { class: "facts" },
    rows.flatMap(([name2, count]) => [el("dt", {}, name2), el("dd", {}, count)])
  );
  framed(
    "figures",
    t("nav.figures"),
    paragraph(t("figures.what"), "lede"),
    rows.length ? el("div", { class: "sheet" }, list, paragraph(t("figures.fewer"), "help")) : paragraph(t("figures.none"), "count"),
    rows.length > 0 && actions(copyButton(text2, void 0, t("figures.copy")))
  );
}
place2("figures", figures);

var textsOf = ({ first: first2, letters }) => [first2, ...letters].filter(Boolean).flatMap(({ said: said2 }) => [said2.text, said2.step?.name ?? ""]);
var folded = (text2) => text2.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
function found3(concerns2, search) {
  const words3 = folded(search).split(/\s+/).filter(Boolean);
  return concerns2.filter((one) => words3.every((word) => textsOf(one).some((text2) => folded(text2).includes(word))));
}
function together(concerns2) {
  const groups = /* @__PURE__ */ new Map();
  for (const one of concerns2) {
    const name2 = one.first?.said.step.key ?? one.thread;
    groups.set(name2, [...groups.get(name2) ?? [], one]);
  }
  return [...groups.values()];
}

function controls(draw) {
  const field2 = el("input", {
    type: "search",
    id: "search",
    class: "input",
    autocomplete: "off",
    spellcheck: "false",
    value: session.search
  });
  field2.addEventListener("input", () => (session.search = field2.value, draw()));
  const help = el("p", { class: "help" }, many("search.within", session.concerns.length));
  const search = el("div", { class: "field" }, el("label", { for: "search" }, t("search")), help, field2);
  const other = button(
    t(session.only ? "inbox.all" : "inbox.open"),
    () => (session.only = !session.only, stale(), go("concerns")),
    "is-quiet"
  );
  return [
    session.concerns.length > 1 && search,
    actions(
      other,
      button(t("inbox.again"), () => (stale(), go("concerns")), "is-quiet")
    )
  ];
}

function row(concern2) {
  const when2 = due(concern2);
  return el(
    "li",
    { class: isLate(concern2) ? "concern is-late" : "concern" },
    el("p", { class: "concern-head" }, state(concern2), when2 && el("span", { class: "due" }, when2)),
    el(
      "button",
      { type: "button", class: "concern-title", dir: "auto", click: () => go("concern", concern2) },
      titleOf(concern2)
    ),
    about(concern2)
  );
}
function group(concerns2) {
  if (concerns2.length === 1) return row(concerns2[0]);
  const title = el(
    "p",
    { class: "pen-name" },
    t("pen-name.before"),
    el("bdi", {}, concerns2[0].first.said.step.name),
    many("pen-name", concerns2.length)
  );
  return el("li", { class: "together" }, title, el("ul", { class: "concerns" }, concerns2.map(row)));
}

async function concerns(said2) {
  if (!session.me) return go("arrive");
  await begin();
  const list = el("ul", { class: "concerns" });
  const count = el("p", { class: "soft small", role: "status" });
  const draw = () => {
    const here = found3(session.concerns, session.search);
    list.replaceChildren(...together(here).map(group));
    count.textContent = session.search ? many("search.found", here.length) : "";
  };
  draw();
  framed(
    "concerns",
    t("nav.concerns"),
    paragraph(summary(), "lede"),
    said2 && notice("is-done", t(said2)),
    unsealed(),
    ...controls(draw),
    count,
    list,
    following()
  );
}
function summary() {
  if (!session.concerns.length) return t(session.only ? "inbox.empty" : "inbox.nothing");
  const late = session.concerns.filter(isLate).length;
  return late ? many("inbox.late", late) : t("inbox.calm");
}
var unsealed = () => {
  const waiting2 = session.concerns.filter((one) => lacking(one).length).length;
  return waiting2 > 0 && notice(
    "is-care",
    many("again", waiting2),
    paragraph(t("again.what")),
    actions(button(t("again.go"), sealAll, "is-quiet"))
  );
};
var following = () => session.more && actions(button(t("inbox.more"), () => more().then(() => go("concerns")), "is-quiet"));
place2("concerns", concerns);

async function key2() {
  const [now, ...older] = identities();
  const rotate = () => making({ earlier: identities(), title: "rotate" }).catch(trouble);
  const rewrap = () => making({ identity: now, earlier: older, title: "rewrap" }).catch(trouble);
  const isWaiting = session.me && session.me.identity !== now;
  framed(
    "key",
    t("nav.key"),
    paragraph(t(isWaiting ? "key.waiting" : "key.what"), "lede"),
    step(t("file.title"), ...filing()),
    step(t("paper.title"), ...papering()),
    ...(await passkeying()).map((inside) => step(t("passkey.title"), ...inside)),
    fold(t("line.title"), ...publicLine()),
    fold(t("rewrap.title"), paragraph(t("rewrap.what")), actions(button(t("rewrap.go"), rewrap, "is-quiet"))),
    fold(
      t("rotate.title"),
      paragraph(t("rotate.what")),
      paragraph(t("rotate.then")),
      actions(button(t("rotate.go"), rotate, "is-quiet"))
    ),
    fold(
      t("forget.title"),
      paragraph(t("forget.what")),
      actions(button(t("forget.go"), () => go("forget"), "is-danger"))
    )
  );
}
place2("key", key2);

function opening(said2) {
  const { passkey } = keyHere();
  const told3 = el("p", { class: "errors", role: "alert" });
  const withLock = async () => {
    told3.textContent = "";
    await unwrappedByPasskey(passkey).then(opened2, () => told3.textContent = t("passkey.not"));
  };
  const open = async (passphrase) => opened2(await unwrapped(keyHere().file, byPassphrase(passphrase)));
  show(
    t("open.title"),
    paragraph(t(said2 ?? "open.what"), "lede"),
    passkey && el("div", { class: "tight" }, told3, actions(button(t("passkey.open"), withLock))),
    wordsField(open),
    session.drafts.size > 0 && paragraph(t("open.drafts"), "count"),
    fold(t("lost.title"), paragraph(t("lost.what")), paragraph(t("lost.then"))),
    fold(t("forget.title"), paragraph(t("forget.what")), actions(button(t("forget.go"), gone, "is-danger")))
  );
}
async function opened2(identity) {
  busy(t("working"));
  const older = keyHere().older.map((file) => unwrapped(file, byIdentity(identity)));
  await openWith([identity, ...await Promise.all(older)]);
  return go("arrive");
}
var gone = () => (close(), session.drafts.clear(), forget(), go("begin", "forget.done"));
place2("open", async (said2) => opening(said2));
place2("close", async (said2) => (close(), opening(said2 ?? "open.closed")));
place2("forget", async () => gone());

var REST = 15 * 60 * 1e3;
var LOOK = 20 * 1e3;
var TOUCHES = ["pointerdown", "keydown", "scroll"];
var touched = Date.now();
function watch() {
  for (const one of TOUCHES) addEventListener(one, () => touched = Date.now(), { passive: true, capture: true });
  setInterval(() => isOpen() && Date.now() - touched > REST && go("close", "open.rested"), LOOK);
}

var SITE = /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$/;
function takeFromAddress() {
  const [, spelled2] = /^#site=([A-Za-z0-9_-]{1,400})$/.exec(location.hash) ?? [];
  if (!spelled2) return;
  history.replaceState(null, "", location.pathname);
  try {
    const origin = text(unb64(spelled2));
    if (SITE.test(origin)) comeFrom(origin);
  } catch {
  }
}
async function start() {
  busy(t("working"));
  try {
    if (!await isAble()) throw new Refused("browser");
    takeFromAddress();
    await go(keyHere() ? "open" : "begin");
  } catch (error) {
    trouble(error, { again: start });
  }
}
document.documentElement.lang = language;
for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
addEventListener("hashchange", () => isOpen() || start());
watch();
start();
