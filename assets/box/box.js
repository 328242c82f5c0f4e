// What is asked of the server this page came from: without a cookie, a referrer or anything kept.
import { Refused } from "./refused.js";

const PLAIN = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };

async function ask(path, more = {}) {
  try {
    return await fetch(path, { ...PLAIN, ...more });
  } catch {
    throw new Refused("unreachable");
  }
}

async function found(path) {
  const answer = await ask(path);
  if (answer.status === 404) throw new Refused("unknown");
  if (!answer.ok) throw new Refused("unreachable");
  return answer;
}

// [{round, state}] of all rounds there are.
export async function rounds() {
  const listed = await (await found("rounds")).json();
  return new Map(listed.map((one) => [one.round, one.state]));
}

// The signed quarters whose slips are good today, or will be.
export const seasons = async () => (await found("concerns/seasons")).json();

// The bytes of a signed document: "manifest", "gate" or "tally".
export async function document(round, kind) {
  return new Uint8Array(await (await found(`rounds/${round}/${kind}`)).arrayBuffer());
}

const SAID = { 204: "taken", 403: "not-yours", 409: "another", 410: "closed" };

// What became of a ballot: "taken", "another", "closed", "not-yours", or "failed", after which it may be sent again.
export async function send(round, envelope) {
  const headers = { "Content-Type": "text/plain" };
  const answer = await ask(`rounds/${round}/ballots`, { method: "POST", headers, body: envelope });
  return SAID[answer.status] ?? "failed";
}
