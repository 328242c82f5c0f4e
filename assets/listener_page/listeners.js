// Who listens, and the eight words by which everybody sees that it is the same list.
import { wordList as shown } from "../box/shown_words.js";
import { el, paragraph } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { framed, place } from "./frame.js";
import { checkWords } from "./listed.js";
import { step } from "./made.js";
import { session } from "./session.js";
import { site } from "./store.js";

export async function wordsToCompare(directory) {
  const words = await checkWords(directory);
  const where = site() ? t("check.site", { host: new URL(site()).host }) : t("check.where");
  return [step(t("check.title"), paragraph(t("check.what")), shown(words), paragraph(where, "help"))];
}

// How a listener was chosen, and since when they are on the list.
export const chosenOf = (one) => [
  el("p", { class: "soft small", dir: "auto" }, one.chosen),
  paragraph(t("since", { day: dayIn(one.since) }), "soft small"),
];

const rowOf = (one) =>
  el(
    "li",
    {},
    el(
      "p",
      { class: "person-name" },
      el("bdi", {}, one.name),
      session.me?.id === one.id && el("span", { class: "word" }, t("me")),
    ),
    ...chosenOf(one),
  );

export function listed({ listeners, organisation }) {
  const title = el("bdi", {}, t("listeners.of", { organisation }));
  return [step(title, el("ul", { class: "people" }, listeners.map(rowOf)))];
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
