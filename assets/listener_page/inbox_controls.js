// What is shown of the inbox: a search in what is open, the closed ones too, and looking again.
import { actions, button, el } from "../box/screen.js";
import { many, t } from "../box/texts.js";
import { go } from "./frame.js";
import { session, stale } from "./session.js";

export function controls(draw) {
  const field = el("input", {
    type: "search",
    id: "search",
    class: "input",
    autocomplete: "off",
    spellcheck: "false",
    value: session.search,
  });
  field.addEventListener("input", () => ((session.search = field.value), draw()));
  const help = el("p", { class: "help" }, many("search.within", session.concerns.length));
  const search = el("div", { class: "field" }, el("label", { for: "search" }, t("search")), help, field);
  const other = button(
    t(session.only ? "inbox.all" : "inbox.open"),
    () => ((session.only = !session.only), stale(), go("concerns")),
    "is-quiet",
  );
  return [
    session.concerns.length > 1 && search,
    actions(
      other,
      button(t("inbox.again"), () => (stale(), go("concerns")), "is-quiet"),
    ),
  ];
}
