// The digest of this page as this browser got it. A changed page could lie about it; a page that was merely exchanged,
// or is out of date, is found out, and `troth ballot` and colleagues find out the other.
import { join, sha256, utf8 } from "./bytes.js";

// Beside this script lie the page's other files; the page itself is where the address says.
const beside = (name) => (name === "index.html" ? new URL("./", location.href) : new URL(name, import.meta.url));
const got = (name) => fetch(beside(name), { credentials: "omit" });
const bytes = async (name) => new Uint8Array(await (await got(name)).arrayBuffer());

// SHA-256 over name, a zero byte, length in digits, a zero byte and content of each file, sorted by name.
async function digestOfPage() {
  const names = await (await got("files.json")).json();
  const files = await Promise.all(names.map(bytes));
  return sha256(join(...names.flatMap((name, place) => [utf8(`${name}\0${files[place].length}\0`), files[place]])));
}

let known;
export const pageDigest = () => (known ??= digestOfPage());
