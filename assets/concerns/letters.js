// A letter of a concern as it travels: signed inside, padded to one of three lengths, sealed to always twelve readers in
// random order, some of whom are strangers whose secret was never kept. The same bytes as troth.blind.letters.
import { join, random, text } from "../box/bytes.js";
import { need } from "../box/shapes.js";
import { seal } from "../box/sealing.js";
import { identityOf, recipientOf } from "./keys.js";
import { sign } from "./signing.js";
import { Decrypter } from "./vendor.js";

const SIZES = [2048, 8192, 32768];
const READERS = 12;
const [LINE_END, SPACE] = [0x0a, 0x20];

export const close = async (document, signer, recipients) =>
  closeAgain(await sign("said", document, signer), recipients);

// What somebody signed, for other readers: the signature inside stays its author's.
export async function closeAgain(plain, recipients) {
  const room = SIZES.find((size) => plain.length < size);
  need(room, "the length of this letter");
  const readers = [...new Set(recipients)];
  need(readers.length > 0 && readers.length <= READERS, "how many can read this");
  while (readers.length < READERS) readers.push(await recipientOf(identityOf(random(32))));
  const padded = join(plain, [LINE_END], new Uint8Array(room - plain.length - 1).fill(SPACE));
  return seal(padded, shuffled(readers));
}

// The signed document in a letter, for whoever has one of these identities; it throws where none opens it.
export async function opened(sealed, identities) {
  const decrypter = new Decrypter();
  for (const one of identities) decrypter.addIdentity(one);
  const plain = await decrypter.decrypt(sealed);
  const end = plain.indexOf(LINE_END);
  need(end >= 0 && text(plain.subarray(end + 1)).trim() === "", "the padding of this letter");
  return plain.slice(0, end);
}

// Every order is as likely as any other (Fisher and Yates); what would favour the first ones is drawn again.
function shuffled(list) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

export function below(limit) {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1));
  const fair = Math.floor(2 ** 32 / limit) * limit;
  return drawn < fair ? drawn % limit : below(limit);
}
