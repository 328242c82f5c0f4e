// Answering a concern: acknowledge it, reply, or leave a note that only listeners read.
import { actions, el } from "../box/screen.js";
import { t } from "../box/texts.js";
import { sender, textField, written } from "./composing.js";
import { form, submit } from "./field.js";
import { readerNames } from "./readers.js";
import { replyTo } from "./sending.js";
import { draft, stale } from "./session.js";
import { templates } from "./templates.js";

const kindOf = (as) => (as === "note" ? "note" : "letter");
const NEXT = { acknowledge: "acknowledged", reply: "answered" };

export function answering(concern) {
  const { thread, letters, state } = concern;
  const text = textField("text", t("write.text"));
  const area = text.field;
  area.addEventListener("input", () => draft(thread, area.value));
  const reads = el("p", { class: "help" });
  const own = t("template.thanks.text");
  let as;
  const choose = (chosen) => {
    as = chosen;
    reads.textContent = `${t(`write.${kindOf(as)}.reads`)} ${readerNames(letters)}`;
    if (as === "acknowledge" && !area.value.trim()) area.value = own;
    else if (as !== "acknowledge" && area.value === own) area.value = "";
  };
  const possible = [...(replyTo(letters) ? ["acknowledge", "reply"] : []), "note"];
  const first = possible.length === 1 ? "note" : state === "new" ? "acknowledge" : "reply";
  area.value = draft(thread);
  choose(first);
  const chips = possible.map((one) => chip(one, one === first, () => choose(one)));
  const { said, send } = sender(concern);
  const sending = async () => {
    const words = written(text);
    if (words) await send({ as, text: words }, () => sent(concern, as));
  };
  const inside = [kinds(chips), templates(area), text.whole, reads, said, actions(submit(t("write.send")))];
  return el("section", { class: "sheet" }, el("h2", {}, t("write.title")), form(sending, ...inside));
}

const kinds = (chips) =>
  el("fieldset", { class: "field" }, el("legend", {}, t("write.kind")), el("div", { class: "chips" }, chips));
const chip = (as, checked, change) =>
  el(
    "label",
    { class: "chip" },
    el("input", { type: "radio", name: "as", value: as, checked, change }),
    el("span", {}, t(`write.${as}`)),
  );

function sent(concern, as) {
  draft(concern.thread, "");
  if (NEXT[as]) Object.assign(concern, { state: NEXT[as], due: null });
  stale();
  return `sent.${kindOf(as)}`;
}
