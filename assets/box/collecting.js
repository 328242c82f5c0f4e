// The first screen of collecting: what a slip is, and whose computer this is.
import { wanted } from "./collect.js";
import { comparing } from "./comparing.js";
import { home } from "./home.js";
import { actions, button, el, paragraph, sheet, show } from "./screen.js";
import { begin, forget, inSession } from "./store.js";
import { dayIn, t } from "./texts.js";
import { trouble } from "./trouble.js";

// `anew`: what this browser keeps is somebody else's, so it is no one person's browser.
export async function collecting(link, { anew = false } = {}) {
  const { tokens, sent } = inSession();
  const has = (round) => [...tokens, ...sent].some((one) => one.round === round);
  const other = () => collecting(link, { anew: true }).catch(trouble);
  if (!anew && link.rounds.every(has)) return home("already", button(t("already.other"), other, "is-quiet"));
  const open = await wanted(link);
  const { organisation } = open[0].manifest;
  const last = open.map((one) => one.manifest.issuing.last).sort()[0];
  const points = ["once", "nameless", "lost"].map((one) => el("li", {}, t(`collect.${one}`, { last: dayIn(last) })));
  const whose = choices(anew ? ["shared"] : ["own", "shared"]);
  const go = () => {
    begin({ shared: whose.querySelector("[value=shared]").checked });
    return comparing(open, link.site);
  };
  show(
    t("collect.title"),
    paragraph(t("collect.what", { organisation }), "lede"),
    el("ul", {}, points),
    sheet(whose, actions(button(t("collect.go"), go))),
  );
}

// Whose device this is; the first is chosen.
function choices(values) {
  const choice = (value, place) => {
    const words = [
      el("span", { class: "choice-title" }, t(`whose.${value}`)),
      el("span", { class: "choice-more" }, t(`whose.${value}.more`)),
    ];
    const input = el("input", { type: "radio", name: "whose", value, checked: place === 0 });
    return el("label", { class: "choice-card" }, input, el("span", { class: "choice-text" }, words));
  };
  const cards = el("div", { class: "choice-cards" }, values.map(choice));
  return el("fieldset", { class: "field" }, el("legend", {}, t("whose")), cards);
}

// On a shared computer something is begun already, in this tab: perhaps by whoever sat here before.
export function otherPerson(link) {
  const again = async () => comparing(await wanted(link), link.site);
  const anew = () => (forget(), begin({ shared: false }), collecting(link, { anew: true }).catch(trouble));
  show(
    t("begun.title"),
    paragraph(t("begun.what"), "lede"),
    actions(
      button(t("begun.mine"), () => again().catch(trouble)),
      button(t("begun.other"), anew, "is-quiet"),
    ),
  );
}
