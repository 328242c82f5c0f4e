// After-care: what has changed since, asked 30 and 90 days after closing. It goes to the listeners.
import { actions, button, el, paragraph, sheet, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { stillListening } from "./adding.js";
import { cards, values } from "./choices.js";
import { plain } from "./draft.js";
import { reading } from "./reading.js";
import { say } from "./saying.js";
import { field } from "./writing.js";

export function caring(open, concern, care = "", more = "") {
  const choices = ["better", "same", "worse"].map((value) => ({ value, title: t(`care.${value}`) }));
  const group = cards(t("care.question"), "radio", "care", choices, (value) => value === care);
  const form = field("care", t("care.label"), t("care.help"), more);
  const said = el("p", { class: "errors", tabindex: "-1" });
  const go = () => {
    const [chosen] = values(group);
    said.textContent = chosen ? "" : t("care.none");
    if (!chosen) return said.focus();
    const text = plain(form.area.value) || t(`care.${chosen}`);
    const back = () => caring(open, concern, chosen, form.area.value);
    const letter = { as: "care", text, care: chosen, to: stillListening(open, concern) };
    return say(open, concern, letter, { posted: "care", said: "cared", back });
  };
  show(
    t("care.title"),
    paragraph(t("care.what"), "lede"),
    sheet(group, said, form.box),
    actions(button(t("care.send"), go), button(t("back"), () => reading(open, concern), "is-quiet")),
  );
}
