// The concerns that lie here, a page at a time, each with its first letter opened on this device.
import { inbox } from "./asking.js";
import { openedLetter } from "./opened_letter.js";
import { lettersOf } from "./reading.js";
import { readersOf, without } from "./readers.js";
import { session } from "./session.js";

// The next page of them into the session; `session.more` is null when there are no more.
export async function more() {
  const page = await inbox(session.more, session.only);
  for (const row of page.threads) session.concerns.push(await concernOf(row));
  session.more = page.after;
  session.isLoaded = true;
}

export async function all() {
  while (!session.isLoaded || session.more) await more();
}

// `first`: the writer's first letter; where no key here opens it, perhaps a colleague has sealed it again since. Whether
// all who should can read it shows only in the whole, which is asked for where somebody was not there at the beginning.
async function concernOf(row) {
  const concern = { ...row, first: null, letters: [] };
  const opened = await Promise.all(row.first.map((one) => openedLetter(one, row.thread)));
  concern.first = firstOf(opened.map((one) => ({ ...one, day: row.first_on, copied: [] })));
  const isWhole = concern.first && !without(concern.first, readersOf([concern.first])).length;
  if (!isWhole) Object.assign(concern, await lettersOf(row.thread));
  concern.first ??= firstOf(concern.letters);
  return concern;
}

const firstOf = (letters) => {
  const own = letters.filter((one) => one.is === "open" && one.author.is === "writer");
  return own.sort((one, other) => one.said.number - other.said.number)[0] ?? null;
};

// All that was opened of it so far, to be searched.
export const textsOf = ({ first, letters }) =>
  [first, ...letters].filter(Boolean).flatMap(({ said }) => [said.text, said.step?.name ?? ""]);

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function found(concerns, search) {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return concerns.filter((one) => words.every((word) => textsOf(one).some((text) => folded(text).includes(word))));
}

// Concerns of one pen-name lie together, where the latest of them stands: [[concern, ...], ...].
export function together(concerns) {
  const groups = new Map();
  for (const one of concerns) {
    const name = one.first?.said.step.key ?? one.thread;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}
