// Bytes and their spellings: text, lower-case hexadecimal, base64url without padding; SHA-256; comparison.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

export const utf8 = (text) => encoder.encode(text);
export const text = (bytes) => decoder.decode(bytes);

export function join(...parts) {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => (joined.set(part, at), at + part.length), 0);
  return joined;
}

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export function unhex(spelled) {
  if (!/^([0-9a-f]{2})*$/.test(spelled)) throw new Error("this is not spelled in hexadecimal");
  return Uint8Array.from(spelled.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function b64(bytes) {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

// There is exactly one spelling of any bytes: what would not be written again as it came is refused.
export function unb64(spelled) {
  if (typeof spelled !== "string" || !/^[A-Za-z0-9_-]*$/.test(spelled)) throw new Error("this is not base64url");
  const binary = atob(spelled.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  if (b64(bytes) !== spelled) throw new Error("this base64url has another spelling");
  return bytes;
}

export const same = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);

export async function digest(bytes, algorithm = "SHA-256") {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
}

export const sha256 = async (bytes) => hex(await digest(bytes));

export const random = (length) => crypto.getRandomValues(new Uint8Array(length));
