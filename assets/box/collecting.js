// The screens of collecting: what a slip is and whose computer this is; then the check words; then over to the site.
import { wordList } from "./check_words.js";
import { blinded, wanted } from "./collect.js";
import { home } from "./home.js";
import { checkWords } from "./round.js";
import { actions, busy, button, el, notice, paragraph, sheet, show } from "./screen.js";
import { begin, forget, inSession } from "./store.js";
import { dayIn, daysIn, t } from "./texts.js";
import { trouble } from "./trouble.js";

// `anew`: what this browser keeps is somebody else's, so it is no one person's browser.
export async function collecting(link, { anew = false } = {}) {
  const has = (round) => inSession().tokens.concat(inSession().sent).some((one) => one.round === round);
  const other = () => collecting(link, { anew: true }).catch(trouble);
  if (!anew && link.rounds.every(has)) return home("already", button(t("already.other"), other, "is-quiet"));
  const open = await wanted(link);
  const { manifest } = open[0];
  const last = open.map((one) => one.manifest.issuing.last).sort()[0];
  const choice = (value, isChosen) =>
    el("label", { class: "choice-card" }, el("input", { type: "radio", name: "whose", value, checked: isChosen }),
      el("span", { class: "choice-text" }, el("span", { class: "choice-title" }, t(`whose.${value}`)), el("span", { class: "choice-more" }, t(`whose.${value}.more`))));
  const whose = el("fieldset", { class: "field" }, el("legend", {}, t("whose")), el("div", { class: "choice-cards" }, !anew && choice("own", true), choice("shared", anew)));
  const go = () => {
    begin({ shared: whose.querySelector("[value=shared]").checked });
    return comparing(open, link.site);
  };
  show(
    t("collect.title"),
    paragraph(t("collect.what", { organisation: manifest.organisation }), "lede"),
    el("ul", {}, ["once", "nameless", "lost"].map((one) => el("li", {}, t(`collect.${one}`, { last: dayIn(last) })))),
    sheet(whose, actions(button(t("collect.go"), go))),
  );
}

// The eight words of each month, before anything is sent.
async function comparing(open, site) {
  busy(t("words.working"));
  const lists = [];
  for (const { manifest } of open) {
    const days = t("words.of", { days: daysIn(manifest.answering) });
    lists.push(el("section", { class: "tight" }, open.length > 1 && el("h2", { class: "small-title" }, days), wordList(await checkWords(manifest))));
  }
  const send = async () => {
    busy(t("collect.working"));
    await blinded(open, site).then((address) => location.assign(address), trouble);
  };
  const host = new URL(site).host;
  show(t("words.title"), paragraph(t("words.why"), "lede"), ...lists, paragraph(t("words.later")),
    notice("", t("collect.next", { host }), paragraph(t("collect.next.more"))), actions(button(t("collect.send"), send)));
}

// On a shared computer something is begun already, in this tab: perhaps by whoever sat here before.
export function otherPerson(link) {
  const again = () => wanted(link).then((open) => comparing(open, link.site)).catch(trouble);
  const anew = () => (forget(), begin({ shared: false }), collecting(link, { anew: true }).catch(trouble));
  show(t("begun.title"), paragraph(t("begun.what"), "lede"), actions(button(t("begun.mine"), again), button(t("begun.other"), anew, "is-quiet")));
}
