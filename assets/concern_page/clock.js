// The silence clock, from days alone: the same arithmetic as troth_box.concerns.standing. What is handed in on a day is
// seen by the other side from the next day on, so an answer of a day covers what was written before that day.
import { moved } from "../box/days.js";

const ACKNOWLEDGED = 7; // days

// `posted`: [{day, as}], as the box delivers them. {state, acknowledge, answer, on}: days by which something is due.
export function clock(posted, daysToAnswer) {
  const last = (...kinds) =>
    posted
      .filter((one) => kinds.includes(one.as))
      .map((one) => one.day)
      .sort()
      .at(-1) ?? "";
  const [answered, noticed] = [last("reply"), last("reply", "acknowledge")];
  const days = posted.filter((one) => one.as === "message" && one.day >= answered).map((one) => one.day);
  if (!days.length) return { state: "answered", on: answered };
  const first = (all) => [...all].sort()[0];
  const unnoticed = days.filter((day) => day >= noticed);
  const answer = moved(first(days), daysToAnswer);
  if (!unnoticed.length) return { state: "acknowledged", on: noticed, answer };
  return { state: noticed ? "waiting" : "new", acknowledge: moved(first(unnoticed), ACKNOWLEDGED), answer };
}

// What is due and has passed, if anything.
export const isLate = ({ acknowledge, answer }, today) => [acknowledge, answer].some((day) => day && day < today);

const ASKED = [30, 90]; // days after closing

// Whether it is asked what has changed: at 30 and at 90 days, each once.
export function isAsked(closed, cares, today) {
  const due = ASKED.map((days) => moved(closed, days)).filter((day) => day <= today);
  return due.length > 0 && !cares.some((day) => day >= due.at(-1));
}
