// Sentences of ours to begin an answer with: put into the text, to be changed there.
import { el } from "../box/screen.js";
import { t } from "../box/texts.js";

const TEMPLATES = ["more", "pass", "found", "cannot", "talk", "outside", "closing"];

// A field that puts what is chosen behind what `area` has.
export function templates(area) {
  const options = TEMPLATES.map((one) => el("option", { value: one }, t(`template.${one}`)));
  const put = () => {
    if (!choice.value) return;
    area.value = [area.value.trim(), t(`template.${choice.value}.text`)].filter(Boolean).join("\n\n");
    choice.value = "";
    area.dispatchEvent(new Event("input"));
    area.focus();
  };
  const none = el("option", { value: "" }, t("template.none"));
  const choice = el("select", { id: "template", change: put }, none, options);
  return el("div", { class: "field" }, el("label", { for: "template" }, t("template")), choice);
}
