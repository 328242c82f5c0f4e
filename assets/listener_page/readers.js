// Who reads a concern: those it was sealed to, as far as they still listen, and those to whom that passes.
import { t } from "../box/texts.js";
import { session } from "./session.js";
import { idsOf, knownId } from "./store.js";

const isGenuine = (one) => one.author.is !== "stranger";

// Rows of the present list. Whoever has a new key keeps their place; a concern to all is for all who listen now.
export function readersOf(letters) {
  const { directory, me } = session;
  const ids = new Set([me.id, ...letters.filter(isGenuine).flatMap((one) => one.said.to)]);
  const gone = new Set([...ids].filter((id) => !directory.byId.has(id)).map((id) => knownId(id)?.name));
  const forAll = letters.some(wasForAll);
  return directory.listeners.filter((one) => forAll || ids.has(one.id) || gone.has(one.name));
}

export function wasForAll({ author, said }) {
  const all = author.is === "writer" ? idsOf(said.directory) : null;
  return all !== null && all.every((id) => said.to.includes(id));
}

// Who of `readers` cannot open this letter yet: it was not sealed to them, nor again since they came.
export function without(letter, readers) {
  const lacking = readers.filter((one) => !letter.said.to.includes(one.id));
  return lacking.filter((one) => !letter.copied.some((day) => day >= one.since));
}

// Names of those it was sealed to who no longer listen.
export function goneFrom(letters) {
  const ids = new Set(letters.filter(isGenuine).flatMap((one) => one.said.to));
  const here = new Set(readersOf(letters).map((one) => one.name));
  const names = [...ids].map((id) => knownId(id)?.name).filter((name) => name && !here.has(name));
  return [...new Set(names)];
}

// The same in a sentence, without oneself.
export function readerNames(letters) {
  const others = readersOf(letters).filter((one) => one.id !== session.me.id);
  const names = new Intl.ListFormat(document.documentElement.lang).format(others.map((one) => one.name));
  return names ? t("write.others", { names }) : t("write.nobody");
}
