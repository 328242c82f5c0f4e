// Sending one sealed ballot, and what became of it; when nothing came through, the very same bytes can be sent again.
import { envelope } from "./ballot.js";
import * as box from "./box.js";
import { sha256 } from "./bytes.js";
import { Refused } from "./refused.js";
import { actions, busy, button, el, fold, notice, paragraph, show } from "./screen.js";
import { used } from "./kept.js";
import { isKept } from "./store.js";
import { dayIn, t } from "./texts.js";
import { home } from "./home.js";
import { trouble } from "./trouble.js";

export async function ballotOf(manifest, slip, answers) {
  const bytes = await envelope(answers, slip, manifest.seal.recipients);
  const hash = await sha256(slip.message);
  const send = async () => {
    busy(t("sending"));
    try {
      const became = await box.send(manifest.round, bytes);
      if (became !== "taken") throw new Refused(became);
      used(manifest.round, hash);
      sent(manifest, hash);
    } catch (error) {
      const mayHelp = ["failed", "unreachable"].includes(error.code);
      trouble(error, mayHelp ? { again: send } : { back: () => home().catch(trouble) });
    }
  };
  return { send };
}

export const spaced = (hash) => el("code", { class: "receipt", translate: "no" }, hash.match(/.{8}/g).join(" "));

function sent(manifest, hash) {
  const values = { last: dayIn(manifest.answering.last) };
  show(
    t("sent.title"),
    paragraph(t("sent.what", values), "lede"),
    notice("is-done", t("sent.number"), paragraph(t(isKept() ? "sent.kept" : "sent.note")), spaced(hash)),
    fold(t("sent.gone"), paragraph(t("sent.gone.what"))),
    actions(
      button(t("sent.print"), () => print(), "is-quiet"),
      button(t("sent.home"), () => home().catch(trouble), "is-quiet"),
    ),
  );
}
