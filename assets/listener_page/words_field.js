// Where the six words are typed.
import { actions, el } from "../box/screen.js";
import { t } from "../box/texts.js";
import { field, form, painted, submit } from "./field.js";
import { passphraseOf } from "./word_list.js";

// A field for the words; `open(passphrase)` fails where they are not the right ones.
export function wordsField(open) {
  const words = field("words", t("open.words"), { help: t("open.help"), autocapitalize: "none", type: "password" });
  const see = el("input", {
    type: "checkbox",
    id: "see",
    change: () => (words.field.type = see.checked ? "text" : "password"),
  });
  const shown = el("div", { class: "check" }, see, el("label", { for: "see" }, t("open.see")));
  const label = submit(t("open.go"));
  const send = async () => {
    words.say("");
    if (!words.field.value.trim()) return words.say(t("open.none"));
    label.textContent = t("open.working");
    await painted();
    await open(await passphraseOf(words.field.value)).catch(() => words.say(t("open.wrong")));
    label.textContent = t("open.go");
  };
  return form(send, words.whole, shown, actions(label));
}
