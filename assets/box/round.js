// One round as this page will believe it: signed, in its form, for this address, this page, and the one seen before.
import { document, rounds } from "./box.js";
import { pageDigest } from "./page_files.js";
import { wordsOf as quarterWords } from "../concerns/season.js";
import * as manifests from "./manifest.js";
import { Refused, telling } from "./refused.js";
import { read as readSigned } from "./signed.js";
import { wordsOf } from "./words.js";
import { inSession } from "./store.js";

// While something can still be sent, it must be by the page that was agreed on.
const AHEAD = ["issuing", "gated", "open", undefined];

// {manifest, by, state}. `by`: the key that signed it, which must sign the gate as well.
export async function load(round) {
  const bytes = await document(round, "manifest");
  const { manifest, by } = await telling("manifest", async () => {
    const signed = await readSigned("manifest", bytes);
    return { manifest: await manifests.read(signed.document), by: signed.by };
  });
  const seen = inSession().manifests[round];
  if (manifest.round !== round || (seen && seen !== manifest.digest)) throw new Refused("changed");
  const state = (await rounds()).get(round);
  if (AHEAD.includes(state)) await refuseIfNotThisPage(manifest);
  return { manifest, by, state };
}

async function refuseIfNotThisPage(manifest) {
  if (manifest.box !== location.origin) throw new Refused("elsewhere", { address: manifest.box });
  if (manifest.page !== (await pageDigest())) throw new Refused("page");
}

let list;
const words = new Map();

const listed = async () =>
  (list ??= (await (await fetch("page/words.txt", { credentials: "omit" })).text()).trim().split(/\s+/));

// The eight words of a manifest or a gate, calculated once.
export async function checkWords(kind, { digest, bytes }) {
  if (!words.has(digest)) words.set(digest, await wordsOf(kind, bytes, await listed()));
  return words.get(digest);
}

// The eight words of a quarter.
export const wordsOfQuarter = async (season) => quarterWords(season, await listed());
