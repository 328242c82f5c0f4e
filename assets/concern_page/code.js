// No slip is here that is good now: how to get one, and where a code with slips can be put in.
import { actions, el, fold, notice, paragraph } from "../box/screen.js";
import { t } from "../box/texts.js";
import { carriesSlips, take } from "./slips.js";

export function needed(then) {
  const said = el("p", { class: "errors", id: "code-error", role: "alert" });
  const field = el("textarea", {
    id: "code",
    rows: "4",
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "code-help code-error",
  });
  const open = (event) => {
    event.preventDefault();
    said.textContent = "";
    try {
      if (!carriesSlips(field.value)) throw new Error("no code");
      take(field.value);
      then();
    } catch {
      said.textContent = t("code.none");
    }
  };
  const label = el("label", { for: "code" }, t("code.label"));
  const help = el("p", { class: "help", id: "code-help" }, t("code.help"));
  return el(
    "section",
    { class: "tight" },
    notice("", t("slip.title"), paragraph(t("slip.what")), paragraph(t("slip.how"))),
    fold(
      t("code.title"),
      el(
        "form",
        { submit: open },
        el("div", { class: "field" }, label, help, said, field),
        actions(el("button", { class: "button is-quiet" }, t("code.open"))),
      ),
    ),
  );
}
