// Whose computer or phone this is.
import { el } from "./screen.js";
import { t } from "./texts.js";

// The first is chosen.
export function whose(values) {
  const choice = (value, place) => {
    const words = [
      el("span", { class: "choice-title" }, t(`whose.${value}`)),
      el("span", { class: "choice-more" }, t(`whose.${value}.more`)),
    ];
    const input = el("input", { type: "radio", name: "whose", value, checked: place === 0 });
    return el("label", { class: "choice-card" }, input, el("span", { class: "choice-text" }, words));
  };
  const cards = el("div", { class: "choice-cards" }, values.map(choice));
  return el("fieldset", { class: "field" }, el("legend", {}, t("whose")), cards);
}
