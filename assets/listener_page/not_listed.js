// An open key that is not on the list: not yet, or no longer.
import { actions, button, el, notice, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { go } from "./frame.js";
import { publicLine, step } from "./made.js";

// The key is not on the list yet, or there is no list at all.
export function waiting(why) {
  const again = button(t("waiting.again"), () => go("arrive"));
  show(
    t("waiting.title"),
    paragraph(t(`waiting.${why}`), "lede"),
    step(t("line.title"), ...publicLine()),
    actions(
      again,
      button(t("nav.key"), () => go("key"), "is-quiet"),
      button(t("nav.close"), () => go("close"), "is-quiet"),
    ),
  );
}

export function left() {
  const points = ["reads", "kept"].map((one) => el("li", {}, t(`left.${one}`)));
  show(
    t("left.title"),
    paragraph(t("left.what"), "lede"),
    el("ul", {}, points),
    notice("", t("left.mistake"), paragraph(t("left.mistake.what"))),
    actions(
      button(t("waiting.again"), () => go("arrive"), "is-quiet"),
      button(t("forget.go"), () => go("forget"), "is-danger"),
    ),
  );
}
