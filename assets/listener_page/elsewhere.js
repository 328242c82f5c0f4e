// The same key on another device: from its file and the six words, or from paper, which gives it six new ones.
import { actions, button, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { listenerOf } from "../concerns/keys.js";
import { field, form, submit } from "./field.js";
import { go } from "./frame.js";
import { making } from "./making.js";
import { openWith } from "./session.js";
import { keepKey } from "./store.js";
import { wordsField } from "./words_field.js";
import { byPassphrase, fromPaper, isKeyFile, unwrapped } from "./wrapping.js";

const back = () => button(t("back"), () => go("begin"), "is-quiet");

export function withFile() {
  const chosen = field("file", t("begin.file.label"), { help: t("begin.file.help"), type: "file" });
  const next = async () => {
    const [file] = chosen.field.files;
    const text = file && file.size < 100_000 ? await file.text() : "";
    if (isKeyFile(text)) ofFile(text);
    else chosen.say(t(file ? "begin.file.wrong" : "begin.file.none"));
  };
  show(
    t("begin.file"),
    paragraph(t("begin.file.what"), "lede"),
    form(next, chosen.whole, actions(submit(t("go-on")), back())),
  );
}

function ofFile(file) {
  const open = async (passphrase) => {
    const identity = await unwrapped(file, byPassphrase(passphrase));
    const { line } = await listenerOf(identity);
    keepKey({ line, file, passkey: null, older: [] });
    await openWith([identity]);
    return go("arrive");
  };
  show(t("open.title"), paragraph(t("begin.file.words"), "lede"), wordsField(open), actions(back()));
}

export function withPaper() {
  const typed = field("paper", t("paper.label"), {
    help: t("paper.help"),
    kind: "textarea",
    rows: "4",
    autocapitalize: "characters",
    class: "is-code",
  });
  const next = async () => {
    const identity = fromPaper(typed.field.value);
    if (identity) await making({ identity, title: "rewrap" }).catch(trouble);
    else typed.say(t("paper.wrong"));
  };
  show(
    t("begin.paper"),
    paragraph(t("paper.from"), "lede"),
    form(next, typed.whole, actions(submit(t("go-on")), back())),
  );
}
