// A ballot: what is said in it, padded so that all are equally long, and the envelope in which it is sent.
import { b64, sha256, utf8 } from "./bytes.js";
import { dumps } from "./canonical.js";
import { seal } from "./sealing.js";

const PLAIN_BYTES = 1024;

// An item that is passed over is not among the answers.
export async function plain(answers, circle, message) {
  const data = dumps({ answers, circle, token: await sha256(message) });
  if (data.length >= PLAIN_BYTES) throw new Error("these are more answers than a ballot has room for");
  const padded = new Uint8Array(PLAIN_BYTES).fill(0x20);
  padded.set(data);
  padded.set(utf8("\n"), data.length);
  return padded;
}

// The bytes that are sent, for a token {circle, message, signature}.
export async function envelope(answers, token, recipients) {
  const sealed = await seal(await plain(answers, token.circle, token.message), recipients);
  const { circle, message, signature } = token;
  return dumps({ circle, message: b64(message), signature: b64(signature), sealed: b64(sealed) });
}
