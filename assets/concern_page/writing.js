// Writing it.
import { actions, button, el, fold, paragraph, sheet, show } from "../box/screen.js";
import { many, t } from "../box/texts.js";
import { MOST_TEXT } from "../concerns/said.js";
import { plain } from "./draft.js";
import { panel } from "./panel.js";
import { review } from "./review.js";
import { whom } from "./whom.js";

const MOST_BYTES = 30_000; // so that the letter around it has room

// Nothing that is typed may be sent elsewhere by a helpful browser: neither spelling nor corrections are looked up.
export const field = (id, label, help, text = "") => {
  const area = el(
    "textarea",
    {
      id,
      rows: "10",
      dir: "auto",
      spellcheck: "false",
      autocomplete: "off",
      autocorrect: "off",
      autocapitalize: "off",
      writingsuggestions: "false",
      translate: "no",
      "data-gramm": "false",
      "aria-describedby": `${id}-help ${id}-error`,
    },
    text,
  );
  const said = el("p", { class: "errors", id: `${id}-error`, role: "alert" });
  const hint = el("p", { class: "help", id: `${id}-help` }, help);
  return { area, said, box: el("div", { class: "field" }, el("label", { for: id }, label), hint, said, area) };
};

// The text as it is sent; nothing where something is wrong with it, which is then said.
export function written({ area, said }, most = MOST_TEXT) {
  const text = plain(area.value);
  const over = Math.max([...text].length - most, new TextEncoder().encode(JSON.stringify(text)).length - MOST_BYTES);
  said.textContent = !text ? t("write.none") : over > 0 ? many("write.long", over) : "";
  if (said.textContent) area.focus();
  return said.textContent ? "" : text;
}

export function writing(open, draft) {
  const form = field("text", t("write.label"), t("write.help"), draft.text);
  const keep = () => (draft.text = form.area.value);
  const go = () => (keep(), written(form) && review(open, draft));
  show(
    t("write.title"),
    sheet(form.box),
    panel(form.area, draft),
    fold(t("attach.title"), paragraph(t("attach.what")), paragraph(t("attach.later"))),
    actions(button(t("write.go"), go), button(t("back"), () => (keep(), whom(open, draft)), "is-quiet")),
  );
}
