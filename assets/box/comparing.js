// The second screen of collecting: the check words of each week, before anything is sent; then over to the site.
import { wordList } from "./shown_words.js";
import { blinded } from "./collect.js";
import { checkWords, wordsOfQuarter } from "./round.js";
import { actions, busy, button, el, notice, paragraph, show } from "./screen.js";
import { daysIn, t } from "./texts.js";
import { trouble } from "./trouble.js";

export async function comparing(open, site, season) {
  busy(t("words.working"));
  const lists = [];
  for (const { manifest } of open) {
    const days = t("words.of", { days: daysIn(manifest.answering) });
    const title = (season || open.length > 1) && el("h2", { class: "small-title" }, days);
    lists.push(el("section", { class: "tight" }, title, wordList(await checkWords("manifest", manifest))));
  }
  if (season) {
    const title = el("h2", { class: "small-title" }, t("words.quarter", { days: daysIn(season) }));
    lists.push(el("section", { class: "tight" }, title, wordList(await wordsOfQuarter(season))));
  }
  const send = async () => {
    busy(t("collect.working"));
    await blinded(open, site, season).then((address) => location.assign(address), trouble);
  };
  const host = new URL(site).host;
  show(
    t("words.title"),
    paragraph(t("words.why"), "lede"),
    ...lists,
    paragraph(t("words.later")),
    notice("", t("collect.next", { host }), paragraph(t("collect.next.more"))),
    actions(button(t("collect.send"), send)),
  );
}
