// What is asked of the box: each a signed document for this box alone, names and letters in the body and never in the
// address, without a cookie, a referrer or anything kept.
import { b64 } from "../box/bytes.js";
import { Refused } from "../box/refused.js";
import { sign } from "./signing.js";

const PLAIN = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
const AS_TEXT = { "Content-Type": "text/plain" };

const spelled = (value) => (value instanceof Uint8Array ? b64(value) : value);

// The bytes of a request.
export function request(kind, asks, signer) {
  const plain = Object.fromEntries(Object.entries(asks).map(([name, value]) => [name, spelled(value)]));
  return sign(kind, { box: location.origin, ...plain }, signer);
}

async function reached(path, more) {
  try {
    return await fetch(path, { ...PLAIN, ...more });
  } catch {
    throw new Refused("unreachable");
  }
}

// {status, bytes} of whatever came back; it throws only where nothing did.
export async function post(path, body) {
  const answer = await reached(path, { method: "POST", headers: AS_TEXT, body });
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

export async function get(path) {
  const answer = await reached(path);
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}
