// The people counted together: their names, as this browser checked them.
import { el, fold, paragraph } from "./screen.js";
import { many, t } from "./texts.js";
import { inSession } from "./store.js";

const FEW = 40;

// A sentence with the number, and the names where this browser has them.
export function together(circle) {
  const names = inSession().rosters.find((one) => one.circle === circle.id)?.names;
  const said = paragraph(many("together", circle.eligible), "count");
  if (!names) return [said, paragraph(t("together.no-names"), "help")];
  const list = el(
    "ul",
    { class: "names" },
    names.map((name) => el("li", {}, el("bdi", {}, name))),
  );
  return [said, names.length > FEW ? fold(t("together.show"), list) : list, paragraph(t("together.unknown"), "help")];
}
