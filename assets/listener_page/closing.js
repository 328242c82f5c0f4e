// The end of a concern: closed, and open again as soon as the writer writes; or shut, which the writer reads the reason of.
import { actions, button, fold, paragraph } from "../box/screen.js";
import { t } from "../box/texts.js";
import { shutting } from "./asking.js";
import { sender, textField, written } from "./composing.js";
import { form, submit } from "./field.js";
import { stale } from "./session.js";

// `how`: "close" or "shut".
export function ending(concern, how) {
  const text = textField(`${how}-text`, t(`${how}.text`), { help: t(`${how}.help`) });
  const { said, send } = sender(concern);
  let isSent = false; // the letter is there, and only the closing is missing
  const end = async () => {
    await shutting(concern.thread, how === "shut");
    Object.assign(concern, { state: how === "shut" ? "shut" : "closed", due: null });
    stale();
    return `sent.${how}`;
  };
  const sending = async () => {
    const words = isSent ? text.field.value : written(text);
    if (words) await send({ as: "closing", text: words }, () => ((isSent = true), end()));
  };
  const put = () => ((text.field.value = t(`template.${how}.text`)), text.field.focus());
  const look = how === "shut" ? "is-danger" : "";
  const buttons = actions(submit(t(`${how}.go`), look), button(t("template"), put, "is-quiet"));
  return fold(t(`${how}.title`), paragraph(t(`${how}.what`)), form(sending, text.whole, said, buttons));
}
