// Handing a concern to another listener: all its letters are sealed again for them, with a note that says why.
import { actions, el, fold, paragraph } from "../box/screen.js";
import { t } from "../box/texts.js";
import { sender, textField, written } from "./composing.js";
import { form, submit } from "./field.js";
import { readersOf, wasForAll } from "./readers.js";
import { sealAgain } from "./sealing_again.js";
import { session, stale } from "./session.js";

// Nothing where everybody on the list reads it already.
export function handing(concern) {
  const readers = readersOf(concern.letters);
  const others = session.directory.listeners.filter((one) => !readers.includes(one));
  if (!others.length) return undefined;
  const text = textField("hand-text", t("hand.text"), { rows: "3" });
  const error = el("p", { class: "errors", role: "alert" });
  const boxes = others.map(({ id }) => el("input", { type: "checkbox", id: `to-${id}`, value: id }));
  const checks = others.map(({ id, name }, at) =>
    el("div", { class: "check" }, boxes[at], el("label", { for: `to-${id}` }, el("bdi", {}, name))),
  );
  const { said, send } = sender(concern);
  const sending = async () => {
    const more = others.filter((_, at) => boxes[at].checked);
    error.textContent = more.length ? "" : t("hand.none");
    const words = more.length ? written(text) : "";
    if (words) await send({ as: "note", text: words, more }, () => handed(concern, more));
  };
  const whom = el("fieldset", { class: "field" }, el("legend", {}, t("hand.whom")), error, checks);
  const only = !concern.letters.some(wasForAll) && paragraph(t("hand.only"), "count");
  return fold(
    t("hand.title"),
    paragraph(t("hand.what")),
    only,
    form(sending, whom, text.whole, said, actions(submit(t("hand.go")))),
  );
}

async function handed(concern, more) {
  for (const one of concern.letters) await sealAgain(concern, one, [...readersOf(concern.letters), ...more]);
  stale();
  return "sent.hand";
}
