// A concern as twelve words open it: its letters, in their order, each with whether it is from a listener.
import { b64, text, unb64 } from "../box/bytes.js";
import { today } from "../box/days.js";
import { Refused } from "../box/refused.js";
import { opened } from "../concerns/letters.js";
import { post, request } from "../concerns/requests.js";
import { read } from "../concerns/said.js";

const SAID = { 404: "no-concern", 410: "shut", 429: "enough" };

// What comes back for a request of this writer's: its bytes, or a refusal.
export async function ask(path, kind, asks, writer) {
  return send(path, await request(kind, { thread: writer.thread, ...asks }, writer));
}

export async function send(path, body) {
  const { status, bytes } = await post(`/concerns/${path}`, body);
  if (status >= 300) throw new Refused(SAID[status] ?? "failed");
  return bytes;
}

// {writer, closed, shut, letters, own, first, step, to, theme, pass, next}.
export async function load(open, writer) {
  const bytes = await ask("read", "read", { day: today() }, writer);
  const { closed, shut, letters } = JSON.parse(text(bytes));
  const found = await Promise.all(letters.map((one) => letterOf(one, open, writer)));
  found.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  const own = found.filter((one) => one.side === "writer").sort((one, other) => one.number - other.number);
  if (!own.length) throw new Refused("no-concern");
  const { step, to, theme, pass } = own.at(-1);
  return { writer, closed, shut, letters: found, own, step, to, theme, pass, next: own.at(-1).number + 1 };
}

// Within a day first what listeners wrote: they did not know yet what came on it.
const order = ({ day, side, number }) => `${day} ${side} ${String(number).padStart(5, "0")}`;

// `side` is "listener" only if a listener of now signed it; "stranger" if somebody else did, "closed" if it opens not.
async function letterOf({ day, as, sealed, key }, { directory }, writer) {
  const posted = { day, posted: as, key, sealed: unb64(sealed), number: 0 };
  try {
    const letter = await read(await opened(posted.sealed, [writer.reading]), writer.thread);
    if (letter.box !== location.origin) throw new Error("another box");
    if (letter.side === "writer") return { ...posted, ...letter, step: spelled(letter.step) };
    const listener = directory.byKey.get(letter.by);
    const isKnown = listener && listener.id === letter.from;
    return { ...posted, ...letter, side: isKnown ? "listener" : "stranger", listener };
  } catch {
    return { ...posted, side: "closed" };
  }
}

const spelled = (step) =>
  step.key ? { ...step, ...Object.fromEntries(["key", "proof"].map((name) => [name, spelledBytes(step[name])])) } : step;
const spelledBytes = (value) => (typeof value === "string" ? value : b64(value));
