// The identity ladder: one step up, by the writer alone, and what changes is said before. There is no step down, because
// what was read cannot be unread.
import { actions, button, el, fold, notice, paragraph, sheet, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { penName } from "../concerns/writer.js";
import { stillListening } from "./adding.js";
import { reading } from "./reading.js";
import { PRIVATE, wordsField } from "./returning.js";
import { say } from "./saying.js";

const NEXT = { anonymous: "pen-name", "pen-name": "named" };
const POINTS = ["who", "back", "past"];
const MOST = 80;

export function ladder(open, concern) {
  const next = NEXT[concern.step.is];
  const said = el("p", { class: "errors", id: "name-error", role: "alert" });
  const described = "name-help name-error";
  const input = el("input", { id: "name", maxlength: MOST, dir: "auto", ...PRIVATE, "aria-describedby": described });
  const label = el("label", { for: "name" }, t(`ladder.${next}.label`));
  const help = el("p", { class: "help", id: "name-help" }, t(`ladder.${next}.help`));
  const earlier = next === "pen-name" && wordsField("earlier", t("ladder.earlier.label"), t("ladder.earlier.help"));
  const go = async () => {
    const name = input.value.normalize().replace(/[^\P{Z} ]|\p{C}/gu, "").trim();
    said.textContent = name ? "" : t("ladder.none");
    if (!name) return input.focus();
    const owner = earlier?.area?.value.trim() ? await earlier.writer() : concern.writer;
    if (!owner) return;
    const { writer } = concern;
    const step = next === "named" ? { is: "named", name } : await penName(name, owner.pen, writer.thread);
    const to = stillListening(open, concern);
    const text = t(`ladder.${next}.says`, { name });
    await say(open, concern, { as: "more", text, step, to }, { said: "climbed", back: () => ladder(open, concern) });
  };
  show(
    t(`ladder.${next}.title`),
    paragraph(t(`ladder.${next}.what`), "lede"),
    el("ul", {}, POINTS.map((one) => el("li", {}, t(`ladder.${next}.${one}`)))),
    notice("is-care", t("ladder.up"), paragraph(t("ladder.up.what"))),
    sheet(el("div", { class: "field" }, label, help, said, input)),
    earlier && fold(t("ladder.earlier"), earlier.box),
    actions(button(t(`ladder.${next}.go`), go), button(t("back"), () => reading(open, concern), "is-quiet")),
  );
}
