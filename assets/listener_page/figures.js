// How many concerns there are of each theme, where that are at least five: what may be told to others without telling
// of anybody. There is no sum, from which a number that is not shown could be worked out.
import { actions, el, paragraph } from "../box/screen.js";
import { t } from "../box/texts.js";
import { THEMES } from "../concerns/said.js";
import { all } from "./concerns.js";
import { copyButton } from "./copying.js";
import { framed, go, place } from "./frame.js";
import { session, stale } from "./session.js";

const FEWEST = 5;

// [[theme, count], ...] of those with enough, most first.
export function counted(concerns) {
  const themes = concerns.map((one) => one.first?.said.theme).filter(Boolean);
  const each = THEMES.map((one) => [one, themes.filter((two) => two === one).length]);
  return each.filter(([, count]) => count >= FEWEST).sort(([, one], [, other]) => other - one);
}

async function figures() {
  if (!session.me) return go("arrive");
  if (session.only) {
    session.only = false;
    stale();
  }
  await all();
  const rows = counted(session.concerns).map(([theme, count]) => [t(`theme.${theme}`), String(count)]);
  const text = [...rows.map((one) => one.join(": ")), t("figures.fewer")].join("\n");
  const list = el(
    "dl",
    { class: "facts" },
    rows.flatMap(([name, count]) => [el("dt", {}, name), el("dd", {}, count)]),
  );
  framed(
    "figures",
    t("nav.figures"),
    paragraph(t("figures.what"), "lede"),
    rows.length
      ? el("div", { class: "sheet" }, list, paragraph(t("figures.fewer"), "help"))
      : paragraph(t("figures.none"), "count"),
    rows.length > 0 && actions(copyButton(text, undefined, t("figures.copy"))),
  );
}

place("figures", figures);
