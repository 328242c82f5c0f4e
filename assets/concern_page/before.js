// Before anything is written: what helps not to be recognised, and what this cannot do.
import { actions, button, el, fold, notice, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { begun } from "./draft.js";
import { home, limits } from "./home.js";
import { whom } from "./whom.js";

const POINTS = ["device", "saw", "who", "style", "day", "keep"];

export function before(open) {
  const go = () => whom(open, begun(open.directory));
  const points = POINTS.map((one) =>
    el("li", {}, el("strong", {}, t(`before.${one}`)), " ", t(`before.${one}.more`)),
  );
  show(
    t("before.title"),
    paragraph(t("before.what"), "lede"),
    el("ol", { class: "steps" }, points),
    notice("", t("before.outside"), paragraph(t("before.outside.what"))),
    fold(t("limits.title"), ...limits()),
    actions(
      button(t("go"), go),
      button(t("back"), () => home().catch(trouble), "is-quiet"),
    ),
  );
}
