// The slips for a concern on the screen of what this browser has, and as codes to take elsewhere.
import { home } from "./home.js";
import { copying } from "./copying.js";
import { spell } from "./link.js";
import { packSlips } from "./packed_slips.js";
import { qr } from "./qr.js";
import { actions, button, el, paragraph, sheet, show } from "./screen.js";
import { inSession } from "./store.js";
import { many, t } from "./texts.js";
import { trouble } from "./trouble.js";

const IN_ONE = 3; // slips in one code: more could not be scanned

export function forConcerns(slips) {
  const take = button(t("carry"), () => taking(), "is-quiet");
  const link = el("a", { class: "button", href: "concern/" }, t("concern.go"));
  const what = [paragraph(many("concern.slips", slips.length)), paragraph(t("concern.five"), "help")];
  return sheet(el("h2", {}, t("concern.title")), ...what, actions(link, take));
}

// One quarter's slips, to scan or to copy; those of an older one are at their end.
export function concernCard() {
  const last = inSession().slips.at(-1).season;
  const slips = inSession().slips.filter((one) => one.season === last);
  const address = `${location.origin}/`;
  const of = Math.ceil(slips.length / IN_ONE);
  const codes = Array.from({ length: of }, (_, part) => {
    const label = t("carry.code", { part: part + 1, of });
    const code = qr(address + packSlips(slips.slice(part * IN_ONE, (part + 1) * IN_ONE), slips.length), label);
    return el("figure", { class: "scan" }, code, of > 1 && el("figcaption", {}, label));
  });
  return el(
    "section",
    { class: "card" },
    el("h2", {}, t("concern.title")),
    el("div", { class: "scans" }, codes),
    of > 1 && paragraph(t("carry.each"), "help"),
    copying(address + spell("token", { slips })),
  );
}

function taking() {
  const back = button(t("sent.home"), () => home().catch(trouble), "is-quiet");
  const printed = button(t("carry.print"), () => print());
  show(t("carry.title"), paragraph(t("concern.carry"), "lede"), concernCard(), actions(printed, back));
}
