// The three ways in which a key is kept besides this browser: as a file, on paper, and behind this device's own lock.
import { actions, button, el, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { download } from "./download.js";
import { go } from "./frame.js";
import { arePossible, wrappedByPasskey } from "./passkeys.js";
import { session } from "./session.js";
import { keepKey, keyHere } from "./store.js";
import { onPaper } from "./wrapping.js";

export const filing = () => [
  paragraph(t("file.what")),
  actions(button(t("file.save"), () => download("troth-listener-key.txt", keyHere().file), "is-quiet")),
];

export const papering = () => [paragraph(t("paper.what")), actions(button(t("paper.show"), () => paper(), "is-quiet"))];

// The secret itself, in groups of four, to be printed or copied by hand.
function paper() {
  const [{ identity, line }] = session.mine;
  show(
    t("paper.title"),
    paragraph(t("paper.lede"), "lede"),
    el(
      "div",
      { class: "sheet paper" },
      el("h2", {}, t("paper.heading")),
      el("p", { class: "secret", translate: "no", dir: "ltr" }, el("code", {}, onPaper(identity))),
      paragraph(t("paper.use", { address: `${location.origin}/listener/` }), "help"),
      paragraph(t("paper.line", { digits: line.slice(-8) }), "help"),
    ),
    actions(
      button(t("paper.print"), () => print()),
      button(t("paper.done"), () => go("arrive"), "is-quiet"),
    ),
  );
}

// A list, empty where this browser cannot do it or has done it already.
export async function passkeying() {
  if (keyHere().passkey || !(await arePossible())) return [];
  const said = el("p", { role: "status", class: "soft small" });
  const acts = actions(button(t("passkey.make"), () => make(), "is-quiet"));
  const make = async () => {
    said.textContent = "";
    try {
      const passkey = await wrappedByPasskey(session.mine[0].identity, t("passkey.name"));
      keepKey({ ...keyHere(), passkey });
      acts.remove(); // one is enough
      said.textContent = t("passkey.done");
    } catch {
      said.textContent = t("passkey.not");
    }
  };
  return [[paragraph(t("passkey.what")), acts, said]];
}
