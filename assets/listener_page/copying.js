// A text that can be copied, by the button or by hand.
import { actions, button, el } from "../box/screen.js";
import { t } from "../box/texts.js";

export function copying(label, text, ...more) {
  const field = el(
    "textarea",
    { class: "input is-code", readonly: true, rows: "3", "aria-label": label, spellcheck: "false" },
    text,
  );
  return el(
    "div",
    { class: "tight" },
    field,
    actions(
      copyButton(text, () => field.select()),
      ...more,
    ),
  );
}

export function copyButton(text, otherwise = () => {}, label = t("copy")) {
  const said = el("span", { role: "status", class: "soft small" });
  const copy = () => navigator.clipboard.writeText(text).then(() => (said.textContent = t("copied")), otherwise);
  return el("span", { class: "copying" }, button(label, copy, "is-quiet"), said);
}
