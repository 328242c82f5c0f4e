// One letter, opened: what it says, and whose it is as far as anybody can tell.
import { unb64 } from "../box/bytes.js";
import { opened } from "../concerns/letters.js";
import { read } from "../concerns/said.js";
import { identities, session } from "./session.js";
import { knownBy } from "./store.js";

// {plain, said, author}; {is: "unopened"} where no key here opens it, {is: "broken"} where it is not as it must be.
export async function openedLetter(sealed, thread) {
  let plain;
  try {
    plain = await opened(unb64(sealed), identities());
  } catch {
    return { is: "unopened" };
  }
  const said = await read(plain, thread).catch(() => undefined);
  return said ? { is: "open", plain, said, author: authorOf(said) } : { is: "broken" };
}

// "writer", "listener", "former" or "stranger": a name counts only with the key that was on the list beside it.
export function authorOf(said) {
  if (said.side === "writer") return { is: "writer" };
  const now = session.directory.byKey.get(said.by);
  const row = now ?? knownBy(said.by);
  if (row?.id !== said.from) return { is: "stranger" };
  return { is: now ? "listener" : "former", name: row.name };
}
