// After the release: how many slips and answers, the signature under it, and whether one's own is among them.
import * as box from "./box.js";
import { home } from "./home.js";
import { actions, busy, button, el, fold, notice, paragraph, show } from "./screen.js";
import { read as readSigned } from "./signed.js";
import { gateOf } from "./slip.js";
import { inSession } from "./store.js";
import { dayIn, t } from "./texts.js";
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
    const sum = Object.values(document.counted).reduce((one, other) => one + other, 0);
    need(sum === hashes.length, "how many were counted");
    need(
      hashes.every((hash, place) => /^[0-9a-f]{64}$/.test(hash) && (place === 0 || hashes[place - 1] < hash)),
      "the list of answers",
    );
    return document;
  });
}

export async function result(loaded, begins) {
  busy(t("working"));
  const [{ hashes }, { issued, final }] = await Promise.all([published(loaded), gateOf(loaded)]);
  const slips = final.reduce((sum, circle) => sum + issued[circle], 0);
  const own = begins ?? inSession().sent.find((one) => one.round === loaded.manifest.round)?.hash;
  const isThere = hashes.some((hash) => own && hash.startsWith(own));
  const last = dayIn(loaded.manifest.answering.last);
  const shown = (hash) => el("li", {}, own && hash.startsWith(own) ? el("mark", {}, hash) : hash);
  show(
    t("result.title"),
    paragraph(t("result.counted", { counted: hashes.length, slips }), "lede"),
    own &&
      notice(
        isThere ? "is-done" : "is-care",
        t(isThere ? "result.there" : "result.missing"),
        paragraph(t(isThere ? "result.there.what" : "result.missing.what")),
      ),
    paragraph(t("result.signed", { last })),
    fold(t("result.all"), el("ol", { class: "hashes", translate: "no" }, hashes.map(shown))),
    actions(button(t("sent.home"), () => home().catch(trouble), "is-quiet")),
  );
}
