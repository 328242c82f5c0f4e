// Finding an answer by its number, for whoever wrote it down, on any device.
import * as box from "./box.js";
import { published, result } from "./result.js";
import { load } from "./round.js";
import { actions, el } from "./screen.js";
import { t } from "./texts.js";
import { trouble } from "./trouble.js";

const FEWEST = 8;

export function searching() {
  const said = el("p", { class: "errors", id: "find-error", role: "alert" });
  const field = el("input", {
    id: "find",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "find-help find-error",
  });
  const search = async (event) => {
    event.preventDefault();
    const wanted = field.value.toLowerCase().replace(/\s+/g, "");
    said.textContent = /^[0-9a-f]+$/.test(wanted) && wanted.length >= FEWEST ? "" : t("find.short");
    if (!said.textContent)
      await lookUp(wanted)
        .then((found) => found || (said.textContent = t("find.none")))
        .catch(trouble);
  };
  return el(
    "form",
    { submit: search },
    el(
      "div",
      { class: "field" },
      el("label", { for: "find" }, t("find.label")),
      el("p", { class: "help", id: "find-help" }, t("find.help")),
      said,
      field,
    ),
    actions(el("button", { class: "button" }, t("find"))),
  );
}

async function lookUp(wanted) {
  for (const [round, state] of await box.rounds()) {
    if (!["tallied", "shredded"].includes(state)) continue;
    const loaded = await load(round);
    if ((await published(loaded)).hashes.some((hash) => hash.startsWith(wanted)))
      return (await result(loaded, wanted), true);
  }
  return false;
}
