// Whoever wrote a concern, as twelve words make them: what writes, what reads, and what stands behind a pen-name.
// The words are 128 random bits, so that nothing need be stretched. The same as troth.blind.writers.
import { b64, utf8 } from "../box/bytes.js";
import { derived, identityOf, recipientOf, signer } from "./keys.js";
import { threadOf } from "./said.js";

const ABOUT = "troth concern 1, ";

// {entropy, verify, sign, thread, reading, recipient, pen}. `recipient` is told to the listeners alone, inside the seal.
export async function writerOf(entropy) {
  const secret = (what) => derived(entropy, ABOUT + what);
  const { verify, sign } = await signer(await secret("writing"));
  const reading = identityOf(await secret("reading"));
  const pen = await signer(await secret("pen-name"));
  return { entropy, verify, sign, thread: await threadOf(verify), reading, recipient: await recipientOf(reading), pen };
}

const penSays = (thread) => utf8(`troth pen-name\0${thread}`);

// How a letter says that it is by the owner of this pen-name, in that thread.
export async function penName(name, pen, thread) {
  return { is: "pen-name", name, key: b64(pen.verify), proof: b64(await pen.sign(penSays(thread))) };
}
