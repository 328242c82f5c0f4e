// The page's own modules behind one line of JSON in and one out, as tests/blind/other is for a second implementation.
import { readFileSync } from "node:fs";

const from = (name) => import(new URL(`../../assets/box/${name}.js`, import.meta.url));
const [bytes, canonical, keys, tokens, manifest, signed, gate, words, ballot, certificate, rosters, numbers, link, packed, packed_slips] = await Promise.all(
  ["bytes", "canonical", "keys", "tokens", "manifest", "signed", "gate", "words", "ballot", "certificate", "rosters", "numbers", "link", "packed", "packed_slips"].map(from),
);
const { unhex, hex, utf8, text, b64, unb64 } = bytes;
const list = readFileSync(new URL("../../src/troth/blind/words.txt", import.meta.url), "utf8").trim().split(/\s+/);

const steps = {
  async vector({ modulus, bits, prepared, salt, inverse, blind_signature }) {
    const key = keys.publicKey(unhex(modulus), bits);
    const factor = numbers.inverse(numbers.numberOf(unhex(inverse)), key.modulus);
    const made = await tokens.blindWith(key, unhex(prepared), unhex(salt), factor);
    const signature = await tokens.finalize(key, unhex(prepared), unhex(blind_signature), made.inverse);
    return { blinded: hex(made.blinded), inverse: hex(made.inverse), signature: hex(signature) };
  },
  async agreed({ signed_manifest, signed_gate, rosters: given, ballot: example }) {
    const found = await signed.read("manifest", utf8(signed_manifest));
    const read = await manifest.read(found.document);
    const gated = await gate.read((await signed.read("gate", utf8(signed_gate), [found.by])).document, read);
    for (const one of given) await rosters.read(one, read.byId.get(one.circle));
    for (const one of read.circles) await certificate.check(keys.publicKey(one.key), one.certificate);
    const sent = JSON.parse(example.envelope);
    const key = keys.publicKey(read.byId.get(sent.circle).key);
    const [message, back, undo] = [sent.message, example.blind_signature, example.inverse].map(unb64);
    const slip = { circle: sent.circle, message, signature: await tokens.finalize(key, message, back, undo) };
    return {
      manifest: text(read.bytes), digest: read.digest, final: gated.final, words: (await words.wordsOf("manifest", read.bytes, list)).join(" "),
      gate: text(gated.bytes), gate_digest: gated.digest, gate_words: (await words.wordsOf("gate", gated.bytes, list)).join(" "),
      signature: b64(slip.signature), plain: b64(await ballot.plain(example.answers, slip.circle, slip.message)),
      envelope: text(await ballot.envelope(example.answers, slip, read.seal.recipients)),
    };
  },
  // For each text: how it is written again, or null where it is refused.
  canonical: ({ texts }) => texts.map((one) => refusing(() => text(canonical.dumps(canonical.loads(utf8(one)))))),
  manifests: ({ documents }) => Promise.all(documents.map((one) => manifest.read(one).then(() => null, (error) => error.message))),
  async gates({ document, issued }) {
    const read = await manifest.read(document);
    return issued.map((one) => refusing(() => gate.follows(read, one)));
  },
  keys: ({ moduli }) => moduli.map((one) => refusing(() => keys.refuseIfOpenToAll(keys.publicKey(unb64(one))) ?? "good")),
  certificates: ({ pairs }) =>
    Promise.all(pairs.map(([key, proof]) => certificate.check(keys.publicKey(unb64(key)), unb64(proof)).then(() => "good", (error) => error.message))),
  // For each list of names: whether it is taken, by a circle that has exactly these.
  async names({ lists }) {
    const said = [];
    for (const one of lists) {
      const circle = { eligible: one.names.length, roster: one.hash };
      const given = { circle: "0".repeat(16), salt: one.salt, names: one.names };
      said.push(await rosters.read(given, circle).then(() => true, () => false));
    }
    return said;
  },
  packed: ({ tokens: given, ...about }) => link.read(packed.pack(about, given)),
  packed_slips: ({ slips, all }) => link.read(packed_slips.packSlips(slips, all)),
};

function refusing(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

const { step, ...given } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(await steps[step](given)));
