// One spelling for every value: UTF-8, keys sorted, no spaces, whole numbers only. What is hashed or signed is this.
// The same refusals as troth.blind.canonical.
import { text, utf8 } from "./bytes.js";

const KEY = /^(?!\d{1,15}$)[a-z0-9][a-z0-9_-]{0,63}$/;
const DEEPEST = 12;

const writers = {
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
    const pairs = Object.keys(value)
      .sort()
      .map((key) => `${name(key)}:${spell(value[key], level + 1)}`);
    return `{${pairs.join(",")}}`;
  },
};

function name(key) {
  if (!KEY.test(key)) throw new Error("a name in this document has letters that names do not have");
  return `"${key}"`;
}

function spell(value, level) {
  const writer = writers[typeof value];
  if (!writer || level > DEEPEST) throw new Error("this cannot be written");
  return writer(value, level);
}

export const dumps = (value) => utf8(spell(value, 0));

// Refuses bytes that `dumps` would not have written itself.
export function loads(bytes) {
  const written = text(bytes);
  const value = JSON.parse(written);
  if (spell(value, 0) !== written) throw new Error("this is JSON, but not in its one agreed spelling");
  return value;
}
