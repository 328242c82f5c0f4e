// Adding to a concern: to those who have it already, as far as they still listen.
import { actions, button, el, notice, paragraph, sheet, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { values } from "./choices.js";
import { findable } from "./panel.js";
import { compared } from "./people.js";
import { reading } from "./reading.js";
import { say } from "./saying.js";
import { listeners } from "./whom.js";
import { field, written } from "./writing.js";

// Who of them still listens; somebody who left has no key that anything is sealed to.
export const stillListening = ({ directory }, { to }) => to.filter((id) => directory.byId.has(id));

export async function adding(open, concern, text = "") {
  const still = stillListening(open, concern);
  const hasChanged = still.length < concern.to.length;
  const form = field("more", t("add.label"), t("add.help"), text);
  const who = listeners(open.directory, new Set(still));
  const said = el("p", { class: "errors", tabindex: "-1" });
  const back = () => adding(open, concern, form.area.value);
  const go = () => {
    const to = values(who).sort();
    said.textContent = to.length ? "" : t("whom.none");
    if (!to.length) return said.focus();
    const found = written(form);
    if (found) say(open, concern, { as: "more", text: found, to }, { back });
  };
  show(
    t("add.title"),
    hasChanged && notice("is-care", t("left.title"), paragraph(t("left.what"))),
    sheet(form.box),
    findable(form.area),
    sheet(who, said, await compared(open.directory)),
    actions(button(t("add.go"), go), button(t("back"), () => reading(open, concern), "is-quiet")),
  );
}
