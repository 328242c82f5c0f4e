// One week's slips on one card, to scan, to copy or to print, with the names and the check words.
import { ofWeek } from "./check_words.js";
import { wordList } from "./shown_words.js";
import { copying } from "./copying.js";
import { spell } from "./link.js";
import { together } from "./names.js";
import { pack } from "./packed.js";
import { qr } from "./qr.js";
import { checkWords } from "./round.js";
import { el, paragraph } from "./screen.js";
import { isGated, slipFor, slipsOf } from "./slip.js";
import { inSession } from "./store.js";
import { daysIn, t } from "./texts.js";

const IN_ONE = 3; // slips in one code: more could not be scanned

// The smallest group's slip comes in the first code; when it is known which one counts, it alone is on the card.
export async function card(loaded) {
  const { manifest, state } = loaded;
  const circles = (one) => manifest.byId.get(one.circle);
  const { token, gate } = isGated(state) ? await slipFor(loaded) : {};
  const mine = gate ? [token] : slipsOf(manifest);
  const about = { round: manifest.round, manifest: manifest.digest, gate: gate?.digest, all: mine.length };
  const parts = Array.from({ length: Math.ceil(mine.length / IN_ONE) }, (_, part) =>
    mine.slice(part * IN_ONE, (part + 1) * IN_ONE),
  );
  const address = `${location.origin}/`;
  const codes = parts.map((part, place) => {
    const label = t("carry.code", { part: place + 1, of: parts.length });
    const code = qr(address + pack(about, part), label);
    return el("figure", { class: "scan" }, code, parts.length > 1 && el("figcaption", {}, label));
  });
  const own = {
    tokens: mine,
    rosters: inSession().rosters.filter((one) => mine.some((two) => two.circle === one.circle)),
    manifests: { [manifest.round]: manifest.digest },
    gates: gate ? { [manifest.round]: gate.digest } : {},
  };
  const title = t("week", { days: daysIn(manifest.answering), organisation: manifest.organisation });
  return el(
    "section",
    { class: "card" },
    el("h2", {}, title),
    el("div", { class: "scans" }, codes),
    parts.length > 1 && paragraph(t("carry.each"), "help"),
    copying(address + spell("token", own)),
    el("h3", {}, t("together.title")),
    ...together(circles(mine[0])),
    el("h3", {}, t("words.title")),
    wordList(await checkWords("manifest", manifest)),
    gate && [el("h3", {}, t("gate.title")), ...(await ofWeek(gate))],
  );
}
