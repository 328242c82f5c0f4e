// The modules of keys, lists and letters behind one line of JSON in and one out: the same as tests/box_page/node.mjs.
import { readFileSync } from "node:fs";

const from = (path) => import(new URL(`../../assets/${path}.js`, import.meta.url));
const names = ["box/bytes", "concerns/keys", "concerns/directory", "concerns/letters", "concerns/said", "listener_page/changes"];
const [bytes, keys, directory, letters, said, changes] = await Promise.all(names.map(from));
const { text, unb64, b64, utf8 } = bytes;
const list = readFileSync(new URL("../../src/troth/blind/words.txt", import.meta.url), "utf8").trim().split(/\s+/);
const refusing = (work) => work.then(() => null, (error) => error.message);

const steps = {
  lines: ({ identities }) => Promise.all(identities.map(async (one) => (await keys.listenerOf(one)).line)),
  identities: ({ lines }) => lines.map(keys.isIdentity),
  async lists({ signed }) {
    const found = await Promise.all(signed.map((one) => directory.read(utf8(one))));
    const words = await Promise.all(found.map(async (one) => (await directory.wordsOf(one, list)).join(" ")));
    return { digests: found.map((one) => one.digest), words };
  },
  refused: ({ signed }) => Promise.all(signed.map((one) => refusing(directory.read(utf8(one))))),
  async opened({ sealed, identity, thread }) {
    const plain = await letters.opened(unb64(sealed), [identity]);
    const { side, by } = await said.read(plain, thread);
    return { plain: text(plain), side, by };
  },
  // A listener's letter made here, for another program to open.
  async closed({ document, identity, recipients }) {
    const sealed = await letters.close(document, await keys.listenerOf(identity), recipients);
    return b64(sealed);
  },
  letters: ({ plains, thread }) => Promise.all(plains.map((one) => refusing(said.read(utf8(one), thread)))),
  async changes({ before, now }) {
    const [one, other] = await Promise.all([before, now].map((signed) => directory.read(utf8(signed))));
    const told = changes.changes(one, other).map((change) => [change.is, change.one?.name ?? change.count ?? null]);
    return { forked: changes.isForked(one, other), told };
  },
};

const { step, ...given } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(await steps[step](given)));
