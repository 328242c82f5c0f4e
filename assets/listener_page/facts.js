// Where a concern stands, who wrote as far as they say, and how far it may go.
import { el } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { due, isLate, state, who } from "./telling.js";

// The last word of the writer on who they are and on what may be told.
export function latest({ letters, first }) {
  const own = letters.filter((one) => one.author.is === "writer");
  return (own.at(-1) ?? first)?.said;
}

export function facts(concern) {
  const said = latest(concern);
  const when = due(concern);
  const rows = [
    [
      t("fact.state"),
      [state(concern), when && el("span", { class: isLate(concern) ? "due is-late" : "due" }, ` ${when}`)],
    ],
    concern.closed && [t("fact.closed"), dayIn(concern.closed)],
    said && [t("fact.who"), who(said.step)],
    said && [t("fact.pass"), t(`pass.${said.pass}`)],
  ].filter(Boolean);
  const inside = rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, ...[value].flat().filter(Boolean))]);
  return el("dl", { class: "facts" }, inside);
}
