// One letter on the screen.
import { el, notice, paragraph } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { name } from "./people.js";

// Who wrote it, as far as this page can tell.
function author(one, concern) {
  if (one.side === "writer") return t(`by.${one.step.is}`, one.step);
  if (one.side === "listener") return name(one.listener.name);
  return t(`by.${one.side}`);
}

export function letter(one, concern) {
  const head = el(
    "p",
    { class: "letter-head" },
    el("strong", {}, author(one, concern)),
    el("span", { class: "soft" }, dayIn(one.day)),
    one.as && one.as !== "more" && el("span", { class: "soft" }, t(`as.${one.as}`)),
  );
  const text = one.text && el("div", { class: "said", dir: "auto", translate: "no" }, one.text);
  const doubt = ["stranger", "closed"].includes(one.side) && notice("is-care", null, paragraph(t(`doubt.${one.side}`)));
  return el("li", { class: `letter is-${one.side}` }, head, doubt, text);
}
