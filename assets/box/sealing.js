// Sealing in the format of age (X25519): what is sealed, only a recipient opens.
import { bech32, Encrypter } from "./vendor.js";

const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

// The 32 bytes of a recipient "age1..."; undefined if it is none.
export function keyOf(recipient) {
  if (!RECIPIENT.test(recipient)) return undefined;
  const { bytes } = bech32.decodeToBytes(recipient);
  return bytes.length === 32 ? bytes : undefined;
}

export function seal(bytes, recipients) {
  const encrypter = new Encrypter();
  recipients.forEach((recipient) => encrypter.addRecipient(recipient));
  return encrypter.encrypt(bytes);
}
