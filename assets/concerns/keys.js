// Keys that follow from a secret: what signs, and what opens. The same as troth.blind.sealing and a holder's identity.
import { b64, join, sha256, unb64, unhex, utf8 } from "../box/bytes.js";
import { bech32, identityToRecipient } from "./vendor.js";

const CURVE = "Ed25519";
const PKCS8 = unhex("302e020100300506032b657004220420"); // what browsers want before the 32 bytes of a seed
const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;
const LISTENER = "troth listener 1, the key that signs";

// HKDF-SHA256 without salt, 32 bytes.
export async function derived(secret, info) {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

// What signs with this seed: {verify, sign}.
export async function signer(seed) {
  const key = await crypto.subtle.importKey("pkcs8", join(PKCS8, seed), CURVE, true, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", key);
  return { verify: unb64(x), sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(CURVE, key, bytes)) };
}

// "AGE-SECRET-KEY-1..." of 32 secret bytes, and the "age1..." that belongs to it.
export const identityOf = (secret) => bech32.encodeFromBytes("AGE-SECRET-KEY-", secret).toUpperCase();
export const recipientOf = (identity) => identityToRecipient(identity);

// Whether a line is an identity whose check digits are right.
export function isIdentity(line) {
  try {
    return IDENTITY.test(line) && bech32.decodeToBytes(line).bytes.length === 32;
  } catch {
    return false;
  }
}

// All of a listener, from the one secret: {identity, recipient, verify, sign, line}; the line is public.
export async function listenerOf(identity) {
  const recipient = await recipientOf(identity);
  const { verify, sign } = await signer(await derived(utf8(identity), LISTENER));
  const both = `${recipient} ${b64(verify)}`;
  const line = `troth-listener ${both} ${(await sha256(utf8(both))).slice(0, 8)}`;
  return { identity, recipient, verify, sign, line };
}
