// Where a concern stands, in plain words: the silence clock, and who there is outside once it has run out.
import { today } from "../box/days.js";
import { el, notice, paragraph, sheet } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { clock, isLate } from "./clock.js";
import { daysToAnswer } from "./published.js";

export function standing({ seasons, outside: channels }, { letters, closed, shut }) {
  const people = channels.map((one) => paragraph(`${one.name}: ${one.how}`));
  if (closed) {
    const state = `clock.${shut ? "shut" : "closed"}`;
    return sheet(el("h2", {}, t(state)), paragraph(t(`${state}.what`, { day: dayIn(closed) })));
  }
  const found = clock(letters.map((one) => ({ day: one.day, as: one.posted })), daysToAnswer(seasons));
  const days = ["acknowledge", "answer", "on"].map((name) => [name, found[name] && dayIn(found[name])]);
  const what = paragraph(t(`clock.${found.state}.what`, Object.fromEntries(days)));
  const late = isLate(found, today()) && notice("is-care", t("clock.late"), paragraph(t("clock.late.what")), ...people);
  return sheet(el("h2", {}, t(`clock.${found.state}`)), what, late);
}
