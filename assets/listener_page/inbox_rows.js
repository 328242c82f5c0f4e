// Concerns in the inbox, one below the other; those of one pen-name lie together.
import { el } from "../box/screen.js";
import { many, t } from "../box/texts.js";
import { go } from "./frame.js";
import { about, due, isLate, state, titleOf } from "./telling.js";

function row(concern) {
  const when = due(concern);
  return el(
    "li",
    { class: isLate(concern) ? "concern is-late" : "concern" },
    el("p", { class: "concern-head" }, state(concern), when && el("span", { class: "due" }, when)),
    el(
      "button",
      { type: "button", class: "concern-title", dir: "auto", click: () => go("concern", concern) },
      titleOf(concern),
    ),
    about(concern),
  );
}

export function group(concerns) {
  if (concerns.length === 1) return row(concerns[0]);
  const title = el(
    "p",
    { class: "pen-name" },
    t("pen-name.before"),
    el("bdi", {}, concerns[0].first.said.step.name),
    many("pen-name", concerns.length),
  );
  return el("li", { class: "together" }, title, el("ul", { class: "concerns" }, concerns.map(row)));
}
