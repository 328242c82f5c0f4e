// The list of listeners as this page will believe it, and who of it the person at this page is.
import { b64, text, utf8 } from "../box/bytes.js";
import { pageDigest } from "../box/page_files.js";
import { Refused, telling } from "../box/refused.js";
import { read, wordsOf } from "../concerns/directory.js";
import { get } from "../concerns/requests.js";
import { isForked } from "./changes.js";
import { session } from "./session.js";
import { listSeen } from "./store.js";
import { wordList } from "./word_list.js";

// {now, before}: the list that is served, and the one this browser agreed to last; each perhaps undefined.
export async function lists() {
  const seen = listSeen();
  const before = seen ? await read(utf8(seen)) : undefined;
  const { status, bytes } = await get("/concerns/listeners");
  if (status === 404) return { before };
  if (status !== 200) throw new Refused("unreachable");
  const now = { ...(await telling("list", () => read(bytes))), signed: text(bytes) };
  if (now.box !== location.origin) throw new Refused("elsewhere", { address: now.box });
  if (now.pages.listener !== (await pageDigest())) throw new Refused("page");
  if (before && isForked(before, now)) throw new Refused("forked");
  return { now, before };
}

// The row of whoever opened a key here. A row that has one half of it and not the other is somebody's doing.
export function myself(directory) {
  for (const one of session.mine) {
    const verify = b64(one.verify);
    const rows = directory.listeners.filter((row) => row.verify === verify || row.recipient === one.recipient);
    if (rows.some((row) => row.verify !== verify || row.recipient !== one.recipient)) throw new Refused("my-key");
    if (rows.length) return { ...one, ...rows[0], verify: one.verify };
  }
  return undefined;
}

// Nothing is sealed to a list that is not the one that was agreed to.
export async function refuseIfChanged() {
  const { now } = await lists();
  if (now?.digest !== session.directory.digest) throw new Refused("list-changed");
}

const found = new Map();
export async function checkWords(directory) {
  if (!found.has(directory.digest)) found.set(directory.digest, await wordsOf(directory, await wordList()));
  return found.get(directory.digest);
}
