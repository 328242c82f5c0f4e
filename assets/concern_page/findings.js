// What a text shows of its writer, with what this browser knows: lists of words, and the names of colleagues that the
// answering page keeps here.
import { el } from "../box/screen.js";
import { language, t } from "../box/texts.js";
import { pointers } from "./pointing.js";
import { striking } from "./style.js";

const MOST = 8; // of one kind are shown
const list = (name) => t(`list.${name}`).split("|");

// Names of those who are counted together with this person, the smallest group first.
export function circles() {
  const kept = JSON.parse(localStorage.getItem("troth"))?.rosters ?? [];
  return kept.map((one) => one.names).sort((one, other) => one.length - other.length);
}

// {count, rows}: how many kinds there are, and what is shown of each, and of how it is written.
export function findings(text) {
  const names = circles().flat();
  const known = { names, self: list("self"), roles: list("roles"), places: list("places"), when: list("when"), language };
  const found = pointers(text, known);
  const rows = found.map((one) => row(`point.${one.kind}`, one.found));
  return { count: found.length, rows: [...rows, ...striking(text).map((one) => row(`style.${one}`, []))] };
}

const row = (name, found) =>
  el(
    "div",
    { class: "finding" },
    el("strong", {}, t(name)),
    el("span", { class: "soft" }, t(`${name}.more`)),
    found.length > 0 &&
      el(
        "ul",
        { class: "found" },
        found.slice(0, MOST).map((one) => el("li", { dir: "auto" }, one)),
      ),
  );
