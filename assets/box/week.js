// One round on the screen of what this browser has: where it stands, and what can be done about it now.
import { answering } from "./answering.js";
import { elsewhere } from "./carry.js";
import { folded, ofWeek } from "./check_words.js";
import { phase } from "./days.js";
import { together } from "./names.js";
import { result } from "./result.js";
import { load } from "./round.js";
import { actions, button, el, fold, paragraph, sheet } from "./screen.js";
import { gateOf, isGated, slipsOf } from "./slip.js";
import { inSession } from "./store.js";
import { dayIn, daysIn, t } from "./texts.js";
import { told, trouble } from "./trouble.js";

// {first, sheet}: its first day, to sort by, and what is shown of it.
export async function week(round) {
  try {
    const loaded = await load(round);
    const { answering: when, organisation } = loaded.manifest;
    const values = { days: daysIn(when), last: dayIn(when.last), organisation };
    const wasSent = inSession().sent.find((one) => one.round === round);
    const where = phase(loaded.manifest, loaded.state, wasSent);
    const more = (await inside[where]?.(loaded)) ?? [];
    return {
      first: when.first,
      sheet: sheet(el("h2", {}, t("week", values)), paragraph(t(`phase.${where}`, values)), ...more),
    };
  } catch (error) {
    return { first: "", sheet: sheet(...told(error, "h2")) };
  }
}

const smallest = ({ manifest }) => manifest.byId.get(slipsOf(manifest)[0].circle);
const inside = {
  waiting: async (loaded) => [
    inSession().counts[loaded.manifest.round] > slipsOf(loaded.manifest).length &&
      paragraph(t("carry.missing"), "count"),
    fold(t("together.title"), ...together(smallest(loaded)), paragraph(t("together.larger"), "help")),
    isGated(loaded.state) && fold(t("gate.title"), ...(await ofWeek(await gateOf(loaded)))),
    await folded(loaded.manifest),
    actions(button(t("carry"), () => elsewhere(loaded).catch(trouble), "is-quiet")),
  ],
  open: async (loaded) => [
    actions(
      button(t("answer"), () => answering(loaded).catch(trouble)),
      button(t("carry"), () => elsewhere(loaded).catch(trouble), "is-quiet"),
    ),
  ],
  released: async (loaded) => [actions(button(t("find"), () => result(loaded).catch(trouble)))],
};
