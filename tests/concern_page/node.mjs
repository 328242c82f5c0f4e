// The modules of concerns behind one line of JSON in and one out: the same as tests/box_page/node.mjs.
import { readFileSync } from "node:fs";

const from = (path) => import(new URL(`../../assets/${path}.js`, import.meta.url));
const load = (folder, names) => Promise.all(names.map((name) => from(`${folder}/${name}`)));
const [bytes, canonical] = await load("box", ["bytes", "canonical"]);
const [phrase, writer, season, receipts, said, letters] = await load("concerns", ["phrase", "writer", "season", "receipts", "said", "letters"]);
const [clocks, pointing, style] = await load("concern_page", ["clock", "pointing", "style"]);
const { hex, unhex, utf8, text, b64, unb64 } = bytes;
const list = readFileSync(new URL("../../src/troth/blind/words.txt", import.meta.url), "utf8").trim().split(/\s+/);
const refusal = (error) => [error.code ?? "refused", error.values ?? {}];

const steps = {
  // For each text somebody typed: the entropy in hexadecimal, or what is said about it.
  phrases: ({ texts }) => Promise.all(texts.map((one) => phrase.entropyOf(one, list).then(hex, refusal))),
  async writers({ entropies }) {
    const found = [];
    for (const one of entropies) {
      const { verify, thread, reading, recipient, pen } = await writer.writerOf(unhex(one));
      const words = (await phrase.wordsFrom(unhex(one), list)).join(" ");
      found.push({ words, verify: b64(verify), thread, reading, recipient, pen_key: b64(pen.verify) });
    }
    return found;
  },
  async season({ signed }) {
    const found = await season.read(utf8(signed));
    await season.checkKey(found);
    return { digest: found.digest, words: (await season.wordsOf(found, list)).join(" "), by: found.by };
  },
  seasons: ({ signed }) => Promise.all(signed.map((one) => season.read(utf8(one)).then(() => null, (error) => error.message))),
  async pen({ entropy, name, thread }) {
    const { pen } = await writer.writerOf(unhex(entropy));
    return writer.penName(name, pen, thread);
  },
  async proof({ sealed, identity, receipt, signed_season }) {
    const known = await season.read(utf8(signed_season));
    const found = await receipts.readFor(unb64(sealed), utf8(receipt), known.box, [known]);
    return [found.day, text(await receipts.proof(unb64(sealed), identity, utf8(receipt), utf8(signed_season)))];
  },
  // A letter written here, for another program to open; `document` lacks nothing but the signature.
  async letter({ entropy, document, recipients }) {
    const own = await writer.writerOf(unhex(entropy));
    const sealed = await letters.close(document, own, recipients);
    const read = await said.read(await letters.opened(sealed, [own.reading]), own.thread);
    return { sealed: b64(sealed), side: read.side, text: read.text };
  },
  clocks: ({ all, answer_in }) => all.map((posted) => clocks.clock(posted, answer_in)),
  asked: ({ all }) => all.map(([closed, cares, today]) => clocks.isAsked(closed, cares, today)),
  pointers: ({ texts, known }) => texts.map((one) => Object.fromEntries(pointing.pointers(one, known).map(({ kind, found }) => [kind, found]))),
  striking: ({ texts }) => texts.map(style.striking),
};

const { step, ...given } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(await steps[step](given)));
