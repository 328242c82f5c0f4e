// What may be published of a concern: exactly what its writer puts here, and nothing else.
import { actions, button, notice, paragraph, sheet, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { stillListening } from "./adding.js";
import { findable } from "./panel.js";
import { reading } from "./reading.js";
import { say } from "./saying.js";
import { field, written } from "./writing.js";

export function releasing(open, concern, given = "") {
  const form = field("release", t("release.label"), t("release.help"), given);
  const back = () => releasing(open, concern, form.area.value);
  const go = () => {
    const text = written(form);
    if (text) say(open, concern, { as: "release", text, to: stillListening(open, concern) }, { said: "released", back });
  };
  show(
    t("release.title"),
    paragraph(t("release.what"), "lede"),
    notice("is-care", t("release.all"), paragraph(t("release.all.what"))),
    sheet(form.box),
    findable(form.area),
    actions(button(t("release.send"), go), button(t("back"), () => reading(open, concern), "is-quiet")),
  );
}
