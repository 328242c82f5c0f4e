// Words that may go further, as their writer puts them here, and for which of two: before one person, or to everybody.
import { actions, button, paragraph, sheet, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { stillListening } from "./adding.js";
import { cards, values } from "./choices.js";
import { findable } from "./panel.js";
import { reading } from "./reading.js";
import { say } from "./saying.js";
import { field, written } from "./writing.js";

const MOST = 2000; // as many characters as there is room for where they go

export function releasing(open, concern, given = "", before) {
  const choices = ["bring", "release"].map((as) => ({ value: as, title: t(`release.${as}`), more: t(`release.${as}.more`) }));
  const group = cards(t("release.for"), "radio", "release-for", choices, (as) => as === before);
  const form = field("release", t("release.label"), t("release.help"), given);
  const go = () => {
    const [as] = values(group);
    const text = written(form, MOST);
    if (text && !as) form.said.textContent = t("release.none");
    if (!text || !as) return;
    const back = () => releasing(open, concern, form.area.value, as);
    const pass = concern.pass === "no" ? "gist" : concern.pass; // from now on: only what I release
    say(open, concern, { as, text, pass, to: stillListening(open, concern) }, { said: "released", back });
  };
  show(
    t("release.title"),
    paragraph(t("release.what"), "lede"),
    sheet(group, form.box),
    findable(form.area),
    actions(button(t("release.send"), go), button(t("back"), () => reading(open, concern), "is-quiet")),
  );
}
