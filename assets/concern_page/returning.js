// Coming back with the twelve words, from any device. They go into this page's memory and nowhere else.
import { actions, busy, button, el, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { entropyOf } from "../concerns/phrase.js";
import { writerOf } from "../concerns/writer.js";
import { load } from "./concern.js";
import { home } from "./home.js";
import { wordList } from "./published.js";
import { reading } from "./reading.js";

export const PRIVATE = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };

// A field for twelve words, and what reads it: the writer they make, or nothing where something is wrong, which is said.
export function wordsField(id, label, help) {
  const said = el("p", { class: "errors", id: `${id}-error`, role: "alert" });
  const hint = el("p", { class: "help", id: `${id}-help` }, help);
  const described = `${id}-help ${id}-error`;
  const area = el("textarea", { id, rows: "3", ...PRIVATE, translate: "no", "aria-describedby": described });
  const writer = async () => {
    try {
      said.textContent = "";
      return await writerOf(await entropyOf(area.value, await wordList()));
    } catch (error) {
      said.textContent = t(`return.${error.code ?? "words-wrong"}`, error.values);
      area.focus();
    }
  };
  return { area, writer, box: el("div", { class: "field" }, el("label", { for: id }, label), hint, said, area) };
}

export function returning(open) {
  const field = wordsField("words", t("return.label"), t("return.help"));
  const go = async (event) => {
    event.preventDefault();
    const writer = await field.writer();
    if (writer) await opening(open, writer);
  };
  show(
    t("return.title"),
    paragraph(t("return.what"), "lede"),
    el("form", { submit: go }, field.box, actions(
      el("button", { class: "button" }, t("return.go")),
      button(t("back"), () => home().catch(trouble), "is-quiet"),
    )),
    paragraph(t("return.lost"), "soft"),
  );
}

// `said`: what has just happened.
export async function opening(open, writer, said) {
  busy(t("return.working"));
  await load(open, writer).then(
    (concern) => reading(open, concern, said),
    (error) => trouble(error, { again: () => returning(open) }),
  );
}
