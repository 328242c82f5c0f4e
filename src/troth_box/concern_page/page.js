// Troth, the page of a concern. Built by assets/box.mjs from assets/concern_page: the comments are there.
async function isAble() {
  if (!window.isSecureContext || !crypto.subtle) return false;
  const made = ["Ed25519", "X25519"].map(
    (name3) => crypto.subtle.generateKey({ name: name3 }, false, name3 === "Ed25519" ? ["sign"] : ["deriveBits"])
  );
  const done = await Promise.allSettled(made);
  return done.every((one) => one.status === "fulfilled");
}

var Refused = class extends Error {
  constructor(code, values2 = {}) {
    super(code);
    Object.assign(this, { code, values: values2 });
  }
};
async function telling(code, work, values2) {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(code, values2);
  }
}

function el(name3, given = {}, ...inside) {
  return filled(document.createElement(name3), given, inside);
}
function filled(element, given, inside) {
  for (const [key2, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(key2, value);
    else if (value === true) element.setAttribute(key2, "");
    else if (value !== false && value !== void 0 && value !== null) element.setAttribute(key2, value);
  }
  element.append(...inside.flat().filter((one) => one !== null && one !== void 0 && one !== false));
  return element;
}
var button = (label, press, look = "") => el("button", { type: "button", class: `button ${look}`.trim(), click: press }, label);
var paragraph = (text2, look) => el("p", { class: look }, text2);
var actions = (...inside) => el("div", { class: "actions" }, ...inside);
var sheet = (...inside) => el("div", { class: "sheet" }, ...inside);
var fold = (summary, ...inside) => el("details", { class: "fold" }, el("summary", {}, summary), el("div", { class: "fold-body" }, ...inside));
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
function t(name3, values2 = {}) {
  const found = own[name3] ?? all.en[name3];
  return Object.entries(values2).reduce((text2, [key2, value]) => text2.replaceAll(`{${key2}}`, value), found ?? name3);
}
var many = (name3, count2) => t(`${name3}.${count2 === 1 ? "one" : "many"}`, { count: count2 });
var place = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
var calendar = new Intl.DateTimeFormat(place, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
var noon = (day2) => /* @__PURE__ */ new Date(`${day2}T12:00:00Z`);
var dayIn = (day2) => calendar.format(noon(day2));

var DAY = 24 * 60 * 60 * 1e3;
var today = () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
var moved = (day2, days) => new Date(Date.parse(`${day2}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
function away({ first, last }) {
  if (today() < moved(first, -1)) return "early";
  return today() > moved(last, 1) ? "late" : void 0;
}

function words(error) {
  const code = error?.code ?? "other";
  if (code === "other") console.error(error);
  const values2 = { today: dayIn(today()), ...error?.values };
  return ["title", "what", "do"].map((part) => t(`trouble.${code}.${part}`, values2));
}
function trouble(error, { again, back } = {}) {
  const [title, what, todo] = words(error);
  const ways = [again && button(t("again"), again), back && button(t("back"), back, "is-quiet")].filter(Boolean);
  show(title, notice("is-care", null, paragraph(what), paragraph(todo)), ways.length > 0 && actions(...ways));
}

var kept;
function begun(directory) {
  kept ??= {
    to: new Set(directory.listeners.map((one) => one.id)),
    pass: "gist",
    theme: "other",
    text: "",
    knew: "unknown"
  };
  addEventListener("beforeunload", warn);
  return kept;
}
function nothingUnsaid() {
  kept = void 0;
  removeEventListener("beforeunload", warn);
}
var plain = (text2) => text2.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, " ").toWellFormed().trim();
var warn = (event) => event.preventDefault();

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
function unhex(spelled3) {
  if (!/^([0-9a-f]{2})*$/.test(spelled3)) throw new Error("this is not spelled in hexadecimal");
  return Uint8Array.from(spelled3.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
function b64(bytes3) {
  const binary = Array.from(bytes3, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
function unb64(spelled3) {
  if (typeof spelled3 !== "string" || !/^[A-Za-z0-9_-]*$/.test(spelled3)) throw new Error("this is not base64url");
  const binary = atob(spelled3.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes3 = Uint8Array.from(binary, (letter2) => letter2.charCodeAt(0));
  if (b64(bytes3) !== spelled3) throw new Error("this base64url has another spelling");
  return bytes3;
}
async function digest(bytes3, algorithm = "SHA-256") {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes3));
}
var sha256 = async (bytes3) => hex(await digest(bytes3));
var random = (length) => crypto.getRandomValues(new Uint8Array(length));

var ORIGIN = /^(https:\/\/[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:[0-9]{1,5})?)$/;

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
var words2 = (most) => when((value) => typeof value === "string" && [...value].length <= most && isSeen(value));
var day = when((value) => {
  if (typeof value !== "string" || !DAY2.test(value) || value < "0001") return false;
  const found = /* @__PURE__ */ new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value);
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
  const written3 = text(bytes3);
  const value = JSON.parse(written3);
  if (spell(value, 0) !== written3) throw new Error("this is JSON, but not in its one agreed spelling");
  return value;
}

var as = (value) => value;
var form = fields({ document: as, signature: as, by: as });
var CURVE = { name: "Ed25519" };
async function read(kind, bytes3, signers) {
  const { document: document2, signature, by } = form(loads(bytes3), "a signed document");
  need(!signers || signers.includes(by), "whose signature this is");
  const key2 = await crypto.subtle.importKey("raw", unb64(by), CURVE, false, ["verify"]);
  const signed = join(utf8(`troth ${kind}\0`), dumps(document2));
  need(await crypto.subtle.verify(CURVE, key2, unb64(signature), signed), "the signature of this document");
  return { document: document2, by };
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

var numberOf = (bytes3) => BigInt(`0x${hex(bytes3) || "0"}`);
function bytesOf(number, length) {
  const spelled3 = number.toString(16).padStart(2 * length, "0");
  if (number < 0n || spelled3.length > 2 * length) throw new Error("this number does not fit");
  return Uint8Array.from(spelled3.match(/../g), (pair) => parseInt(pair, 16));
}
var bitsOf = (number) => number.toString(2).length;

import { scryptAsync } from "./vendor.js";
var COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 11 };
async function wordsOf(kind, bytes3, list2) {
  const number = numberOf(await scryptAsync(bytes3, utf8(`troth ${kind} 1`), COST));
  return Array.from({ length: 8 }, (_, place2) => list2[Number(number >> BigInt(11 * (7 - place2)) & 2047n)]);
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
async function read2(bytes3, signers) {
  const { document: document2, by } = await read("listeners", bytes3, signers);
  const found = form2(document2, "the list of listeners");
  const { listeners: listeners2 } = found;
  need(found.before === null === (found.number === 1), "the list before this one");
  need(
    listeners2.every((one, place2) => place2 === 0 || listeners2[place2 - 1].id < one.id),
    "the order of the listeners"
  );
  for (const name3 of ["recipient", "verify"])
    need(new Set(listeners2.map((one) => one[name3])).size === listeners2.length, "a key, which comes twice");
  const spelled3 = dumps(document2);
  return {
    ...found,
    by,
    bytes: spelled3,
    digest: await sha256(spelled3),
    byId: new Map(listeners2.map((one) => [one.id, one])),
    byKey: new Map(listeners2.map((one) => [one.verify, one]))
  };
}
var wordsOf2 = (directory, list2) => wordsOf("listeners", directory.bytes, list2);

var steps = {
  anonymous: fields({ is: oneOf("anonymous") }),
  "pen-name": fields({ is: oneOf("pen-name"), name: words2(80), key: octets(32), proof: octets(64) }),
  named: fields({ is: oneOf("named"), name: words2(80) })
};
var step = (value, where) => (need(Object.hasOwn(steps, value?.is), where), steps[value.is](value, where));
async function checkPen({ key: key2, proof: proof2 }, thread) {
  const known2 = await crypto.subtle.importKey("raw", key2, "Ed25519", false, ["verify"]);
  need(await crypto.subtle.verify("Ed25519", known2, proof2, utf8(`troth pen-name\0${thread}`)), "a pen-name");
}

var THEMES = ["load", "respect", "fairness", "danger", "rules", "leading", "other"];
var MOST_TEXT = 2e4;
var CONTROL = /[\p{Cc}]/u;
var isProse = (value) => typeof value === "string" && value.isWellFormed() && value.trim() !== "" && !CONTROL.test(value.replaceAll("\n", ""));
var prose = (value, where) => (need(isProse(value) && [...value].length <= MOST_TEXT, where), value);
var to = (value, where) => {
  const found = several(matching(CIRCLE), 1, 11)(value, where);
  need(
    found.every((one, place2) => place2 === 0 || found[place2 - 1] < one),
    where
  );
  return found;
};
var places = { box: matching(ORIGIN), thread: matching(ROUND), directory: matching(HEX_64), to };
var shared = (...kinds) => ({
  version: oneOf(1),
  number: whole(0, 1e4),
  as: oneOf(...kinds),
  text: prose,
  ...places
});
var written = fields({
  ...shared("concern", "more", "release", "bring", "care", "closing"),
  reply: recipient,
  step,
  theme: oneOf(...THEMES),
  pass: oneOf("no", "gist", "words"),
  care: orNull(oneOf("better", "same", "worse"))
});
var answered = fields({ ...shared("acknowledge", "reply", "note", "closing"), from: matching(CIRCLE) });
async function threadOf(verify2) {
  return hex((await digest(join(utf8("troth thread\0"), verify2))).slice(0, 16));
}
async function read3(plain2, thread) {
  const { document: document2, by } = await read("said", plain2);
  const side = await threadOf(unb64(by)) === thread ? "writer" : "listener";
  const letter2 = (side === "writer" ? written : answered)(document2, "a letter");
  need(letter2.thread === thread, "which concern this letter belongs to");
  if (letter2.step?.is === "pen-name") await checkPen(letter2.step, thread);
  return { ...letter2, ...letter2.step?.key && { step: { ...letter2.step, key: b64(letter2.step.key) } }, side, by };
}

function cards(question, kind, name3, all2, chosen, change) {
  const card = ({ value, title, more }) => {
    const input = el("input", { type: kind, name: name3, value, checked: chosen(value), change });
    const words5 = [el("span", { class: "choice-title" }, title), more && el("span", { class: "choice-more" }, more)];
    return el("label", { class: "choice-card" }, input, el("span", { class: "choice-text" }, words5.filter(Boolean)));
  };
  const inside = el("div", { class: "choice-cards" }, all2.map(card));
  return el("fieldset", { class: "field" }, el("legend", {}, question), inside);
}
function chips(question, name3, all2, chosen, change) {
  const chip = ({ value, title }) => el(
    "label",
    { class: "chip" },
    el("input", { type: "radio", name: name3, value, checked: value === chosen, change }),
    el("span", {}, title)
  );
  return el(
    "fieldset",
    { class: "field" },
    el("legend", {}, question),
    el("div", { class: "chips" }, all2.map(chip))
  );
}
var values = (group) => [...group.querySelectorAll("input:checked")].map((one) => one.value);

var wordList = (words5) => el(
  "ol",
  { class: "words", translate: "no" },
  words5.map((word) => el("li", {}, word))
);

var beside = (name3) => name3 === "index.html" ? new URL("./", location.href) : new URL(name3, import.meta.url);
var got = (name3) => fetch(beside(name3), { credentials: "omit" });
var bytes = async (name3) => new Uint8Array(await (await got(name3)).arrayBuffer());
async function digestOfPage() {
  const names = await (await got("files.json")).json();
  const files = await Promise.all(names.map(bytes));
  return sha256(join(...names.flatMap((name3, place2) => [utf8(`${name3}\0${files[place2].length}\0`), files[place2]])));
}
var known;
var pageDigest = () => known ??= digestOfPage();

async function sign(kind, document2, signer2) {
  const signature = await signer2.sign(join(utf8(`troth ${kind}\0`), dumps(document2)));
  return dumps({ document: document2, signature: b64(signature), by: b64(signer2.verify) });
}

var PLAIN = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
var AS_TEXT = { "Content-Type": "text/plain" };
var spelled = (value) => value instanceof Uint8Array ? b64(value) : value;
function request(kind, asks, signer2) {
  const plain2 = Object.fromEntries(Object.entries(asks).map(([name3, value]) => [name3, spelled(value)]));
  return sign(kind, { box: location.origin, ...plain2 }, signer2);
}
async function reached(path, more) {
  try {
    return await fetch(path, { ...PLAIN, ...more });
  } catch {
    throw new Refused("unreachable");
  }
}
async function post(path, body) {
  const answer = await reached(path, { method: "POST", headers: AS_TEXT, body });
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}
async function get(path) {
  const answer = await reached(path);
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

var BITS = 3072;
function publicKey(bytes3, bits = BITS) {
  const modulus = numberOf(bytes3);
  if (bytes3.length !== bits / 8 || bitsOf(modulus) !== bits) throw new Error(`a key has exactly ${bits} bits`);
  if (modulus % 2n === 0n) throw new Error("the modulus must be odd");
  const length = bits / 8;
  return { modulus, bits, length, bytes: bytes3, bytesOf: (number) => bytesOf(number, length) };
}

var SALT_BYTES = 48;

var ABOUT = utf8("troth, certificate of an RSA key, 1");

var MODULUS_BYTES = 384;
var [ANSWERED, LAWFUL] = [30, 90];
var bytes2 = (length) => (value, where) => (octets(length)(value, where), value);
var form3 = fields({
  version: oneOf(1),
  season: matching(ROUND),
  organisation: words2(200),
  box: matching(ORIGIN),
  first: day,
  last: day,
  until: day,
  slips: oneOf(5),
  key: bytes2(MODULUS_BYTES),
  certificate: bytes2(8 * MODULUS_BYTES),
  receipts: bytes2(32),
  clock: fields({ acknowledge: oneOf(7), answer: whole(ANSWERED, LAWFUL) }),
  outside: several(fields({ name: words2(200), how: words2(400) }), 0, 12)
});
async function read4(signed, signers) {
  const { document: document2, by } = await read("season", signed, signers);
  const found = form3(document2, "the season");
  need(found.first <= found.last && found.last <= found.until, "the season's days");
  publicKey(unb64(found.key));
  const spelled3 = dumps(document2);
  return { ...found, by, signed, bytes: spelled3, digest: await sha256(spelled3) };
}
var awayFromUse = ({ first, until }) => away({ first, last: until });

var loading;
var words3;
var checked = /* @__PURE__ */ new Map();
var published = () => loading ??= loaded().catch((error) => (loading = void 0, Promise.reject(error)));
async function loaded() {
  const [listed2, quarters] = await Promise.all([get("/concerns/listeners"), get("/concerns/seasons")]);
  if (quarters.status !== 200 || ![200, 404].includes(listed2.status)) throw new Refused("unreachable");
  const directory = listed2.status === 200 ? await telling("listeners", () => read2(listed2.bytes)) : void 0;
  const found = await telling(
    "season",
    () => Promise.all(JSON.parse(text(quarters.bytes)).map((one) => read4(dumps(one), directory && [directory.by])))
  );
  for (const one of [directory, ...found].filter(Boolean)) {
    if (one.box !== location.origin) throw new Refused("elsewhere", { address: one.box });
  }
  if (directory && directory.pages.concern !== await pageDigest()) throw new Refused("page");
  const outside2 = new Map(found.flatMap((one) => one.outside).map((one) => [one.name, one]));
  document.querySelector("#outside").textContent = [...outside2.values()].map((one) => `${one.name}: ${one.how}`).join(" · ");
  return { directory, seasons: found, outside: [...outside2.values()] };
}
var daysToAnswer = (all2) => all2.map((one) => [one.first, one.clock.answer]).sort().at(-1)?.[1] ?? 30;
async function wordList2() {
  const url = new URL("words.txt", import.meta.url);
  return words3 ??= (await (await fetch(url, { credentials: "omit" })).text()).trim().split(/\s+/);
}
async function checkWords(directory) {
  const { digest: digest2 } = directory;
  if (!checked.has(digest2)) checked.set(digest2, await wordsOf2(directory, await wordList2()));
  return checked.get(digest2);
}

var name2 = (text2) => el("bdi", { class: "name" }, text2);
async function listening(directory) {
  const rows = directory.listeners.map(
    (one) => el(
      "li",
      { class: "person" },
      el("strong", {}, name2(one.name)),
      el("span", { class: "soft" }, one.chosen),
      el("span", { class: "soft" }, t("people.since", { day: dayIn(one.since) }))
    )
  );
  return sheet(
    el("h2", {}, t("people.title")),
    paragraph(t("people.what")),
    el("ul", { class: "people" }, rows),
    await compared(directory)
  );
}
var compared = async (directory) => fold(t("words.title"), paragraph(t("words.why")), wordList(await checkWords(directory)));
function outside(channels) {
  const rows = channels.map((one) => el("li", { class: "person" }, el("strong", {}, one.name), el("span", {}, one.how)));
  return sheet(
    el("h2", {}, t("outside.title")),
    paragraph(t("outside.what")),
    rows.length ? el("ul", { class: "people" }, rows) : paragraph(t("outside.none"), "soft"),
    paragraph(t("outside.danger"))
  );
}

var AROUND = ["(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])"];
var escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
var anyOf = (words5) => words5.map(escaped).join("|") || "(?!)";
var listed = (words5, flags = "giu") => new RegExp(AROUND.join(anyOf(words5)), flags);
var CAPITAL = /(?<=[\p{L}\p{N},;:)”’"'] )(?!\p{Lu}{4,}(?!\p{L}))\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+)*/gu;
var ADDRESS = /(?<![^\s(])[^\s@]{0,64}@[\p{L}\p{N}_.-]*[\p{L}\p{N}]|https?:\/\/\S+/gu;
var DATE = /\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?|\d{1,2}(?:st|nd|rd|th)\b/giu;
var TIME = /\b\d{1,2}[:.]\d{2}\b(?: ?[ap]\.?m\.?)?|\b\d{1,2} ?(?:[ap]\.?m\b\.?|o['’]clock)/giu;
var numbered = (words5) => new RegExp(AROUND.join(`(?:${anyOf(words5)}) (?:[A-Z]|\\p{N}+)`), "giu");
var NUMBER = /[€$£¥]? ?\p{N}(?:[\p{N}.,]*\p{N})?(?: ?(?:%|€|euros?|dollars?|pounds?))?/giu;
function calendarWords(language2) {
  const spelled3 = (field2, count2, at) => {
    const named = new Intl.DateTimeFormat(language2, { [field2]: "long", timeZone: "UTC" });
    return Array.from({ length: count2 }, (_, place2) => named.format(at(place2)));
  };
  const months = spelled3("month", 12, (place2) => Date.UTC(2026, place2, 1));
  return [...months, ...spelled3("weekday", 7, (place2) => Date.UTC(2026, 0, 5 + place2))];
}
function pointers(text2, known2) {
  let rest = text2;
  const taken = (...patterns) => {
    const found = [];
    const take2 = (part) => (found.push(part.trim()), " ".repeat(part.length));
    for (const one of patterns) rest = rest.replace(one, take2);
    return [...new Set(found)];
  };
  const calendar2 = calendarWords(known2.language);
  const kinds = {
    self: taken(listed(known2.self)),
    dates: taken(listed(calendar2, "gu"), listed(known2.when), DATE, TIME),
    roles: taken(listed(known2.roles)),
    places: taken(numbered(known2.places), listed(known2.places)),
    names: taken(ADDRESS, called(known2.names), CAPITAL),
    numbers: taken(NUMBER)
  };
  const order2 = ["self", "names", "roles", "dates", "places", "numbers"];
  return order2.map((kind) => ({ kind, found: kinds[kind] })).filter((one) => one.found.length);
}
function called(names) {
  const parts = anyOf([...new Set(names.flatMap((one) => one.split(/[\s-]+/)))].filter((one) => one.length > 2));
  return new RegExp(AROUND.join(`(?:${parts})(?:[ -](?:${parts}))*`), "gu");
}

var LONG = 40;
var MARKS = /[!?]{2,}|!|…|\.{3,}|[;–—]/gu;
var SIGNS = /\p{Extended_Pictographic}|[:;]-?[)(DP]/gu;
var LOUD = /(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu;
var SPACING = /[.!?] {2,}\S| +[,.!?;]/gu;
var FEW = 2;
var count = (text2, pattern) => (text2.match(pattern) ?? []).length;
var words4 = (sentence) => sentence.split(/\s+/).filter(Boolean).length;
function striking(text2) {
  const found = {
    loud: count(text2, LOUD) > 0,
    marks: count(text2, MARKS) > FEW,
    signs: count(text2, SIGNS) > 0,
    spacing: count(text2, SPACING) > 0,
    small: /(?<!\p{L})i(?!\p{L}|\.)/u.test(text2) && /\b(the|and|is)\b/.test(text2),
    long: text2.split(/[.!?\n]+/).some((sentence) => words4(sentence) > LONG)
  };
  return Object.keys(found).filter((name3) => found[name3]);
}

var MOST2 = 8;
var list = (name3) => t(`list.${name3}`).split("|");
function circles() {
  const kept2 = JSON.parse(localStorage.getItem("troth"))?.rosters ?? [];
  return kept2.map((one) => one.names).sort((one, other) => one.length - other.length);
}
function findings(text2) {
  const names = circles().flat();
  const known2 = { names, self: list("self"), roles: list("roles"), places: list("places"), when: list("when"), language };
  const found = pointers(text2, known2);
  const rows = found.map((one) => row(`point.${one.kind}`, one.found));
  return { count: found.length, rows: [...rows, ...striking(text2).map((one) => row(`style.${one}`, []))] };
}
var row = (name3, found) => el(
  "div",
  { class: "finding" },
  el("strong", {}, t(name3)),
  el("span", { class: "soft" }, t(`${name3}.more`)),
  found.length > 0 && el(
    "ul",
    { class: "found" },
    found.slice(0, MOST2).map((one) => el("li", { dir: "auto" }, one))
  )
);

var PAUSE = 500;
var GROUPS = ["me", "few", "some", "many", "unknown"];
function finding(field2) {
  const said = el("p", { class: "count", role: "status" });
  const shown = el("div", { class: "findings" });
  const update = () => {
    const { count: count2, rows } = findings(field2.value);
    const sum = count2 ? many("points", count2) : t(field2.value.trim() ? "points.none" : "points.empty");
    if (said.textContent !== sum) said.textContent = sum;
    shown.replaceChildren(...rows);
  };
  let waiting;
  field2.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, PAUSE);
  });
  update();
  return [said, shown];
}
var around = (...inside) => sheet(
  el("h2", {}, t("points.title")),
  paragraph(t("points.what"), "help"),
  ...inside,
  paragraph(t("points.limits"), "help")
);
var findable = (field2) => around(...finding(field2));
function panel(field2, draft) {
  const about = el("div", { class: "tight" });
  const [smallest] = circles();
  const choices = GROUPS.map((value) => ({ value, title: t(`knew.${value}`) }));
  const group = chips(t("knew"), "knew", choices, draft.knew, tell);
  function tell() {
    draft.knew = values(group)[0] ?? draft.knew;
    const told = [t(`knew.${draft.knew}.more`), smallest && many("circle", smallest.length)];
    about.replaceChildren(...told.filter(Boolean).map((one) => paragraph(one)));
  }
  tell();
  return around(...finding(field2), group, about);
}

import { bech32 as bech322, identityToRecipient } from "./vendor.js";
var CURVE2 = "Ed25519";
var PKCS8 = unhex("302e020100300506032b657004220420");
async function derived(secret, info) {
  const key2 = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key2, 256));
}
async function signer(seed) {
  const key2 = await crypto.subtle.importKey("pkcs8", join(PKCS8, seed), CURVE2, true, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", key2);
  return { verify: unb64(x), sign: async (bytes3) => new Uint8Array(await crypto.subtle.sign(CURVE2, key2, bytes3)) };
}
var identityOf = (secret) => bech322.encodeFromBytes("AGE-SECRET-KEY-", secret).toUpperCase();
var recipientOf = (identity) => identityToRecipient(identity);

import { Decrypter } from "./vendor.js";
var SIZES = [2048, 8192, 32768];
var READERS = 12;
var [LINE_END, SPACE] = [10, 32];
var close = async (document2, signer2, recipients) => closeAgain(await sign("said", document2, signer2), recipients);
async function closeAgain(plain2, recipients) {
  const room = SIZES.find((size) => plain2.length < size);
  need(room, "the length of this letter");
  const readers = [...new Set(recipients)];
  need(readers.length > 0 && readers.length <= READERS, "how many can read this");
  while (readers.length < READERS) readers.push(await recipientOf(identityOf(random(32))));
  const padded = join(plain2, [LINE_END], new Uint8Array(room - plain2.length - 1).fill(SPACE));
  return seal(padded, shuffled(readers));
}
async function opened(sealed, identities) {
  const decrypter = new Decrypter();
  for (const one of identities) decrypter.addIdentity(one);
  const plain2 = await decrypter.decrypt(sealed);
  const end = plain2.indexOf(LINE_END);
  need(end >= 0 && text(plain2.subarray(end + 1)).trim() === "", "the padding of this letter");
  return plain2.slice(0, end);
}
function shuffled(list2) {
  const mixed = [...list2];
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

var WORDS = 12;
var [ENTROPY, BITS2, CHECKED] = [16, 11n, 4n];
var ENOUGH = 4;
async function wordsFrom(entropy, list2) {
  if (entropy.length !== ENTROPY) throw new Error("sixteen bytes are needed");
  const number = numberOf(entropy) << CHECKED | await checksum(entropy);
  const at = (place2) => Number(number >> BITS2 * BigInt(WORDS - 1 - place2) & 2047n);
  return Array.from({ length: WORDS }, (_, place2) => list2[at(place2)]);
}
async function entropyOf(text2, list2) {
  const typed = text2.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (typed.length !== WORDS) throw new Refused("words-count", { count: typed.length });
  const number = typed.reduce((sum, word, place2) => sum << BITS2 | BigInt(placeOf(word, place2, list2)), 0n);
  const entropy = bytesOf(number >> CHECKED, ENTROPY);
  if ((number & 15n) !== await checksum(entropy)) throw new Refused("words-wrong");
  return entropy;
}
function placeOf(word, place2, list2) {
  const found = list2.findIndex((known2) => known2 === word || word.length >= ENOUGH && known2.startsWith(word));
  if (found < 0) throw new Refused("words-unknown", { place: place2 + 1, word });
  return found;
}
var checksum = async (entropy) => BigInt((await digest(entropy))[0] >> 4);

var ABOUT2 = "troth concern 1, ";
async function writerOf(entropy) {
  const secret = (what) => derived(entropy, ABOUT2 + what);
  const { verify: verify2, sign: sign2 } = await signer(await secret("writing"));
  const reading2 = identityOf(await secret("reading"));
  const pen = await signer(await secret("pen-name"));
  return { entropy, verify: verify2, sign: sign2, thread: await threadOf(verify2), reading: reading2, recipient: await recipientOf(reading2), pen };
}
var penSays = (thread) => utf8(`troth pen-name\0${thread}`);
async function penName(name3, pen, thread) {
  return { is: "pen-name", name: name3, key: b64(pen.verify), proof: b64(await pen.sign(penSays(thread))) };
}

import { Decrypter as Decrypter2 } from "./vendor.js";
var as2 = (value) => value;
var form4 = fields({ version: oneOf(1), box: as2, day, sealed: matching(HEX_64) });
async function read5(signed, box, seasons) {
  const { document: document2 } = await read(
    "receipt",
    signed,
    seasons.map((one) => one.receipts)
  );
  const found = form4(document2, "a receipt");
  need(found.box === box, "the box of a receipt");
  return found;
}
async function readFor(sealed, signed, box, seasons) {
  const found = await read5(signed, box, seasons);
  need(found.sealed === await sha256(sealed), "the letter of a receipt");
  return found;
}
async function proof(sealed, identity, receipt, season) {
  const decrypter = new Decrypter2();
  decrypter.addIdentity(identity);
  const key2 = await decrypter.decryptHeader(sealed);
  const [signedReceipt, signedSeason] = [receipt, season].map(loads);
  return dumps({
    version: 1,
    sealed: b64(sealed),
    file_key: b64(key2),
    receipt: signedReceipt,
    season: signedSeason
  });
}

var ANONYMOUS = { is: "anonymous" };
var shared2 = (directory, writer) => ({
  version: 1,
  box: location.origin,
  thread: writer.thread,
  directory: directory.digest,
  reply: writer.recipient
});
var firstLetter = ({ directory }, { writer, to: to2, pass, theme }, text2) => ({
  ...shared2(directory, writer),
  number: 0,
  as: "concern",
  text: text2,
  to: [...to2].sort(),
  step: ANONYMOUS,
  theme,
  pass,
  care: null
});
var nextLetter = ({ directory }, concern, { as: as3, text: text2, ...more }) => ({
  ...shared2(directory, concern.writer),
  number: concern.next,
  as: as3,
  text: text2,
  to: concern.to,
  step: concern.step,
  theme: concern.theme,
  pass: concern.pass,
  care: null,
  ...more
});
async function sealedLetter({ directory }, letter2, writer) {
  const recipients = letter2.to.map((id) => directory.byId.get(id).recipient);
  const sealed = await close(letter2, writer, [...recipients, writer.recipient]);
  await read3(await opened(sealed, [writer.reading]), writer.thread);
  return sealed;
}
var envelope = ({ season, message, signature }, writer, sealed) => dumps({ season, message, signature, verify: b64(writer.verify), sealed: b64(sealed) });

function sent(open, day2) {
  const days = daysToAnswer(open.seasons);
  const values2 = { next: dayIn(moved(day2, 1)), acknowledge: dayIn(moved(day2, 7)), answer: dayIn(moved(day2, days)) };
  show(
    t("sent.title"),
    paragraph(t("sent.what", values2), "lede"),
    el("ul", {}, ["acknowledge", "answer", "silent"].map((one) => el("li", {}, t(`sent.${one}`, values2)))),
    notice("is-done", t("sent.back"), paragraph(t("sent.back.what"))),
    fold(t("sent.gone"), paragraph(t("sent.gone.what"))),
    actions(button(t("sent.leave"), () => home().catch(trouble)))
  );
}

var [HEAD, EACH, MESSAGE] = [18, 448, 64];
function unpackSlips(bytes3) {
  need(bytes3[0] === 1 && bytes3.length > HEAD && (bytes3.length - HEAD) % EACH === 0, "the code");
  const season = hex(bytes3.slice(1, 17));
  const at = Array.from({ length: (bytes3.length - HEAD) / EACH }, (_, place2) => HEAD + place2 * EACH);
  const part = (from, to2) => b64(bytes3.slice(from, to2));
  const slips = at.map((from) => ({
    season,
    message: part(from, from + MESSAGE),
    signature: part(from + MESSAGE, from + EACH)
  }));
  return { slips, counts: { [season]: bytes3[HEAD - 1] } };
}

async function verify(key2, prepared, signature) {
  const jwk = { kty: "RSA", n: b64(key2.bytes), e: "AQAB", ext: true };
  const imported = await crypto.subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
  return crypto.subtle.verify({ name: "RSA-PSS", saltLength: SALT_BYTES }, imported, signature, prepared);
}

var KEPT = "troth";
var CODE = /#(s|slips|token)=([A-Za-z0-9_-]+)/;
var slip = fields({ season: matching(ROUND), message: octets(64), signature: octets(384) });
var read6 = (all2) => several(slip, 0, 100)(all2, "slips").map(({ season, message, signature }) => ({
  season,
  message: b64(message),
  signature: b64(signature)
}));
var came = [];
var carriesSlips = (text2) => CODE.test(text2);
function take(code) {
  const [, kind, spelled3] = CODE.exec(code.replace(/\s+/g, ""));
  const bytes3 = unb64(spelled3);
  const found = kind === "s" ? unpackSlips(bytes3).slips : read6(loads(bytes3).slips ?? []);
  need(found.length, "a code with slips in it");
  came.push(...found);
}
async function slipsFor(seasons) {
  const kept2 = JSON.parse(localStorage.getItem(KEPT))?.slips ?? [];
  const all2 = new Map([...read6(kept2), ...came].map((one) => [one.message, one]));
  const keys = new Map(seasons.filter((one) => !awayFromUse(one)).map((one) => [one.season, unb64(one.key)]));
  const good = [];
  for (const one of all2.values()) {
    const key2 = keys.get(one.season);
    if (key2 && await verify(publicKey(key2), unb64(one.message), unb64(one.signature))) good.push(one);
  }
  for (const place2 of good.keys()) good.push(...good.splice(below(good.length - place2), 1));
  return good;
}

var SAID = { 403: "no-slip", 410: "over", 413: "failed" };
async function handing(open, draft) {
  busy(t("handing"));
  try {
    const { writer } = draft;
    const letter2 = firstLetter(open, draft, plain(draft.text));
    const sealed = await sealedLetter(open, letter2, writer);
    const slips = await slipsFor(open.seasons);
    if (!slips.length) throw new Refused("slips-used");
    await sending(open, draft, sealed, slips);
  } catch (error) {
    trouble(error, { again: () => handing(open, draft), back: () => review(open, draft) });
  }
}
async function sending(open, draft, sealed, slips) {
  busy(t("handing"));
  try {
    while (slips.length) {
      const { status, bytes: bytes3 } = await post("/concerns/open", envelope(slips[0], draft.writer, sealed));
      if (status === 200) return await received(open, sealed, bytes3);
      if (status !== 409) throw new Refused(SAID[status] ?? "failed");
      slips.shift();
    }
    throw new Refused("slips-used");
  } catch (error) {
    const mayHelp = ["failed", "unreachable"].includes(error.code);
    const again = () => sending(open, draft, sealed, slips);
    trouble(error, mayHelp ? { again } : { back: () => review(open, draft) });
  }
}
async function received(open, sealed, bytes3) {
  const receipt = await telling("receipt", () => readFor(sealed, bytes3, location.origin, open.seasons));
  nothingUnsaid();
  sent(open, receipt.day);
}

async function twelve(open, draft) {
  busy(t("working"));
  const writer = draft.writer ??= await writerOf(random(16));
  const words5 = await wordsFrom(writer.entropy, await wordList2());
  const card = el("ol", { class: "words is-card", translate: "no" }, words5.map((word) => el("li", {}, word)));
  show(
    t("twelve.title"),
    paragraph(t("twelve.what"), "lede"),
    card,
    notice("is-care", t("twelve.lost"), paragraph(t("twelve.lost.what"))),
    el("ul", {}, ["paper", "plain", "nobody"].map((one) => el("li", {}, t(`twelve.${one}`)))),
    actions(
      button(t("twelve.go"), () => asking(open, draft, words5)),
      button(t("twelve.print"), printed, "is-quiet"),
      button(t("back"), () => review(open, draft), "is-quiet")
    )
  );
}
function printed() {
  const title = document.title;
  document.title = " ";
  print();
  document.title = title;
}
function asking(open, draft, words5) {
  const first = below(WORDS / 2);
  const places2 = [first, WORDS / 2 + below(WORDS / 2)];
  const said = el("p", { class: "errors", id: "asked-error", role: "alert" });
  const given = { autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-describedby": "asked-error" };
  const fields2 = places2.map((place2) => el("input", { id: `word-${place2}`, ...given }));
  const label = (place2) => el("label", { for: `word-${place2}` }, t("asked.word", { place: place2 + 1 }));
  const go = (event) => {
    event.preventDefault();
    const isRight = places2.every((place2, at) => fields2[at].value.trim().toLowerCase() === words5[place2]);
    said.textContent = isRight ? "" : t("asked.wrong");
    if (isRight) handing(open, draft);
  };
  const rows = places2.map((place2, at) => el("div", { class: "field" }, label(place2), fields2[at]));
  const send2 = el("button", { class: "button" }, t("asked.go"));
  const again = button(t("asked.again"), () => twelve(open, draft), "is-quiet");
  const pair = el("div", { class: "pair" }, rows);
  show(t("asked.title"), paragraph(t("asked.what"), "lede"), el("form", { submit: go }, said, pair, actions(send2, again)));
}

var quoted = (text2) => el("blockquote", { class: "said", dir: "auto", translate: "no" }, text2);
var each = (names) => names.map((one) => el("div", {}, name2(one)));
function seeing({ directory }, draft) {
  const names = (isTo) => directory.listeners.filter((one) => draft.to.has(one.id) === isTo).map((one) => one.name);
  const others = names(false);
  const rows = [
    [each(names(true)), t("see.chosen", { theme: t(`theme.${draft.theme}`) })],
    others.length && [each(others), t("see.others")],
    [t("see.leader"), t(`see.leader.${draft.pass}`)],
    [t("see.server"), t("see.server.what")],
    [t("see.team"), t("see.team.what")],
    [t("see.you"), t("see.you.what")]
  ];
  return el(
    "dl",
    { class: "seeing" },
    rows.filter(Boolean).map(([who, what]) => el("div", {}, el("dt", {}, who), el("dd", {}, what)))
  );
}
async function review(open, draft) {
  const go = () => twelve(open, draft).catch(trouble);
  show(
    t("see.title"),
    paragraph(t("see.what"), "lede"),
    sheet(el("h2", {}, t("see.text")), quoted(plain(draft.text))),
    sheet(el("h2", {}, t("see.who")), seeing(open, draft)),
    await compared(open.directory),
    paragraph(t("see.next")),
    actions(
      button(t("see.go"), go),
      button(t("see.back"), () => writing(open, draft), "is-quiet")
    )
  );
}

var MOST_BYTES = 3e4;
var field = (id, label, help, text2 = "") => {
  const area = el(
    "textarea",
    {
      id,
      rows: "10",
      dir: "auto",
      spellcheck: "false",
      autocomplete: "off",
      autocorrect: "off",
      autocapitalize: "off",
      writingsuggestions: "false",
      translate: "no",
      "data-gramm": "false",
      "aria-describedby": `${id}-help ${id}-error`
    },
    text2
  );
  const said = el("p", { class: "errors", id: `${id}-error`, role: "alert" });
  const hint = el("p", { class: "help", id: `${id}-help` }, help);
  return { area, said, box: el("div", { class: "field" }, el("label", { for: id }, label), hint, said, area) };
};
function written2({ area, said }, most = MOST_TEXT) {
  const text2 = plain(area.value);
  const over = Math.max([...text2].length - most, new TextEncoder().encode(JSON.stringify(text2)).length - MOST_BYTES);
  said.textContent = !text2 ? t("write.none") : over > 0 ? many("write.long", over) : "";
  if (said.textContent) area.focus();
  return said.textContent ? "" : text2;
}
function writing(open, draft) {
  const form5 = field("text", t("write.label"), t("write.help"), draft.text);
  const keep = () => draft.text = form5.area.value;
  const go = () => (keep(), written2(form5) && review(open, draft));
  show(
    t("write.title"),
    sheet(form5.box),
    panel(form5.area, draft),
    fold(t("attach.title"), paragraph(t("attach.what")), paragraph(t("attach.later"))),
    actions(button(t("write.go"), go), button(t("back"), () => (keep(), whom(open, draft)), "is-quiet"))
  );
}

var listeners = (directory, to2) => cards(
  t("whom.listeners"),
  "checkbox",
  "to",
  directory.listeners.map((one) => ({
    value: one.id,
    title: name2(one.name),
    more: [one.chosen, el("br"), t("people.since", { day: dayIn(one.since) })]
  })),
  (id) => to2.has(id)
);
var passing = (pass) => cards(
  t("pass"),
  "radio",
  "pass",
  ["no", "gist", "words"].map((value) => ({ value, title: t(`pass.${value}`), more: t(`pass.${value}.more`) })),
  (value) => value === pass
);
async function whom(open, draft) {
  const who = listeners(open.directory, draft.to);
  const leader = passing(draft.pass);
  const themes = THEMES.map((value) => ({ value, title: t(`theme.${value}`) }));
  const theme = chips(t("theme"), "theme", themes, draft.theme);
  const said = el("p", { class: "errors", tabindex: "-1" });
  const keep = () => {
    draft.to = new Set(values(who));
    [draft.pass, draft.theme] = [values(leader)[0], values(theme)[0]];
  };
  const go = () => {
    keep();
    said.textContent = draft.to.size ? "" : t("whom.none");
    if (draft.to.size) writing(open, draft);
    else said.focus();
  };
  show(
    t("whom.title"),
    paragraph(t("whom.what"), "lede"),
    sheet(who, paragraph(t("whom.hidden"), "help"), said, await compared(open.directory)),
    sheet(leader),
    sheet(theme),
    actions(button(t("go"), go), button(t("back"), () => (keep(), before(open)), "is-quiet"))
  );
}

var POINTS = ["device", "saw", "who", "style", "day", "keep"];
function before(open) {
  const go = () => whom(open, begun(open.directory));
  const points2 = POINTS.map(
    (one) => el("li", {}, el("strong", {}, t(`before.${one}`)), " ", t(`before.${one}.more`))
  );
  show(
    t("before.title"),
    paragraph(t("before.what"), "lede"),
    el("ol", { class: "steps" }, points2),
    notice("", t("before.outside"), paragraph(t("before.outside.what"))),
    fold(t("limits.title"), ...limits()),
    actions(
      button(t("go"), go),
      button(t("back"), () => home().catch(trouble), "is-quiet")
    )
  );
}

var SAID2 = { 404: "no-concern", 410: "shut", 429: "enough" };
async function ask(path, kind, asks, writer) {
  return send(path, await request(kind, { thread: writer.thread, ...asks }, writer));
}
async function send(path, body) {
  const { status, bytes: bytes3 } = await post(`/concerns/${path}`, body);
  if (status >= 300) throw new Refused(SAID2[status] ?? "failed");
  return bytes3;
}
async function load(open, writer) {
  const bytes3 = await ask("read", "read", { day: today() }, writer);
  const { closed, shut, letters } = JSON.parse(text(bytes3));
  const found = await Promise.all(letters.map((one) => letterOf(one, open, writer)));
  found.sort((one, other) => order(one) < order(other) ? -1 : 1);
  const own2 = found.filter((one) => one.side === "writer").sort((one, other) => one.number - other.number);
  if (!own2.length) throw new Refused("no-concern");
  const { step: step2, to: to2, theme, pass } = own2.at(-1);
  return { writer, closed, shut, letters: found, own: own2, step: step2, to: to2, theme, pass, next: own2.at(-1).number + 1 };
}
var order = ({ day: day2, side, number }) => `${day2} ${side} ${String(number).padStart(5, "0")}`;
async function letterOf({ day: day2, as: as3, sealed, key: key2 }, { directory }, writer) {
  const posted = { day: day2, posted: as3, key: key2, sealed: unb64(sealed), number: 0 };
  try {
    const letter2 = await read3(await opened(posted.sealed, [writer.reading]), writer.thread);
    if (letter2.box !== location.origin) throw new Error("another box");
    if (letter2.side === "writer") return { ...posted, ...letter2, step: spelled2(letter2.step) };
    const listener2 = directory.byKey.get(letter2.by);
    const isKnown = listener2 && listener2.id === letter2.from;
    return { ...posted, ...letter2, side: isKnown ? "listener" : "stranger", listener: listener2 };
  } catch {
    return { ...posted, side: "closed" };
  }
}
var spelled2 = (step2) => step2.key ? { ...step2, ...Object.fromEntries(["key", "proof"].map((name3) => [name3, spelledBytes(step2[name3])])) } : step2;
var spelledBytes = (value) => typeof value === "string" ? value : b64(value);

async function say(open, concern, letter2, { posted = "message", said = "added", back }) {
  busy(t("handing"));
  const { writer } = concern;
  try {
    const document2 = nextLetter(open, concern, letter2);
    if (!document2.to.length) throw new Refused("left");
    const sealed = await sealedLetter(open, document2, writer);
    const body = await request("write", { thread: writer.thread, sealed, as: posted }, writer);
    await handIn(open, writer, sealed, body, { said, back });
  } catch (error) {
    trouble(error, { again: back });
  }
}
async function handIn(open, writer, sealed, body, { said, back }) {
  busy(t("handing"));
  try {
    const receipt = await send("write", body);
    await telling("receipt", () => readFor(sealed, receipt, location.origin, open.seasons));
    await opening(open, writer, said);
  } catch (error) {
    const mayHelp = ["failed", "unreachable"].includes(error.code);
    trouble(error, { again: mayHelp ? () => handIn(open, writer, sealed, body, { said, back }) : back });
  }
}

var stillListening = ({ directory }, { to: to2 }) => to2.filter((id) => directory.byId.has(id));
async function adding(open, concern, text2 = "") {
  const still = stillListening(open, concern);
  const hasChanged = still.length < concern.to.length;
  const form5 = field("more", t("add.label"), t("add.help"), text2);
  const who = listeners(open.directory, new Set(still));
  const said = el("p", { class: "errors", tabindex: "-1" });
  const back = () => adding(open, concern, form5.area.value);
  const go = () => {
    const to2 = values(who).sort();
    said.textContent = to2.length ? "" : t("whom.none");
    if (!to2.length) return said.focus();
    const found = written2(form5);
    if (found) say(open, concern, { as: "more", text: found, to: to2 }, { back });
  };
  show(
    t("add.title"),
    hasChanged && notice("is-care", t("left.title"), paragraph(t("left.what"))),
    sheet(form5.box),
    findable(form5.area),
    sheet(who, said, await compared(open.directory)),
    actions(button(t("add.go"), go), button(t("back"), () => reading(open, concern), "is-quiet"))
  );
}

function caring(open, concern, care = "", more = "") {
  const choices = ["better", "same", "worse"].map((value) => ({ value, title: t(`care.${value}`) }));
  const group = cards(t("care.question"), "radio", "care", choices, (value) => value === care);
  const form5 = field("care", t("care.label"), t("care.help"), more);
  const said = el("p", { class: "errors", tabindex: "-1" });
  const go = () => {
    const [chosen] = values(group);
    said.textContent = chosen ? "" : t("care.none");
    if (!chosen) return said.focus();
    const text2 = plain(form5.area.value) || t(`care.${chosen}`);
    const back = () => caring(open, concern, chosen, form5.area.value);
    const letter2 = { as: "care", text: text2, care: chosen, to: stillListening(open, concern) };
    return say(open, concern, letter2, { posted: "care", said: "cared", back });
  };
  show(
    t("care.title"),
    paragraph(t("care.what"), "lede"),
    sheet(group, said, form5.box),
    actions(button(t("care.send"), go), button(t("back"), () => reading(open, concern), "is-quiet"))
  );
}

var ACKNOWLEDGED = 7;
function clock(posted, daysToAnswer2) {
  const last = (...kinds) => posted.filter((one) => kinds.includes(one.as)).map((one) => one.day).sort().at(-1) ?? "";
  const [answered2, noticed] = [last("reply"), last("reply", "acknowledge")];
  const days = posted.filter((one) => one.as === "message" && one.day >= answered2).map((one) => one.day);
  if (!days.length) return { state: "answered", on: answered2 };
  const first = (all2) => [...all2].sort()[0];
  const unnoticed = days.filter((day2) => day2 >= noticed);
  const answer = moved(first(days), daysToAnswer2);
  if (!unnoticed.length) return { state: "acknowledged", on: noticed, answer };
  return { state: noticed ? "waiting" : "new", acknowledge: moved(first(unnoticed), ACKNOWLEDGED), answer };
}
var isLate = ({ acknowledge, answer }, today2) => [acknowledge, answer].some((day2) => day2 && day2 < today2);
var ASKED = [30, 90];
function isAsked(closed, cares, today2) {
  const due = ASKED.map((days) => moved(closed, days)).filter((day2) => day2 <= today2);
  return due.length > 0 && !cares.some((day2) => day2 >= due.at(-1));
}

var points = (...names) => el("ul", {}, names.map((one) => el("li", {}, t(one))));
async function trying(work) {
  busy(t("working"));
  await work().catch((error) => trouble(error, { again: () => trying(work) }));
}
function closing(open, concern) {
  const { writer } = concern;
  const go = () => trying(async () => {
    await ask("close", "close", { day: today(), shut: false }, writer);
    await opening(open, writer, "closed");
  });
  show(
    t("close.title"),
    paragraph(t("close.what"), "lede"),
    points("close.seen", "close.again", "close.care", "close.gone"),
    actions(button(t("close.go"), go), button(t("back"), () => reading(open, concern), "is-quiet"))
  );
}
function deleting(open, concern) {
  const go = () => trying(async () => {
    await ask("delete", "delete", {}, concern.writer);
    await home("deleted");
  });
  show(
    t("delete.title"),
    paragraph(t("delete.what"), "lede"),
    points("delete.both", "delete.read", "delete.copies", "delete.proof"),
    notice("is-care", t("delete.sure"), paragraph(t("delete.sure.what"))),
    actions(button(t("delete.now"), go, "is-danger"), button(t("back"), () => reading(open, concern), "is-quiet"))
  );
}

var NEXT = { anonymous: "pen-name", "pen-name": "named" };
var POINTS2 = ["who", "back", "past"];
var MOST3 = 80;
function ladder(open, concern) {
  const next = NEXT[concern.step.is];
  const said = el("p", { class: "errors", id: "name-error", role: "alert" });
  const described = "name-help name-error";
  const input = el("input", { id: "name", maxlength: MOST3, dir: "auto", ...PRIVATE, "aria-describedby": described });
  const label = el("label", { for: "name" }, t(`ladder.${next}.label`));
  const help = el("p", { class: "help", id: "name-help" }, t(`ladder.${next}.help`));
  const earlier = next === "pen-name" && wordsField("earlier", t("ladder.earlier.label"), t("ladder.earlier.help"));
  const go = async () => {
    const name3 = input.value.normalize().replace(/[^\P{Z} ]|\p{C}/gu, "").trim();
    said.textContent = name3 ? "" : t("ladder.none");
    if (!name3) return input.focus();
    const owner = earlier?.area?.value.trim() ? await earlier.writer() : concern.writer;
    if (!owner) return;
    const { writer } = concern;
    const step2 = next === "named" ? { is: "named", name: name3 } : await penName(name3, owner.pen, writer.thread);
    const to2 = stillListening(open, concern);
    const text2 = t(`ladder.${next}.says`, { name: name3 });
    await say(open, concern, { as: "more", text: text2, step: step2, to: to2 }, { said: "climbed", back: () => ladder(open, concern) });
  };
  show(
    t(`ladder.${next}.title`),
    paragraph(t(`ladder.${next}.what`), "lede"),
    el("ul", {}, POINTS2.map((one) => el("li", {}, t(`ladder.${next}.${one}`)))),
    notice("is-care", t("ladder.up"), paragraph(t("ladder.up.what"))),
    sheet(el("div", { class: "field" }, label, help, said, input)),
    earlier && fold(t("ladder.earlier"), earlier.box),
    actions(button(t(`ladder.${next}.go`), go), button(t("back"), () => reading(open, concern), "is-quiet"))
  );
}

function author(one, concern) {
  if (one.side === "writer") return t(`by.${one.step.is}`, one.step);
  if (one.side === "listener") return name2(one.listener.name);
  return t(`by.${one.side}`);
}
function letter(one, concern) {
  const head = el(
    "p",
    { class: "letter-head" },
    el("strong", {}, author(one, concern)),
    el("span", { class: "soft" }, dayIn(one.day)),
    one.as && one.as !== "more" && el("span", { class: "soft" }, t(`as.${one.as}`))
  );
  const text2 = one.text && el("div", { class: "said", dir: "auto", translate: "no" }, one.text);
  const doubt = ["stranger", "closed"].includes(one.side) && notice("is-care", null, paragraph(t(`doubt.${one.side}`)));
  return el("li", { class: `letter is-${one.side}` }, head, doubt, text2);
}

var SHOWN = 120;
var POINTS3 = ["one", "words", "check", "keep"];
function proving(open, concern) {
  const choice = ({ text: said, day: day2 }, place2) => ({
    value: String(place2),
    title: dayIn(day2),
    more: el("span", { dir: "auto" }, said.length > SHOWN ? `${said.slice(0, SHOWN)} …` : said)
  });
  const last = String(concern.own.length - 1);
  const group = cards(t("proof.which"), "radio", "letter", concern.own.map(choice), (value) => value === last);
  const go = () => making(open, concern, concern.own[Number(values(group)[0])]).then(save, trouble);
  show(
    t("proof.title"),
    paragraph(t("proof.what"), "lede"),
    el("ul", {}, POINTS3.map((one) => el("li", {}, t(`proof.${one}`)))),
    sheet(group),
    notice("", t("proof.save"), paragraph(t("proof.save.what"))),
    actions(button(t("proof.make"), go), button(t("back"), () => reading(open, concern), "is-quiet"))
  );
}
async function making({ seasons }, { writer }, letter2) {
  const listed2 = JSON.parse(text(await ask("receipts", "read", { day: today() }, writer)));
  const digest2 = await sha256(letter2.sealed);
  const receipt = listed2.find((one) => one.document?.sealed === digest2);
  const spelled3 = receipt && dumps(receipt);
  await telling("receipt", () => read5(spelled3, location.origin, seasons));
  const season = seasons.find((one) => one.receipts === receipt.by);
  if (!season) throw new Refused("receipt");
  return { name: `proof-${letter2.day}.json`, bytes: await proof(letter2.sealed, writer.reading, spelled3, season.signed) };
}
function save({ name: name3, bytes: bytes3 }) {
  const href = URL.createObjectURL(new Blob([bytes3], { type: "application/json" }));
  el("a", { href, download: name3 }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1e4);
}

var MOST4 = 2e3;
function releasing(open, concern, given = "", before2) {
  const choices = ["bring", "release"].map((as3) => ({ value: as3, title: t(`release.${as3}`), more: t(`release.${as3}.more`) }));
  const group = cards(t("release.for"), "radio", "release-for", choices, (as3) => as3 === before2);
  const form5 = field("release", t("release.label"), t("release.help"), given);
  const go = () => {
    const [as3] = values(group);
    const text2 = written2(form5, MOST4);
    if (text2 && !as3) form5.said.textContent = t("release.none");
    if (!text2 || !as3) return;
    const back = () => releasing(open, concern, form5.area.value, as3);
    const pass = concern.pass === "no" ? "gist" : concern.pass;
    say(open, concern, { as: as3, text: text2, pass, to: stillListening(open, concern) }, { said: "released", back });
  };
  show(
    t("release.title"),
    paragraph(t("release.what"), "lede"),
    sheet(group, form5.box),
    findable(form5.area),
    actions(button(t("release.send"), go), button(t("back"), () => reading(open, concern), "is-quiet"))
  );
}

function standing({ seasons, outside: channels }, { letters, closed, shut }) {
  const people = channels.map((one) => paragraph(`${one.name}: ${one.how}`));
  if (closed) {
    const state = `clock.${shut ? "shut" : "closed"}`;
    return sheet(el("h2", {}, t(state)), paragraph(t(`${state}.what`, { day: dayIn(closed) })));
  }
  const found = clock(letters.map((one) => ({ day: one.day, as: one.posted })), daysToAnswer(seasons));
  const days = ["acknowledge", "answer", "on"].map((name3) => [name3, found[name3] && dayIn(found[name3])]);
  const what = paragraph(t(`clock.${found.state}.what`, Object.fromEntries(days)));
  const late = isLate(found, today()) && notice("is-care", t("clock.late"), paragraph(t("clock.late.what")), ...people);
  return sheet(el("h2", {}, t(`clock.${found.state}`)), what, late);
}

function reading(open, concern, said) {
  const go = (screen) => () => screen(open, concern);
  const cares = concern.own.filter((one) => one.as === "care").map((one) => one.day);
  const isDue = concern.closed && !concern.shut && isAsked(concern.closed, cares, today());
  const more = [
    !concern.shut && button(t("add"), go(adding)),
    !concern.closed && button(t("close"), go(closing), "is-quiet"),
    button(t("leave"), () => home().catch(trouble), "is-quiet")
  ];
  show(
    t("reading.title"),
    said && notice("is-done", t(`${said}.title`), paragraph(t(`${said}.what`))),
    standing(open, concern),
    isDue && notice("", t("care.title"), paragraph(t("care.short")), actions(button(t("care.go"), go(caring), "is-quiet"))),
    el("ol", { class: "letters" }, concern.letters.map((one) => letter(one, concern))),
    actions(...more),
    !concern.shut && ladderFold(concern, go),
    !concern.shut && way("release", go(releasing)),
    way("proof", go(proving)),
    way("delete", go(deleting), "is-danger"),
    concern.shut && outside(open.outside)
  );
}
var way = (name3, go, look = "is-quiet") => fold(t(`${name3}.title`), paragraph(t(`${name3}.short`)), actions(button(t(`${name3}.go`), go, look)));
var ladderFold = (concern, go) => fold(
  t("ladder.title"),
  paragraph(t(`ladder.now.${concern.step.is}`, concern.step)),
  concern.step.is !== "named" && actions(button(t(`ladder.to.${concern.step.is}`), go(ladder), "is-quiet"))
);

var PRIVATE = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };
function wordsField(id, label, help) {
  const said = el("p", { class: "errors", id: `${id}-error`, role: "alert" });
  const hint = el("p", { class: "help", id: `${id}-help` }, help);
  const described = `${id}-help ${id}-error`;
  const area = el("textarea", { id, rows: "3", ...PRIVATE, translate: "no", "aria-describedby": described });
  const writer = async () => {
    try {
      said.textContent = "";
      return await writerOf(await entropyOf(area.value, await wordList2()));
    } catch (error) {
      said.textContent = t(`return.${error.code ?? "words-wrong"}`, error.values);
      area.focus();
    }
  };
  return { area, writer, box: el("div", { class: "field" }, el("label", { for: id }, label), hint, said, area) };
}
function returning(open) {
  const field2 = wordsField("words", t("return.label"), t("return.help"));
  const go = async (event) => {
    event.preventDefault();
    const writer = await field2.writer();
    if (writer) await opening(open, writer);
  };
  show(
    t("return.title"),
    paragraph(t("return.what"), "lede"),
    el("form", { submit: go }, field2.box, actions(
      el("button", { class: "button" }, t("return.go")),
      button(t("back"), () => home().catch(trouble), "is-quiet")
    )),
    paragraph(t("return.lost"), "soft")
  );
}
async function opening(open, writer, said) {
  busy(t("return.working"));
  await load(open, writer).then(
    (concern) => reading(open, concern, said),
    (error) => trouble(error, { again: () => returning(open) })
  );
}

function needed(then) {
  const said = el("p", { class: "errors", id: "code-error", role: "alert" });
  const field2 = el("textarea", {
    id: "code",
    rows: "4",
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "code-help code-error"
  });
  const open = (event) => {
    event.preventDefault();
    said.textContent = "";
    try {
      if (!carriesSlips(field2.value)) throw new Error("no code");
      take(field2.value);
      then();
    } catch {
      said.textContent = t("code.none");
    }
  };
  const label = el("label", { for: "code" }, t("code.label"));
  const help = el("p", { class: "help", id: "code-help" }, t("code.help"));
  return el(
    "section",
    { class: "tight" },
    notice("", t("slip.title"), paragraph(t("slip.what")), paragraph(t("slip.how"))),
    fold(
      t("code.title"),
      el(
        "form",
        { submit: open },
        el("div", { class: "field" }, label, help, said, field2),
        actions(el("button", { class: "button is-quiet" }, t("code.open")))
      )
    )
  );
}

async function home(said) {
  nothingUnsaid();
  busy(t("working"));
  const open = await published();
  const { directory, seasons } = open;
  const isHeard = Boolean(directory?.listeners.length);
  const slips = isHeard ? await slipsFor(seasons) : [];
  const begin = button(t("home.begin"), () => before(open));
  const back = button(t("home.return"), () => returning(open), slips.length ? "is-quiet" : "");
  const points2 = ["sealed", "nameless", "answer", "stop"].map((one) => el("li", {}, t(`home.${one}`)));
  show(
    t("home.title"),
    said && notice("is-done", t(`${said}.title`), paragraph(t(`${said}.what`))),
    paragraph(t("home.what"), "lede"),
    el("ul", {}, points2),
    actions(slips.length > 0 && begin, directory && back),
    isHeard && !slips.length && needed(() => home("carried").catch(trouble)),
    isHeard ? await listening(directory) : notice("is-care", t("nobody.title"), paragraph(t("nobody.what"))),
    outside(open.outside),
    fold(t("limits.title"), ...limits())
  );
}
var limits = () => ["work", "changed", "listener", "style", "network", "program"].map((one) => paragraph(t(`limits.${one}`)));

async function start(fragment = location.hash) {
  busy(t("working"));
  try {
    if (!await isAble()) throw new Refused("browser");
    if (!carriesSlips(fragment)) return await home();
    history.replaceState(null, "", location.pathname);
    await telling("link", () => take(fragment));
    await home("carried");
  } catch (error) {
    trouble(error, error.code === "link" ? { back: () => start("") } : { again: () => start(fragment) });
  }
}
document.documentElement.lang = language;
document.documentElement.dir = t("dir");
for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
addEventListener("pageshow", (event) => event.persisted && location.reload());
addEventListener("hashchange", () => carriesSlips(location.hash) && start());
start();
