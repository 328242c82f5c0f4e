// A concern in a few words: where it stands, what is due, who wrote, what it is about.
import { today } from "../box/days.js";
import { el } from "../box/screen.js";
import { dayIn, daysIn, t } from "../box/texts.js";

const LONGEST = 110;

export const isLate = ({ due }) => Boolean(due) && today() > due;

// What is due, in a sentence; nothing where nothing is.
export function due(concern) {
  if (!concern.due) return undefined;
  const values = { day: dayIn(concern.due) };
  if (isLate(concern)) return t("due.late", values);
  return t(["new", "waiting"].includes(concern.state) ? "due.acknowledge" : "due.answer", values);
}

export const state = (concern) => el("span", { class: `word is-${concern.state}` }, t(`state.${concern.state}`));

// The first line, cut between words where it is long.
export function titleOf({ first }) {
  if (!first) return t("concern.closed");
  const [line] = first.said.text.trim().split("\n");
  const letters = [...line];
  if (letters.length <= LONGEST) return line;
  const cut = letters.slice(0, LONGEST).join("");
  return `${cut.slice(0, cut.lastIndexOf(" ") > 40 ? cut.lastIndexOf(" ") : undefined)}…`;
}

export function who(step) {
  if (step.is === "anonymous") return t("who.anonymous");
  return [`${t(`who.${step.is}`)} `, el("bdi", {}, step.name)];
}

export function about({ first, first_on: from, last_on: to }) {
  const days = daysIn({ first: from, last: to });
  const said = first ? [t(`theme.${first.said.theme}`), " · ", who(first.said.step), " · "] : [];
  return el("p", { class: "soft small" }, said.flat(), days);
}
