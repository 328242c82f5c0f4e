// The first screen of collecting: what a slip is, and whose computer this is.
import { wanted } from "./collect.js";
import { comparing } from "./comparing.js";
import { home } from "./home.js";
import { quarter } from "./quarter.js";
import { actions, button, el, paragraph, sheet, show } from "./screen.js";
import { begin, forget, inSession } from "./store.js";
import { dayIn, t } from "./texts.js";
import { trouble } from "./trouble.js";
import { whose } from "./whose.js";

// `anew`: what this browser keeps is somebody else's, so it is no one person's browser.
export async function collecting(link, { anew = false } = {}) {
  const { tokens, sent, slips } = inSession();
  const has = (round) => [...tokens, ...sent].some((one) => one.round === round);
  const other = () => collecting(link, { anew: true }).catch(trouble);
  const hasSlips = !link.slips || (!anew && slips.some((one) => one.season === link.slips));
  if (!anew && link.rounds.every(has) && hasSlips) return home("already", button(t("already.other"), other, "is-quiet"));
  const open = link.rounds.length ? await wanted(link) : [];
  const season = hasSlips ? undefined : await quarter(link.slips);
  const { organisation } = open[0]?.manifest ?? season;
  const last = [...open.map((one) => one.manifest.issuing), season].filter(Boolean).map((one) => one.last).sort()[0];
  const about = [open.length > 0 && "once", season && "slips", "nameless", "lost"].filter(Boolean);
  const points = about.map((one) => el("li", {}, t(`collect.${one}`, { last: dayIn(last) })));
  const device = whose(anew ? ["shared"] : ["own", "shared"]);
  const go = () => {
    begin({ shared: device.querySelector("[value=shared]").checked });
    return comparing(open, link.site, season);
  };
  show(
    t(open.length ? "collect.title" : "collect.five"),
    paragraph(t(open.length ? "collect.what" : "collect.five.what", { organisation }), "lede"),
    el("ul", {}, points),
    sheet(device, actions(button(t("collect.go"), go))),
  );
}

// On a shared computer something is begun already, in this tab: perhaps by whoever sat here before.
export function otherPerson(link) {
  const again = async () =>
    comparing(link.rounds.length ? await wanted(link) : [], link.site, link.slips ? await quarter(link.slips) : undefined);
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
