// After the release: how many slips, how many answers, the signature under the result, and whether one's own is among them.
import * as box from "./box.js";
import { home } from "./home.js";
import { actions, busy, button, el, notice, paragraph, show } from "./screen.js";
import { read as readSigned } from "./signed.js";
import { inSession } from "./store.js";
import { dayIn, many, t } from "./texts.js";
import { need } from "./shapes.js";
import { telling } from "./refused.js";
import { trouble } from "./trouble.js";

// What was published for a round: the sorted numbers of all answers, signed by whoever held the key.
export async function published({ manifest }) {
  const bytes = await box.document(manifest.round, "tally");
  return telling("tally", async () => {
    const { document } = await readSigned("tally", bytes, manifest.seal.signers);
    const { hashes } = document;
    need(document.manifest === manifest.digest && document.round === manifest.round, "whose result this is");
    need(hashes.every((hash, place) => /^[0-9a-f]{64}$/.test(hash) && (place === 0 || hashes[place - 1] < hash)), "the list of answers");
    return document;
  });
}

export async function result(loaded, begins) {
  busy(t("working"));
  const { hashes, refused } = await published(loaded);
  const own = begins ?? inSession().sent.find((one) => one.round === loaded.manifest.round)?.hash;
  const isThere = hashes.some((hash) => own && hash.startsWith(own));
  const last = dayIn(loaded.manifest.answering.last);
  const shown = (hash) => el("li", {}, own && hash.startsWith(own) ? el("mark", {}, hash) : hash);
  show(
    t("result.title"),
    paragraph(many("result.counted", hashes.length - refused), "lede"),
    own && notice(isThere ? "is-done" : "is-care", t(isThere ? "result.there" : "result.missing"), paragraph(t(isThere ? "result.there.what" : "result.missing.what"))),
    paragraph(t("result.signed", { last })),
    el("details", { class: "fold", open: isThere }, el("summary", {}, t("result.all")), el("ol", { class: "hashes", translate: "no" }, hashes.map(shown))),
    actions(button(t("sent.home"), () => home().catch(trouble), "is-quiet")),
  );
}
