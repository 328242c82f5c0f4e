// What this browser has for its person: each of their weeks, and what can be done about it now.
import { answering } from "./answering.js";
import { elsewhere } from "./carry.js";
import { folded } from "./check_words.js";
import { phase } from "./days.js";
import { empty } from "./empty.js";
import { result } from "./result.js";
import { keepHere } from "./kept.js";
import { together } from "./names.js";
import { checkWords, load } from "./round.js";
import { actions, button, el, fold, notice, paragraph, sheet, show } from "./screen.js";
import { slipsOf } from "./slip.js";
import { forget, inSession, isKept } from "./store.js";
import { dayIn, daysIn, t } from "./texts.js";
import { told, trouble } from "./trouble.js";

// `said`: what has just happened, told first; `more`: what can be done about that.
export async function home(said, ...more) {
  const { tokens, sent } = inSession();
  const rounds = [...new Set([...tokens, ...sent].map((one) => one.round))];
  if (!rounds.length) return empty();
  const cards = await Promise.all(rounds.map(card));
  cards.sort((one, other) => (one.first < other.first ? -1 : 1));
  show(
    t("home.title"),
    said && notice(["already", "full"].includes(said) ? "" : "is-done", t(`${said}.title`), paragraph(t(`${said}.what`)), more.length > 0 && actions(...more)),
    ...cards.map((one) => one.sheet),
    isKept() ? leaving() : keeping(),
  );
}

async function card(round) {
  try {
    const loaded = await load(round);
    const { answering: when, organisation } = loaded.manifest;
    const values = { days: daysIn(when), last: dayIn(when.last), organisation };
    const wasSent = inSession().sent.find((one) => one.round === round);
    const where = phase(loaded.manifest, loaded.state, wasSent);
    const more = (await inside[where]?.(loaded)) ?? [];
    return { first: when.first, sheet: sheet(el("h2", {}, t("week", values)), paragraph(t(`phase.${where}`, values)), ...more) };
  } catch (error) {
    return { first: "", sheet: sheet(...told(error, "h2")) };
  }
}

const smallest = ({ manifest }) => manifest.byId.get(slipsOf(manifest)[0].circle);
const inside = {
  waiting: async (loaded) => [
    inSession().counts[loaded.manifest.round] > slipsOf(loaded.manifest).length && paragraph(t("carry.missing"), "count"),
    fold(t("together.title"), ...together(smallest(loaded)), paragraph(t("together.larger"), "help")),
    folded(await checkWords(loaded.manifest)),
    actions(button(t("carry"), () => elsewhere(loaded).catch(trouble), "is-quiet")),
  ],
  open: async (loaded) => [actions(button(t("answer"), () => answering(loaded).catch(trouble)), button(t("carry"), () => elsewhere(loaded).catch(trouble), "is-quiet"))],
  released: async (loaded) => [actions(button(t("find"), () => result(loaded).catch(trouble)))],
};

const keeping = () => notice("", t("keep.title"), paragraph(t("keep.what")), actions(button(t("keep"), () => home(keepHere() ? "kept" : "full"), "is-quiet")));
const leaving = () => fold(t("forget.title"), paragraph(t("forget.what")), actions(button(t("forget"), () => (forget(), empty()), "is-danger")));
