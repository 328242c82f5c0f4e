// "How identifiable am I?": worked out here while somebody writes, and never sent.
import { el, fold, paragraph } from "../box/screen.js";
import { language, many, t } from "../box/texts.js";
import { chips, values } from "./choices.js";
import { pointers } from "./pointing.js";
import { striking } from "./style.js";

const PAUSE = 500; // milliseconds without a key
const MOST = 8; // of one kind are shown
const GROUPS = ["me", "few", "some", "many", "unknown"];
const list = (name) => t(name).split("|").filter(Boolean);

// Names of colleagues that the answering page keeps in this browser: whoever is counted together.
function circles() {
  const kept = JSON.parse(localStorage.getItem("troth"))?.rosters ?? [];
  return kept.map((one) => one.names).sort((one, other) => one.length - other.length);
}

export const findings = (text) =>
  pointers(text, {
    names: circles().flat(),
    self: list("list.self"),
    roles: list("list.roles"),
    places: list("list.places"),
    when: list("list.when"),
    language,
  });

// The same where it is no first letter: nothing is asked about who knew.
export const findable = (field) => panel(field, { knew: "unknown" });

export function panel(field, draft) {
  const shown = el("div", { class: "findings", role: "status" });
  const [smallest] = circles();
  const group = chips(t("knew"), "knew", GROUPS.map((value) => ({ value, title: t(`knew.${value}`) })), draft.knew, update);
  function update() {
    draft.knew = values(group)[0] ?? draft.knew;
    const found = findings(field.value);
    shown.replaceChildren(
      el("p", { class: "count" }, found.length ? many("points", found.length) : t("points.none")),
      ...found.map((one) => row(`point.${one.kind}`, one.found)),
      ...striking(field.value).map((one) => row(`style.${one}`)),
      paragraph(t(`knew.${draft.knew}.more`)),
      smallest ? paragraph(many("circle", smallest.length)) : "",
    );
  }
  let waiting;
  field.addEventListener("input", () => (clearTimeout(waiting), (waiting = setTimeout(update, PAUSE))));
  update();
  return fold(t("points.title"), paragraph(t("points.what"), "help"), group, shown, paragraph(t("points.limits"), "help"));
}

const row = (name, found = []) =>
  el(
    "div",
    { class: "finding" },
    el("strong", {}, t(name)),
    el("span", { class: "soft" }, t(`${name}.more`)),
    found.length > 0 && el("ul", { class: "found" }, found.slice(0, MOST).map((one) => el("li", { dir: "auto" }, one))),
  );
