// Taking slips elsewhere: codes for a phone, a text to copy, a card to print. On a shared computer nothing else is kept.
import { wordList } from "./check_words.js";
import { copying } from "./copying.js";
import { empty } from "./empty.js";
import { home } from "./home.js";
import { pack, spell } from "./link.js";
import { together } from "./names.js";
import { qr } from "./qr.js";
import { checkWords, load } from "./round.js";
import { actions, button, el, notice, paragraph, show } from "./screen.js";
import { slipFor, slipsOf } from "./slip.js";
import { forget, inSession } from "./store.js";
import { daysIn, t } from "./texts.js";
import { trouble } from "./trouble.js";

const IN_ONE = 3;

// From one's own browser: this week's slips, which stay here too.
export async function elsewhere(loaded) {
  const back = button(t("sent.home"), () => home().catch(trouble), "is-quiet");
  show(t("carry.title"), paragraph(t("carry.what"), "lede"), ...(await card(loaded)), actions(printing(), back));
}

// From a shared computer: all that was just received, which is lost with this tab.
export async function handOver() {
  const rounds = [...new Set(inSession().tokens.map((one) => one.round))];
  const cards = [];
  for (const round of rounds) cards.push(...(await card(await load(round))));
  addEventListener("beforeunload", warn);
  const done = () => (removeEventListener("beforeunload", warn), forget(), empty());
  show(t("handover.title"), paragraph(t("handover.what"), "lede"), notice("is-care", t("handover.lost"), paragraph(t("handover.lost.what"))), ...cards,
    actions(printing(), button(t("handover.done"), done, "is-quiet")));
}

const warn = (event) => event.preventDefault();
const printing = () => button(t("carry.print"), () => print());

// One week on one card: what it is, its codes, its names and words. The smallest group's slip comes in the first code.
// When it is known which one counts, it alone is on the card.
async function card(loaded) {
  const { manifest, state } = loaded;
  const circles = (one) => manifest.byId.get(one.circle);
  const mine = state === "open" ? [(await slipFor(loaded)).token] : slipsOf(manifest);
  const parts = Array.from({ length: Math.ceil(mine.length / IN_ONE) }, (_, part) => mine.slice(part * IN_ONE, (part + 1) * IN_ONE));
  const address = `${location.origin}/`;
  const codes = parts.map((part, place) => {
    const label = t("carry.code", { part: place + 1, of: parts.length });
    const code = qr(address + pack(manifest.round, manifest.digest, part, mine.length), label);
    return el("figure", { class: "scan" }, code, parts.length > 1 && el("figcaption", {}, label));
  });
  const own = { tokens: mine, rosters: inSession().rosters.filter((one) => mine.some((two) => two.circle === one.circle)), manifests: { [manifest.round]: manifest.digest } };
  const title = t("week", { days: daysIn(manifest.answering), organisation: manifest.organisation });
  return [el("section", { class: "card" }, el("h2", {}, title), el("div", { class: "scans" }, codes),
    parts.length > 1 && paragraph(t("carry.each"), "help"), copying(address + spell("token", own)), el("h3", {}, t("together.title")), ...together(circles(mine[0])),
    el("h3", {}, t("words.title")), wordList(await checkWords(manifest)))];
}
