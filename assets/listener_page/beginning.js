// Nothing is kept here: what this page is, and the three ways to a key.
import { actions, button, fold, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { place } from "./frame.js";
import { making } from "./making.js";
import { withFile, withPaper } from "./elsewhere.js";

const limits = () => ["work", "changed", "program"].map((one) => paragraph(t(`limits.${one}`)));

// `said`: what has just happened, told first.
export function beginning(said) {
  show(
    t("begin.title"),
    paragraph(t("begin.what"), "lede"),
    said && paragraph(t(said), "count"),
    paragraph(t("begin.key")),
    actions(
      button(t("begin.make"), () => making().catch(trouble)),
      button(t("begin.file"), withFile, "is-quiet"),
      button(t("begin.paper"), withPaper, "is-quiet"),
    ),
    fold(t("lost.title"), paragraph(t("lost.what")), paragraph(t("lost.then"))),
    fold(t("limits.title"), ...limits()),
  );
}

place("begin", async (said) => beginning(said));
