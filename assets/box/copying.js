// A long text that can be copied, by the button or by hand.
import { actions, button, el, fold, paragraph } from "./screen.js";
import { t } from "./texts.js";

export function copying(text) {
  const field = el(
    "textarea",
    { class: "input", readonly: true, rows: "3", "aria-label": t("carry.text"), spellcheck: "false" },
    text,
  );
  const said = el("span", { role: "status", class: "soft" });
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => (said.textContent = t("carry.copied")),
      () => field.select(),
    );
  return fold(
    t("carry.text"),
    paragraph(t("carry.text.what"), "help"),
    field,
    actions(button(t("carry.copy"), copy, "is-quiet"), said),
  );
}
