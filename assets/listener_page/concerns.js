// The concerns that lie here, a page at a time, each with its first letter opened on this device.
import { today } from "../box/days.js";
import { inbox } from "./asking.js";
import { openedLetter } from "./opened_letter.js";
import { lettersOf } from "./reading.js";
import { readersOf, without } from "./readers.js";
import { session, stale } from "./session.js";

// The next page of them into the session; `session.more` is null when there are no more.
export async function more() {
  const page = await inbox(session.more, session.only);
  for (const row of page.threads) session.concerns.push(await concernOf(row));
  session.more = page.after;
  session.loadedOn = today();
}

// The first page, if none was asked for today: with a new day come new letters.
export async function begin() {
  if (session.loadedOn !== today()) {
    stale();
    await more();
  }
}

export async function all() {
  await begin();
  while (session.more) await more();
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
