// What a listener asks of the server, and what its refusals mean.
import { text } from "../box/bytes.js";
import { today } from "../box/days.js";
import { Refused } from "../box/refused.js";
import { post, request } from "../concerns/requests.js";
import { session } from "./session.js";

const REFUSED = { 400: "not-taken", 403: "not-listed", 404: "gone", 410: "was-shut" };

async function ask(kind, asks) {
  const body = await request(kind, { day: today(), ...asks }, session.me);
  const { status, bytes } = await post(`/concerns/${kind}`, body);
  if (status === 204) return undefined;
  if (status !== 200) throw new Refused(REFUSED[status] ?? "failed");
  return JSON.parse(text(bytes));
}

export const inbox = (after, open) => ask("inbox", { after, open });
export const thread = (id) => ask("thread", { thread: id });
export const answer = (id, as, sealed) => ask("answer", { thread: id, as, sealed });
export const shutting = (id, shut) => ask("close", { thread: id, shut });
