// A text, and sending it: sealed once, so that after a failure the very same letter goes out again.
import { el, notice } from "../box/screen.js";
import { t } from "../box/texts.js";
import { told } from "../box/trouble.js";
import { isProse, MOST_TEXT } from "../concerns/said.js";
import { field } from "./field.js";
import { go } from "./frame.js";
import { fits, letterOf } from "./sending.js";

export const textField = (name, label, more = {}) =>
  field(name, label, { kind: "textarea", rows: "5", dir: "auto", spellcheck: "true", ...more });

// What is in the field, if it can be sent; "" after saying in its place why not.
export function written({ field: area, say }) {
  const text = area.value
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .trim();
  say("");
  if (!isProse(text)) say(t("text.none"));
  else if ([...text].length > MOST_TEXT || !fits(text)) say(t("text.long"));
  else return text;
  return "";
}

// {said, send(what, then)}: `what` as for letterOf, `then` what follows once it is there, and the name of what is told of
// it; `said` shows what went wrong. Whoever went to another screen in the meantime stays there.
export function sender(concern) {
  const said = el("div", { role: "alert" });
  let letter, sealed;
  const send = async (what, then) => {
    said.replaceChildren();
    try {
      const same = JSON.stringify([what.as, what.text, what.more?.map((one) => one.id)]);
      if (sealed !== same) [letter, sealed] = [await letterOf(concern, what), same];
      await letter.send();
      const done = await then();
      if (said.isConnected) await go("concern", concern, done);
    } catch (error) {
      said.replaceChildren(notice("is-care", null, ...told(error, "h3")));
    }
  };
  return { said, send };
}
