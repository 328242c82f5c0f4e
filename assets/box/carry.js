// Taking slips elsewhere: from one's own browser, where they stay too, or from a shared computer, where nothing does.
import { card } from "./card.js";
import { concernCard } from "./concern_card.js";
import { empty } from "./empty.js";
import { home } from "./home.js";
import { load } from "./round.js";
import { actions, button, notice, paragraph, show } from "./screen.js";
import { forget, inSession } from "./store.js";
import { t } from "./texts.js";
import { trouble } from "./trouble.js";

// From one's own browser: this week's slips, which stay here too.
export async function elsewhere(loaded) {
  const back = button(t("sent.home"), () => home().catch(trouble), "is-quiet");
  show(t("carry.title"), paragraph(t("carry.what"), "lede"), await card(loaded), actions(printing(), back));
}

// From a shared computer: all that was just received, which is lost with this tab.
export async function handOver() {
  const rounds = [...new Set(inSession().tokens.map((one) => one.round))];
  const cards = [];
  for (const round of rounds) cards.push(await card(await load(round)));
  if (inSession().slips.length) cards.push(concernCard());
  addEventListener("beforeunload", warn);
  const done = () => (removeEventListener("beforeunload", warn), forget(), empty());
  show(
    t("handover.title"),
    paragraph(t("handover.what"), "lede"),
    notice("is-care", t("handover.lost"), paragraph(t("handover.lost.what"))),
    ...cards,
    actions(printing(), button(t("handover.done"), done, "is-quiet")),
  );
}

const warn = (event) => event.preventDefault();
const printing = () => button(t("carry.print"), () => print());
