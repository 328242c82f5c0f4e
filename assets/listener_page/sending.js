// A listener's letter: numbered, signed, sealed to those who read this concern, and, but for a note, to the writer.
import { dumps } from "../box/canonical.js";
import { today } from "../box/days.js";
import { Refused } from "../box/refused.js";
import { closeAgain } from "../concerns/letters.js";
import { read } from "../concerns/said.js";
import { sign } from "../concerns/signing.js";
import { answer } from "./asking.js";
import { refuseIfChanged } from "./listed.js";
import { readersOf } from "./readers.js";
import { session } from "./session.js";

const SENT_AS = { acknowledge: "acknowledge", reply: "reply", note: "note", closing: "reply" };

// Where answers go: the writer says it in every letter, inside the seal.
export function replyTo(letters) {
  const own = letters.filter((one) => one.author.is === "writer");
  return own.at(-1)?.said.reply;
}

// `send()` sends it, and may be called again where nothing came through: the very same bytes.
export async function letterOf(concern, { as, text, more = [] }) {
  const { letters, thread } = concern;
  const { me, directory } = session;
  await refuseIfChanged();
  const readers = [...new Set([...readersOf(letters), ...more])];
  const numbers = letters.filter((one) => one.said.side === "listener").map((one) => one.said.number);
  const said = {
    version: 1,
    box: location.origin,
    thread,
    number: Math.max(-1, ...numbers) + 1,
    as,
    text,
    to: readers.map((one) => one.id).sort(),
    directory: directory.digest,
    from: me.id,
  };
  const writer = as === "note" ? [] : [replyTo(letters)];
  if (writer.includes(undefined)) throw new Refused("no-writer");
  const plain = await sign("said", said, me);
  await read(plain, thread); // what nobody could read is not sent
  const sealed = await closeAgain(plain, [...readers.map((one) => one.recipient), ...writer]);
  const mine = { is: "open", plain, said: { ...said, side: "listener" }, author: { is: "listener", name: me.name } };
  const send = async () => {
    await answer(thread, SENT_AS[as], sealed);
    session.sent.set(thread, [
      ...(session.sent.get(thread) ?? []),
      { ...mine, day: today(), isCopy: false, copied: [] },
    ]);
  };
  return { send };
}

// How many bytes of a letter are left for its text, roughly: what does not fit in the largest is refused before sending.
export const fits = (text) => dumps(text).length < 30_000;
