// "How identifiable am I?": worked out here while somebody writes, and never sent.
import { el, paragraph, sheet } from "../box/screen.js";
import { many, t } from "../box/texts.js";
import { chips, values } from "./choices.js";
import { circles, findings } from "./findings.js";

const PAUSE = 500; // milliseconds without a key
const GROUPS = ["me", "few", "some", "many", "unknown"];

// What is found in what is written in that field, told at each pause; `said` is told aloud when it changes.
function finding(field) {
  const said = el("p", { class: "count", role: "status" });
  const shown = el("div", { class: "findings" });
  const update = () => {
    const { count, rows } = findings(field.value);
    const sum = count ? many("points", count) : t(field.value.trim() ? "points.none" : "points.empty");
    if (said.textContent !== sum) said.textContent = sum;
    shown.replaceChildren(...rows);
  };
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, PAUSE);
  });
  update();
  return [said, shown];
}

const around = (...inside) =>
  sheet(
    el("h2", {}, t("points.title")),
    paragraph(t("points.what"), "help"),
    ...inside,
    paragraph(t("points.limits"), "help"),
  );

export const findable = (field) => around(...finding(field));

// For a first letter: how many could have known is asked as well, and told to nobody either.
export function panel(field, draft) {
  const about = el("div", { class: "tight" });
  const [smallest] = circles();
  const choices = GROUPS.map((value) => ({ value, title: t(`knew.${value}`) }));
  const group = chips(t("knew"), "knew", choices, draft.knew, tell);
  function tell() {
    draft.knew = values(group)[0] ?? draft.knew;
    const told = [t(`knew.${draft.knew}.more`), smallest && many("circle", smallest.length)];
    about.replaceChildren(...told.filter(Boolean).map((one) => paragraph(one)));
  }
  tell();
  return around(...finding(field), group, about);
}
