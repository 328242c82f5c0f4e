// The letters of one concern, opened and in their order.
import { text } from "../box/bytes.js";
import { thread as ask } from "./asking.js";
import { openedLetter } from "./opened_letter.js";
import { session } from "./session.js";

// {letters, unopened, broken, missing} of a concern, and the day on which it was closed, if it is. The same letter sealed
// again for others is shown once.
export async function lettersOf(thread) {
  const { letters, closed, shut } = await ask(thread);
  const found = new Map();
  const count = { unopened: 0, broken: 0 };
  for (const { day, as, sealed } of letters) {
    const one = await openedLetter(sealed, thread);
    const isCopy = as === "copy";
    if (one.is === "open") add(found, { ...one, day, isCopy, copied: isCopy ? [day] : [] });
    else if (!isCopy) count[one.is] += 1;
  }
  for (const one of session.sent.get(thread) ?? []) add(found, one);
  const all = [...found.values()].sort(inOrder);
  const copies = all.filter((one) => one.isCopy).length;
  const unopened = Math.max(0, count.unopened - copies);
  const state = closed && { closed, due: null, state: shut ? "shut" : "closed" };
  const lost = unopened || count.broken ? 0 : missing(all);
  return { ...state, letters: all, unopened, broken: count.broken, missing: lost };
}

function add(found, one) {
  const name = text(one.plain);
  const held = found.get(name);
  const day = held && !one.isCopy ? one.day : (held?.day ?? one.day);
  found.set(name, {
    ...one,
    day,
    isCopy: one.isCopy && (held?.isCopy ?? true),
    copied: [...(held?.copied ?? []), ...one.copied],
  });
}

const SIDES = ["writer", "listener"];
const inOrder = (one, other) =>
  one.day.localeCompare(other.day) ||
  SIDES.indexOf(one.said.side) - SIDES.indexOf(other.said.side) ||
  one.said.number - other.said.number;

// How many of the writer's letters lie between those that are here: they are numbered.
function missing(letters) {
  const numbers = new Set(letters.filter((one) => one.author.is === "writer").map((one) => one.said.number));
  return numbers.size ? Math.max(...numbers) + 1 - numbers.size : 0;
}
