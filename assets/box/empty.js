// Nothing is kept here: what this page is, how one gets back to it, and where a code can be put in.
import { searching } from "./find.js";
import { actions, el, fold, paragraph, show } from "./screen.js";
import { t } from "./texts.js";

export function empty() {
  const points = ["collect", "answer", "sealed", "counted"].map((one) => el("li", {}, t(`empty.${one}`)));
  show(
    t("empty.title"),
    paragraph(t("empty.what"), "lede"),
    paragraph(t("empty.back")),
    el("ol", { class: "steps" }, points),
    fold(t("code.title"), pasting()),
    fold(t("find.title"), searching()),
    paragraph(el("a", { href: "concern/" }, t("concern.go"))),
    fold(t("limits.title"), ...limits()),
  );
}

const limits = () => ["work", "changed", "together", "small", "program"].map((one) => paragraph(t(`limits.${one}`)));

// A code that was copied: the address it is part of, or only what stands behind the #.
function pasting() {
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
    const [found] = /#(token|t|s)=[A-Za-z0-9_-]+/.exec(field.value.replace(/\s+/g, "")) ?? [];
    if (found) location.hash = found;
    else said.textContent = t("code.none");
  };
  return el(
    "form",
    { submit: open },
    el(
      "div",
      { class: "field" },
      el("label", { for: "code" }, t("code.label")),
      el("p", { class: "help", id: "code-help" }, t("code.help")),
      said,
      field,
    ),
    actions(el("button", { class: "button" }, t("code.open"))),
  );
}
