// What the listener's page takes from others; everything else of it is ours and is served as it is written. Of scrypt only
// the one that age needs anyway: where others wait for it in pieces, this page shows first that it takes a moment.
import { scrypt } from "@noble/hashes/scrypt.js";

export { bech32 } from "@scure/base";
export { armor, Decrypter, Encrypter, identityToRecipient, webauthn } from "age-encryption";
export const scryptAsync = async (...given) => scrypt(...given);
