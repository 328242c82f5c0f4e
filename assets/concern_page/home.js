// The first screen: what can be said here, who listens, who there is outside, and the way back with twelve words.
import { actions, busy, button, el, fold, notice, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { before } from "./before.js";
import { nothingUnsaid } from "./draft.js";
import { listening, outside } from "./people.js";
import { published } from "./published.js";
import { returning } from "./returning.js";
import { slipsFor } from "./slips.js";
import { needed } from "./code.js";

// `said`: what has just happened, told first.
export async function home(said) {
  nothingUnsaid();
  busy(t("working"));
  const open = await published();
  const { directory, seasons } = open;
  const isHeard = Boolean(directory?.listeners.length); // the last one may have stopped
  const slips = isHeard ? await slipsFor(seasons) : [];
  const begin = button(t("home.begin"), () => before(open));
  const back = button(t("home.return"), () => returning(open), slips.length ? "is-quiet" : "");
  const points = ["sealed", "nameless", "answer", "stop"].map((one) => el("li", {}, t(`home.${one}`)));
  show(
    t("home.title"),
    said && notice("is-done", t(`${said}.title`), paragraph(t(`${said}.what`))),
    paragraph(t("home.what"), "lede"),
    el("ul", {}, points),
    actions(slips.length > 0 && begin, directory && back),
    isHeard && !slips.length && needed(() => home("carried").catch(trouble)),
    isHeard ? await listening(directory) : notice("is-care", t("nobody.title"), paragraph(t("nobody.what"))),
    outside(open.outside),
    fold(t("limits.title"), ...limits()),
  );
}

export const limits = () =>
  ["work", "changed", "listener", "style", "network", "program"].map((one) => paragraph(t(`limits.${one}`)));
