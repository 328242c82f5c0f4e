// The list of listeners is not the one this browser agreed to: said loudly, one by one, before anything is opened.
import { actions, button, el, notice, paragraph, show } from "../box/screen.js";
import { many, t } from "../box/texts.js";
import { go } from "./frame.js";
import { chosenOf, wordsToCompare } from "./listeners.js";

// What can only be somebody's doing stands out from what happens when people come and go.
const GRAVE = ["signer", "altered", "second", "key"];

function told(change) {
  const values = { name: change.one?.name ?? change.name };
  const title = change.is === "between" ? many("change.between", change.count) : t(`change.${change.is}`, values);
  return el(
    "li",
    { class: GRAVE.includes(change.is) ? "change is-grave" : "change" },
    el("h2", { class: "small-title" }, el("bdi", {}, title)),
    paragraph(t(`change.${change.is}.what`, values)),
    ...(change.is !== "left" && change.one ? chosenOf(change.one) : []),
  );
}

export async function changed(now, list, on) {
  const no = () =>
    show(
      t("change.no"),
      paragraph(t("change.no.what"), "lede"),
      paragraph(t("change.no.do")),
      actions(button(t("back"), () => go("arrive"), "is-quiet")),
    );
  show(
    t("change.title"),
    notice("is-care", t("change.stop"), paragraph(t("change.why"))),
    el("ul", { class: "changes" }, list.map(told)),
    ...(await wordsToCompare(now)),
    actions(button(t("change.know"), on), button(t("change.no"), no, "is-danger")),
  );
}
