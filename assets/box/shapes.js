// Reading what strangers wrote: each of these takes a value and a name for it, and returns the value or refuses it.
// The same refusals as troth.blind.shapes.
import { unb64 } from "./bytes.js";

export const HEX_64 = /^[0-9a-f]{64}$/;
export const ROUND = /^[0-9a-f]{32}$/;
export const CIRCLE = /^[0-9a-f]{16}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function need(holds, where) {
  if (!holds) throw new Error(`${where} is not as it must be`);
}

// An object with exactly the fields of `readers`, each read by its reader.
export const fields = (readers) => (value, where) => {
  need(value && typeof value === "object" && !Array.isArray(value), where);
  need(Object.keys(value).sort().join() === Object.keys(readers).sort().join(), where);
  return Object.fromEntries(Object.entries(readers).map(([key, read]) => [key, read(value[key], `${where}: ${key}`)]));
};

const when = (test) => (value, where) => (need(test(value), where), value);

export const matching = (pattern) => when((value) => typeof value === "string" && pattern.test(value));
export const oneOf = (...choices) => when((value) => choices.includes(value));
export const truth = when((value) => typeof value === "boolean");
export const whole = (least, most) => when((value) => Number.isSafeInteger(value) && value >= least && value <= most);
export const orNull = (read) => (value, where) => (value === null ? null : read(value, where));

// One to `most` characters that show what they are: a letter or digit that can be seen, and no sign that hides what is
// around it, but for two without which some names cannot be written. A ghost in a list of names must be seen.
const HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
const SHOWS = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;
const isSeen = (text) => !HIDDEN.test(text) && SHOWS.test(text);
export const words = (most) =>
  when((value) => typeof value === "string" && [...value].length <= most && isSeen(value));

// A day that exists, as it is written.
export const day = when((value) => {
  if (typeof value !== "string" || !DAY.test(value) || value < "0001") return false;
  const found = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value);
});

export const octets = (length) => (value, where) => {
  const bytes = unb64(value);
  need(bytes.length === length, where);
  return bytes;
};

export const several = (read, least, most) => (value, where) => {
  need(Array.isArray(value) && value.length >= least && value.length <= most, where);
  return value.map((one) => read(one, where));
};

export const numbersBy = (pattern, most) => (value, where) => {
  need(value && typeof value === "object" && !Array.isArray(value), where);
  const number = whole(0, most);
  const pairs = Object.entries(value).map(([key, one]) => [matching(pattern)(key, where), number(one, where)]);
  return Object.fromEntries(pairs);
};
