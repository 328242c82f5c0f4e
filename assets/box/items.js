// The sentences, each with five steps from "not at all" to "fully"; each is passed over until one is chosen.
import { el } from "./screen.js";
import { t } from "./texts.js";

const STEPS = ["1", "2", "3", "4", "5"];
const PASSED = "0";

// {groups, chosen}: a group of choices for each item in the circle's wording, and the answers as they stand.
export function items(manifest, wording) {
  const groups = manifest.items.map((item, place) => group(item, wording, manifest.language, place));
  const chosen = () => {
    const checked = groups.map((one) => one.querySelector("input:checked"));
    return Object.fromEntries(
      checked.filter((one) => one.value !== PASSED).map((one) => [one.name, Number(one.value)]),
    );
  };
  return { groups, chosen };
}

function group(item, wording, language, place) {
  const choice = (value) =>
    el(
      "label",
      { class: value === PASSED ? "step is-passed" : "step" },
      el("input", { type: "radio", name: item.id, value, checked: value === PASSED }),
      el("span", {}, t(`step.${value}`)),
    );
  const number = el("span", { class: "item-number" }, `${place + 1}`);
  return el(
    "fieldset",
    { class: "item" },
    el("legend", {}, number, " ", el("span", { lang: language }, item[wording])),
    el("div", { class: "item-steps" }, STEPS.map(choice), choice(PASSED)),
  );
}
