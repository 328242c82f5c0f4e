// Answering: who is counted together, the sentences, and nothing kept but in this form.
import { folded, ofWeek } from "./check_words.js";
import { items } from "./items.js";
import { together } from "./names.js";
import { actions, busy, el, notice, paragraph, sheet, show } from "./screen.js";
import { t } from "./texts.js";
import { slipFor } from "./slip.js";
import { sealing } from "./waiting.js";

export async function answering(loaded) {
  busy(t("working"));
  const { manifest } = loaded;
  const { circle, slip, gate } = await slipFor(loaded);
  const week = sheet(el("h2", {}, t("gate.title")), ...(await ofWeek(gate)));
  const words = [week, await folded(manifest)];
  const form = el("form", { novalidate: true });
  const { groups, chosen } = items(manifest, circle.wording);
  const said = el("p", { class: "errors", tabindex: "-1" });
  form.append(...groups, said, actions(el("button", { class: "button" }, t("answer.send"))));
  const screen = () =>
    show(
      t("answer.title"),
      paragraph(t(`answer.about.${circle.wording}`), "lede"),
      sheet(el("h2", {}, t("together.title")), ...together(circle)),
      ...words,
      notice("", null, paragraph(t("answer.memory")), paragraph(t(`answer.${manifest.seal.lock}`))),
      form,
    );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = chosen();
    said.textContent = Object.keys(answers).length ? "" : t("answer.none");
    if (said.textContent) said.focus();
    else sealing({ manifest, slip, answers, back: screen });
  });
  screen();
}
