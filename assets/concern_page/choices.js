// Choices as cards, each with its title and what it means; and questions with short answers.
import { el } from "../box/screen.js";

// A question with one or several answers: [{value, title, more}]; `chosen` says whether a value is chosen.
export function cards(question, kind, name, all, chosen, change) {
  const card = ({ value, title, more }) => {
    const input = el("input", { type: kind, name, value, checked: chosen(value), change });
    const words = [el("span", { class: "choice-title" }, title), more && el("span", { class: "choice-more" }, more)];
    return el("label", { class: "choice-card" }, input, el("span", { class: "choice-text" }, words.filter(Boolean)));
  };
  const inside = el("div", { class: "choice-cards" }, all.map(card));
  return el("fieldset", { class: "field" }, el("legend", {}, question), inside);
}

export function chips(question, name, all, chosen, change) {
  const chip = ({ value, title }) =>
    el(
      "label",
      { class: "chip" },
      el("input", { type: "radio", name, value, checked: value === chosen, change }),
      el("span", {}, title),
    );
  return el(
    "fieldset",
    { class: "field" },
    el("legend", {}, question),
    el("div", { class: "chips" }, all.map(chip)),
  );
}

export const values = (group) => [...group.querySelectorAll("input:checked")].map((one) => one.value);
