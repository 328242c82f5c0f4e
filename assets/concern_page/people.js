// Who listens, with the words that tell a false list from the true one; and who there is outside.
import { wordList } from "../box/shown_words.js";
import { el, fold, paragraph, sheet } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { checkWords } from "./published.js";

export const name = (text) => el("bdi", { class: "name" }, text);

export async function listening(directory) {
  const rows = directory.listeners.map((one) =>
    el(
      "li",
      { class: "person" },
      el("strong", {}, name(one.name)),
      el("span", { class: "soft" }, one.chosen),
      el("span", { class: "soft" }, t("people.since", { day: dayIn(one.since) })),
    ),
  );
  return sheet(
    el("h2", {}, t("people.title")),
    paragraph(t("people.what")),
    el("ul", { class: "people" }, rows),
    await compared(directory),
  );
}

export const compared = async (directory) =>
  fold(t("words.title"), paragraph(t("words.why")), wordList(await checkWords(directory)));

// Always shown, whoever listens.
export function outside(channels) {
  const rows = channels.map((one) => el("li", { class: "person" }, el("strong", {}, one.name), el("span", {}, one.how)));
  return sheet(
    el("h2", {}, t("outside.title")),
    paragraph(t("outside.what")),
    rows.length ? el("ul", { class: "people" }, rows) : paragraph(t("outside.none"), "soft"),
    paragraph(t("outside.danger")),
  );
}
