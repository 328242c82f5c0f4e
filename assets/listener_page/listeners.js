// Who listens, and the eight words by which everybody sees that it is the same list.
import { wordList as shown } from "../box/check_words.js";
import { el, paragraph } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { framed, place } from "./frame.js";
import { checkWords } from "./listed.js";
import { session } from "./session.js";
import { site } from "./store.js";

export async function wordsToCompare(directory) {
  const words = await checkWords(directory);
  const where = site() ? t("check.site", { host: new URL(site()).host }) : t("check.where");
  return [
    el(
      "section",
      { class: "sheet" },
      el("h2", {}, t("check.title")),
      paragraph(t("check.what")),
      shown(words),
      paragraph(where, "help"),
    ),
  ];
}

// One listener: the name, how they were chosen, since when.
export const rowOf = (one) =>
  el(
    "div",
    { class: "person" },
    el(
      "p",
      { class: "person-name" },
      el("bdi", {}, one.name),
      session.me?.id === one.id && el("span", { class: "word" }, t("me")),
    ),
    el("p", { class: "soft small", dir: "auto" }, one.chosen),
    paragraph(t("since", { day: dayIn(one.since) }), "soft small"),
  );

export function listed({ listeners, organisation }) {
  const rows = listeners.map((one) => el("li", {}, rowOf(one)));
  const title = el("h2", {}, el("bdi", {}, t("listeners.of", { organisation })));
  return [el("section", { class: "sheet" }, title, el("ul", { class: "people" }, rows))];
}

async function listeners() {
  const { directory } = session;
  framed(
    "listeners",
    t("nav.listeners"),
    paragraph(t("listeners.what"), "lede"),
    ...listed(directory),
    ...(await wordsToCompare(directory)),
    paragraph(t("listeners.number", { number: directory.number }), "help"),
  );
}

place("listeners", listeners);
