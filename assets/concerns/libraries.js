// What the pages about concerns take from others; everything else of them is ours and is served as it is written.
export { bech32 } from "@scure/base";
export { Decrypter, Encrypter, identityToRecipient } from "age-encryption";
export { scryptAsync } from "@noble/hashes/scrypt.js";
