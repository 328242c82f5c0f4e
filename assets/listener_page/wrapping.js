// A listener's key as it is kept: an ordinary age file behind a passphrase, which `age` and `troth concern` open too.
import { text, utf8 } from "../box/bytes.js";
import { seal } from "../box/sealing.js";
import { need } from "../box/shapes.js";
import { isIdentity, listenerOf } from "../concerns/keys.js";
import { armor, Decrypter, Encrypter } from "./vendor.js";

const WORK = 16; // log2 of what scrypt costs: 64 MB and half a second a guess, for 66 bits that nobody chose
const LARGEST = 10_000;
const PREFIX = "AGE-SECRET-KEY-1";

// What stands in the file.
export async function contents(identity) {
  const { line } = await listenerOf(identity);
  return utf8(`# troth listener 1\n# public: ${line}\n${identity}\n`);
}

export async function wrapped(identity, passphrase) {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK);
  return armor.encode(await encrypter.encrypt(await contents(identity)));
}

export const isKeyFile = (file) =>
  file.length <= LARGEST && file.trim().startsWith("-----BEGIN AGE ENCRYPTED FILE-----");

// The secret in a file; `add` gives the decrypter what opens it.
export async function unwrapped(file, add) {
  const decrypter = new Decrypter();
  add(decrypter);
  const lines = text(await decrypter.decrypt(armor.decode(file))).split(/\r?\n/);
  const secrets = lines.filter((line) => isIdentity(line));
  need(secrets.length === 1, "the key in this file");
  return secrets[0];
}

export const byPassphrase = (passphrase) => (decrypter) => decrypter.addPassphrase(passphrase);
export const byIdentity = (identity) => (decrypter) => decrypter.addIdentity(identity);

// A secret, closed for whoever has the secret of `recipient`: an earlier key behind the present one.
export const behind = async (identity, recipient) => armor.encode(await seal(await contents(identity), [recipient]));

// On paper in groups of four; after the first, B, I, O and 1 do not occur.
export const onPaper = (identity) => [PREFIX, ...identity.slice(PREFIX.length).match(/.{1,4}/g)].join(" ");

// As typed from paper; undefined where a letter is wrong.
export function fromPaper(typed) {
  const line = typed.replace(/\s+/g, "").toUpperCase();
  return isIdentity(line) ? line : undefined;
}
