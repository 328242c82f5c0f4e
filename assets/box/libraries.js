// What the answering page takes from others; everything else of it is ours and is served as it is written.
export { bech32 } from "@scure/base";
export { Encrypter } from "age-encryption";
export { correction, generate } from "lean-qr";
export { scryptAsync } from "@noble/hashes/scrypt.js";
